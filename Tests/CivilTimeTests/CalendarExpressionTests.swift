import CivilTime
import Foundation
import TestSupport
import Testing

@Suite struct CalendarExpressionTests {
    // MARK: systemd's own cases

    /// See the source in the file.
    private struct Conformance: Decodable {
        struct Next: Decodable, Sendable, CustomTestStringConvertible {
            var expression: String
            /// Empty: UTC.
            var tz: String?
            var after_usec: Int64
            var next_usec: Int64?
            var testDescription: String { "'\(expression)' in '\(tz ?? "")' after \(after_usec)" }
        }

        struct Canonical: Decodable, Sendable, CustomTestStringConvertible {
            var input: String
            var canonical: String
            var testDescription: String { "'\(input)'" }
        }

        struct Invalid: Decodable, Sendable, CustomTestStringConvertible {
            var input: String
            var testDescription: String { "'\(input)'" }
        }

        var next: [Next]
        var canonical: [Canonical]
        var invalid: [Invalid]

        static func load() throws -> Conformance {
            let data = try Data(contentsOf: PythonOracle.fixtures.appending(path: "calendar-expressions.json"))
            return try JSONDecoder().decode(Conformance.self, from: data)
        }
    }

    @Test("systemd's own expressions elapse when systemd has them elapse", arguments: try Conformance.load().next)
    private func next(_ table: Conformance.Next) throws {
        let expression = try CalendarExpression(parsing: table.expression, zone: Zone.named)
        let zone = table.tz.flatMap(Zone.named) ?? .utc
        let next = expression.next(after: Instant(microseconds: table.after_usec), in: zone)
        #expect(next == table.next_usec.map(Instant.init(microseconds:)))
    }

    @Test("systemd's own expressions have systemd's normal form", arguments: try Conformance.load().canonical)
    private func canonical(_ table: Conformance.Canonical) throws {
        let expression = try CalendarExpression(parsing: table.input, zone: Zone.named)
        #expect(expression.description == table.canonical)
        #expect(try CalendarExpression(parsing: table.canonical, zone: Zone.named) == expression)
    }

    @Test("what systemd refuses is refused", arguments: try Conformance.load().invalid)
    private func invalid(_ table: Conformance.Invalid) {
        #expect(throws: CalendarExpressionError.self) { try CalendarExpression(parsing: table.input, zone: Zone.named) }
    }

    // MARK: Searching

    struct Elapse: Sendable, CustomTestStringConvertible {
        var name: String
        var expression: String
        var zone: String
        var after: String
        /// None: never.
        var next: String?
        var testDescription: String { name }
    }

    @Test(
        "the next elapse is the first time after that the clock shows",
        arguments: [
            Elapse(
                name: "a time in the gap is not named that day", expression: "*-*-* 02:30", zone: "Europe/Berlin",
                after: "2026-03-28 12:00", next: "2026-03-30 00:30"),
            Elapse(
                name: "the half hour that Lord Howe skips", expression: "02:15", zone: "Australia/Lord_Howe",
                after: "2026-10-03 00:00", next: "2026-10-04 15:15"),
            Elapse(
                name: "the day that Apia skipped", expression: "2011-12-30", zone: "Pacific/Apia",
                after: "2011-12-29 00:00", next: nil),
            Elapse(
                name: "the repeated hour counts once: its first coming", expression: "02:30", zone: "Europe/Berlin",
                after: "2026-10-24 12:00", next: "2026-10-25 00:30"),
            Elapse(
                name: "the repeated hour counts once: nothing in its second, where systemd elapses again",
                expression: "02:30", zone: "Europe/Berlin", after: "2026-10-25 00:30", next: "2026-10-26 01:30"),
            Elapse(
                name: "from within the second coming on to what is new", expression: "*:0/10", zone: "Europe/Berlin",
                after: "2026-10-25 01:15", next: "2026-10-25 02:00"),
            Elapse(
                name: "steps past midnight at the end of a year, which systemd misses", expression: "0,13/6:00:09",
                zone: "UTC", after: "1999-12-31 23:00", next: "2000-01-01 00:00:09"),
            Elapse(
                name: "steps past December, over which systemd gives up", expression: "1/5-09", zone: "UTC",
                after: "2026-11-12 00:00", next: "2027-01-09 00:00"),
            Elapse(
                name: "a leap day on a Monday", expression: "Mon *-02-29", zone: "UTC", after: "2026-01-01 00:00",
                next: "2044-02-29 00:00"),
            Elapse(
                name: "a day that no month has", expression: "*-02-30", zone: "UTC", after: "2026-01-01 00:00",
                next: nil),
            Elapse(
                name: "the zone in the expression wins", expression: "08:00 Asia/Ho_Chi_Minh", zone: "Europe/Berlin",
                after: "2026-01-01 00:00", next: "2026-01-01 01:00"),
            Elapse(
                name: "the last second of all", expression: "*:*:*", zone: "UTC", after: "2199-12-31 23:59:58",
                next: "2199-12-31 23:59:59"),
            Elapse(
                name: "nothing after it", expression: "*:*:*", zone: "UTC", after: "2199-12-31 23:59:59", next: nil),
        ])
    func next(table: Elapse) throws {
        let expression = try CalendarExpression(parsing: table.expression, zone: Zone.named)
        let next = expression.next(after: try utc(table.after), in: try Zone.system(table.zone))
        #expect(next == (try table.next.map(utc)))
    }

    @Test(
        "previous goes back the way that next came",
        arguments: ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"])
    func previousIsTheWayBack(name: String) throws {
        let zone = try Zone.system(name)
        var generator = CalendarExpressionGenerator(seed: Effort.seed(7))
        var steps = 0
        for start in [
            "2011-12-28 00:00", "2026-03-28 12:00", "2026-04-04 12:00", "2026-10-24 21:00", "2026-10-31 20:00",
        ] {
            for _ in 0..<60 {
                let text = generator.sample().text
                guard let expression = try? CalendarExpression(parsing: text, zone: Zone.named) else { continue }
                var elapses: [Instant] = []
                while elapses.count < 20, let next = expression.next(after: try elapses.last ?? utc(start), in: zone) {
                    elapses.append(next)
                }
                guard var place = elapses.last else { continue }
                for expected in elapses.dropLast().reversed() {
                    let previous = expression.previous(before: place, in: zone)
                    #expect(previous == expected, "'\(text)' before \(place)")
                    place = expected
                    steps += 1
                }
                let before = try expression.previous(before: place, in: zone).map { $0 <= (try utc(start)) } ?? true
                #expect(before, "'\(text)' before \(place)")
            }
        }
        #expect(steps > 1000)
    }

    @Test(
        "the ends of all instants are answered, never trapped on",
        arguments: ["*:*:*", "*-*-* 00:00", "1970-1-1", "@0"])
    func ends(text: String) throws {
        let expression = try CalendarExpression(parsing: text)
        for zone in [Zone.utc, try Zone.system("America/New_York"), try Zone.system("Pacific/Apia")] {
            #expect(expression.next(after: .distantFuture, in: zone) == nil)
            #expect(expression.previous(before: .distantPast, in: zone) == nil)
            #expect(expression.previous(before: Instant(microseconds: 0), in: zone) == nil)
            let first = try #require(expression.next(after: .distantPast, in: zone))
            #expect((0...86_400).contains(first.seconds))
            #expect(expression.previous(before: .distantFuture, in: zone).map { $0 >= first } == true)
        }
    }

    // MARK: Errors

    struct Fault: Sendable, CustomTestStringConvertible {
        var text: String
        var offset: Int
        var message: String
        var testDescription: String { "'\(text.prefix(40))'" }
    }

    @Test(
        "an error says what is wrong and where",
        arguments: [
            Fault(text: "", offset: 0, message: "the calendar expression is empty"),
            Fault(text: "tuesdy 10:00", offset: 0, message: "unknown word 'tuesdy'"),
            Fault(text: "Mon,Tues 10:00", offset: 4, message: "unknown word 'Tues'"),
            Fault(
                text: String(repeating: "x", count: 99), offset: 0,
                message: "unknown word '\(String(repeating: "x", count: 39))…'"),
            Fault(text: "Mon.. 12:00", offset: 5, message: "the range has no end"),
            Fault(text: "Fri..Mon", offset: 8, message: "the range ends before it starts"),
            Fault(text: "10:00 Mars/Phobos", offset: 6, message: "unknown time zone 'Mars/Phobos'"),
            Fault(text: "2026-01-01 Mars", offset: 11, message: "unknown time zone 'Mars'"),
            Fault(text: "25:00", offset: 0, message: "not within 0 to 23"),
            Fault(text: "10:00:60", offset: 6, message: "not within 0 to 59"),
            Fault(text: "*-13-01", offset: 2, message: "not within 1 to 12"),
            Fault(text: "*-*~29", offset: 4, message: "not within 1 to 28"),
            Fault(text: "20/4:00", offset: 0, message: "the step leads nowhere"),
            Fault(text: "10:0/0", offset: 4, message: "the step leads nowhere"),
            Fault(text: "7", offset: 1, message: "':' is missing"),
            Fault(text: "10:", offset: 3, message: "a number is missing"),
            Fault(text: "10:00x", offset: 5, message: "unexpected 'x'"),
            Fault(text: "10:00 giờ", offset: 6, message: "unknown time zone 'giờ'"),
            Fault(
                text: Array(repeating: "1", count: 242).joined(separator: ",") + ":00", offset: 482,
                message: "more than 241 values in a list"),
            Fault(
                text: String(repeating: " ", count: 8193), offset: 8192,
                message: "the calendar expression has more than 8192 bytes"),
        ])
    func errors(fault: Fault) throws {
        let error = #expect(throws: CalendarExpressionError.self) {
            try CalendarExpression(parsing: fault.text, zone: Zone.named)
        }
        #expect(error?.description == fault.message)
        #expect(error?.offset == fault.offset)
    }

    @Test("damaged texts are refused, or read and printed without loss, and searched either way")
    func damagedTexts() throws {
        let berlin = try Zone.system("Europe/Berlin")
        let odd = Array("0123456789*,./-~:@ MonUTC+\u{0}\u{301}ệ")
        var generator = CalendarExpressionGenerator(seed: Effort.seed(11))
        var random = SeededGenerator(seed: Effort.seed(12))
        var readable = 0
        let rounds = Effort.rounds(2000)
        for _ in 0..<rounds {
            var text = Array(generator.sample().text)
            for _ in 0..<Int.random(in: 0...3, using: &random) where !text.isEmpty {
                let place = Int.random(in: 0..<text.count, using: &random)
                text[place] = odd.randomElement(using: &random) ?? "x"
                if Bool.random(using: &random) { text.remove(at: place) }
            }
            do throws(CalendarExpressionError) {
                let expression = try CalendarExpression(parsing: String(text), zone: Zone.named)
                let copy = try CalendarExpression(parsing: expression.description, zone: Zone.named)
                #expect(copy == expression, "'\(String(text))'")
                let place = Instant(seconds: .random(in: -1_000_000...7_300_000_000, using: &random))
                if let next = expression.next(after: place, in: berlin) {
                    #expect(next > place, "'\(String(text))'")
                    let previous = expression.previous(before: next, in: berlin)
                    #expect(previous.map { $0 <= place } ?? true, "'\(String(text))' before \(next)")
                }
                readable += 1
            } catch {
                #expect(error.offset <= String(text).utf8.count, "'\(String(text))'")
            }
        }
        #expect(readable > rounds / 10)
    }

    @Test("as many values as systemd takes are taken")
    func longestList() throws {
        let list = Array(repeating: "1", count: 241).joined(separator: ",")
        #expect(try CalendarExpression(parsing: "\(list):00").description == "*-*-* 01:00:00")
    }
}

extension Zone {
    /// The system's zone of that name; nil when there is none.
    static func named(_ name: String) -> Zone? { name.isEmpty ? nil : try? system(name) }
}
