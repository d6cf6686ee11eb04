import CivilTime
import PlanCore
import Testing

/// Every kind of step of a derivation in both languages, whole.
@Suite struct StepTextTests {
    /// What is derived: the plan's first occurrence of the item, or the one of that key.
    struct Subject: Sendable {
        var plan: @Sendable () throws -> Plan
        var item: Occurrence.Item
        var key: String?
        var calendar: WorkingCalendar

        static func one(
            _ timing: Timing, onDayOff: DayOffRule = .keep, beforeMeans: BeforeMeaning = .exclusive,
            calendar: WorkingCalendar = StepTextTests.calendar, zone: String? = nil, year: Int = 2021,
            key: String? = nil
        ) -> Subject {
            Subject(
                plan: {
                    try StepTextTests.plan(
                        [SamplePlan.deadline("han", timing, onDayOff: onDayOff, beforeMeans: beforeMeans)], zone: zone,
                        year: year)
                }, item: .deadline(0), key: key, calendar: calendar)
        }

        /// Behind a deadline that a day off moved.
        static let chained = Subject(
            plan: {
                try StepTextTests.plan([
                    SamplePlan.deadline(
                        "sau", .relative(Distance(count: 1, unit: .workingDays), .deadline("truoc"), nil),
                        onDayOff: .next),
                    SamplePlan.deadline(
                        "truoc", .dated(.yearless(month: 2, day: 11), .by, nil), onDayOff: .next),
                ])
            }, item: .deadline(0), calendar: StepTextTests.calendar)

        static func phase(_ from: PlanDate, _ to: PlanDate) -> Subject {
            Subject(
                plan: { SamplePlan.plan(phases: [SamplePlan.phase("dot", from, to)]) }, item: .phase(0),
                calendar: StepTextTests.calendar)
        }

        static func event(_ date: PlanDate) -> Subject {
            Subject(
                plan: {
                    let event = Plan.Event(
                        id: "ngay", title: "Ngày", on: date, ladder: .standard, position: SamplePlan.position)
                    return SamplePlan.plan(events: [event])
                }, item: .event(0), calendar: StepTextTests.calendar)
        }

        static func rule(_ anchor: Anchor?) -> Subject {
            Subject(
                plan: {
                    let rule = Plan.ReminderRule(
                        id: "giao-ban", message: "Họp giao ban", during: anchor,
                        on: try CalendarExpression(parsing: "Mon 08:00") { _ in nil }, position: SamplePlan.position)
                    let plan = try StepTextTests.plan([])
                    return Plan(
                        id: plan.id, file: plan.file, title: plan.title, years: plan.years, zone: plan.zone,
                        phases: plan.phases, rules: [rule])
                }, item: .rule(0), calendar: StepTextTests.calendar)
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var subject: Subject
        var vietnamese: [String]
        var english: [String]
        /// The cutoff, much the same in all cases, is part of the text.
        var hasCutoff: Bool

        init(_ name: String, _ subject: Subject, hasCutoff: Bool = false, vi: [String], en: [String]) {
            self.testDescription = name
            self.subject = subject
            self.vietnamese = vi
            self.english = en
            self.hasCutoff = hasCutoff
        }
    }

    static func day(_ text: String) -> Day { SamplePlan.day(text) }

    static func lunar(_ year: Int, _ month: Int, _ day: Int, isLeap: Bool = false) -> PlanDate {
        LunarDate(year: year, month: month, day: day, isLeap: isLeap).map(PlanDate.lunar) ?? .full(.first)
    }

    static let recurrence = Recurrence(
        rule: "FREQ=MONTHLY;BYDAY=-1FR", also: [.yearless(month: 3, day: 10)],
        except: [.full(day("2021-02-26")), .full(day("2021-04-30"))],
        days: ["2021-01-29", "2021-03-10", "2021-03-26"].map(day))

    /// Two phases and an event, with which items are counted.
    static func plan(_ deadlines: [Plan.Deadline], zone: String? = nil, year: Int = 2021) throws -> Plan {
        let zone = try zone.map { try Zone(identifier: $0, tzif: SamplePlan.systemZone($0)) } ?? .utc
        return SamplePlan.plan(
            years: PlanYears(first: year, last: year), zone: zone,
            phases: [
                SamplePlan.phase("dot-1", .yearless(month: 1, day: 4), .yearless(month: 2, day: 5)),
                SamplePlan.phase("dot-2", .yearless(month: 2, day: 15), .yearless(month: 3, day: 31)),
            ], deadlines: deadlines,
            events: [
                Plan.Event(
                    id: "ngay", title: "Ngày truyền thống", on: .yearless(month: 6, day: 11), ladder: .standard,
                    position: SamplePlan.position)
            ])
    }

    /// Tết of 2021, a Friday swapped for a Saturday, and a Sunday that is worked.
    static let calendar = WorkingCalendar([
        HolidayCalendar(
            id: "vn", title: "Việt Nam", years: [2021: .official],
            holidays: [
                Holiday(
                    title: "Tết Nguyên đán", days: day("2021-02-10")...day("2021-02-16"), source: "Công văn 9895",
                    status: .official)
            ],
            swaps: [
                Swap(
                    title: "Hoán đổi", off: day("2021-02-26"), work: day("2021-02-20"), source: nil, status: .estimated)
            ],
            exactDates: [
                ExactDate(
                    day: day("2021-02-21"), isWorking: true, title: "Làm bù đại hội", source: "Thông báo 3",
                    status: .official)
            ])
    ])

    @Test(
        "each kind of step, with what it rests on",
        arguments: Case.dates + Case.repeats + Case.counts + Case.ends + Case.windows)
    func text(_ wanted: Case) throws {
        let plan = try wanted.subject.plan()
        let schedule = Schedule(plans: [plan], calendar: wanted.subject.calendar)
        let items = plan.deadlines.map(\.id) + plan.phases.map(\.id) + plan.events.map(\.id) + plan.rules.map(\.id)
        let all = items.flatMap { schedule.occurrences(ofItem: $0, in: plan, during: .first ... .last) }
        let occurrence = try #require(
            all.first {
                $0.item == wanted.subject.item && wanted.subject.key.map([$0.key.description].contains) ?? true
            })
        let derivation = schedule.derivation(of: occurrence)
        let steps = (derivation.opening + derivation.steps).filter {
            if case .cutoff = $0.rule { wanted.hasCutoff } else { true }
        }
        let texts = steps.map { StepText($0, of: derivation) }
        func lines(_ language: Language) -> [String] {
            texts.flatMap { text in
                [text.sentence[language]] + text.reasons.map { "– \($0.line(in: language))" }
            }
        }
        #expect(lines(.vietnamese) == wanted.vietnamese)
        #expect(lines(.english) == wanted.english)
    }
}

extension WorkingCalendar {
    static let allOff = WorkingCalendar([
        HolidayCalendar(id: "nghi", title: "Nghỉ", weekend: Set(Weekday.allCases))
    ])
}
