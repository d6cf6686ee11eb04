import CivilTime

extension Occurrence {
    /// The occurrence with the date that the last extension gave it, at the same time of the day; itself where there is none,
    /// and where the plan's own date has come to lie no earlier.
    package func extended(by record: OccurrenceRecord?) -> Occurrence {
        guard let day = record?.extensions.last?.to, day > lastGoodDay, let cutoff else { return self }
        let end = plan.zone.local(at: cutoff)
        let moved = plan.zone.instant(of: end.day.adding(days: lastGoodDay.days(until: day)), at: end.time)
        return Occurrence(
            plan: plan, item: item, key: key, lastGoodDay: day, cutoff: moved, window: window,
            movedFrom: movedFrom ?? lastGoodDay, origin: origin)
    }
}
