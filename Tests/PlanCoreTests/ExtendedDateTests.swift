import CivilTime
import PlanCore
import TestSupport
import Testing

/// Dates that were extended by hand: one occurrence's alone, and of what is counted from it.
@Suite struct ExtendedDateTests {
    private static func extended(_ from: String, _ to: String) -> OccurrenceRecord.Extension {
        OccurrenceRecord.Extension(
            from: SamplePlan.day(from), to: SamplePlan.day(to), reason: "mưa lũ", by: "an",
            at: Instant(seconds: 1_610_000_000))
    }

    /// A quarterly report by the 20th of the quarter's last month at 17:00, what follows from it after three days, and a
    /// yearly one.
    private static let plan: Plan = SamplePlan.plan(
        deadlines: [
            SamplePlan.deadline(
                "quy", .repeating(.quarter, .day(20, month: 3), .by, TimeOfDay(seconds: 17 * 3600))),
            SamplePlan.deadline("sau", .relative(Distance(count: 3, unit: .days, .after), .deadline("quy"), nil)),
            SamplePlan.deadline("nam", .dated(.yearless(month: 6, day: 1), .before, nil)),
        ])

    private static func dates(_ plan: Plan) -> [String] {
        Schedule(plans: [plan], calendar: .weekdaysOnly).occurrences(in: .first ... .last)
            .map { "\($0.itemID)@\($0.key) \($0.lastGoodDay)" }.sorted()
    }

    @Test("one occurrence has another date, past that of the next one too; what is counted from it follows")
    func dates() throws {
        let plan = Self.plan.extended(by: [
            "mau/quy@2021-Q2": [Self.extended("2021-06-20", "2021-06-25"), Self.extended("2021-06-25", "2021-10-01")]
        ])
        #expect(
            Self.dates(plan) == [
                "nam@2021 2021-05-31", "quy@2021-Q1 2021-03-20", "quy@2021-Q2 2021-10-01", "quy@2021-Q3 2021-09-20",
                "quy@2021-Q4 2021-12-20", "sau@2021-Q1 2021-03-23", "sau@2021-Q2 2021-10-04", "sau@2021-Q3 2021-09-23",
                "sau@2021-Q4 2021-12-23",
            ])
        let schedule = Schedule(plans: [plan], calendar: .weekdaysOnly)
        let one = try #require(schedule.occurrence("mau/quy@2021-Q2"))
        #expect(one.cutoff.map { "\($0)" } == "2021-10-01T17:00:00Z" && one.extensions.count == 2)
        #expect(schedule.occurrence("mau/quy@2021-Q3")?.extensions.isEmpty == true)
        #expect(schedule.reminders(of: one).first?.identity == "mau/quy@2021-Q2#-14d/2021-10-01")
    }

    @Test("what is counted may be extended itself; then it follows what it was counted from only where that is later")
    func counted() {
        let plan = Self.plan.extended(by: ["mau/sau@2021-Q2": [Self.extended("2021-06-23", "2021-07-01")]])
        #expect(Self.dates(plan).contains("sau@2021-Q2 2021-07-01"))
        let later = plan.extended(by: ["mau/quy@2021-Q2": [Self.extended("2021-06-20", "2021-07-10")]])
        #expect(Self.dates(later).contains("sau@2021-Q2 2021-07-13"))
    }

    @Test("an extension never brings a date forward, and one of what the plan does not have is passed over")
    func earlier() {
        let plan = Self.plan.extended(by: [
            "mau/nam@2021": [Self.extended("2021-01-10", "2021-01-20")],
            "mau/quy@2022-Q1": [Self.extended("2021-01-10", "2021-01-20")],
            "mau/la@2021": [Self.extended("2021-01-10", "2021-01-20")],
            "khac/nam@2021": [Self.extended("2021-05-31", "2021-06-20")],
        ])
        #expect(Self.dates(plan) == Self.dates(Self.plan))
        #expect(Self.plan.extended(by: ["khac/nam@2021": [Self.extended("2021-05-31", "2021-06-20")]]) === Self.plan)
    }

    @Test("it is said where it comes from")
    func explained() throws {
        let plan = Self.plan.extended(by: ["mau/nam@2021": [Self.extended("2021-05-31", "2021-06-09")]])
        let schedule = Schedule(plans: [plan], calendar: .weekdaysOnly)
        let one = try #require(schedule.occurrence("mau/nam@2021"))
        #expect(one.dueText(in: .vietnamese) == "trước ngày 01/06/2021, gia hạn đến hết ngày 09/06/2021")
        #expect(one.dueText(in: .english) == "before 1 June 2021, extended to the end of 9 June 2021")
        let derivation = schedule.derivation(of: one)
        let texts = derivation.steps.map { StepText($0, of: derivation) }
        let step = try #require(texts.dropLast().last)
        #expect(step.sentence.vietnamese == "Gia hạn đến hết ngày 09/06/2021: an ghi ngày 07/01/2021.")
        #expect(step.sentence.english == "Extended to the end of 9 June 2021: recorded by an on 7 January 2021.")
        #expect(step.reasons.map(\.text.vietnamese) == ["mưa lũ"])
        let reminder = try #require(schedule.reminders(of: one).first)
        let notice = Notice(
            reminder, sentAt: reminder.instant, lateBy: nil, missing: [], calendar: schedule.calendar)
        #expect(notice.body(in: .vietnamese).contains("Gia hạn:        từ hết ngày 31/05/2021: mưa lũ\n"))
    }

    @Test("a date that the plan gives since and an extension keeps out is said, with how to follow the plan")
    func keptOut() throws {
        let plan = Self.plan.extended(by: [
            "mau/nam@2021": [Self.extended("2021-05-20", "2021-06-05"), Self.extended("2021-05-20", "2021-06-09")],
            "mau/quy@2021-Q1": [Self.extended("2021-03-20", "2021-03-25")],
        ])
        let schedule = Schedule(plans: [plan], calendar: .weekdaysOnly)
        #expect(schedule.occurrence("mau/quy@2021-Q1")?.ownDayWhenExtended == nil)
        let one = try #require(schedule.occurrence("mau/nam@2021"))
        #expect(one.ownDayWhenExtended?.description == "2021-05-20")
        let derivation = schedule.derivation(of: one)
        let texts = derivation.steps.map { StepText($0, of: derivation) }
        #expect(
            texts.flatMap(\.reasons).map(\.text.vietnamese).suffix(4).dropLast() == [
                "mưa lũ", "mưa lũ",
                "kế hoạch khi đó định hết ngày 20/05/2021, nay định hết ngày 31/05/2021: ngày gia hạn vẫn có hiệu lực; "
                    + "muốn theo kế hoạch: 'hanchot extend mau/nam@2021 --to 31/05/2021 --because …'",
            ])
    }

    @Test(
        "whatever is extended, every reminder is found once and in order, and every date explained",
        arguments: 0..<40 as Range<UInt64>)
    func random(seed: UInt64) throws {
        let zones = try ["Asia/Ho_Chi_Minh", "Europe/Berlin", "Pacific/Apia"].map {
            try Zone(identifier: $0, tzif: SamplePlan.systemZone($0))
        }
        var plans = RandomPlans(seed: seed, zones: zones)
        var generator = SeededGenerator(seed: ~seed)
        let written = plans.plan("a")
        let calendar = plans.calendar()
        let before = Schedule(plans: [written], calendar: calendar).occurrences(in: .first ... .last)
        var extensions: [String: [OccurrenceRecord.Extension]] = [:]
        for one in before.filter({ $0.cutoff != nil }).shuffled(using: &generator).prefix(6) {
            var days = [one.lastGoodDay]
            for _ in 0...Int.random(in: 0...1, using: &generator) {
                let from = days[days.count - 1]
                days.append(from.adding(days: Int.random(in: 1...200, using: &generator)))
            }
            extensions[one.identity] = zip(days, days.dropFirst()).map {
                Self.extended($0.description, $1.description)
            }
        }
        let plan = written.extended(by: extensions)
        let schedule = Schedule(plans: [plan], calendar: calendar)
        let after = schedule.occurrences(in: .first ... .last)
        #expect(Set(after.map(\.identity)) == Set(before.map(\.identity)) && after.count == before.count)
        for one in after {
            if let last = extensions[one.identity]?.last, one.deadline?.timing.anchor == nil {
                #expect(one.lastGoodDay == last.to, "\(one.identity)")
            }
            #expect(schedule.occurrence(one.identity)?.lastGoodDay == one.lastGoodDay, "\(one.identity)")
            let derivation = schedule.derivation(of: one)
            for (step, next) in zip(derivation.steps, derivation.steps.dropFirst()) {
                #expect(next.from == step.day, "\(one.identity)")
            }
            #expect(derivation.steps.last?.day == one.lastGoodDay, "\(one.identity)")
            if case .cutoff(_, let reading) = derivation.steps.last?.rule {
                #expect(reading.instant == one.cutoff, "\(one.identity)")
            }
        }
        let found = schedule.reminders(in: .distantPast ..< .distantFuture)
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.instant <= $1.instant })
        let expected = (after + schedule.ruleOccurrences(in: .first ... .last)).flatMap(schedule.reminders)
        #expect(found.map(\.identity).sorted() == expected.map(\.identity).sorted())
    }
}
