import CLinux
import CSystemd
package import CivilTime
import Glibc

/// Waits, on one thread, for timers, signals, files and folders, and calls their handlers (sd-event(3)).
///
/// Handlers run one after another and never inside each other. An idle loop does not wake.
package final class EventLoop {
    private let event: OpaquePointer
    /// Of what takes long, and may come again and again.
    private let rota = Rota()

    package init() throws(SystemError) {
        var event: OpaquePointer?
        let result = sd_event_new(&event)
        guard let event else { throw SystemError(result, "make an event loop") }
        self.event = event
    }

    deinit { sd_event_unref(event) }

    /// Runs handlers until one calls `exit`.
    /// - Returns: the code given there.
    package func run() throws(SystemError) -> Int32 { try checking("run the event loop") { sd_event_loop(event) } }

    /// Waits for one event, at most so long, and calls its handler.
    /// - Returns: false when the time passed without one, or the loop has ended.
    @discardableResult
    package func turn(waitingAtMost limit: Span) throws(SystemError) -> Bool {
        guard sd_event_get_state(event) != SD_EVENT_FINISHED else { return false }
        return try checking("turn the event loop") { sd_event_run(event, UInt64(max(0, limit.microseconds))) } > 0
    }

    /// Ends `run` after the handler that calls this.
    package func exit(_ code: Int32) { sd_event_exit(event, code) }

    /// Sends `WATCHDOG=1` as often as the unit's `WatchdogSec=` asks, as long as the loop turns.
    /// - Returns: false when no watchdog is asked for.
    @discardableResult
    package func keepWatchdogQuiet() throws(SystemError) -> Bool {
        try checking("set up the watchdog") { sd_event_set_watchdog(event, 1) } > 0
    }

    // MARK: Sources

    /// A timer on the wall clock; it follows when the clock is set.
    package func wallTimer(_ handler: @escaping () -> Void) throws(SystemError) -> WallTimer {
        let timer = WallTimer(handler)
        try attach(timer, CLOCK_REALTIME)
        return timer
    }

    /// A timer for lengths of time, whatever becomes of the wall clock.
    package func steadyTimer(_ handler: @escaping () -> Void) throws(SystemError) -> SteadyTimer {
        let timer = SteadyTimer(handler)
        try attach(timer, CLOCK_MONOTONIC)
        return timer
    }

    /// Work to be put off; unrequested when made. It comes after everything else that is pending, turn by turn with what is
    /// `readable`.
    package func deferred(_ handler: @escaping () -> Void) throws(SystemError) -> DeferredSource {
        let source = DeferredSource(handler)
        try source.attach("defer work") {
            sd_event_add_defer(event, $0, { EventSource.dispatch($1) }, $1)
        }
        source.enable(SD_EVENT_OFF)
        source.join(rota)
        return source
    }

    /// Calls the handler for a signal such as SIGHUP, which from now on does nothing else. Threads that run already must
    /// block it themselves.
    package func signal(_ number: Int32, _ handler: @escaping () -> Void) throws(SystemError) -> EventSource {
        let source = EventSource(handler)
        try source.attach("watch for signal \(number)") {
            sd_event_add_signal(event, $0, number | Int32(SD_EVENT_SIGNAL_PROCMASK), { EventSource.dispatch($2) }, $1)
        }
        return source
    }

    /// Calls the handler when the wall clock was set (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET), which timers alone do
    /// not tell. Also called where the machine wakes from sleep.
    package func clockChanges(_ handler: @escaping () -> Void) throws(SystemError) -> EventSource {
        let action = "watch the clock"
        let watch = FileDescriptor(owning: try retrying(action) { clinux_clock_watch_create() })
        let number = watch.number
        try retrying(action) { clinux_clock_watch_arm(number) }
        let source = EventSource {
            let wasSet = clinux_clock_watch_read(number) < 0 && errno == ECANCELED
            clinux_clock_watch_arm(number)
            if wasSet { handler() }
        }
        try source.attach(action) {
            sd_event_add_io(event, $0, number, UInt32(POLLIN), { EventSource.dispatch($3) }, $1)
        }
        source.own(watch.release())
        return source
    }

    /// Calls the handler while the descriptor, which stays the caller's, has something to be read; turn by turn with what was
    /// put off, so that neither waits for the other's end.
    package func readable(_ descriptor: Int32, _ handler: @escaping () -> Void) throws(SystemError) -> EventSource {
        let source = EventSource(handler)
        try source.attach("watch a descriptor") {
            sd_event_add_io(event, $0, descriptor, UInt32(POLLIN), { EventSource.dispatch($3) }, $1)
        }
        source.join(rota)
        return source
    }

    /// Calls the handler with the name and mask (inotify(7)) of what happened at a path.
    func inotify(
        _ path: String, _ mask: UInt32, _ handler: @escaping (_ mask: UInt32, _ name: String) -> Void
    ) throws(SystemError) -> EventSource {
        let source = InotifySource(handler)
        try source.attach("watch '\(path)'") {
            sd_event_add_inotify(event, $0, path, mask, { InotifySource.dispatch($1, $2) }, $1)
        }
        return source
    }

    private func attach(_ timer: TimerSource, _ clock: clockid_t) throws(SystemError) {
        // An accuracy of 0 would mean 250 ms.
        let accuracy: UInt64 = 1
        try timer.attach("make a timer") {
            sd_event_add_time(event, $0, clock, UInt64.max, accuracy, { EventSource.dispatch($2) }, $1)
        }
        timer.disarm()
    }
}

/// A source that says what happened.
private final class InotifySource: EventSource {
    private let report: (UInt32, String) -> Void

    init(_ report: @escaping (UInt32, String) -> Void) {
        self.report = report
        super.init {}
    }

    static func dispatch(_ happened: UnsafePointer<inotify_event>?, _ userData: UnsafeMutableRawPointer?) -> Int32 {
        guard let happened, let userData else { return 0 }
        let source = Unmanaged<InotifySource>.fromOpaque(userData).takeUnretainedValue()
        // The name follows the fixed part, filled up with zeros.
        let name = UnsafeRawBufferPointer(
            start: UnsafeRawPointer(happened).advanced(by: MemoryLayout<inotify_event>.size),
            count: Int(happened.pointee.len))
        let text = String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
        let mask = happened.pointee.mask
        withExtendedLifetime(source) { source.report(mask, text) }
        return 0
    }
}
