import CivilTime

/// How many things of one kind are done in a turn of the loop, so that who asks meanwhile does not wait long for its end.
///
/// A turn works, the longer the more is done, and it waits for the disk, however little is done: for flushes and commits.
/// Both are learnt from the turns before. So many things are done as leave a turn within its time; but never so few that it
/// works for less than it has to wait: where the disk is slow, the service would come to nothing by being quick.
struct Pace: Sendable {
    /// How many are done in the next turn at most.
    private(set) var limit: Int
    private let target: Double
    private let bounds: ClosedRange<Int>
    /// Things done, and microseconds of work for them; what is longer ago counts for less.
    private var done = 0.0
    private var worked = 0.0
    /// Microseconds that the last turns waited. The least of them is what a turn waits anyway: of the others, something else
    /// may have held up one or another.
    private var waits: [Double] = []

    /// What a turn counts for when another has followed.
    private static let fading = 0.9
    private static let keptWaits = 8

    /// - Parameters:
    ///   - first: the limit until something is known.
    ///   - target: how long a turn may take.
    init(_ first: Int, in bounds: ClosedRange<Int>, target: Span) {
        self.limit = first
        self.bounds = bounds
        self.target = Double(target.microseconds)
    }

    /// A turn did so many things.
    /// - Parameters:
    ///   - span: how long it took.
    ///   - work: for how much of that it was on a processor.
    mutating func note(_ count: Int, took span: Span, work: Span) {
        guard count > 0 else { return }
        done = done * Self.fading + Double(count)
        worked = worked * Self.fading + Double(work.microseconds)
        waits = waits.suffix(Self.keptWaits - 1) + [Double(max(0, span.microseconds - work.microseconds))]
        let each = max(worked / done, 0.1)
        let anyway = waits.min() ?? 0
        let wanted = max(target - anyway, anyway) / each
        limit = min(max(Int(min(wanted, Double(limit) * 2)), bounds.lowerBound), bounds.upperBound)
    }
}
