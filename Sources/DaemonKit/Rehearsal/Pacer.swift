import CivilTime
import LinuxSystem

/// Lets virtual time pass in step with real time, counted from one beginning, so that the work in between costs nothing.
struct Pacer {
    /// Virtual microseconds for one real microsecond, positive.
    let speed: Double
    /// Real time, from any origin.
    var clock: () -> Span = SystemClock.steady
    var sleep: (Span) -> Void = SystemClock.sleep

    private var beganAt = Span.zero
    private var origin = Instant.distantPast

    /// Real time between two calls of `progress`, at most.
    private static let step = 100_000.0

    init(speed: Double) { self.speed = speed }

    /// It is this virtual instant now.
    mutating func start(at instant: Instant) {
        origin = instant
        beganAt = clock()
    }

    /// Sleeps until the virtual instant has come; returns at once when it has.
    /// - Parameter progress: called with the virtual now some times a second.
    func wait(until instant: Instant, _ progress: (Instant) -> Void) {
        let end = Double((instant - origin).microseconds) / speed
        while true {
            let passed = Double(clock().microseconds - beganAt.microseconds)
            guard passed < end else { return }
            progress(origin + Span(microseconds: Int64(passed * speed)))
            sleep(Span(microseconds: Int64(min(end - passed, Self.step).rounded(.up))))
        }
    }
}
