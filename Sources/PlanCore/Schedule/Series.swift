import CivilTime

/// One item's occurrences in order of time, computed one by one by index.
///
/// Occurrences are monotone: neither last good days nor reminders of a later occurrence lie before those of an earlier one,
/// which is what lets a search find the first one of interest. Where a plan's text would break that (phases in any order),
/// each phase is a series of its own.
struct Series: Sendable {
    /// Which of the item's ladders the series follows; a phase has two, so that each stays monotone.
    enum Part: Hashable, Sendable {
        case main, opening, closing
    }

    /// What the days of a series follow from.
    indirect enum Base: Sendable {
        /// What the item itself says.
        case own
        /// The phase of that index, year by year.
        case phase(Int)
        /// The occurrences of a deadline or event, one by one.
        case series(Series)
    }

    let plan: Plan
    let item: Occurrence.Item
    let part: Part
    let base: Base
    let extent: Extent
    /// How many occurrences there are: never more than `FormatBounds.occurrences`.
    var count: Int { Int(ownCount) }
    // Small: there are ten and more for each plan.
    private let ownCount: Int32

    init(plan: Plan, item: Occurrence.Item, part: Part = .main, base: Base = .own, extent: Extent = .all) {
        self.plan = plan
        self.item = item
        self.part = part
        self.base = base
        self.extent = extent
        self.ownCount = Int32(extent.count(of: Self.count(plan: plan, item: item, base: base)))
    }

    /// Every series of a plan, in the order its items are written.
    static func all(of plan: Plan) -> [Series] {
        var all: [Series] = []
        all.reserveCapacity(2 * plan.phases.count + plan.deadlines.count + plan.events.count)
        for phase in plan.phases.indices { add(.phase(phase), in: plan, to: &all) }
        for deadline in plan.deadlines.indices { add(.deadline(deadline), in: plan, to: &all) }
        for event in plan.events.indices { add(.event(event), in: plan, to: &all) }
        return all
    }

    /// The series of one item: a phase has two, a deadline one for each phase or deadline's series it is counted from, and one
    /// for each occurrence whose date was extended.
    static func of(_ item: Occurrence.Item, in plan: Plan) -> [Series] {
        var own: [Series] = []
        add(item, in: plan, to: &own)
        return own
    }

    private static func add(_ item: Occurrence.Item, in plan: Plan, to all: inout [Series]) {
        switch item {
        case .phase:
            all.append(Series(plan: plan, item: item, part: .opening))
            all.append(Series(plan: plan, item: item, part: .closing))
        case .event: all.append(Series(plan: plan, item: item))
        case .deadline(let index):
            switch plan.deadlines[index].timing {
            case .dated, .repeating, .recurring: Series(plan: plan, item: item).split(to: &all)
            case .relative(_, let anchor, _), .duty(let anchor):
                for base in bases(anchor, in: plan) {
                    Series(plan: plan, item: item, base: base).split(to: &all)
                }
            case .open: break
            }
        case .rule: break
        }
    }

    private static func bases(_ anchor: Anchor, in plan: Plan) -> [Base] {
        switch anchor {
        case .eachPhase: plan.phases.indices.map(Base.phase)
        case .phase(let id): plan.phases.indices.filter { plan.phases[$0].id == id }.map(Base.phase)
        case .event(let id):
            plan.events.indices.filter { plan.events[$0].id == id }.flatMap { of(.event($0), in: plan) }
                .map(Base.series)
        case .deadline(let id):
            plan.deadlines.indices.filter { plan.deadlines[$0].id == id }.flatMap { of(.deadline($0), in: plan) }
                .map(Base.series)
        }
    }

    /// What its occurrences are reminded by.
    var rungs: Rungs { Rungs(ladder: ladder, side: side, zone: plan.zone) }

    var ladder: Ladder {
        switch item {
        case .phase(let index): plan.phases[index].ladder
        case .event(let index): plan.events[index].ladder
        case .deadline(let index): plan.deadlines[index].ladder
        case .rule: preconditionFailure("a rule has no series")
        }
    }

    /// Which side of the ladder.
    var side: Rungs.Side {
        switch item {
        case .phase: part == .opening ? .opening : .closing
        case .event: .event
        case .deadline(let index): if case .duty = plan.deadlines[index].timing { .duty } else { .deadline }
        case .rule: preconditionFailure("a rule has no series")
        }
    }

    /// What its rungs are reckoned from.
    func footing(of occurrence: Occurrence) -> Rungs.Footing {
        let day = part == .opening ? occurrence.window?.lowerBound ?? occurrence.lastGoodDay : occurrence.lastGoodDay
        return Rungs.Footing(day: day, cutoff: occurrence.cutoff)
    }

    /// The same of the occurrence at `index`, without the occurrence.
    func footing(at index: Int, _ calendar: WorkingCalendar) -> Rungs.Footing {
        let year = plan.years.first + index
        switch item {
        case .phase(let phase):
            let window = plan.phases[phase].window(in: year)
            return Rungs.Footing(day: part == .opening ? window.lowerBound : window.upperBound, cutoff: nil)
        case .event(let event): return Rungs.Footing(day: plan.events[event].on.day(in: year), cutoff: nil)
        case .deadline(let deadline):
            let dates = dates(ofDeadline: deadline, at: index, calendar)
            return Rungs.Footing(day: dates.lastGoodDay, cutoff: dates.cutoff)
        case .rule: preconditionFailure("a rule has no series")
        }
    }

    /// How the reminder of one rung comes about, nil where there is none.
    func path(to rule: Rule, of occurrence: Occurrence, _ calendar: WorkingCalendar) -> ReminderPath? {
        rungs.path(to: rule, of: footing(of: occurrence), calendar)
    }

    /// Every reminder of the occurrence in this series, in order of time.
    func reminders(of occurrence: Occurrence, _ calendar: WorkingCalendar) -> [Reminder] {
        let (rungs, footing) = (rungs, footing(of: occurrence))
        return (0..<rungs.count).compactMap { index in
            let rule = rungs.rule(at: index)
            return rungs.path(to: rule, of: footing, calendar).map {
                Reminder(occurrence: occurrence, rule: rule, instant: $0.instant)
            }
        }
    }

    /// The phase that the series is counted from in the end, whose id its keys have; nil when there is none.
    var phase: Int? {
        switch base {
        case .own: nil
        case .phase(let index): index
        case .series(let base): base.phase
        }
    }

    /// The occurrence at `index`, 0…count − 1.
    func occurrence(at index: Int, _ calendar: WorkingCalendar) -> Occurrence {
        let key = key(at: index)
        let year = plan.years.first + index
        switch item {
        case .phase(let phase):
            let window = plan.phases[phase].window(in: year)
            return Occurrence(plan: plan, item: item, key: key, lastGoodDay: window.upperBound, window: window)
        case .event(let event):
            return Occurrence(plan: plan, item: item, key: key, lastGoodDay: plan.events[event].on.day(in: year))
        case .deadline(let deadline):
            let dates = dates(ofDeadline: deadline, at: index, calendar)
            return Occurrence(
                plan: plan, item: item, key: key, lastGoodDay: dates.lastGoodDay, cutoff: dates.cutoff,
                ownDay: dates.ownDay, movedFrom: dates.movedFrom, origin: dates.origin)
        case .rule: preconditionFailure("a rule has no series")
        }
    }

    /// The index of the first occurrence for which the condition holds, or `count`; by bisection, so once it holds it must
    /// hold for all that follow.
    func firstOccurrence(_ calendar: WorkingCalendar, where holds: (Occurrence) -> Bool) -> Int {
        firstIndex { holds(occurrence(at: $0, calendar)) }
    }

    /// The same by the occurrences' indices.
    /// - Parameter guess: near the one sought, perhaps; any number.
    func firstIndex(near guess: Int = 0, where holds: (Int) -> Bool) -> Int {
        // In strides that double: a plan without an end has thousands of occurrences.
        var (low, high) = (0, max(0, min(guess, count)))
        var stride = 1
        if high < count, !holds(high) {
            repeat {
                low = high + 1
                high = min(high + stride, count)
                stride *= 2
            } while high < count && !holds(high)
        } else {
            while low < high {
                let lower = max(0, high - stride)
                guard holds(lower) else {
                    low = lower + 1
                    break
                }
                high = lower
                stride *= 2
            }
        }
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// About where the occurrence of that day stands among all; it may be beyond them.
    func index(near day: Day) -> Int {
        if case .series(let base) = base { return base.index(near: day) }
        let (year, month, number) = day.components
        let years = year - plan.years.first
        guard case .deadline(let index) = item, case .repeating(let period, _, _, _) = plan.deadlines[index].timing
        else { return years }
        if period == .week { return (365 * years + 30 * (month - 1) + number) / 7 }
        return (12 * years + month - 1) / period.months
    }

    /// The series an occurrence's reminders come from.
    static func holding(_ occurrence: Occurrence) -> [Series] {
        let all = of(occurrence.item, in: occurrence.plan).holding(occurrence)
        guard case .phase(let id, _) = occurrence.key else { return all }
        return all.filter { $0.phase.map { occurrence.plan.phases[$0].id == id } ?? true }
    }

    /// The days of one occurrence of a deadline.
    private struct Dates {
        var origin: Day
        var lastGoodDay: Day
        var cutoff: Instant?
        var ownDay: Day?
        var movedFrom: Day?
    }

    private func dates(ofDeadline deadline: Int, at index: Int, _ calendar: WorkingCalendar) -> Dates {
        let place = extent.position(index)
        switch plan.deadlines[deadline].timing {
        case .dated(let date, let boundary, let time):
            return dates(deadline, index, from: date.day(in: plan.years.first + place), boundary, time, calendar)
        case .repeating(let period, let periodDay, let boundary, let time):
            let instance = PeriodInstance(period, index: place, firstYear: plan.years.first)
            return dates(deadline, index, from: instance.day(periodDay), boundary, time, calendar)
        case .recurring(let recurrence, let boundary, let time):
            return dates(deadline, index, from: recurrence.days[place], boundary, time, calendar)
        case .relative(let distance, _, let time):
            let origin = anchor(at: place, distance.direction, calendar)
            let written = Cutoff(by: distance.day(from: origin, calendar), time)
            return dates(deadline, index, from: origin, written, calendar)
        case .duty, .open:
            let origin = anchor(at: place, .after, calendar)
            return Dates(origin: origin, lastGoodDay: origin)
        }
    }

    /// The day that is counted from, of the anchor's instance to which the occurrence at that place belongs.
    private func anchor(at place: Int, _ direction: Distance.Direction, _ calendar: WorkingCalendar) -> Day {
        switch base {
        case .series(let series): return series.footing(at: place, calendar).day
        case .phase(let phase):
            let window = plan.phases[phase].window(in: plan.years.first + place)
            return direction == .after ? window.upperBound : window.lowerBound
        case .own: preconditionFailure("a relative deadline has a base")
        }
    }

    private func dates(
        _ deadline: Int, _ index: Int, from day: Day, _ boundary: Boundary, _ time: TimeOfDay?,
        _ calendar: WorkingCalendar
    ) -> Dates {
        let written = Cutoff(day, boundary, time, plan.deadlines[deadline].beforeMeans)
        return dates(deadline, index, from: day, written, calendar)
    }

    private func dates(
        _ deadline: Int, _ index: Int, from origin: Day, _ written: Cutoff, _ calendar: WorkingCalendar
    ) -> Dates {
        let own = written.moved(plan.deadlines[deadline].onDayOff, calendar)
        var inForce = own
        if let last = extensions(ofDeadline: deadline, at: index).inForce(over: own.lastGoodDay).last {
            inForce.lastGoodDay = last.to
        }
        return Dates(
            origin: origin, lastGoodDay: inForce.lastGoodDay, cutoff: inForce.instant(in: plan.zone),
            ownDay: own.lastGoodDay,
            movedFrom: own.lastGoodDay == written.lastGoodDay ? nil : written.lastGoodDay)
    }

    private static func count(plan: Plan, item: Occurrence.Item, base: Base) -> Int {
        let repeats =
            switch (item, base) {
            case (_, .series(let series)): series.count
            case (_, .phase(let index)): plan.yearCount(of: plan.phases[index].dates)
            case (.phase(let index), _): plan.yearCount(of: plan.phases[index].dates)
            case (.event(let index), _): plan.yearCount(of: [plan.events[index].on])
            case (.deadline(let index), _):
                switch plan.deadlines[index].timing {
                case .dated(let date, _, _): plan.yearCount(of: [date])
                case .repeating(let period, _, _, _):
                    PeriodInstance.count(period, firstYear: plan.years.first, years: plan.yearCount(of: []))
                case .recurring(let recurrence, _, _): recurrence.days.count
                case .relative, .duty, .open: 0
                }
            case (.rule, _): 0
            }
        return min(repeats, FormatBounds.occurrences)
    }
}

extension Plan {
    /// In how many of the plan's years something with these dates comes: once when one of them says its year, and while
    /// the lunar calendar reaches when one is lunar.
    func yearCount(of dates: [PlanDate]) -> Int {
        if dates.contains(where: \.hasYear) { return 1 }
        let last = min(years.last ?? 9999, dates.contains(where: \.isLunar) ? LunarDate.years.upperBound : 9999)
        return max(0, last - years.first + 1)
    }

    /// The key of what has these dates in a year of the plan. Where nobody wrote which years those are, they are whatever
    /// the plan's other items make them, and what comes once goes by none.
    func key(of dates: [PlanDate], in year: Int) -> OccurrenceKey {
        !years.isWritten && dates.contains(where: \.hasYear) ? .once : .year(year)
    }

    /// The key of what is counted from, or holds in, the phase of that index.
    func key(ofPhase index: Int, in year: Int) -> OccurrenceKey {
        let isOnce = key(of: phases[index].dates, in: year) == .once
        return .phase(id: phases[index].id, year: isOnce ? nil : year)
    }
}

/// Bounds of what plans may demand.
package enum FormatBounds {
    /// Occurrences of one repeating deadline.
    package static let occurrences = 10_000
    /// Times that a reminder rule names in one phase or year.
    package static let elapses = 2_500
}
