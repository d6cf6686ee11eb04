package import CivilTime

/// How the instant of a reminder on a ladder comes about.
package struct ReminderPath: Hashable, Sendable {
    /// The day that the rung names: so many days before or after the last good day.
    package var named: Day
    /// The working day it moves to, before a cutoff backwards and after it forwards; `named` itself when that is worked.
    package var worked: Day
    /// The working day before, where the ladder's time on `worked` is not before the cutoff.
    package var beforeCutoff: Day?
    /// The ladder's time on the day that this comes to.
    package var timed: Instant
    /// When it is sent: then, or when quiet hours have it sent.
    package var instant: Instant

    init(named: Day, worked: Day, timed: Instant) {
        self.named = named
        self.worked = worked
        self.timed = timed
        self.instant = timed
    }
}
