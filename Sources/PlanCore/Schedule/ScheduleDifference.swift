package import CivilTime

/// What differs between two schedules: dates and reminders that moved, are gone or are new.
///
/// An occurrence is the same one by its identity (`PLAN/ITEM@OCCURRENCE`), a reminder by that and its rule, whatever their
/// dates are. Texts, units and ladders do not count as such: only what they do to dates and instants.
package struct ScheduleDifference: Sendable {
    /// Occurrences of deadlines, phases and events whose last good day, cutoff or first day differs; in the order of
    /// their last good days before, of new ones after.
    package private(set) var dates: [Change<Occurrence>] = []
    /// Reminders whose instant differs, also of occurrences that stay and of reminder rules, and also those that a nearer
    /// one supersedes; in the order of their instants before, of new ones after.
    package private(set) var reminders: [Change<Reminder>] = []

    /// Takes time by the range and the plans that differ: one that is the same value under an equal calendar is passed
    /// over.
    /// - Parameter days: what touches them before or after is told, a reminder by the day it is sent on. What left the
    ///   range or came into it has moved; only where a year around the range does not have it, it is gone, or new.
    package init(from before: Schedule, to after: Schedule, in days: ClosedRange<Day>) {
        let plans = [before, after].map { schedule in
            Dictionary(schedule.plans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let hasEqualDays = before.calendar == after.calendar
        for id in Set(plans.flatMap(\.keys)) {
            let (old, new) = (plans[0][id], plans[1][id])
            if hasEqualDays, old == new { continue }
            compare(Side(old, before.calendar), Side(new, after.calendar), in: days)
        }
        dates.sort {
            ($0.first.lastGoodDay, $0.first.identity) < ($1.first.lastGoodDay, $1.first.identity)
        }
        reminders.sort {
            ($0.first.instant, $0.first.occurrence.identity, $0.first.rule.rank)
                < ($1.first.instant, $1.first.occurrence.identity, $1.first.rule.rank)
        }
    }

    package var isEmpty: Bool { dates.isEmpty && reminders.isEmpty }

    private mutating func compare(_ before: Side, _ after: Side, in days: ClosedRange<Day>) {
        let near = days.lowerBound.adding(days: -366)...days.upperBound.adding(days: 366)
        dates += Self.changes(from: before.occurrences(in: near), to: after.occurrences(in: near)) {
            $0.touches(days)
        } isSame: {
            ($0.lastGoodDay, $0.cutoff, $0.window?.lowerBound) == ($1.lastGoodDay, $1.cutoff, $1.window?.lowerBound)
        }
        reminders += Self.changes(from: before.reminders(in: near), to: after.reminders(in: near)) {
            days.contains($0.occurrence.plan.zone.day(at: $0.instant))
        } isSame: {
            $0.instant == $1.instant
        }
    }

    private static func changes<Key, Value>(
        from before: [Key: Value], to after: [Key: Value], where isInRange: (Value) -> Bool,
        isSame: (Value, Value) -> Bool
    ) -> [Change<Value>] {
        let left = before.compactMap { Change(from: $1, to: after[$0], isSame: isSame) }
        let new = after.filter { before[$0.key] == nil }.map { Change.new($0.value) }
        return (left + new).filter { [$0.before, $0.after].contains { $0.map(isInRange) ?? false } }
    }
}

/// One plan as it is before or after; nothing where it is not there.
private struct Side {
    struct OccurrenceName: Hashable {
        var item: String
        var key: OccurrenceKey

        init(_ occurrence: Occurrence) { (item, key) = (occurrence.itemID, occurrence.key) }
    }

    struct ReminderName: Hashable {
        var occurrence: OccurrenceName
        var rule: Rule
    }

    private let plan: Plan?
    private let schedule: Schedule

    init(_ plan: Plan?, _ calendar: WorkingCalendar) {
        self.plan = plan
        self.schedule = Schedule(plans: plan.map { [$0] } ?? [], calendar: calendar)
    }

    func occurrences(in days: ClosedRange<Day>) -> [OccurrenceName: Occurrence] {
        Dictionary(
            schedule.occurrences(in: days).map { (OccurrenceName($0), $0) }, uniquingKeysWith: { first, _ in first })
    }

    func reminders(in days: ClosedRange<Day>) -> [ReminderName: Reminder] {
        guard let zone = plan?.zone else { return [:] }
        let found = schedule.reminders(
            in: zone.start(of: days.lowerBound)..<zone.start(of: days.upperBound.adding(days: 1)))
        return Dictionary(
            found.map { (ReminderName(occurrence: OccurrenceName($0.occurrence), rule: $0.rule), $0) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension Occurrence {
    fileprivate func touches(_ days: ClosedRange<Day>) -> Bool {
        (window?.lowerBound ?? lastGoodDay) <= days.upperBound && lastGoodDay >= days.lowerBound
    }
}
