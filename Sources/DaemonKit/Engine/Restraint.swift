import CivilTime
import PlanCore

/// What people have recorded that keeps an occurrence's reminders from being sent.
struct Restraint {
    /// Nothing more is asked of anybody.
    var completion: Completion?
    /// Nothing is sent before it; then the occurrence is reminded of once, for all that fell before.
    var putOffUntil: Instant?
    /// Nothing of the plan is sent, and nothing of it is missed.
    var silence: PlanRecord.Silence?
}

extension PlanRecord.Silence {
    func covers(_ instant: Instant) -> Bool { at <= instant && (until.map { instant < $0 } ?? true) }
}
