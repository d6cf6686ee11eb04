import CivilTime
import PlanCore
import TestSupport
import Testing

@Suite struct ScheduleDifferenceTests {
    private static let day = SamplePlan.day
    private static let ladder = Ladder(before: [3, 0], at: TimeOfDay(seconds: 8 * 3600), overdue: nil)
    /// 2027-01-19 is a Tuesday.
    private static let tuesday = PlanDate.yearless(month: 1, day: 19)

    private static func plan(
        id: String = "p", years: Int? = 2027, zone: Zone = .utc, phases: [Plan.Phase] = [],
        _ deadlines: Plan.Deadline..., events: [Plan.Event] = []
    ) -> Plan {
        SamplePlan.plan(
            id, years: PlanYears(first: 2027, last: years), zone: zone, phases: phases, deadlines: deadlines,
            events: events)
    }

    private static func deadline(
        _ id: String = "han", _ date: PlanDate = tuesday, _ time: TimeOfDay? = nil, ladder: Ladder = ladder,
        onDayOff: DayOffRule = .next
    ) -> Plan.Deadline {
        SamplePlan.deadline(id, .dated(date, .by, time), ladder: ladder, onDayOff: onDayOff)
    }

    private static func event(_ day: Int) -> Plan.Event {
        Plan.Event(
            id: "le", title: "Lễ", on: .yearless(month: 3, day: day), ladder: ladder, position: SamplePlan.position)
    }

    private static func off(_ days: String...) -> WorkingCalendar {
        let dates = days.map {
            ExactDate(day: day($0), isWorking: false, title: "Nghỉ", source: nil, status: .official)
        }
        return WorkingCalendar([HolidayCalendar(id: "nghi", title: "Nghỉ", exactDates: dates)])
    }

    private static let year = day("2027-01-01")...day("2027-12-31")

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var before: [Plan]
        var after: [Plan]
        var calendars: (WorkingCalendar, WorkingCalendar) = (.weekdaysOnly, .weekdaysOnly)
        var days = year
        var vietnamese: [String]
        var english: [String]
    }

    private static let cases: [Case] = [
        Case(
            testDescription: "nothing", before: [plan(deadline())], after: [plan(deadline())], vietnamese: [],
            english: []),
        Case(
            testDescription: "a day off moves the date and the reminder on it", before: [plan(deadline())],
            after: [plan(deadline())], calendars: (.weekdaysOnly, off("2027-01-19")),
            vietnamese: [
                "p/han (2027): hết ngày 19/01/2027 → hết ngày 20/01/2027",
                "p/han (2027) 0d: 08:00 ngày 19/01/2027 → 08:00 ngày 20/01/2027",
            ],
            english: [
                "p/han (2027): the end of 19 January 2027 → the end of 20 January 2027",
                "p/han (2027) 0d: 08:00 on 19 January 2027 → 08:00 on 20 January 2027",
            ]),
        Case(
            testDescription: "a day off moves a reminder alone", before: [plan(deadline())],
            after: [plan(deadline())], calendars: (.weekdaysOnly, off("2027-01-15")),
            vietnamese: ["p/han (2027) -3d: 08:00 ngày 15/01/2027 → 08:00 ngày 14/01/2027"],
            english: ["p/han (2027) -3d: 08:00 on 15 January 2027 → 08:00 on 14 January 2027"]),
        Case(
            testDescription: "a plan that goes, and one that comes",
            before: [plan(id: "cu", deadline(ladder: Ladder(before: [], at: .midnight, overdue: nil)))],
            after: [plan(id: "moi", deadline(ladder: Ladder(before: [0], at: .midnight, overdue: nil)))],
            vietnamese: [
                "cu/han (2027): hết ngày 19/01/2027 → bỏ", "moi/han (2027): chưa có → hết ngày 19/01/2027",
                "moi/han (2027) 0d: chưa có → 00:00 ngày 19/01/2027",
            ],
            english: [
                "cu/han (2027): the end of 19 January 2027 → gone",
                "moi/han (2027): none → the end of 19 January 2027",
                "moi/han (2027) 0d: none → 00:00 on 19 January 2027",
            ]),
        Case(
            testDescription: "a time of day",
            before: [plan(deadline(ladder: Ladder(before: [], at: .midnight, overdue: nil)))],
            after: [
                plan(
                    deadline(
                        "han", tuesday, TimeOfDay(seconds: 17 * 3600),
                        ladder: Ladder(before: [], at: .midnight, overdue: nil)))
            ],
            vietnamese: ["p/han (2027): hết ngày 19/01/2027 → 17:00 ngày 19/01/2027"],
            english: ["p/han (2027): the end of 19 January 2027 → 17:00 on 19 January 2027"]),
        Case(
            testDescription: "a phase's first day, an event",
            before: [
                plan(
                    phases: [SamplePlan.phase("dot", tuesday, .yearless(month: 2, day: 26), ladder: ladder)],
                    events: [event(1)])
            ],
            after: [
                plan(
                    phases: [
                        SamplePlan.phase(
                            "dot", .yearless(month: 1, day: 20), .yearless(month: 2, day: 26), ladder: ladder)
                    ], events: [event(2)])
            ],
            vietnamese: [
                "p/dot (2027): từ ngày 19/01/2027 đến hết ngày 26/02/2027 → từ ngày 20/01/2027 đến hết ngày 26/02/2027",
                "p/le (2027): ngày 01/03/2027 → ngày 02/03/2027",
                "p/dot (2027) opens: 08:00 ngày 19/01/2027 → 08:00 ngày 20/01/2027",
                "p/le (2027) 0d: 08:00 ngày 01/03/2027 → 08:00 ngày 02/03/2027",
            ],
            english: [
                "p/dot (2027): from 19 January 2027 to 26 February 2027 → from 20 January 2027 to 26 February 2027",
                "p/le (2027): 1 March 2027 → 2 March 2027",
                "p/dot (2027) opens: 08:00 on 19 January 2027 → 08:00 on 20 January 2027",
                "p/le (2027) 0d: 08:00 on 1 March 2027 → 08:00 on 2 March 2027",
            ]),
        Case(
            testDescription: "another zone alone is named", before: [plan(zone: .utc, deadline())],
            after: [plan(zone: east, deadline())],
            vietnamese: [
                "p/han (2027): hết ngày 19/01/2027 (UTC) → hết ngày 19/01/2027 (Asia/Ho_Chi_Minh)",
                "p/han (2027) -3d: 08:00 ngày 15/01/2027 (UTC) → 08:00 ngày 15/01/2027 (Asia/Ho_Chi_Minh)",
                "p/han (2027) 0d: 08:00 ngày 19/01/2027 (UTC) → 08:00 ngày 19/01/2027 (Asia/Ho_Chi_Minh)",
            ],
            english: [
                "p/han (2027): the end of 19 January 2027 (UTC) → the end of 19 January 2027 (Asia/Ho_Chi_Minh)",
                "p/han (2027) -3d: 08:00 on 15 January 2027 (UTC) → 08:00 on 15 January 2027 (Asia/Ho_Chi_Minh)",
                "p/han (2027) 0d: 08:00 on 19 January 2027 (UTC) → 08:00 on 19 January 2027 (Asia/Ho_Chi_Minh)",
            ]),
        Case(
            testDescription: "what leaves the range has moved, and what does not touch it is not told",
            before: [plan(years: nil, deadline())], after: [plan(years: nil, deadline())],
            calendars: (.weekdaysOnly, off("2027-01-19", "2028-01-19")), days: day("2027-01-17")...day("2027-01-19"),
            vietnamese: [
                "p/han (2027): hết ngày 19/01/2027 → hết ngày 20/01/2027",
                "p/han (2027) 0d: 08:00 ngày 19/01/2027 → 08:00 ngày 20/01/2027",
            ],
            english: [
                "p/han (2027): the end of 19 January 2027 → the end of 20 January 2027",
                "p/han (2027) 0d: 08:00 on 19 January 2027 → 08:00 on 20 January 2027",
            ]),
        Case(
            testDescription: "what comes into the range from outside has moved too", before: [plan(deadline())],
            after: [plan(deadline())], calendars: (.weekdaysOnly, off("2027-01-19")),
            days: day("2027-01-20")...day("2027-01-20"),
            vietnamese: [
                "p/han (2027): hết ngày 19/01/2027 → hết ngày 20/01/2027",
                "p/han (2027) 0d: 08:00 ngày 19/01/2027 → 08:00 ngày 20/01/2027",
            ],
            english: [
                "p/han (2027): the end of 19 January 2027 → the end of 20 January 2027",
                "p/han (2027) 0d: 08:00 on 19 January 2027 → 08:00 on 20 January 2027",
            ]),
    ]

    private static let east: Zone = {
        guard let zone = try? Zone(identifier: "Asia/Ho_Chi_Minh", rule: "<+07>-7") else {
            preconditionFailure("a zone of one rule")
        }
        return zone
    }()

    @Test("what moved, from what to what", arguments: cases)
    func lines(_ one: Case) {
        let difference = ScheduleDifference(
            from: Schedule(plans: one.before, calendar: one.calendars.0),
            to: Schedule(plans: one.after, calendar: one.calendars.1), in: one.days)
        for (language, expected) in [(Language.vietnamese, one.vietnamese), (.english, one.english)] {
            let lines =
                difference.dates.map { $0.text(in: language) } + difference.reminders.map { $0.text(in: language) }
            #expect(lines == expected)
        }
        #expect(difference.isEmpty == one.english.isEmpty)
    }

    @Test("a change of each part of a plan makes it another value")
    func planEquality() {
        let plan = Self.plan(Self.deadline())
        // A part that is new here has to be compared there.
        #expect(Mirror(reflecting: plan).children.count == 17)
        #expect(plan == Self.plan(Self.deadline()))
        #expect(plan != Self.plan(id: "q", Self.deadline()))
        func copy(
            isDraft: Bool = false, recipients: [Plan.Recipient] = [], targets: [Plan.Target] = []
        ) -> Plan {
            Plan(
                id: plan.id, file: plan.file, isDraft: isDraft, number: plan.number, title: plan.title,
                issuer: plan.issuer, issued: plan.issued, years: plan.years, zone: plan.zone, language: plan.language,
                units: plan.units, recipients: recipients, targets: targets, phases: plan.phases,
                deadlines: plan.deadlines, events: plan.events, rules: plan.rules)
        }
        #expect(plan == copy())
        #expect(plan != copy(isDraft: true))
        #expect(plan != copy(recipients: [Plan.Recipient(id: "van-phong", name: "Văn phòng")]))
        #expect(plan != copy(targets: [Plan.Target(id: "mo-hinh", title: "Mô hình", goal: .count(1))]))
        #expect(plan != Self.plan(years: nil, Self.deadline()))
        #expect(plan != Self.plan(zone: Self.east, Self.deadline()))
        #expect(plan != Self.plan(phases: [SamplePlan.phase("dot", Self.tuesday, Self.tuesday)], Self.deadline()))
        #expect(plan != Self.plan(Self.deadline(onDayOff: .keep)))
        #expect(plan != Self.plan(Self.deadline(), events: [Self.event(1)]))
    }

    // MARK: Random plans

    /// Two random pairs of plans and calendars with the same ids: plans that change, and holidays that change alone.
    private func schedules(_ seed: UInt64) -> (Schedule, Schedule) {
        var random = RandomPlans(seed: seed, zones: [.utc, Self.east])
        let plans = ["a", "b", "c"].map { random.plan($0) }
        let others = seed.isMultiple(of: 2) ? plans : [plans[0], random.plan("b"), random.plan("d")]
        return (
            Schedule(plans: plans, calendar: random.calendar()), Schedule(plans: others, calendar: random.calendar())
        )
    }

    private func names(_ difference: ScheduleDifference, forwards: Bool = true) -> Set<String> {
        func sides<Value>(_ change: Change<Value>, _ text: (Value) -> String) -> String {
            let sides = [change.before.map(text) ?? "-", change.after.map(text) ?? "-"]
            return (forwards ? sides : sides.reversed()).joined(separator: " → ")
        }
        return Set(difference.dates.map { sides($0, line) } + difference.reminders.map { sides($0, line) })
    }

    private func line(_ occurrence: Occurrence) -> String {
        "\(occurrence.identity) \(occurrence.window?.lowerBound ?? occurrence.lastGoodDay) \(occurrence.lastGoodDay) "
            + (occurrence.cutoff?.description ?? "")
    }

    private func line(_ reminder: Reminder) -> String {
        "\(reminder.occurrence.identity)#\(reminder.rule) \(reminder.instant)"
    }

    /// The same found in another way: everything that there ever is on both sides, compared name by name.
    private func expected(_ before: Schedule, _ after: Schedule, _ days: ClosedRange<Day>) -> Set<String> {
        let near = days.lowerBound.adding(days: -366)...days.upperBound.adding(days: 366)
        func items(_ schedule: Schedule) -> [String: (text: String, days: ClosedRange<Day>)] {
            var items: [String: (text: String, days: ClosedRange<Day>)] = [:]
            for occurrence in schedule.occurrences(in: .first ... .last) {
                let last = occurrence.lastGoodDay
                items[occurrence.identity] = (line(occurrence), (occurrence.window?.lowerBound ?? last)...last)
            }
            let all = Day.first ... .last
            for reminder in (schedule.occurrences(in: all) + schedule.ruleOccurrences(in: all))
                .flatMap(schedule.reminders)
            {
                let day = reminder.occurrence.plan.zone.day(at: reminder.instant)
                items["\(reminder.occurrence.identity)#\(reminder.rule)"] = (line(reminder), day...day)
            }
            return items.filter { $0.value.days.overlaps(near) }
        }
        let (old, new) = (items(before), items(after))
        return Set(
            Set(old.keys).union(new.keys).compactMap { name in
                let sides = [old[name], new[name]]
                guard sides[0]?.text != sides[1]?.text,
                    sides.contains(where: { $0?.days.overlaps(days) ?? false })
                else { return nil }
                return sides.map { $0?.text ?? "-" }.joined(separator: " → ")
            })
    }

    @Test(
        "random changes: exactly what differs is told, backwards the reverse, and of the same schedule nothing",
        arguments: 1...40 as ClosedRange<UInt64>)
    func random(seed: UInt64) {
        let (before, after) = schedules(seed)
        var generator = SeededGenerator(seed: ~seed)
        let start = Self.day("2021-01-01").adding(days: Int.random(in: 0...700, using: &generator))
        let days = start...start.adding(days: Int.random(in: 0...400, using: &generator))
        let difference = ScheduleDifference(from: before, to: after, in: days)
        let found = names(difference)
        let expected = expected(before, after, days)
        let (wrong, lost) = (found.subtracting(expected), expected.subtracting(found))
        #expect(wrong.isEmpty && lost.isEmpty, "seed \(seed): wrong \(wrong.sorted()), lost \(lost.sorted())")
        let back = ScheduleDifference(from: after, to: before, in: days)
        #expect(names(back, forwards: false) == found, "seed \(seed)")
        #expect(ScheduleDifference(from: before, to: before, in: days).isEmpty)
        #expect(difference.dates.count + difference.reminders.count == found.count)
        #expect(
            zip(difference.dates, difference.dates.dropFirst()).allSatisfy {
                $0.first.lastGoodDay <= $1.first.lastGoodDay
            })
    }
}
