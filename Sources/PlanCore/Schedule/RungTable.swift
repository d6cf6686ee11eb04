import CivilTime

/// The rungs that a schedule's series climb, each once: thousands of plans have few ladders.
struct RungTable: Sendable {
    private var rungs: [Rungs] = []
    private var indices: [Rungs: Int32] = [:]
    /// What was asked for last is mostly asked for again.
    private var last: Int32 = 0
    /// So many are found faster by looking at each than by making one to look for.
    private static let few = 8

    var count: Int { rungs.count }

    subscript(index: Int32) -> Rungs { rungs[Int(index)] }

    mutating func index(of rungs: Rungs) -> Int32 { index(rungs.ladder, rungs.side, rungs.zone) { rungs } }

    mutating func index(of series: Series) -> Int32 {
        index(series.ladder, series.side, series.plan.zone) { series.rungs }
    }

    private mutating func index(_ ladder: Ladder, _ side: Rungs.Side, _ zone: Zone, make: () -> Rungs) -> Int32 {
        if last < rungs.count, rungs[Int(last)].are(ladder, side, zone) { return last }
        if let known = rungs.prefix(Self.few).firstIndex(where: { $0.are(ladder, side, zone) }) {
            last = Int32(known)
            return last
        }
        let new = make()
        last = indices[new] ?? Int32(rungs.count)
        if last == rungs.count {
            rungs.append(new)
            indices[new] = last
        }
        return last
    }
}
