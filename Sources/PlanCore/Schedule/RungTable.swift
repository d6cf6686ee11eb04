/// The rungs that a schedule's series climb, each once: thousands of plans have few ladders.
struct RungTable: Sendable {
    private var rungs: [Rungs] = []
    private var indices: [Rungs.Making: Int32] = [:]
    /// What was asked for last is mostly asked for again.
    private var last: Int32 = 0

    subscript(index: Int32) -> Rungs { rungs[Int(index)] }

    mutating func index(of making: Rungs.Making) -> Int32 {
        if last < rungs.count, rungs[Int(last)].making == making { return last }
        last = indices[making] ?? Int32(rungs.count)
        if last == rungs.count {
            rungs.append(Rungs(making))
            indices[making] = last
        }
        return last
    }
}
