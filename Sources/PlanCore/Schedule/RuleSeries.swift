import CivilTime

/// What a reminder rule sends: in each window it holds in, one reminder at every time its expression names.
struct RuleSeries: Sendable {
    /// One reminder: the window it belongs to, the time its expression names and when it is sent.
    struct Elapse: Sendable {
        var window: Int
        var named: Instant
        var instant: Instant
    }

    let plan: Plan
    let index: Int
    private let rule: Plan.ReminderRule
    /// The phase it holds in; nil for the plan's years.
    private let phase: Int?
    /// How many windows there are.
    let count: Int

    /// Every series of a plan's rules, a rule that holds in each phase with one for each.
    static func all(of plan: Plan) -> [RuleSeries] {
        plan.rules.indices.flatMap { index -> [RuleSeries] in
            guard let anchor = plan.rules[index].during else { return [RuleSeries(plan, index, phase: nil)] }
            return plan.phases.indices.filter { anchor == .eachPhase || anchor == .phase(plan.phases[$0].id) }
                .map { RuleSeries(plan, index, phase: $0) }
        }
    }

    private init(_ plan: Plan, _ index: Int, phase: Int?) {
        self.plan = plan
        self.index = index
        self.rule = plan.rules[index]
        self.phase = phase
        let dates = phase.map { [plan.phases[$0].from, plan.phases[$0].to] } ?? []
        self.count = min(plan.yearCount(of: dates), FormatBounds.occurrences)
    }

    func occurrence(at index: Int) -> Occurrence {
        let window = window(at: index)
        let year = plan.years.first + index
        return Occurrence(
            plan: plan, item: .rule(self.index),
            key: phase.map { .phase(id: plan.phases[$0].id, year: year) } ?? .year(year),
            lastGoodDay: window.upperBound, window: window)
    }

    /// The index of the occurrence; nil when it is none of this series.
    func window(of occurrence: Occurrence) -> Int? {
        let (year, id): (Int, String?) =
            switch occurrence.key {
            case .year(let year): (year, nil)
            case .phase(let id, let year): (year, id)
            case .halfYear, .quarter, .month, .week, .recurrence: (plan.years.first - 1, nil)
            }
        let index = year - plan.years.first
        guard occurrence.item == .rule(self.index), id == phase.map({ plan.phases[$0].id }), index >= 0, index < count
        else { return nil }
        return index
    }

    func reminder(_ elapse: Elapse) -> Reminder {
        Reminder(occurrence: occurrence(at: elapse.window), rule: .at(elapse.named), instant: elapse.instant)
    }

    /// The first that is sent at or after the instant.
    func first(from start: Instant, _ calendar: WorkingCalendar) -> Elapse? {
        // Quiet holds for a year at most: nothing named before that is sent now.
        let earliest = rule.quiet.isEmpty ? start : start - .days(366)
        var next = next(after: earliest - Span(microseconds: 1), calendar)
        while let elapse = next, elapse.instant < start { next = self.next(after: elapse.named, calendar) }
        return next
    }

    /// The first whose time is named after the instant.
    func next(after named: Instant, _ calendar: WorkingCalendar) -> Elapse? {
        var window = firstWindow(endingAfter: named)
        var start = named
        while window < count {
            let days = self.window(at: window)
            start = max(start, plan.zone.start(of: days.lowerBound) - Span(microseconds: 1))
            let end = plan.zone.start(of: days.upperBound.adding(days: 1))
            while let time = rule.on.next(after: start, in: plan.zone, gaps: .closed), time < end {
                if !rule.skipsDaysOff || calendar.isWorking(plan.zone.day(at: time)) {
                    return Elapse(window: window, named: time, instant: held(time))
                }
                start = time
            }
            window += 1
        }
        return nil
    }

    /// Every reminder of the window, in order of time; of a rule that keeps to `FormatBounds.elapses` in its first years all,
    /// even where a later year has a day more.
    func reminders(of window: Int, _ calendar: WorkingCalendar) -> [Reminder] {
        var reminders: [Reminder] = []
        var named = plan.zone.start(of: self.window(at: window).lowerBound) - Span(microseconds: 1)
        while reminders.count < 2 * FormatBounds.elapses, let next = next(after: named, calendar),
            next.window == window
        {
            reminders.append(reminder(next))
            named = next.named
        }
        return reminders
    }

    private func held(_ time: Instant) -> Instant {
        // An expression may fall on any day; so may the end of the quiet that holds it.
        rule.quiet.stretch(around: time, in: plan.zone)?.upperBound ?? time
    }

    private func window(at index: Int) -> ClosedRange<Day> {
        let year = plan.years.first + index
        guard let phase else {
            return Day(clippingYear: year, month: 1, day: 1)...Day(clippingYear: year, month: 12, day: 31)
        }
        return plan.phases[phase].window(in: year)
    }

    /// The first window that is not over at the instant, or `count`.
    private func firstWindow(endingAfter instant: Instant) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if plan.zone.start(of: window(at: middle).upperBound.adding(days: 1)) > instant {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }
}
