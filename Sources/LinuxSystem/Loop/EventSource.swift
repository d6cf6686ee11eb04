import CSystemd
import Glibc

/// Something a loop waits for, with the handler it calls. Gone when this goes away: keep it as long as it shall act.
package class EventSource {
    typealias Handle = OpaquePointer

    private let handler: () -> Void
    /// Set once by the loop, right after it was made.
    private var handle: Handle?
    /// Where it takes turns with others.
    private var rota: Rota?

    init(_ handler: @escaping () -> Void) { self.handler = handler }

    deinit { sd_event_source_disable_unref(handle) }

    /// Lets libsystemd make the source, with this object as the callback's user data.
    func attach(
        _ action: String, _ make: (UnsafeMutablePointer<Handle?>, UnsafeMutableRawPointer) -> Int32
    ) throws(SystemError) {
        try checking(action) { make(&handle, Unmanaged.passUnretained(self).toOpaque()) }
    }

    /// What libsystemd's callbacks do. The handler may drop the last reference to its own source.
    static func dispatch(_ userData: UnsafeMutableRawPointer?) -> Int32 {
        guard let userData else { return 0 }
        let source = Unmanaged<EventSource>.fromOpaque(userData).takeUnretainedValue()
        withExtendedLifetime(source) {
            source.takePlace()
            source.handler()
        }
        return 0
    }

    /// Takes turns with the others of the rota: of those that are pending, the one whose last turn is longest ago comes next.
    func join(_ rota: Rota) {
        self.rota = rota
        takePlace()
    }

    /// Goes behind the others.
    private func takePlace() {
        if let rota { sd_event_source_set_priority(handle, rota.takeLast()) }
    }

    /// Waits for it, once or always; or does not.
    func enable(_ state: Int) { sd_event_source_set_enabled(handle, Int32(state)) }

    /// Whether it is waited for, for now.
    package func setPaused(_ isPaused: Bool) { enable(isPaused ? SD_EVENT_OFF : SD_EVENT_ON) }

    /// Closes the descriptor it waits on when it goes away.
    func own(_ descriptor: Int32) {
        if sd_event_source_set_io_fd_own(handle, 1) < 0 { close(descriptor) }
    }

    func setTime(_ microseconds: UInt64) { sd_event_source_set_time(handle, microseconds) }
}

/// Sources that take turns: libsystemd dispatches what is pending in order of priority, and without a rule of ours one that
/// is pending again at once comes before another that waits.
final class Rota {
    private var last = Int64(SD_EVENT_PRIORITY_IDLE)

    /// - Returns: the priority of the last place.
    func takeLast() -> Int64 {
        last += 1
        return last
    }
}

/// Work put off until the loop turns next, when nothing more urgent is pending.
package final class DeferredSource: EventSource {
    /// Calls the handler once, soon; several requests before that are one.
    package func request() { enable(SD_EVENT_ONESHOT) }
}
