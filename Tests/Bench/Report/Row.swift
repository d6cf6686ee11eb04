/// One line of the table.
struct Row: Encodable {
    enum Outcome {
        case measured(Figure)
        /// It cannot be had on this machine or failed, for this reason.
        case missing(String)
    }

    /// At most so much, in the figure's unit.
    struct Target: Encodable {
        let most: Double
        /// What it is a multiple of, such as `2 × libyaml`; nil for a fixed value.
        var basis: String?

        static func most(_ value: Double) -> Target { Target(most: value) }

        /// A multiple of what the machine was seen to do in the same run.
        static func most(_ factor: Double, times basis: Figure, _ name: String) -> Target {
            Target(most: factor * basis.median, basis: "\(Figure.Unit.digits(factor)) × \(name)")
        }
    }

    let what: String
    /// How much of it, such as `10,000 plans`; empty where it has no size.
    let size: String
    let outcome: Outcome
    let target: Target?

    init(_ what: String, _ size: String = "", target: Target? = nil, _ outcome: Outcome) {
        self.what = what
        self.size = size
        self.target = target
        self.outcome = outcome
    }

    /// Measures, or says why it could not.
    init(_ what: String, _ size: String = "", target: Target? = nil, measure: () throws -> Figure) {
        let outcome: Outcome
        do { outcome = .measured(try measure()) } catch { outcome = .missing("\(error)") }
        self.init(what, size, target: target, outcome)
    }

    var figure: Figure? { if case .measured(let figure) = outcome { figure } else { nil } }

    /// The median's share of the target: 1 and less holds it; nil where there is none.
    var ratio: Double? {
        guard let figure, let target, target.most > 0 else { return nil }
        return figure.median / target.most
    }

    private enum Key: CodingKey { case what, size, unit, median, samples, target, basis, ratio, missing }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(what, forKey: .what)
        if !size.isEmpty { try values.encode(size, forKey: .size) }
        switch outcome {
        case .measured(let figure):
            try values.encode(figure.unit, forKey: .unit)
            try values.encode(figure.median, forKey: .median)
            try values.encode(figure.samples, forKey: .samples)
        case .missing(let reason): try values.encode(reason, forKey: .missing)
        }
        try values.encodeIfPresent(target?.most, forKey: .target)
        try values.encodeIfPresent(target?.basis, forKey: .basis)
        try values.encodeIfPresent(ratio, forKey: .ratio)
    }
}

/// A count with commas between the thousands: `10,000 plans`.
func counted(_ count: Int, _ noun: String = "") -> String {
    var digits = String(count)
    var groups: [String] = []
    while digits.count > 3 {
        groups.insert(String(digits.suffix(3)), at: 0)
        digits.removeLast(3)
    }
    let number = ([digits] + groups).joined(separator: ",")
    return noun.isEmpty ? number : "\(number) \(noun)"
}
