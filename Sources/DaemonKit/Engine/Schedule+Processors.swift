import CivilTime
import LinuxSystem
import PlanCore

extension Schedule {
    /// Plans whose reminders one thread looks for at a time.
    private static let plansAtATime = 250

    /// What ``reminders(from:)`` answers, of many plans in less time.
    func remindersOnAllProcessors(from start: Instant) -> ReminderCursor {
        let pieces = stride(from: 0, to: planCount, by: Self.plansAtATime).map {
            $0..<min($0 + Self.plansAtATime, planCount)
        }
        guard pieces.count > 1 else { return reminders(from: start) }
        return ReminderCursor(
            joining: Workers.map(pieces, atATime: 1) { reminders(from: start, ofPlans: $0) }, of: self)
    }
}
