import CSystemd
package import CivilTime

/// A timer of a loop, unarmed when made; each arming calls the handler once and replaces an earlier one.
package class TimerSource: EventSource {
    /// Due when the timer's clock reaches that many microseconds; at once when it has.
    fileprivate func arm(_ microseconds: Int64) {
        setTime(UInt64(max(0, microseconds)))
        enable(SD_EVENT_ONESHOT)
    }

    package func disarm() { enable(SD_EVENT_OFF) }
}

/// A timer on the wall clock.
package final class WallTimer: TimerSource {
    /// Calls the handler at that instant, at once when it has passed; nil disarms.
    package func arm(at instant: Instant?) {
        guard let instant else { return disarm() }
        arm(instant.microseconds)
    }
}

/// A timer for lengths of time, whatever becomes of the wall clock.
package final class SteadyTimer: TimerSource {
    /// Calls the handler after that time; nil disarms.
    package func arm(in span: Span?) {
        guard let span else { return disarm() }
        let (end, overflow) = SystemClock.steady().microseconds.addingReportingOverflow(span.microseconds)
        arm(overflow ? .max : end)
    }
}
