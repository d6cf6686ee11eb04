import CivilTime
import PlanCore
import Testing

/// Reminders that a calendar expression names, and quiet hours that hold them.
@Suite struct ReminderRuleTests {
    private static func rule(
        _ on: String, during: Anchor? = .phase("dot-1"), skipsDaysOff: Bool = false, quiet: [QuietTime] = []
    ) throws -> Plan {
        SamplePlan.plan(
            years: PlanYears(first: 2027, last: 2028),
            phases: [
                SamplePlan.phase("dot-1", .yearless(month: 1, day: 2), .yearless(month: 1, day: 19)),
                SamplePlan.phase("dot-2", .yearless(month: 12, day: 25), .yearless(month: 1, day: 8)),
            ],
            rules: [
                Plan.ReminderRule(
                    id: "giao-ban", message: "Họp giao ban", during: during, on: try CalendarExpression(parsing: on),
                    skipsDaysOff: skipsDaysOff, quiet: quiet, position: SamplePlan.position)
            ])
    }

    private static func quiet(_ begins: String, _ lasting: Span) throws -> QuietTime {
        QuietTime(begins: try CalendarExpression(parsing: begins), lasting: lasting)
    }

    private static func lines(_ plan: Plan, _ calendar: WorkingCalendar = .weekdaysOnly) -> [String] {
        Schedule(plans: [plan], calendar: calendar).reminders(in: .distantPast ..< .distantFuture)
            .filter { $0.occurrence.itemID == "giao-ban" }.map { "\($0.instant) \($0.identity)" }
    }

    @Test("every Monday of a phase, each year of the plan, under an identity of its own")
    func weekly() throws {
        #expect(
            Self.lines(try Self.rule("Mon 08:00")) == [
                "2027-01-04T08:00:00Z mau/giao-ban@dot-1-2027#20270104T080000Z/2027-01-04",
                "2027-01-11T08:00:00Z mau/giao-ban@dot-1-2027#20270111T080000Z/2027-01-11",
                "2027-01-18T08:00:00Z mau/giao-ban@dot-1-2027#20270118T080000Z/2027-01-18",
                "2028-01-03T08:00:00Z mau/giao-ban@dot-1-2028#20280103T080000Z/2028-01-03",
                "2028-01-10T08:00:00Z mau/giao-ban@dot-1-2028#20280110T080000Z/2028-01-10",
                "2028-01-17T08:00:00Z mau/giao-ban@dot-1-2028#20280117T080000Z/2028-01-17",
            ])
    }

    @Test("a window over the new year belongs to the year it begins in; the first and the last day count")
    func overNewYear() throws {
        let lines = Self.lines(try Self.rule("*-*-08,25 00:00", during: .phase("dot-2")))
        #expect(
            lines.map { String($0.prefix(10)) } == ["2027-12-25", "2028-01-08", "2028-12-25", "2029-01-08"])
        #expect(lines.allSatisfy { $0.contains(String($0.prefix(4)) == "2029" ? "dot-2-2028" : "dot-2-202") })
    }

    @Test("without a phase the rule holds in the plan's years; in each phase it holds in every one")
    func windows() throws {
        #expect(Self.lines(try Self.rule("*-12-31 23:59:59", during: nil)).count == 2)
        #expect(Self.lines(try Self.rule("*-01-01,02,05 07:00", during: .eachPhase)).count == 2 * (2 + 3))
    }

    @Test("days off are kept, or skipped when the rule says so")
    func daysOff() throws {
        #expect(Self.lines(try Self.rule("Sat 08:00")).count == 3 + 2)
        #expect(Self.lines(try Self.rule("Sat 08:00", skipsDaysOff: true)).isEmpty)
    }

    @Test("a time that the clock skips comes after the gap")
    func gap() throws {
        let berlin = try Zone(identifier: "Europe/Berlin", tzif: SamplePlan.systemZone("Europe/Berlin"))
        let plan = SamplePlan.plan(
            years: PlanYears(first: 2026, last: 2026), zone: berlin,
            rules: [
                Plan.ReminderRule(
                    id: "giao-ban", message: "Họp", on: try CalendarExpression(parsing: "*-03-29 02:30"),
                    position: SamplePlan.position)
            ])
        #expect(Self.lines(plan) == ["2026-03-29T01:00:00Z mau/giao-ban@2026#20260329T010000Z/2026-03-29"])
    }

    @Test("quiet hours hold what falls into them; nothing is dropped, and of what they hold the last is the nearest")
    func held() throws {
        let plan = try Self.rule("Mon 06,07,12:00", quiet: [Self.quiet("20:00", .hours(12))])
        let lines = Self.lines(plan)
        #expect(
            lines.prefix(3) == [
                "2027-01-04T08:00:00Z mau/giao-ban@dot-1-2027#20270104T060000Z/2027-01-04",
                "2027-01-04T08:00:00Z mau/giao-ban@dot-1-2027#20270104T070000Z/2027-01-04",
                "2027-01-04T12:00:00Z mau/giao-ban@dot-1-2027#20270104T120000Z/2027-01-04",
            ])
        let ranks = Schedule(plans: [plan], calendar: .weekdaysOnly).reminders(in: .distantPast ..< .distantFuture)
            .filter { $0.occurrence.itemID == "giao-ban" }.prefix(2).map(\.rule.rank)
        #expect(ranks[0] < ranks[1])
    }

    struct Hold: CustomTestStringConvertible {
        var name: String
        var at: Int
        var quiet: [(String, Span)]
        var time: TimeOfDay?
        /// The reminder of Friday 15/01/2027, the last good day, and the one of the day before.
        var expected: [String]
        var testDescription: String { name }
    }

    static let holds: [Hold] = [
        Hold(
            name: "outside of quiet nothing moves", at: 8, quiet: [("20:00", .hours(11))], time: nil,
            expected: ["-1d 2027-01-14T08:00:00Z", "0d 2027-01-15T08:00:00Z"]),
        Hold(
            name: "quiet holds until its end", at: 6, quiet: [("20:00", .hours(11))], time: nil,
            expected: ["-1d 2027-01-14T07:00:00Z", "0d 2027-01-15T07:00:00Z"]),
        Hold(
            name: "adjoining quiet is one", at: 6, quiet: [("20:00", .hours(11)), ("07:00", .hours(2))], time: nil,
            expected: ["-1d 2027-01-14T09:00:00Z", "0d 2027-01-15T09:00:00Z"]),
        Hold(
            name: "quiet that would hold past the cutoff lets go before it begins", at: 16,
            quiet: [("15:00", .hours(4))], time: TimeOfDay(seconds: 17 * 3600),
            expected: ["-1d 2027-01-14T19:00:00Z", "0d 2027-01-15T14:59:59Z"]),
        Hold(
            name: "what quiet would hold into a weekend past the cutoff comes before it", at: 18,
            quiet: [("17:00", .hours(15))], time: nil,
            expected: ["-1d 2027-01-15T08:00:00Z", "0d 2027-01-15T16:59:59Z"]),
        Hold(
            name: "quiet without an end is none", at: 8, quiet: [("*:00", .hours(2))], time: nil,
            expected: ["-1d 2027-01-14T08:00:00Z", "0d 2027-01-15T08:00:00Z"]),
    ]

    @Test("a deadline's reminders are held by quiet hours", arguments: holds)
    func ladder(_ hold: Hold) throws {
        let ladder = Ladder(
            before: [1, 0], at: TimeOfDay(seconds: hold.at * 3600), overdue: nil,
            quiet: try hold.quiet.map { try Self.quiet($0.0, $0.1) })
        let plan = SamplePlan.plan(
            years: PlanYears(first: 2027, last: 2027),
            deadlines: [
                SamplePlan.deadline("han", .dated(.yearless(month: 1, day: 15), .by, hold.time), ladder: ladder)
            ])
        let reminders = Schedule(plans: [plan], calendar: .weekdaysOnly).reminders(in: .distantPast ..< .distantFuture)
        #expect(reminders.map(SamplePlan.line) == hold.expected)
    }

    @Test("held into a weekend, a reminder waits for the next working day")
    func weekend() throws {
        let ladder = Ladder(
            before: [7], at: TimeOfDay(seconds: 18 * 3600), overdue: nil,
            quiet: [try Self.quiet("17:00", .hours(15))])
        let plan = SamplePlan.plan(
            years: PlanYears(first: 2027, last: 2027),
            deadlines: [SamplePlan.deadline("han", .dated(.yearless(month: 1, day: 22), .by, nil), ladder: ladder)])
        let reminders = Schedule(plans: [plan], calendar: .weekdaysOnly).reminders(in: .distantPast ..< .distantFuture)
        #expect(reminders.map(SamplePlan.line) == ["-7d 2027-01-18T08:00:00Z"])
    }

    @Test(
        "quiet for more than a year is none at either of its ends and in its middle, so that no reminder overtakes another"
    )
    func longQuiet() throws {
        // From January 2027 to the end of January 2028: 395 days in one.
        let ladder = Ladder(
            before: [1], at: TimeOfDay(seconds: 8 * 3600), overdue: nil,
            quiet: [try Self.quiet("2027-*-* 00:00", .days(31))])
        let start = SamplePlan.day("2026-11-02")
        let recurrence = Recurrence(rule: "FREQ=WEEKLY", days: (0..<80).map { start.adding(days: 7 * $0) })
        let plan = SamplePlan.plan(
            years: PlanYears(first: 2026, last: 2028),
            deadlines: [SamplePlan.deadline("han", .recurring(recurrence, .by, nil), ladder: ladder)])
        let schedule = Schedule(plans: [plan], calendar: .weekdaysOnly)
        let all = schedule.reminders(in: .distantPast ..< .distantFuture)
        #expect(all.count == 80)
        #expect(all.allSatisfy { $0.occurrence.plan.zone.local(at: $0.instant).time == TimeOfDay(seconds: 8 * 3600) })
        for place in stride(from: 0, to: all.count, by: 7) {
            let rest = schedule.reminders(in: all[place].instant ..< .distantFuture)
            #expect(rest.map(\.identity) == all[place...].map(\.identity))
        }
    }

    @Test("quiet that is pieced together from hundreds of times ends no search")
    func piecedQuiet() throws {
        let ladder = Ladder(
            before: [1], at: TimeOfDay(seconds: 8 * 3600), overdue: nil,
            quiet: try (0..<8).map { _ in try Self.quiet("Mon..Sat *:0/10:00", .minutes(10)) })
        let plan = SamplePlan.plan(
            years: PlanYears(first: 2027, last: 2027),
            deadlines: [SamplePlan.deadline("han", .dated(.yearless(month: 10, day: 20), .by, nil), ladder: ladder)])
        let reminders = Schedule(plans: [plan], calendar: .weekdaysOnly).reminders(in: .distantPast ..< .distantFuture)
        #expect(reminders.map(SamplePlan.line) == ["-1d 2027-10-19T08:00:00Z"])
    }

    struct Count: CustomTestStringConvertible {
        var on: String
        var years: PlanYears
        var skips = false
        var most: Int?
        var testDescription: String { on }
    }

    @Test(
        "a rule's times are counted where it has some, days off included, and never for long",
        arguments: [
            Count(on: "Mon 08:00", years: PlanYears(first: 2027, last: nil), most: 53),
            Count(on: "Sat *:*:*", years: PlanYears(first: 2027, last: nil), skips: true, most: 2_500),
            Count(on: "2040-*-* *:*:00", years: PlanYears(first: 2027, last: nil), most: 2_500),
            Count(on: "2026-*-* 08:00", years: PlanYears(first: 2027, last: nil), most: nil),
            Count(on: "*-02-29 08:00", years: PlanYears(first: 2027, last: nil), most: 1),
            Count(on: "*-02-30 08:00", years: PlanYears(first: 2027, last: nil), most: nil),
        ])
    func counts(_ count: Count) throws {
        let plan = SamplePlan.plan(
            years: count.years,
            rules: [
                Plan.ReminderRule(
                    id: "r", message: "M", on: try CalendarExpression(parsing: count.on), skipsDaysOff: count.skips,
                    position: SamplePlan.position)
            ])
        #expect(plan.mostTimes(ofRule: 0) == count.most)
    }

    @Test("a rule that names only days off and skips them has no reminder, and the search for one ends")
    func onlyDaysOff() throws {
        let plan = SamplePlan.plan(
            years: PlanYears(first: 2027, last: nil),
            rules: [
                Plan.ReminderRule(
                    id: "r", message: "M", on: try CalendarExpression(parsing: "Sat *:*:*"), skipsDaysOff: true,
                    position: SamplePlan.position)
            ])
        #expect(Schedule(plans: [plan], calendar: .weekdaysOnly).reminders(from: .distantPast).nextInstant == nil)
    }

    @Test("the reminders from an instant on are the last of all, held ones too")
    func fromAnInstant() throws {
        let plan = try Self.rule(
            "Mon..Fri 06,07,12:00", during: nil,
            quiet: [Self.quiet("20:00", .hours(12)), Self.quiet("Fri 11:00", .hours(80))])
        let schedule = Schedule(plans: [plan], calendar: .weekdaysOnly)
        let window = try #require(schedule.ruleOccurrences(in: .first ... .last).first)
        let all = schedule.reminders(of: window)
        for place in stride(from: 0, to: all.count, by: 31) {
            let instant = all[place].instant
            #expect(
                schedule.reminders(of: window, from: instant, through: .distantFuture).map(\.identity)
                    == all.filter { $0.instant >= instant }.map(\.identity))
            #expect(
                schedule.reminders(of: window, from: .distantPast, through: instant).map(\.identity)
                    == all.filter { $0.instant <= instant }.map(\.identity))
        }
    }
}
