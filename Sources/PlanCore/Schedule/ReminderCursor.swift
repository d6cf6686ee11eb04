package import CivilTime

/// All reminders of a schedule from an instant on, in order of time, computed as they are taken.
///
/// A heap holds one entry for each occurrence whose ladder has begun and one for the next occurrence of each series: time
/// and memory grow with the number of deadlines, never with the horizon.
package struct ReminderCursor: Sendable, IteratorProtocol {
    /// A reminder, named by indices.
    private struct Entry: Comparable {
        var instant: Instant
        var plan: Int32
        /// Among the plan's series, and from their count on among its rules.
        var series: Int32
        var occurrence: Int32
        var rung: Int16
        /// Nothing later of its series is on the heap: once it is taken, the next occurrence goes on.
        var isFrontier: Bool
        /// What a rule's expression names.
        var named = Instant.distantPast

        static func < (left: Entry, right: Entry) -> Bool {
            if left.instant != right.instant { return left.instant < right.instant }
            return (left.plan, left.series, left.occurrence, left.rung, left.named)
                < (right.plan, right.series, right.occurrence, right.rung, right.named)
        }
    }

    private let lines: [PlanLines]
    private let calendar: WorkingCalendar
    private var heap = Heap<Entry>()

    /// - Parameter start: reminders before it are left out, and those before the day their plan was issued.
    init(_ schedule: Schedule, from start: Instant) {
        self.lines = schedule.lines
        self.calendar = schedule.calendar
        for plan in lines.indices { push(plan, from: start) }
    }

    /// - Parameter former: has no reminder before `start`, and no other than this one would have of plans that both have.
    init(_ schedule: Schedule, from start: Instant, continuing former: ReminderCursor) {
        self.lines = schedule.lines
        self.calendar = schedule.calendar
        // Both are in the order of the plans' ids, so what stays keeps its order.
        var places: [Int32?] = []
        var added: [Int] = []
        var next = 0
        for known in former.lines {
            while next < lines.count, lines[next].plan.id < known.plan.id {
                added.append(next)
                next += 1
            }
            let isSame = next < lines.count && lines[next].plan === known.plan
            places.append(isSame ? Int32(next) : nil)
            if isSame { next += 1 }
        }
        added += next..<lines.count
        heap = Heap(
            former.heap.unordered.compactMap { entry in
                guard let place = places[Int(entry.plan)] else { return nil }
                var entry = entry
                entry.plan = place
                return entry
            })
        for plan in added { push(plan, from: start) }
    }

    private mutating func push(_ plan: Int, from start: Instant) {
        let own = lines[plan]
        for (index, line) in own.series.enumerated() where line.rungs > 0 {
            let first = line.firstOccurrence(calendar) {
                line.lastReminder(of: $0, calendar).map { $0.instant >= start } ?? false
            }
            push(Place(plan: plan, series: index), occurrence: first, from: start)
        }
        for (index, rule) in own.rules.enumerated() {
            push(
                rule.first(from: max(start, rule.plan.issuedInstant), calendar),
                of: Place(plan: plan, series: own.series.count + index))
        }
    }

    /// Which series or rule of which plan.
    private struct Place {
        var plan: Int
        var series: Int
    }

    /// When the next reminder is due; nil when there is none.
    package var nextInstant: Instant? { heap.first?.instant }

    /// The reminder that `next` would take.
    package var first: Reminder? {
        guard let entry = heap.first else { return nil }
        if let rule = rule(of: entry) { return rule.series.reminder(rule.elapse) }
        let line = lines[Int(entry.plan)].series[Int(entry.series)]
        let occurrence = line.occurrence(at: Int(entry.occurrence), calendar)
        return line.reminder(line.rule(at: Int(entry.rung)), of: occurrence, calendar)
    }

    package mutating func next() -> Reminder? {
        guard let entry = heap.first else { return nil }
        let place = Place(plan: Int(entry.plan), series: Int(entry.series))
        if let rule = rule(of: entry) {
            heap.removeFirst()
            push(rule.series.next(after: rule.elapse.named, calendar), of: place)
            return rule.series.reminder(rule.elapse)
        }
        let line = lines[place.plan].series[place.series]
        let occurrence = line.occurrence(at: Int(entry.occurrence), calendar)
        if let (rung, instant) = rung(
            of: line, occurrence, from: Int(entry.rung) + 1, reaching: .distantPast)
        {
            var following = entry
            following.rung = Int16(rung)
            following.instant = instant
            following.isFrontier = false
            heap.replaceFirst(following)
        } else {
            heap.removeFirst()
        }
        if entry.isFrontier { push(place, occurrence: Int(entry.occurrence) + 1, from: .distantPast) }
        // Its instant is known; with it the reminder is.
        return Reminder(occurrence: occurrence, rule: line.rule(at: Int(entry.rung)), instant: entry.instant)
    }

    private func rule(of entry: Entry) -> (series: RuleSeries, elapse: RuleSeries.Elapse)? {
        let own = lines[Int(entry.plan)]
        let index = Int(entry.series) - own.series.count
        guard index >= 0 else { return nil }
        let elapse = RuleSeries.Elapse(window: Int(entry.occurrence), named: entry.named, instant: entry.instant)
        return (own.rules[index], elapse)
    }

    private mutating func push(_ elapse: RuleSeries.Elapse?, of place: Place) {
        guard let elapse else { return }
        heap.insert(
            Entry(
                instant: elapse.instant, plan: Int32(place.plan), series: Int32(place.series),
                occurrence: Int32(elapse.window), rung: 0, isFrontier: true, named: elapse.named))
    }

    /// Puts the occurrence's first rung at or after `start` on the heap, and those of the occurrences after it that have
    /// begun by then, up to the first that has not.
    private mutating func push(_ place: Place, occurrence first: Int, from start: Instant) {
        let line = lines[place.plan].series[place.series]
        let start = max(start, line.plan.issuedInstant)
        var number = first
        while number < line.count {
            let occurrence = line.occurrence(at: number, calendar)
            if let (rung, instant) = rung(of: line, occurrence, from: 0, reaching: start) {
                heap.insert(
                    Entry(
                        instant: instant, plan: Int32(place.plan), series: Int32(place.series),
                        occurrence: Int32(number), rung: Int16(rung), isFrontier: rung == 0))
                if rung == 0 { return }
            }
            number += 1
        }
    }

    private func rung(
        of line: Series, _ occurrence: Occurrence, from first: Int, reaching start: Instant
    ) -> (Int, Instant)? {
        for rung in first..<max(first, line.rungs) {
            if let reminder = line.reminder(line.rule(at: rung), of: occurrence, calendar), reminder.instant >= start {
                return (rung, reminder.instant)
            }
        }
        return nil
    }
}

extension Plan {
    /// Nothing is reminded of before it: the start of the first day the plan can have been issued on.
    package var issuedInstant: Instant { issued.map { zone.start(of: $0.earliest) } ?? .distantPast }
}
