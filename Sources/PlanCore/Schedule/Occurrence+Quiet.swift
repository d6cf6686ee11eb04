package import CivilTime

extension Occurrence {
    /// When nothing is sent of it.
    package var quiet: [QuietTime] { deadline?.ladder.quiet ?? [] }

    /// When it is reminded of that was put off until an instant: then, or at its cutoff where that comes before. What quiet
    /// hours hold goes out once they are over, or the second before they begin where that would be past the cutoff.
    package func reminded(putOffUntil instant: Instant, _ calendar: WorkingCalendar) -> Instant {
        let until = cutoff.map { min($0, instant) } ?? instant
        let quiet = quiet
        guard !quiet.isEmpty else { return until }
        let held = quiet.held(until, in: plan.zone, calendar)
        guard let cutoff, held > until, held >= cutoff else { return held }
        return quiet.advanced(until, in: plan.zone, calendar)
    }
}

extension Plan {
    /// When nothing is sent that is about the plan as a whole: the quiet hours of any of its deadlines.
    package var quiet: [QuietTime] {
        var seen: Set<QuietTime> = []
        return deadlines.flatMap(\.ladder.quiet).filter { seen.insert($0).inserted }
    }
}
