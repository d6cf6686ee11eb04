import CivilTime
import TestSupport
import Testing

@testable import ICalendar

/// What is no rule, and the form that a rule gets.
@Suite struct RecurrenceFaultTests {
    struct Fault: CustomTestStringConvertible {
        var text: String
        var reason: RecurrenceError.Reason
        var offset: Int
        var testDescription: String { "'\(text.prefix(60))'" }

        init(_ text: String, _ reason: RecurrenceError.Reason, at offset: Int) {
            self.text = text
            self.reason = reason
            self.offset = offset
        }
    }

    @Test("each fault has its reason and its place", arguments: faults)
    func refused(_ fault: Fault) {
        let error = #expect(throws: RecurrenceError.self) { try RecurrenceRule(parsing: fault.text) }
        #expect(error?.reason == fault.reason)
        #expect(error?.offset == fault.offset)
    }

    private static let faults: [Fault] = [
        Fault("", .empty, at: 0),
        Fault("RRULE:", .empty, at: 6),
        Fault("FREQ=DAILY;BYMONTH=" + String(repeating: "1,", count: 491), .tooLong(limit: 1000), at: 1000),
        Fault("COUNT=3", .missingFrequency, at: 7),
        Fault("FREQ=FORTNIGHTLY", .unknownFrequency("FORTNIGHTLY"), at: 5),
        Fault("FREQ=", .unknownFrequency(""), at: 5),
        Fault("FREQ=hourly", .frequencyBelowDay("HOURLY"), at: 5),
        Fault("FREQ=MINUTELY", .frequencyBelowDay("MINUTELY"), at: 5),
        Fault("FREQ=SECONDLY", .frequencyBelowDay("SECONDLY"), at: 5),
        Fault("FREQ=DAILY;BYHOUR=8", .timeOfDay(.hours), at: 11),
        Fault("FREQ=DAILY;BYMINUTE=0", .timeOfDay(.minutes), at: 11),
        Fault("FREQ=DAILY;BYSECOND=0", .timeOfDay(.seconds), at: 11),
        Fault("RSCALE=CHINESE;FREQ=YEARLY", .calendarScale(.scale), at: 0),
        Fault("FREQ=MONTHLY;SKIP=FORWARD", .calendarScale(.skip), at: 13),
        Fault("FREQ=DAILY;X-SLOW=1", .unknownPart("X-SLOW"), at: 11),
        Fault("FREQ=DAILY; COUNT=3", .unknownPart(" COUNT"), at: 11),
        Fault("RRULE:RRULE:FREQ=DAILY", .unknownPart("RRULE:FREQ"), at: 6),
        Fault("ngày=1", .unknownPart("ngày"), at: 0),
        Fault("FREQ=DAILY;", .notAPart(""), at: 11),
        Fault(";FREQ=DAILY", .notAPart(""), at: 0),
        Fault("FREQ", .notAPart("FREQ"), at: 0),
        Fault("=DAILY", .notAPart("=DAILY"), at: 0),
        Fault("FREQ=DAILY;FREQ=DAILY", .repeatedPart(.frequency), at: 11),
        Fault("FREQ=DAILY;INTERVAL=1;INTERVAL=2", .repeatedPart(.interval), at: 22),
        Fault("FREQ=WEEKLY;WKST=MO;WKST=SU", .repeatedPart(.weekStart), at: 20),
        Fault("FREQ=DAILY;COUNT=2;UNTIL=20270101", .untilAndCount, at: 25),
        Fault("FREQ=DAILY;UNTIL=20270101T000000Z", .untilWithTime("20270101T000000Z"), at: 17),
        Fault("FREQ=DAILY;UNTIL=20270101t120000", .untilWithTime("20270101t120000"), at: 17),
        Fault("FREQ=DAILY;UNTIL=20270101T12", .badValue(.until, "20270101T12"), at: 17),
        Fault("FREQ=DAILY;UNTIL=20270229", .badValue(.until, "20270229"), at: 17),
        Fault("FREQ=DAILY;UNTIL=2027-01-01", .badValue(.until, "2027-01-01"), at: 17),
        Fault("FREQ=DAILY;UNTIL=00000101", .badValue(.until, "00000101"), at: 17),
        Fault("FREQ=DAILY;COUNT=0", .badValue(.count, "0"), at: 17),
        Fault("FREQ=DAILY;COUNT=-1", .badValue(.count, "-1"), at: 17),
        Fault("FREQ=DAILY;COUNT=2147483648", .badValue(.count, "2147483648"), at: 17),
        Fault("FREQ=DAILY;COUNT=99999999999999999999", .badValue(.count, "99999999999999999999"), at: 17),
        Fault("FREQ=DAILY;COUNT=3x", .badValue(.count, "3x"), at: 17),
        Fault("FREQ=DAILY;INTERVAL=0", .zeroInterval, at: 20),
        Fault("FREQ=DAILY;INTERVAL=", .badValue(.interval, ""), at: 20),
        Fault("FREQ=DAILY;INTERVAL=65537", .badValue(.interval, "65537"), at: 20),
        Fault("FREQ=WEEKLY;WKST=monday", .badValue(.weekStart, "monday"), at: 17),
        Fault("FREQ=WEEKLY;BYDAY=MO,,FR", .badValue(.weekdays, ""), at: 21),
        Fault("FREQ=WEEKLY;BYDAY=MO, FR", .badValue(.weekdays, " FR"), at: 21),
        Fault("FREQ=MONTHLY;BYDAY=2 TH", .badValue(.weekdays, "2 TH"), at: 19),
        Fault("FREQ=MONTHLY;BYDAY=0MO", .badValue(.weekdays, "0MO"), at: 19),
        Fault("FREQ=MONTHLY;BYDAY=-MO", .badValue(.weekdays, "-MO"), at: 19),
        Fault("FREQ=MONTHLY;BYDAY=255SU", .badValue(.weekdays, "255SU"), at: 19),
        Fault("FREQ=YEARLY;BYDAY=54MO", .badValue(.weekdays, "54MO"), at: 18),
        Fault("FREQ=MONTHLY;BYMONTHDAY=32", .badValue(.monthDays, "32"), at: 24),
        Fault("FREQ=MONTHLY;BYMONTHDAY=1,0", .badValue(.monthDays, "0"), at: 26),
        Fault("FREQ=MONTHLY;BYMONTHDAY=1..5", .badValue(.monthDays, "1..5"), at: 24),
        Fault("FREQ=YEARLY;BYMONTH=13", .badValue(.months, "13"), at: 20),
        Fault("FREQ=YEARLY;BYMONTH=-1", .badValue(.months, "-1"), at: 20),
        Fault("FREQ=YEARLY;BYMONTH=5L", .badValue(.months, "5L"), at: 20),
        Fault("FREQ=YEARLY;BYMONTH=005", .badValue(.months, "005"), at: 20),
        Fault("FREQ=YEARLY;BYWEEKNO=54", .badValue(.weekNumbers, "54"), at: 21),
        Fault("FREQ=YEARLY;BYYEARDAY=-367", .badValue(.yearDays, "-367"), at: 22),
        Fault("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367", .badValue(.positions, "367"), at: 31),
        Fault(
            "FREQ=MONTHLY;BYMONTHDAY=" + (1...31).map(String.init).joined(separator: ",") + ",-1",
            .tooManyValues(.monthDays, limit: 31), at: 24),
        Fault(
            "FREQ=YEARLY;BYWEEKNO=" + (1...53).map(String.init).joined(separator: ",") + ",-1,-2,-3",
            .tooManyValues(.weekNumbers, limit: 55), at: 21),
        Fault("FREQ=WEEKLY;BYMONTHDAY=1", .notAtFrequency(.monthDays, .weekly), at: 23),
        Fault("FREQ=MONTHLY;BYYEARDAY=1", .notAtFrequency(.yearDays, .monthly), at: 23),
        Fault("FREQ=DAILY;BYWEEKNO=1", .notAtFrequency(.weekNumbers, .daily), at: 20),
        Fault("BYDAY=+1MO;FREQ=WEEKLY", .numberedWeekday("1MO", .weekly), at: 6),
        Fault("FREQ=DAILY;BYDAY=MO,-1FR", .numberedWeekday("-1FR", .daily), at: 17),
        Fault("FREQ=YEARLY;BYWEEKNO=3;BYDAY=2MO", .numberedWeekdayInWeek("2MO"), at: 29),
        Fault("FREQ=MONTHLY;BYSETPOS=1", .positionsAlone, at: 22),
    ]

    @Test(
        "a rule is written in one form",
        arguments: [
            ("freq=weekly", "FREQ=WEEKLY"), ("rrule:FREQ=DAILY;INTERVAL=1", "FREQ=DAILY"),
            ("WKST=MO;BYDAY=fr,MO,+1tu,MO,-1MO;FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=-1MO,MO,1TU,FR"),
            ("FREQ=MONTHLY;BYDAY=MO,-1SU,SA,2SU,SU;WKST=SA", "FREQ=MONTHLY;BYDAY=SA,-1SU,SU,2SU,MO;WKST=SA"),
            ("BYMONTH=12,1,03,3;FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=1,3,12"),
            ("FREQ=DAILY;UNTIL=00010101", "FREQ=DAILY;UNTIL=00010101"),
            (
                "BYSETPOS=-1,+2;WKST=SU;BYWEEKNO=53,-53;BYYEARDAY=366,-366;BYMONTHDAY=31,-31;COUNT=2147483647;"
                    + "INTERVAL=32767;FREQ=YEARLY",
                "FREQ=YEARLY;COUNT=2147483647;INTERVAL=32767;BYMONTHDAY=-31,31;BYYEARDAY=-366,366;BYWEEKNO=-53,53;"
                    + "BYSETPOS=-1,2;WKST=SU"
            ),
        ])
    func normalForm(written: String, normal: String) throws {
        let rule = try RecurrenceRule(parsing: written)
        #expect(rule.text == normal)
        #expect(try RecurrenceRule(parsing: normal) == rule)
    }

    private static let wholes = [
        ";UNTIL=99991231", ";COUNT=7", ";INTERVAL=3", ";INTERVAL=32767", ";WKST=WE", ";BYDAY=MO,FR", ";BYDAY=-1FR,SU",
        ";BYMONTHDAY=30,-2", ";BYYEARDAY=-366,60", ";BYWEEKNO=53,-1", ";BYMONTH=2", ";BYSETPOS=-1,2",
    ]

    private static let morsels = [
        ";", "=", ",", "FREQ=HOURLY", "DAILY", "20271231", "T000000Z", "COUNT=", "MO", "-1FR", "BYDAY=", "BYHOUR=8",
        "RSCALE=", "0", "1", "-1", "366", "99999999999999999999", "+", " ", "\0", "é", "\u{1F4C5}",
    ]

    /// A few parts one after the other, in half of the texts with something put somewhere.
    private static func text(_ random: inout SeededGenerator) -> String {
        let frequency = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"].randomElement(using: &random) ?? "DAILY"
        let parts = wholes.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random))
        var bytes = Array("FREQ=\(frequency)\(parts.joined())".utf8)
        guard Bool.random(using: &random) else { return String(decoding: bytes, as: UTF8.self) }
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let morsel = (morsels.randomElement(using: &random) ?? "").utf8
            bytes.insert(contentsOf: morsel, at: .random(in: 0...bytes.count, using: &random))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("random texts are each answered, and what is a rule reads back and keeps its promises", arguments: [1, 2])
    func random(seed: UInt64) throws {
        var random = SeededGenerator(seed: Effort.seed(0) &+ seed)
        var rules = 0
        let rounds = Effort.rounds(1000)
        for _ in 0..<rounds {
            let text = Self.text(&random)
            switch Self.answer(to: text) {
            case .success(let rule):
                rules += 1
                let start = Day(number: .random(in: Int(Day.first.number)...Int(Day.last.number), using: &random))
                try check(rule, of: text, from: start)
            case .failure(let error):
                #expect(error.offset <= text.utf8.count && !error.description.isEmpty, "'\(text)'")
            }
        }
        #expect(rules >= rounds / 10)
    }

    private static func answer(to text: String) -> Result<RecurrenceRule, RecurrenceError> {
        Result { () throws(RecurrenceError) in try RecurrenceRule(parsing: text) }
    }

    private func check(_ rule: RecurrenceRule, of text: String, from start: Day) throws {
        #expect(try RecurrenceRule(parsing: rule.text) == rule, "'\(text)'")
        #expect(LibraryForm.parts(of: rule.text) == LibraryForm.parts(written: rule.text), "'\(text)'")
        #expect(rule.text.utf8.count <= RecurrenceRule.byteLimit)
        let end = start.adding(days: 1500)
        let days = rule.days(from: start, through: end, atMost: 50)
        #expect(days.count <= 50)
        #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 }, "'\(text)' from \(start)")
        #expect(days.allSatisfy { start <= $0 && $0 <= end }, "'\(text)' from \(start)")
    }
}
