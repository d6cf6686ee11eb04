package import CivilTime
import Glibc

/// The machine's clocks, to the microsecond.
package enum SystemClock {
    /// The wall clock (CLOCK_REALTIME).
    package static func now() -> Instant { Instant(microseconds: read(CLOCK_REALTIME)) }

    /// Microseconds on a clock that nobody sets and that stands still while the machine sleeps (CLOCK_MONOTONIC).
    package static func steady() -> Span { Span(microseconds: read(CLOCK_MONOTONIC)) }

    /// Microseconds that this thread has been on a processor (CLOCK_THREAD_CPUTIME_ID).
    package static func work() -> Span { Span(microseconds: read(CLOCK_THREAD_CPUTIME_ID)) }

    /// Lets so much time pass; a signal may cut it short.
    package static func sleep(_ span: Span) {
        guard span > .zero else { return }
        var length = timespec(
            tv_sec: Int(span.microseconds / 1_000_000), tv_nsec: Int(span.microseconds % 1_000_000) * 1000)
        nanosleep(&length, nil)
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        // Fails only for a clock that does not exist.
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) &* 1_000_000 &+ Int64(time.tv_nsec) / 1000
    }
}
