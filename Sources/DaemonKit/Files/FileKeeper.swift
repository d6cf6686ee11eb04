import CivilTime
import LinuxSystem

/// Sweeps the store of files soon after the start, and then day by day, as long as there is something in it.
final class FileKeeper {
    let store: FileStore
    private var timer: SteadyTimer?
    private var isArmed = false
    /// What submissions name; nil while the ledger is in trouble.
    private let named: () -> Set<String>?
    /// Is told why a sweep was not done to its end; the next one begins anew.
    private let failed: (SystemError) -> Void

    private static let first = Span.minutes(1)
    private static let pause = Span.days(1)

    init(
        _ store: FileStore, on loop: EventLoop, named: @escaping () -> Set<String>?,
        failed: @escaping (SystemError) -> Void
    ) throws(SystemError) {
        self.store = store
        self.named = named
        self.failed = failed
        timer = try loop.steadyTimer { [unowned self] in sweep() }
        arm(in: Self.first)
    }

    /// A file has come.
    func fileCame() {
        if !isArmed { arm(in: Self.pause) }
    }

    /// What no submission names goes in its time.
    func sweep() {
        isArmed = false
        do {
            if let named = named() { _ = try store.sweep(named: named, at: SystemClock.now()) }
        } catch {
            failed(error)
        }
        arm(in: Self.pause)
    }

    /// Where nothing was ever kept, nobody is woken for it.
    private func arm(in span: Span) {
        guard !store.isEmpty else { return }
        isArmed = true
        timer?.arm(in: span)
    }
}
