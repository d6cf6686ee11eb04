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

    /// It can be put off until then: something is still sent of it before its cutoff.
    /// - Parameter instant: ahead, and not past the cutoff; of others `OccurrenceRecord` says what is wrong.
    package func check(
        putOffUntil instant: Instant, at now: Instant, _ calendar: WorkingCalendar
    ) throws(BoardFault) {
        guard let cutoff, instant > now, instant <= cutoff, reminded(putOffUntil: instant, calendar) <= now else {
            return
        }
        throw BoardFault(
            "quiet-until-cutoff",
            vi: "đang trong giờ yên lặng, kéo dài quá thời hạn: sẽ không có lần nhắc nào trước hạn",
            en: "quiet hours last past the cutoff: nothing would be sent before it")
    }
}

extension Plan {
    /// When nothing is sent that is about the plan as a whole: the quiet hours of any of its deadlines.
    package var quiet: [QuietTime] {
        var seen: Set<QuietTime> = []
        return deadlines.flatMap(\.ladder.quiet).filter { seen.insert($0).inserted }
    }
}
