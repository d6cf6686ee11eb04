/// What several runs of one measurement gave.
struct Figure: Encodable {
    enum Unit: String, Encodable {
        case seconds, bytes, times
    }

    let unit: Unit
    /// At least one, in rising order.
    let samples: [Double]

    /// - Parameter samples: in any order; nil when there is none.
    init?(_ samples: [Double], _ unit: Unit) {
        guard !samples.isEmpty else { return nil }
        self.samples = samples.sorted()
        self.unit = unit
    }

    /// The sample in the middle; of an even number the mean of the two in the middle.
    var median: Double {
        let middle = samples.count / 2
        return samples.count.isMultiple(of: 2) ? (samples[middle - 1] + samples[middle]) / 2 : samples[middle]
    }

    var least: Double { samples.first ?? 0 }
    var greatest: Double { samples.last ?? 0 }

    /// Each sample so many times.
    func scaled(by factor: Double) -> Figure {
        Figure(sorted: samples.map { $0 * factor }, unit)
    }

    private init(sorted samples: [Double], _ unit: Unit) {
        self.samples = samples
        self.unit = unit
    }
}

extension Figure.Unit {
    /// A value for people, with three digits that count: `12.3 ms`, `11.2 MB`, `4`.
    func text(_ value: Double) -> String {
        switch self {
        case .seconds: Self.scaled(value, [(1, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")])
        case .bytes: Self.scaled(value, [(1e9, "GB"), (1e6, "MB"), (1e3, "kB"), (1, "B")])
        case .times: value.rounded() == value ? "\(Int(value))" : Self.digits(value)
        }
    }

    /// Three digits: `123`, `12.3`, `1.23`.
    static func digits(_ value: Double) -> String {
        let places = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2
        let power = places == 0 ? 1 : places == 1 ? 10 : 100
        let whole = Int((value * Double(power)).rounded())
        guard places > 0 else { return "\(whole)" }
        let fraction = String(whole % power)
        return "\(whole / power).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
    }

    /// - Parameter units: the greatest first.
    private static func scaled(_ value: Double, _ units: [(size: Double, name: String)]) -> String {
        guard value > 0, let smallest = units.last else { return "0" }
        let unit = units.first { value >= $0.size * 0.9995 } ?? smallest
        return "\(digits(value / unit.size)) \(unit.name)"
    }
}
