import CivilTime

/// How many things of one kind are done in a turn of the loop, so that who asks meanwhile does not wait long for its end.
///
/// A turn takes some time however little is done (the disk is flushed, the ledger commits), and some for each thing. Both
/// are learnt from the turns before, the latest above all. So many things are done as take the time that a turn may take;
/// but never so few that most of the time goes by for what each turn takes anyway: where the disk is slow, the service
/// would come to nothing by being quick.
struct Pace: Sendable {
    /// How many are done in the next turn at most.
    private(set) var limit: Int
    private let target: Double
    private let bounds: ClosedRange<Int>
    /// Sums over the turns so far: of their weights, their numbers of things, their seconds and the products of those.
    private var sums = Sums()

    private struct Sums {
        var weights = 0.0
        var counts = 0.0
        var seconds = 0.0
        var squares = 0.0
        var products = 0.0
    }

    /// What a turn counts for when another has followed.
    private static let fading = 0.97
    /// What a turn counts for in which nothing was done and no time went by: all turns may have done the same number.
    private static let beginning = 0.05

    /// - Parameters:
    ///   - first: the limit until something is known.
    ///   - target: how long a turn may take.
    init(_ first: Int, in bounds: ClosedRange<Int>, target: Span) {
        self.limit = first
        self.bounds = bounds
        self.target = target.seconds
    }

    /// A turn did so many things, and took so long.
    mutating func note(_ count: Int, took span: Span) {
        guard count > 0 else { return }
        let (count, seconds) = (Double(count), span.seconds)
        sums.weights = sums.weights * Self.fading + 1
        sums.counts = sums.counts * Self.fading + count
        sums.seconds = sums.seconds * Self.fading + seconds
        sums.squares = sums.squares * Self.fading + count * count
        sums.products = sums.products * Self.fading + count * seconds
        // The straight line that lies nearest: seconds = anyway + each × count; neither is less than nothing.
        let weights = sums.weights + Self.beginning
        let spread = weights * sums.squares - sums.counts * sums.counts
        let slope = (weights * sums.products - sums.counts * sums.seconds) / spread
        let each = min(max(slope, 1e-7), sums.seconds / sums.counts)
        let anyway = max(0, (sums.seconds - each * sums.counts) / weights)
        let wanted = max((target - anyway) / each, anyway / each)
        limit = min(max(Int(min(wanted, Double(limit) * 2)), bounds.lowerBound), bounds.upperBound)
    }
}

extension Span {
    fileprivate var seconds: Double { Double(microseconds) / 1e6 }
}

/// How much the turns of the service do.
struct TurnPace: Sendable {
    private var occurrences = Pace(50, in: 20...500, target: Self.target)
    private var plans = Pace(10, in: 1...100, target: Self.target)

    /// An edit may wait for one turn, and a request for one too.
    private static let target = Span(microseconds: 8_000)

    var limits: ReminderService.Limits {
        var limits = ReminderService.Limits()
        (limits.occurrences, limits.plans) = (occurrences.limit, plans.limit)
        return limits
    }

    mutating func note(_ work: ReminderService.Turn.Work?, took span: Span) {
        switch work {
        case .decided(let count): occurrences.note(count, took: span)
        case .recorded(let count): plans.note(count, took: span)
        // As many as were prepared at a time.
        case .sent, nil: break
        }
    }
}
