import CivilTime
import PlanCore
import Testing

/// Deadlines that are counted from others, forwards and backwards, over Tết and through a moved date.
@Suite struct ChainTests {
    private static let tet = WorkingCalendar([
        HolidayCalendar(
            id: "vn", title: "Việt Nam", years: [2027: .official],
            holidays: [
                Holiday(
                    title: "Tết", days: SamplePlan.day("2027-02-05")...SamplePlan.day("2027-02-11"), source: nil,
                    status: .official)
            ])
    ])

    private static func chain(_ deadlines: [Plan.Deadline], phases: [Plan.Phase] = [], events: [Plan.Event] = [])
        -> Plan
    {
        SamplePlan.plan(years: PlanYears(first: 2027, last: 2027), phases: phases, deadlines: deadlines, events: events)
    }

    private static func lines(_ plan: Plan, _ calendar: WorkingCalendar = tet) -> [String] {
        Schedule(plans: [plan], calendar: calendar).occurrences(in: .first ... .last)
            .filter { $0.deadline != nil }
            .sorted { $0.identity < $1.identity }.map { "\($0.itemID)@\($0.key) \($0.lastGoodDay)" }
    }

    private static func dated(_ id: String, _ month: Int, _ day: Int, onDayOff: DayOffRule = .keep) -> Plan.Deadline {
        SamplePlan.deadline(id, .dated(.yearless(month: month, day: day), .by, nil), onDayOff: onDayOff)
    }

    private static func relative(
        _ id: String, _ count: Int, _ unit: Distance.Unit, _ direction: Distance.Direction = .after, _ anchor: Anchor,
        onDayOff: DayOffRule = .next
    ) -> Plan.Deadline {
        SamplePlan.deadline(
            id, .relative(Distance(count: count, unit: unit, direction), anchor, nil), onDayOff: onDayOff)
    }

    struct Example: CustomTestStringConvertible {
        var name: String
        var plan: Plan
        var expected: [String]
        var testDescription: String { name }
    }

    static let examples: [Example] = [
        Example(
            name: "day 1 is the day after the deadline",
            plan: chain([dated("a", 3, 1), relative("b", 3, .days, .after, .deadline("a"))]),
            expected: ["a@2027 2027-03-01", "b@2027 2027-03-04"]),
        Example(
            name: "working days skip Tết and its weekends",
            plan: chain([dated("a", 2, 3), relative("b", 2, .workingDays, .after, .deadline("a"))]),
            expected: ["a@2027 2027-02-03", "b@2027 2027-02-12"]),
        Example(
            name: "the lower tier comes five working days ahead of the upper one",
            plan: chain([
                dated("huyen", 2, 15), relative("xa", 5, .workingDays, .ahead, .deadline("huyen"), onDayOff: .previous),
            ]),
            expected: ["huyen@2027 2027-02-15", "xa@2027 2027-02-01"]),
        Example(
            name: "days ahead that end on a day off fall on the working day before",
            plan: chain([
                dated("huyen", 2, 17), relative("xa", 7, .days, .ahead, .deadline("huyen"), onDayOff: .previous),
            ]),
            expected: ["huyen@2027 2027-02-17", "xa@2027 2027-02-04"]),
        Example(
            name: "a moved date moves what is counted from it",
            plan: chain([
                dated("a", 2, 6, onDayOff: .next), relative("b", 1, .days, .after, .deadline("a")),
                relative("c", 1, .weeks, .after, .deadline("b")),
            ]),
            expected: ["a@2027 2027-02-12", "b@2027 2027-02-15", "c@2027 2027-02-22"]),
        Example(
            name: "what follows a repeating deadline repeats with it",
            plan: chain([
                SamplePlan.deadline("bao-cao", .repeating(.halfYear, .day(15, month: 6), .by, nil)),
                relative("tong-hop", 5, .days, .after, .deadline("bao-cao"), onDayOff: .keep),
            ]),
            expected: [
                "bao-cao@2027-H1 2027-06-15", "bao-cao@2027-H2 2027-12-15", "tong-hop@2027-H1 2027-06-20",
                "tong-hop@2027-H2 2027-12-20",
            ]),
        Example(
            name: "what follows a deadline of each phase has one of each phase",
            plan: chain(
                [
                    relative("c", 2, .days, .after, .deadline("b"), onDayOff: .keep),
                    relative("b", 1, .days, .after, .eachPhase, onDayOff: .keep),
                ],
                phases: [
                    SamplePlan.phase("dot-1", .yearless(month: 1, day: 1), .yearless(month: 6, day: 11)),
                    SamplePlan.phase("dot-2", .yearless(month: 6, day: 12), .yearless(month: 12, day: 31)),
                ]),
            expected: [
                "b@dot-1-2027 2027-06-12", "b@dot-2-2027 2028-01-01", "c@dot-1-2027 2027-06-14",
                "c@dot-2-2027 2028-01-03",
            ]),
        Example(
            name: "ahead of a phase counts back from its first day",
            plan: chain(
                [relative("chuan-bi", 1, .months, .ahead, .phase("dot"), onDayOff: .keep)],
                phases: [SamplePlan.phase("dot", .yearless(month: 3, day: 31), .yearless(month: 6, day: 11))]),
            expected: ["chuan-bi@dot-2027 2027-02-28"]),
        Example(
            name: "after and ahead of an event",
            plan: chain(
                [
                    relative("sau", 2, .days, .after, .event("hop"), onDayOff: .keep),
                    relative("truoc", 2, .days, .ahead, .event("hop"), onDayOff: .keep),
                ],
                events: [
                    Plan.Event(
                        id: "hop", title: "Họp", on: .yearlessLunar(month: 1, day: 1), ladder: .standard,
                        position: SamplePlan.position)
                ]),
            expected: ["sau@2027 2027-02-08", "truoc@2027 2027-02-04"]),
    ]

    @Test("a deadline is counted from another", arguments: examples)
    func counted(_ example: Example) {
        #expect(Self.lines(example.plan) == example.expected)
    }

    @Test("an undated duty after a deadline is reminded of once, on its last good day")
    func duty() {
        let plan = Self.chain([Self.dated("a", 3, 5), SamplePlan.deadline("luu", .duty(.deadline("a")))])
        let schedule = Schedule(plans: [plan], calendar: Self.tet)
        let reminders = schedule.occurrences(in: .first ... .last).filter { $0.itemID == "luu" }
            .flatMap(schedule.reminders)
        #expect(reminders.map(SamplePlan.line) == ["after 2027-03-05T08:00:00Z"])
    }

    @Test("a holiday announced late moves the whole chain")
    func announced() {
        let plan = Self.chain([
            Self.relative("b", 3, .workingDays, .after, .deadline("a")), Self.dated("a", 3, 1),
            Self.relative("c", 3, .workingDays, .after, .deadline("b")),
        ])
        let added = WorkingCalendar(
            Self.tet.calendars + [
                HolidayCalendar(
                    id: "moi", title: "Mới",
                    exactDates: [
                        ExactDate(
                            day: SamplePlan.day("2027-03-03"), isWorking: false, title: "Nghỉ", source: nil,
                            status: .official)
                    ])
            ])
        #expect(Self.lines(plan) == ["a@2027 2027-03-01", "b@2027 2027-03-04", "c@2027 2027-03-09"])
        #expect(Self.lines(plan, added) == ["a@2027 2027-03-01", "b@2027 2027-03-05", "c@2027 2027-03-10"])
    }
}
