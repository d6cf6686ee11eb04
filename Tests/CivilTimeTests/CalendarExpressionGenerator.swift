/// Random calendar expressions and places near what is difficult in a zone.
struct CalendarExpressionGenerator {
    var random: SeededGenerator

    init(seed: UInt64) { self.random = SeededGenerator(seed: seed) }

    mutating func expression() -> String {
        let date = date()
        let parts = [chance(4) ? weekdays() : "", date, chance(12) && !date.isEmpty ? "" : time(), zone()]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
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
            let day = isFromEnd ? field(1...28) : field(1...31)
            let month = chance(2) ? "*" : field(1...12)
            let separator = isFromEnd ? "~" : "-"
            guard chance(2) else { return month + separator + day }
            return (chance(2) ? "*" : field(2005...2040)) + "-" + month + separator + day
        }
    }

    /// Mostly where clocks are changed.
    private mutating func time() -> String {
        let hours = chance(2) ? field(0...4) : field(0...23)
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
    private mutating func field(_ range: ClosedRange<Int>) -> String {
        guard !chance(6) else { return "*" }
        return (0...(chance(3) ? Int.random(in: 1...3, using: &random) : 0)).map { _ in
            let start = Int.random(in: range, using: &random)
            switch Int.random(in: 0..<8, using: &random) {
            case 0: return "\(start)..\(Int.random(in: start...range.upperBound, using: &random))"
            case 1: return "\(start)/\(Int.random(in: 1...max(1, range.upperBound - start), using: &random))"
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
