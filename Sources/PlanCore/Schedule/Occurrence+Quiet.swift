package import CivilTime

extension Occurrence {
    /// When nothing is sent of it.
    package var quiet: [QuietTime] { deadline?.ladder.quiet ?? [] }

    /// It is put off that was put off until then: nothing is put off past the cutoff in force. Where the date has come forward
    /// before that instant, nothing is held back; a date that moves behind it again is put off as before.
    package func isPutOff(until instant: Instant) -> Bool { cutoff.map { instant <= $0 } ?? true }

    /// When it is reminded of that was put off until an instant; nil where it is put off no more. What quiet hours hold goes
    /// out once they are over, or the second before they begin where that would be past the cutoff.
    package func reminded(putOffUntil instant: Instant, _ calendar: WorkingCalendar) -> Instant? {
        guard isPutOff(until: instant) else { return nil }
        let quiet = quiet
        guard !quiet.isEmpty else { return instant }
        let held = quiet.held(instant, in: plan.zone, calendar)
        guard let cutoff, held > instant, held >= cutoff else { return held }
        return quiet.advanced(instant, in: plan.zone, calendar)
    }

    /// It can be put off until then: something is still sent of it before its cutoff.
    /// - Parameter instant: ahead, and not past the cutoff; of others `OccurrenceRecord` says what is wrong.
    package func check(
        putOffUntil instant: Instant, at now: Instant, _ calendar: WorkingCalendar
    ) throws(BoardFault) {
        guard cutoff != nil, instant > now, let reminded = reminded(putOffUntil: instant, calendar), reminded <= now
        else { return }
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
