package import CivilTime

/// All reminders of a schedule from an instant on, in order of time, computed as they are taken.
///
/// A heap holds one entry for each occurrence whose ladder has begun and one for the next occurrence of each series: time
/// and memory grow with the number of deadlines, never with the horizon.
package struct ReminderCursor: Sendable, IteratorProtocol {
    /// A reminder, named by indices.
    private struct Entry: Comparable {
        var instant: Instant
        /// Rules come after the series.
        var series: Int32
        var occurrence: Int32
        var rung: Int32
        /// Nothing later of its series is on the heap: once it is taken, the next occurrence goes on.
        var isFrontier: Bool
        /// What a rule's expression names.
        var named = Instant.distantPast

        static func < (left: Entry, right: Entry) -> Bool {
            (left.instant, left.series, left.occurrence, left.rung, left.named)
                < (right.instant, right.series, right.occurrence, right.rung, right.named)
        }
    }

    private let series: [Series]
    private let rules: [RuleSeries]
    private let calendar: WorkingCalendar
    private var heap = Heap<Entry>()

    /// - Parameter start: reminders before it are left out, and those before the day their plan was issued.
    init(_ series: [Series], _ rules: [RuleSeries], _ calendar: WorkingCalendar, from start: Instant) {
        self.series = series
        self.rules = rules
        self.calendar = calendar
        for index in series.indices where !series[index].rules.isEmpty {
            let line = series[index]
            let first = line.firstOccurrence(calendar) {
                line.lastReminder(of: $0, calendar).map { $0.instant >= start } ?? false
            }
            push(series: index, occurrence: first, from: start)
        }
        for (index, rule) in rules.enumerated() {
            push(rule.first(from: max(start, rule.plan.issuedInstant), calendar), ofRule: index)
        }
    }

    /// When the next reminder is due; nil when there is none.
    package var nextInstant: Instant? { heap.first?.instant }

    /// The reminder that `next` would take.
    package var first: Reminder? {
        guard let entry = heap.first else { return nil }
        if let rule = rule(of: entry) { return rule.series.reminder(rule.elapse) }
        let line = series[Int(entry.series)]
        let occurrence = line.occurrence(at: Int(entry.occurrence), calendar)
        return line.reminder(line.rules[Int(entry.rung)], of: occurrence, calendar)
    }

    package mutating func next() -> Reminder? {
        guard let entry = heap.first else { return nil }
        if let rule = rule(of: entry) {
            heap.removeFirst()
            push(rule.series.next(after: rule.elapse.named, calendar), ofRule: Int(entry.series) - series.count)
            return rule.series.reminder(rule.elapse)
        }
        let line = series[Int(entry.series)]
        let occurrence = line.occurrence(at: Int(entry.occurrence), calendar)
        if let (rung, instant) = rung(
            of: line, occurrence, from: Int(entry.rung) + 1, reaching: .distantPast)
        {
            var following = entry
            following.rung = Int32(rung)
            following.instant = instant
            following.isFrontier = false
            heap.replaceFirst(following)
        } else {
            heap.removeFirst()
        }
        if entry.isFrontier {
            push(series: Int(entry.series), occurrence: Int(entry.occurrence) + 1, from: .distantPast)
        }
        return line.reminder(line.rules[Int(entry.rung)], of: occurrence, calendar)
    }

    private func rule(of entry: Entry) -> (series: RuleSeries, elapse: RuleSeries.Elapse)? {
        let index = Int(entry.series) - series.count
        guard index >= 0 else { return nil }
        let elapse = RuleSeries.Elapse(window: Int(entry.occurrence), named: entry.named, instant: entry.instant)
        return (rules[index], elapse)
    }

    private mutating func push(_ elapse: RuleSeries.Elapse?, ofRule index: Int) {
        guard let elapse else { return }
        heap.insert(
            Entry(
                instant: elapse.instant, series: Int32(series.count + index), occurrence: Int32(elapse.window), rung: 0,
                isFrontier: true, named: elapse.named))
    }

    /// Puts the occurrence's first rung at or after `start` on the heap, and those of the occurrences after it that have
    /// begun by then, up to the first that has not.
    private mutating func push(series index: Int, occurrence first: Int, from start: Instant) {
        let line = series[index]
        let start = max(start, line.plan.issuedInstant)
        var number = first
        while number < line.count {
            let occurrence = line.occurrence(at: number, calendar)
            if let (rung, instant) = rung(of: line, occurrence, from: 0, reaching: start) {
                heap.insert(
                    Entry(
                        instant: instant, series: Int32(index), occurrence: Int32(number), rung: Int32(rung),
                        isFrontier: rung == 0))
                if rung == 0 { return }
            }
            number += 1
        }
    }

    private func rung(
        of line: Series, _ occurrence: Occurrence, from first: Int, reaching start: Instant
    ) -> (Int, Instant)? {
        for rung in first..<max(first, line.rules.count) {
            if let reminder = line.reminder(line.rules[rung], of: occurrence, calendar), reminder.instant >= start {
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
