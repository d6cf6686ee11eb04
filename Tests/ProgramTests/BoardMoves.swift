import CivilTime
import TestSupport

/// What happens to a board in a year, at random: units deliver, have it returned, deliver again, are let off; deadlines are
/// put off, extended, closed and opened; the plan falls silent.
struct BoardMoves {
    /// An entry of a file of submissions.
    typealias Move = [String: String]

    /// In order of time.
    private(set) var moves: [Move] = []
    private var found: [(at: Moment, move: Move)] = []
    private var random: SeededGenerator
    private let plan: String

    /// A day and a time as `08:00`.
    private struct Moment: Comparable, CustomStringConvertible {
        var day: Day
        var time: String

        static func < (one: Moment, other: Moment) -> Bool { (one.day, one.time) < (other.day, other.time) }
        var description: String { "\(day.slashed) \(time)" }
    }

    private static let lastDay = Day(clippingYear: 2022, month: 1, day: 31)
    private static let times = ["00:00", "07:59", "08:00", "08:01", "09:30", "14:30", "17:05", "23:59"]
    /// What can be done with a unit's submission in a state, and the state that follows.
    private static let steps: [String: [(action: String, state: String)]] = [
        "awaited": [("received", "received"), ("received", "received"), ("waived", "waived")],
        "received": [
            ("accepted", "accepted"), ("returned", "returned"), ("withdrawn", "awaited"), ("received", "received"),
        ],
        "accepted": [("returned", "returned"), ("withdrawn", "awaited")],
        "returned": [("received", "received"), ("waived", "waived"), ("withdrawn", "awaited")],
        "waived": [("received", "received"), ("withdrawn", "awaited")],
    ]

    /// - Parameter items: with the day of each month that they are due by.
    init(of plan: String, _ items: [String: Int], units: [String], _ random: SeededGenerator) {
        self.plan = plan
        self.random = random
        for (item, day) in items.sorted(by: { $0.key < $1.key }) {
            for month in 1...12 {
                let key = "\(item)@2021-\(month < 10 ? "0" : "")\(month)"
                tell("\(plan)/\(key)", due: Day(clippingYear: 2021, month: month, day: day), units)
            }
        }
        silence()
        let order = found.indices.sorted { (found[$0].at, $0) < (found[$1].at, $1) }
        moves = order.map { found[$0].move }
    }

    /// What becomes of one occurrence.
    private mutating func tell(_ occurrence: String, due: Day, _ units: [String]) {
        let isPutOff = chance(20)
        // What is closed is not extended.
        var closed: Range<Moment>?
        for unit in units where !chance(20) && !(isPutOff && unit == units.last) {
            var state = "awaited"
            var at = moment(due, -9...3)
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                guard let step = Self.steps[state]?.randomElement(using: &random) else { break }
                // One that lies before the year is not made, nor what follows it.
                // Of what came anew, or is corrected, something is new.
                let number = step.action == "received" ? ["number": "\(found.count + 1)/BC"] : [:]
                let move = ["deadline": occurrence, step.action: unit].merging(number) { first, _ in first }
                guard add(at, move) else { break }
                state = step.state
                at = moment(at.day, 1...4)
            }
        }
        if isPutOff {
            for (days, time) in [(-6 ... -4, "14:45"), (-3 ... -1, "16:15")] where chance(70) {
                let at = moment(due, days)
                let lasting = Int.random(in: 1...at.day.days(until: due), using: &random)
                let until = Moment(day: at.day.adding(days: lasting), time: time)
                add(at, ["deadline": occurrence, "snoozed": "\(until)"])
            }
        } else if chance(15) {
            let at = moment(due, -5...2)
            guard add(at, ["deadline": occurrence, "closed": "true"]), chance(60) else { return }
            let end = moment(at.day, 1...4)
            add(end, ["deadline": occurrence, "reopened": "true"])
            closed = at..<end
        }
        if chance(20) {
            // To a day that is not over yet.
            let at = moment(due, -4...2)
            let to = max(due, at.day).adding(days: Int.random(in: 2...8, using: &random))
            guard !(closed?.contains(at) ?? false), add(at, ["deadline": occurrence, "extended": to.slashed]),
                chance(30)
            else { return }
            let again = moment(at.day, 1...4)
            let later = max(to, again.day).adding(days: Int.random(in: 1...4, using: &random))
            guard !(closed?.contains(again) ?? false) else { return }
            add(again, ["deadline": occurrence, "extended": later.slashed])
        }
    }

    /// Once until a time, once until the plan speaks again.
    private mutating func silence() {
        for (months, speaks) in [(2...5, false), (7...10, true)] {
            let month = Int.random(in: months, using: &random)
            let at = moment(Day(clippingYear: 2021, month: month, day: 1), 0...25)
            let until = moment(at.day, 5...12)
            add(at, ["plan": plan, "silent": "\(until)"])
            if speaks { add(moment(at.day, 1...4), ["plan": plan, "speaking": "true"]) }
        }
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func moment(_ day: Day, _ days: ClosedRange<Int>) -> Moment {
        Moment(
            day: day.adding(days: Int.random(in: days, using: &random)),
            time: Self.times[Int.random(in: Self.times.indices, using: &random)])
    }

    @discardableResult
    private mutating func add(_ at: Moment, _ move: Move) -> Bool {
        guard at.day >= TorturedBoard.firstDay, at.day < Self.lastDay else { return false }
        found.append((at, move.merging(["at": "\(at)", "reason": "lý do"]) { first, _ in first }))
        return true
    }
}
