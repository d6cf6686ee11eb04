import CivilTime
import PlanCore
import Testing

@Suite struct ReminderTests {
    private static func all(_ plan: Plan, from: String = "2000-01-01", to: String = "2100-01-01") -> [Reminder] {
        Schedule(plans: [plan], calendar: .weekdaysOnly).reminders(
            in: plan.zone.start(of: SamplePlan.day(from))..<plan.zone.start(of: SamplePlan.day(to)))
    }

    private static func dated(
        _ month: Int, _ day: Int, _ boundary: Boundary = .before, _ time: TimeOfDay? = nil, ladder: Ladder = .standard
    ) -> Plan.Deadline {
        SamplePlan.deadline("han", .dated(.yearless(month: month, day: day), boundary, time), ladder: ladder)
    }

    @Test("offsets count from the last good day, and a day off moves a reminder to the working day before")
    func ladderBefore() {
        let ladder = Ladder(before: [14, 7, 3, 1, 0], at: TimeOfDay(seconds: 28_800), overdue: nil)
        let plan = SamplePlan.plan(deadlines: [Self.dated(1, 20, ladder: ladder)])
        #expect(
            Self.all(plan).map(SamplePlan.line) == [
                "-14d 2021-01-05T08:00:00Z", "-7d 2021-01-12T08:00:00Z", "-3d 2021-01-15T08:00:00Z",
                "-1d 2021-01-18T08:00:00Z", "0d 2021-01-19T08:00:00Z",
            ])
    }

    @Test("the identity names plan, item, occurrence, rule and the last good day in force")
    func identity() {
        let plan = SamplePlan.plan("quang-thanh-2021", deadlines: [Self.dated(1, 20)])
        #expect(Self.all(plan)[2].identity == "quang-thanh-2021/han@2021#-3d/2021-01-19")
    }

    @Test("when the reminder's time is not before the cutoff, the last reminder comes on the working day before")
    func beforeAnEarlyCutoff() {
        let ladder = Ladder(before: [1, 0], at: TimeOfDay(seconds: 28_800), overdue: nil)
        let plan = SamplePlan.plan(deadlines: [Self.dated(11, 15, .by, TimeOfDay(hour: 7, minute: 0), ladder: ladder)])
        // 15/11/2021 is a Monday: both rungs fall on Friday.
        #expect(
            Self.all(plan).map(SamplePlan.line) == ["-1d 2021-11-12T08:00:00Z", "0d 2021-11-12T08:00:00Z"])
    }

    @Test("overdue reminders fall only on working days and never before the cutoff")
    func overdue() {
        let ladder = Ladder(
            before: [], at: TimeOfDay(seconds: 28_800), overdue: Ladder.Overdue(every: 1, lasting: 4))
        // Last good day Thursday 28/10/2021.
        let plan = SamplePlan.plan(deadlines: [Self.dated(10, 28, .by, ladder: ladder)])
        #expect(
            Self.all(plan).map(SamplePlan.line) == [
                "+1d 2021-10-29T08:00:00Z", "+2d 2021-11-01T08:00:00Z", "+3d 2021-11-01T08:00:00Z",
                "+4d 2021-11-01T08:00:00Z",
            ])
    }

    @Test("nothing is reminded of before the day the plan was issued")
    func issued() {
        let plan = SamplePlan.plan(issued: IssueDate(year: 2021, month: 1, day: 15), deadlines: [Self.dated(1, 20)])
        #expect(Self.all(plan).first.map(SamplePlan.line) == "-3d 2021-01-15T08:00:00Z")
    }

    @Test("a phase opens and closes, an event and an undated duty have one reminder each")
    func phasesEventsDuties() {
        let plan = SamplePlan.plan(
            phases: [SamplePlan.phase("dot", .yearless(month: 3, day: 1), .yearless(month: 6, day: 11))],
            deadlines: [SamplePlan.deadline("binh-xet", .duty(.phase("dot")))],
            events: [
                Plan.Event(
                    id: "ngay-hoi", title: "Ngày hội", on: .yearless(month: 11, day: 18), ladder: .standard,
                    position: SamplePlan.position)
            ])
        #expect(
            Self.all(plan).map { "\($0.identity) \($0.instant)" } == [
                "mau/dot@2021#opens/2021-03-01 2021-03-01T08:00:00Z",
                "mau/dot@2021#closes/2021-06-11 2021-06-11T08:00:00Z",
                "mau/binh-xet@dot-2021#after/2021-06-11 2021-06-11T08:00:00Z",
                "mau/ngay-hoi@2021#0d/2021-11-18 2021-11-18T08:00:00Z",
            ])
    }

    @Test("a schedule cut anywhere gives the same reminders as the whole, in order")
    func cuts() {
        let plan = SamplePlan.plan(
            years: PlanYears(first: 2019, last: nil), issued: IssueDate(year: 2019, month: 2),
            phases: [
                SamplePlan.phase("b", .yearless(month: 11, day: 15), .yearless(month: 2, day: 15)),
                SamplePlan.phase("a", .yearless(month: 1, day: 1), .yearless(month: 1, day: 31)),
            ],
            deadlines: [
                SamplePlan.deadline("thang", .repeating(.month, .day(31, month: 1), .by, nil)),
                SamplePlan.deadline("tuan", .repeating(.week, .weekday(.friday), .before, nil), onDayOff: .next),
                SamplePlan.deadline(
                    "sau", .relative(Distance(count: 5, unit: .workingDays), .eachPhase, nil), onDayOff: .next),
                SamplePlan.deadline("nam", .dated(.yearless(month: 1, day: 20), .before, nil)),
            ])
        let whole = Self.all(plan, from: "2019-01-01", to: "2024-01-01").map { "\($0.instant) \($0.identity)" }
        #expect(whole.count > 5000)
        #expect(Set(whole).count == whole.count)
        #expect(whole.map { $0.prefix(20) } == whole.map { $0.prefix(20) }.sorted())
        for days in stride(from: 0, to: 1825, by: 47) {
            let cut = SamplePlan.day("2019-01-01").adding(days: days)
            let parts =
                Self.all(plan, from: "2019-01-01", to: cut.description)
                + Self.all(plan, from: cut.description, to: "2024-01-01")
            #expect(Set(parts.map { "\($0.instant) \($0.identity)" }) == Set(whole), "cut at \(cut)")
            #expect(parts.count == whole.count, "cut at \(cut)")
        }
    }

    @Test("the order of plans and the number of times they are scheduled change nothing")
    func order() {
        let plans = ["b", "a", "c"].map { id in SamplePlan.plan(id, deadlines: [Self.dated(1, 20)]) }
        let range = Instant(seconds: 1_600_000_000)..<Instant(seconds: 1_700_000_000)
        let first = Schedule(plans: plans, calendar: .weekdaysOnly).reminders(in: range).map(\.identity)
        let second = Schedule(plans: plans.reversed(), calendar: .weekdaysOnly).reminders(in: range).map(\.identity)
        #expect(first == second)
        #expect(first.first?.hasPrefix("a/") == true)
    }
}
