/// The rungs that a schedule's series climb, each once: thousands of plans have few ladders.
struct RungTable: Sendable {
    private var rungs: [Rungs] = []
    private var indices: [Rungs: Int32] = [:]
    /// What was asked for last is mostly asked for again.
    private var last: Int32 = 0

    subscript(index: Int32) -> Rungs { rungs[Int(index)] }

    mutating func index(of rungs: Rungs) -> Int32 {
        if last < self.rungs.count, self.rungs[Int(last)] == rungs { return last }
        last = indices[rungs] ?? Int32(self.rungs.count)
        if last == self.rungs.count {
            self.rungs.append(rungs)
            indices[rungs] = last
        }
        return last
    }
}
