/// One field of a calendar expression: a list of values, ranges and steps, or `*`.
struct CalendarField: Hashable, Sendable {
    /// Ascending, each once; none stands for `*`, every value.
    private(set) var components: [CalendarComponent]
    let range: ClosedRange<Int>

    init(_ components: [CalendarComponent] = [], in range: ClosedRange<Int>) {
        self.components = Set(components).sorted()
        self.range = range
    }

    /// The matching value nearest to `value` that lies in that direction, itself included; nil when there is none.
    func nearest(to value: Int, _ direction: Direction) -> Int? {
        guard !components.isEmpty else { return range.nearest(to: value, direction) }
        return direction.first(
            of: components.lazy.compactMap { $0.values(through: range.upperBound).nearest(to: value, direction) })
    }

    /// The same for a day of the month that is counted from the end: 1 is the day `length`.
    func nearestFromEnd(to day: Int, of length: Int, _ direction: Direction) -> Int? {
        direction.first(
            of: components.lazy.compactMap { $0.daysFromEnd(of: length).nearest(to: day, direction) })
    }

    /// The way a search goes through time.
    enum Direction {
        case forward, backward

        var step: Int { self == .forward ? 1 : -1 }

        /// Where a search that comes from outside enters the range.
        func start(of range: ClosedRange<Int>) -> Int { self == .forward ? range.lowerBound : range.upperBound }

        /// The one that a search meets first.
        func first(of values: some Sequence<Int>) -> Int? { self == .forward ? values.min() : values.max() }
    }
}

extension ClosedRange<Int> {
    fileprivate func nearest(to value: Int, _ direction: CalendarField.Direction) -> Int? {
        switch direction {
        case .forward: value > upperBound ? nil : Swift.max(value, lowerBound)
        case .backward: value < lowerBound ? nil : Swift.min(value, upperBound)
        }
    }
}
