import CivilTime
import LinuxSystem

/// Gives memory back when the service has had nothing to do for a while: what a start, a client or a batch of reminders took
/// is not needed before the next (``ProcessMemory/giveBack()``).
///
/// A service that does nothing is woken once for it, and then no more.
final class Rest {
    /// Longer than a reminder is prepared ahead of its instant: what was just prepared is sent with everything in memory.
    static let delay = Span.seconds(15)

    private var timer: SteadyTimer?
    /// When something was done last (CLOCK_MONOTONIC); nil: memory was given back since.
    private var lastWork: Span?
    private let giveBack: () -> Void

    init(on loop: EventLoop, giveBack: @escaping () -> Void = ProcessMemory.giveBack) throws(SystemError) {
        self.giveBack = giveBack
        timer = try loop.steadyTimer { [unowned self] in expire() }
    }

    /// Something was done.
    func end(at now: Span = SystemClock.steady()) {
        // The timer goes on: work that never ends for long does not set it each time.
        if lastWork == nil { timer?.arm(in: Self.delay) }
        lastWork = now
    }

    private func expire() { expire(at: SystemClock.steady()) }

    func expire(at now: Span) {
        guard let lastWork else { return }
        let end = lastWork + Self.delay
        guard end <= now else {
            timer?.arm(in: Span(microseconds: end.microseconds - now.microseconds))
            return
        }
        self.lastWork = nil
        giveBack()
    }
}
