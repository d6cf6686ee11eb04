import TestSupport

/// Random calendar expressions, most of them right.
struct CalendarExpressionGenerator {
    /// An expression, and the same with every open step (`3/5`) as a range (`3..23/5`).
    struct Sample {
        var text: String
        var closed: String

        /// - Parameter marked: what only the closed form has stands in `«»`.
        init(_ marked: String) {
            closed = marked.filter { !"«»".contains($0) }
            text = marked.split(separator: "«", omittingEmptySubsequences: false).map { part in
                part.firstIndex(of: "»").map { String(part[part.index(after: $0)...]) } ?? String(part)
            }.joined()
        }
    }

    private var random: SeededGenerator

    init(seed: UInt64) { self.random = SeededGenerator(seed: seed) }

    mutating func sample() -> Sample {
        let date = date()
        let parts = [chance(4) ? weekdays() : "", date, chance(12) && !date.isEmpty ? "" : time(), zone()]
        return Sample(parts.filter { !$0.isEmpty }.joined(separator: " "))
    }

    private mutating func chance(_ times: Int) -> Bool { Int.random(in: 0..<times, using: &random) == 0 }

    private mutating func weekdays() -> String {
        let names = ["Mon", "tue", "Wednesday", "Thu", "FRI", "Sat", "sunday"]
        let items = (0...Int.random(in: 0...2, using: &random)).map { _ in
            let first = Int.random(in: 0..<7, using: &random)
            let last = Int.random(in: first..<7, using: &random)
            return chance(3) ? names[first] + (chance(2) ? ".." : "-") + names[last] : names[first]
        }
        return items.joined(separator: ",") + (chance(8) ? "," : "")
    }

    private mutating func date() -> String {
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: return ""
        case 2: return "*-*-*"
        default:
            let isFromEnd = chance(4)
            let day = isFromEnd ? field(1...28, isFromEnd: true) : field(1...31)
            let month = chance(2) ? "*" : field(1...12)
            let separator = isFromEnd ? "~" : "-"
            guard chance(2) else { return month + separator + day }
            return (chance(2) ? "*" : field(2005...2040, end: 2199)) + "-" + month + separator + day
        }
    }

    /// Mostly where clocks are changed.
    private mutating func time() -> String {
        let hours = chance(2) ? field(0...4, end: 23) : field(0...23)
        let minutes = chance(3) ? "00" : field(0...59)
        return "\(hours):\(minutes)" + (chance(3) ? ":" + seconds() : "")
    }

    private mutating func seconds() -> String { chance(4) ? "*" : field(0...59) }

    private mutating func zone() -> String {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: "UTC"
        case 1: ["Europe/Berlin", "America/New_York", "Asia/Tokyo"].randomElement(using: &random) ?? ""
        default: ""
        }
    }

    /// Mostly right; what is not is to be refused by both.
    /// - Parameter end: the field's own, when the range ends before it.
    private mutating func field(_ range: ClosedRange<Int>, end: Int? = nil, isFromEnd: Bool = false) -> String {
        guard !chance(6) else { return "*" }
        return (0...(chance(3) ? Int.random(in: 1...3, using: &random) : 0)).map { _ in
            let start = Int.random(in: range, using: &random)
            switch Int.random(in: 0..<8, using: &random) {
            case 0: return "\(start)..\(Int.random(in: start...range.upperBound, using: &random))"
            case 1:
                let room = isFromEnd ? start - range.lowerBound : range.upperBound - start
                let step = Int.random(in: 1...max(1, room), using: &random)
                return isFromEnd
                    ? "«\(start - room / step * step)..»\(start)/\(step)"
                    : "\(start)«..\(end ?? range.upperBound)»/\(step)"
            case 2:
                let stop = Int.random(in: start...range.upperBound, using: &random)
                return "\(start)..\(stop)/\(Int.random(in: 1...7, using: &random))"
            case 3 where chance(5):
                return "\(start)\(["..", "/", "-", ".5", "/0", "..1", "x"].randomElement(using: &random) ?? "")"
            default: return chance(3) && start < 10 ? "0\(start)" : "\(start)"
            }
        }.joined(separator: ",")
    }
}
