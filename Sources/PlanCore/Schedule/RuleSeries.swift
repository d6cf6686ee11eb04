import CivilTime

/// What a reminder rule sends: in each window it holds in, one reminder at every time its expression names.
struct RuleSeries: Sendable {
    /// One reminder: the window it belongs to, the time its expression names and when it is sent.
    struct Elapse: Sendable {
        var window: Int
        var named: Instant
        var instant: Instant

        /// For how many whole seconds quiet holds it.
        var delay: Int { Int(instant.seconds - named.seconds) }
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
        let dates = phase.map { plan.phases[$0].dates } ?? []
        self.count = min(plan.yearCount(of: dates), FormatBounds.occurrences)
    }

    func occurrence(at index: Int) -> Occurrence {
        let window = window(at: index)
        let year = plan.years.first + index
        return Occurrence(
            plan: plan, item: .rule(self.index),
            key: phase.map { plan.key(ofPhase: $0, in: year) } ?? .year(year),
            lastGoodDay: window.upperBound, window: window)
    }

    /// The index of the occurrence; nil when it is none of this series.
    func window(of occurrence: Occurrence) -> Int? {
        let (year, id): (Int, String?) =
            switch occurrence.key {
            case .year(let year): (year, nil)
            case .phase(let id, let year): (year ?? plan.years.first, id)
            case .once, .halfYear, .quarter, .month, .week, .recurrence: (plan.years.first - 1, nil)
            }
        let index = year - plan.years.first
        guard occurrence.item == .rule(self.index), id == phase.map({ plan.phases[$0].id }), index >= 0, index < count
        else { return nil }
        return index
    }

    /// What is named is named to the second.
    func elapse(sentAt instant: Instant, delay: Int) -> Elapse {
        let named = delay == 0 ? instant : Instant(seconds: instant.seconds - Int64(delay))
        return Elapse(window: firstWindow(endingAfter: named), named: named, instant: instant)
    }

    func reminder(_ elapse: Elapse) -> Reminder {
        Reminder(occurrence: occurrence(at: elapse.window), rule: .at(elapse.named), instant: elapse.instant)
    }

    /// The first that is sent at or after the instant.
    func first(from start: Instant, _ calendar: WorkingCalendar) -> Elapse? {
        // Of what is named before, quiet that reigns until then holds what it contains.
        let before = start - Span(microseconds: 1)
        let earliest = rule.quiet.stretch(around: before, in: plan.zone)?.lowerBound ?? start
        var next = next(after: earliest - Span(microseconds: 1), calendar)
        while let elapse = next, elapse.instant < start { next = self.next(after: elapse.named, calendar) }
        return next
    }

    /// The first whose time is named after the instant.
    ///
    /// - Parameter last: windows after it are not looked at.
    func next(after named: Instant, _ calendar: WorkingCalendar, through last: Int = .max) -> Elapse? {
        var start = named
        for _ in 0..<Self.mostSkipped {
            guard let (window, time) = time(after: start, through: last) else { return nil }
            let day = plan.zone.day(at: time)
            if !rule.skipsDaysOff || calendar.isWorking(day) {
                return Elapse(window: window, named: time, instant: held(time))
            }
            start = plan.zone.start(of: day.adding(days: 1)) - Span(microseconds: 1)
        }
        return nil
    }

    /// The first time that the expression names after the instant in one of the windows, whatever day it is.
    private func time(after instant: Instant, through last: Int) -> (window: Int, time: Instant)? {
        var window = firstWindow(endingAfter: instant)
        var start = instant
        while window < count, window <= last {
            let days = self.window(at: window)
            start = max(start, plan.zone.start(of: days.lowerBound) - Span(microseconds: 1))
            guard let time = rule.on.next(after: start, in: plan.zone, gaps: .closed) else { return nil }
            if time < plan.zone.start(of: days.upperBound.adding(days: 1)) { return (window, time) }
            window = max(window + 1, firstWindow(endingAfter: time))
        }
        return nil
    }

    /// Days off in a row that a rule skips before it is taken to name none that is worked: Saturdays of 30 years.
    private static let mostSkipped = 1_500

    /// How many times the expression names in a window at most, days off included, no more than `FormatBounds.elapses`;
    /// nil where it names none at all. Windows of other years are alike, but for a day.
    func mostTimes() -> Int? {
        guard let first = time(after: .distantPast, through: .max) else { return nil }
        var most = 0
        for window in first.window..<first.window + 3 where most < FormatBounds.elapses {
            most = max(most, times(in: window))
        }
        return most
    }

    private func times(in window: Int) -> Int {
        guard window < count else { return 0 }
        var times = 0
        var named = plan.zone.start(of: self.window(at: window).lowerBound) - Span(microseconds: 1)
        while times < FormatBounds.elapses, let next = time(after: named, through: window) {
            times += 1
            named = next.time
        }
        return times
    }

    /// Every reminder of the window that is sent within the two instants, in order of time; of a rule that keeps to
    /// `FormatBounds.elapses` in its first years all, even where a later year has a day more.
    func reminders(
        of window: Int, from start: Instant, through end: Instant, _ calendar: WorkingCalendar
    ) -> [Reminder] {
        var reminders: [Reminder] = []
        let opening = plan.zone.start(of: self.window(at: window).lowerBound)
        var next =
            start <= opening
            ? self.next(after: opening - Span(microseconds: 1), calendar, through: window)
            : first(from: start, calendar)
        // Nothing is sent before its time.
        while reminders.count < 2 * FormatBounds.elapses, let elapse = next, elapse.window <= window,
            elapse.named <= end
        {
            if elapse.window == window, elapse.instant <= end { reminders.append(reminder(elapse)) }
            next = self.next(after: elapse.named, calendar, through: window)
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

extension Plan {
    /// How many times the rule of that index names in one of its phases or years at most, days off included; no more than
    /// `FormatBounds.elapses`, and nil where it names none at all.
    package func mostTimes(ofRule index: Int) -> Int? {
        RuleSeries.all(of: self).filter { $0.index == index }.compactMap { $0.mostTimes() }.max()
    }
}
