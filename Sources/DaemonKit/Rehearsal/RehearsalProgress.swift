import CivilTime
import LinuxSystem

/// The bar below the reminders that go out, on a terminal.
final class RehearsalProgress {
    private let range: Range<Instant>
    private let zone: Zone
    private let terminal: Terminal
    private var drawnAt = Span(microseconds: .min)

    /// Redrawn at most so often.
    private static let interval = Span(microseconds: 50_000)

    init(range: Range<Instant>, zone: Zone, terminal: Terminal) {
        self.range = range
        self.zone = zone
        self.terminal = terminal
    }

    func show(_ now: Instant) {
        let time = SystemClock.steady()
        guard terminal.isTerminal, drawnAt == Span(microseconds: .min) || time > drawnAt + Self.interval else { return }
        drawnAt = time
        let whole = Double((range.upperBound - range.lowerBound).microseconds)
        let share = max(0, min(1, Double((now - range.lowerBound).microseconds) / whole))
        let width = max(10, min(40, terminal.width - 24))
        let filled = Int(share * Double(width))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        terminal.redraw("\(bar) \(Int(share * 100)) %  \(zone.day(at: now))")
    }

    func clear() {
        terminal.redraw("")
        drawnAt = Span(microseconds: .min)
    }
}
