/// Terms that a rule looks for among words: as bits, since it is asked of every word around every date.
struct TermSet: ExpressibleByArrayLiteral, Sendable {
    /// One bit a term, by its raw value.
    private var bits = SIMD4<UInt64>()

    init(arrayLiteral terms: Term...) {
        for term in terms { insert(term) }
    }

    mutating func insert(_ term: Term) {
        bits[Int(term.rawValue >> 6)] |= 1 << UInt64(term.rawValue & 63)
    }

    func contains(_ term: Term) -> Bool {
        bits[Int(term.rawValue >> 6)] & 1 << UInt64(term.rawValue & 63) != 0
    }

    /// What heads a column or line of times.
    static let times: TermSet = [.deadline, .term, .timeLabel, .spanLabel]

    var isEmpty: Bool { bits == .zero }

    func isDisjoint(with other: TermSet) -> Bool { bits & other.bits == .zero }

    func union(_ other: TermSet) -> TermSet {
        var union = self
        union.bits |= other.bits
        return union
    }

    func subtracting(_ other: TermSet) -> TermSet {
        var difference = self
        difference.bits &= ~other.bits
        return difference
    }
}
