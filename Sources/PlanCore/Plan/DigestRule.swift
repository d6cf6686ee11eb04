package import CivilTime

/// What a recipient gets one by one, and when it gets the rest.
package struct DigestRule: Hashable, Sendable {
    /// The time of day of its digest; on working days.
    package var at: TimeOfDay
    /// So many reminders go to it one by one on a day, 0…1,000; what is beyond is held for the next digest.
    package var beyond: Int

    package init(at: TimeOfDay, beyond: Int) {
        self.at = at
        self.beyond = beyond
    }

    /// The first digest after an instant.
    package func next(after instant: Instant, in zone: Zone, _ calendar: WorkingCalendar) -> Instant {
        var day = zone.day(at: instant)
        // A calendar may know no working day at all.
        for _ in 0..<Self.mostDaysOff {
            let digest = zone.instant(of: day, at: at)
            if digest > instant, calendar.isWorking(day) { return digest }
            day = day.adding(days: 1)
        }
        return zone.instant(of: day, at: at)
    }

    private static let mostDaysOff = 366
}
