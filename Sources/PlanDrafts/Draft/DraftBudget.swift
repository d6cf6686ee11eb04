import PlanFiles

/// How much of a plan file is still free.
struct DraftBudget {
    /// What the file's head and its list of dates left out are sure to keep within.
    private static let reservedNodes = 64
    private static let reservedBytes = 256 << 10

    private var nodes = FormatLimits.nodes - reservedNodes
    private var bytes = FormatLimits.bytes - reservedBytes
    /// Items that had no place.
    private(set) var refused = 0

    /// Takes the room that the item needs; false where it has no place.
    mutating func take(_ block: DraftBlock, among count: Int, atMost limit: Int) -> Bool {
        let size = block.listLines.utf8.count
        guard count < limit, block.nodes <= nodes, size <= bytes else {
            refused += 1
            return false
        }
        nodes -= block.nodes
        bytes -= size
        return true
    }
}
