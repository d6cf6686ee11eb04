package import CivilTime

/// All reminders of a schedule from an instant on, in order of time, computed as they are taken.
///
/// A queue holds one entry for each occurrence whose ladder has begun and one for the next occurrence of each series: time
/// and memory grow with the number of deadlines, never with the horizon.
package struct ReminderCursor: Sendable, IteratorProtocol {
    /// A reminder that is to come: when, and which. At the same instant they come in the order of their places.
    ///
    /// Beside that it has what the next rung follows from: among a hundred thousand deadlines, each look at the plan would
    /// wait for memory, which takes longer than everything that is computed.
    private struct Entry: RadixHeapElement {
        var instant: Instant
        var place: ReminderPlace
        /// `distantFuture` where there is none: half the size of an optional.
        private let cutoff: Instant
        private let day: Day
        /// Index into the table of rungs; `rule` for a reminder rule's.
        var rungs: Int32

        static let rule: Int32 = -1

        /// - Parameter footing: nil for a rule's.
        init(instant: Instant, place: ReminderPlace, footing: Rungs.Footing?, rungs: Int32) {
            self.instant = instant
            self.place = place
            self.cutoff = footing?.cutoff ?? .distantFuture
            self.day = footing?.day ?? .first
            self.rungs = rungs
        }

        var footing: Rungs.Footing { Rungs.Footing(day: day, cutoff: cutoff == .distantFuture ? nil : cutoff) }

        static func < (left: Entry, right: Entry) -> Bool {
            let (one, other) = (left.instant.microseconds, right.instant.microseconds)
            return one < other || one == other && left.place < right.place
        }
    }

    private let timetable: Timetable
    private var queue = RadixHeap<Entry>()
    private var rungs = RungTable()
    /// Of each reminder rule that names a further time: the one that is in the queue.
    private var elapses: [ReminderPlace: RuleSeries.Elapse] = [:]

    /// - Parameter start: reminders before it are left out, and those before the day their plan was issued.
    init(_ timetable: Timetable, from start: Instant) {
        self.timetable = timetable
        for plan in timetable.lines.indices { add(plan, from: start) }
        queue.settle()
    }

    /// - Parameter former: has no reminder before `start`, and no other than this one would have of plans that both have.
    init(_ timetable: Timetable, from start: Instant, continuing former: ReminderCursor) {
        self.timetable = timetable
        // Both are in the order of the plans' ids, so what stays keeps its order.
        let lines = timetable.lines
        var places: [Int?] = []
        var added: [Int] = []
        var next = 0
        for known in former.timetable.lines {
            while next < lines.count, lines[next].plan.id < known.plan.id {
                added.append(next)
                next += 1
            }
            let isSame = next < lines.count && lines[next].plan === known.plan
            places.append(isSame ? next : nil)
            if isSame { next += 1 }
        }
        added += next..<lines.count
        for var entry in former.queue.unordered {
            guard let plan = places[entry.place.plan] else { continue }
            let place = entry.place
            entry.place = place.moved(toPlan: plan)
            if entry.rungs == Entry.rule {
                elapses[entry.place] = former.elapses[place]
            } else {
                entry.rungs = rungs.index(of: former.rungs[entry.rungs])
            }
            queue.insert(entry)
        }
        for plan in added { add(plan, from: start) }
        queue.settle()
    }

    private mutating func add(_ plan: Int, from start: Instant) {
        let own = timetable.lines[plan]
        let start = max(start, own.plan.issuedInstant)
        for (index, line) in own.series.enumerated() {
            let rungs = line.rungs
            guard rungs.count > 0 else { continue }
            let first = line.firstOccurrence(timetable.calendar) {
                rungs.lastInstant(of: line.footing(of: $0), timetable.calendar).map { $0 >= start } ?? false
            }
            let place = ReminderPlace(plan: plan, series: index)
            begin(line, at: place, self.rungs.index(of: rungs), occurrence: first, from: start)
        }
        for (index, rule) in own.rules.enumerated() {
            guard let elapse = rule.first(from: start, timetable.calendar) else { continue }
            let place = ReminderPlace(plan: plan, series: own.series.count + index)
            elapses[place] = elapse
            queue.insert(Entry(instant: elapse.instant, place: place, footing: nil, rungs: Entry.rule))
        }
    }

    /// When the next reminder is due; nil when there is none.
    package var nextInstant: Instant? { queue.first?.instant }

    /// The reminder that `next` would take.
    package var first: Reminder? {
        guard let entry = queue.first else { return nil }
        if let elapse = elapses[entry.place] { return timetable.rule(at: entry.place).reminder(elapse) }
        return Reminder(at: entry.place, of: timetable, instant: entry.instant)
    }

    package mutating func next() -> Reminder? {
        guard let entry = queue.takeFirst() else { return nil }
        defer { queue.settle() }
        let place = entry.place
        guard entry.rungs != Entry.rule else { return takeRule(at: place) }
        let following = rungs[entry.rungs].first(
            from: place.rung + 1, of: entry.footing, reaching: .distantPast, timetable.calendar)
        if let (rung, instant) = following {
            var next = entry
            next.instant = instant
            next.place = place.climbed(to: rung)
            queue.insert(next)
        }
        if place.isFrontier {
            let line = timetable.lines[place.plan].series[place.series]
            begin(line, at: place, entry.rungs, occurrence: place.occurrence + 1, from: .distantPast)
        }
        return Reminder(at: place, of: timetable, instant: entry.instant)
    }

    private mutating func takeRule(at place: ReminderPlace) -> Reminder? {
        guard let elapse = elapses[place] else { return nil }
        let rule = timetable.rule(at: place)
        elapses[place] = rule.next(after: elapse.named, timetable.calendar)
        if let next = elapses[place] {
            queue.insert(Entry(instant: next.instant, place: place, footing: nil, rungs: Entry.rule))
        }
        return rule.reminder(elapse)
    }

    /// Adds the occurrence's first rung at or after `start`, and those of the occurrences after it that have begun by then,
    /// up to the first that has not.
    private mutating func begin(
        _ line: Series, at place: ReminderPlace, _ index: Int32, occurrence first: Int, from start: Instant
    ) {
        for number in first..<max(first, line.count) {
            let footing = line.footing(of: line.occurrence(at: number, timetable.calendar))
            let found = rungs[index].first(from: 0, of: footing, reaching: start, timetable.calendar)
            guard let (rung, instant) = found else { continue }
            queue.insert(
                Entry(
                    instant: instant, place: place.moved(toOccurrence: number, rung: rung), footing: footing,
                    rungs: index))
            if rung == 0 { return }
        }
    }
}

extension Plan {
    /// Nothing is reminded of before it: the start of the first day the plan can have been issued on.
    package var issuedInstant: Instant { issued.map { zone.start(of: $0.earliest) } ?? .distantPast }
}
