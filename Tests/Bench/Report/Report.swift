import FoundationEssentials

/// Everything a run found, for programs: later runs can be compared with it.
struct Report: Encodable {
    var machine: Machine
    var rows: [Row] = []
    /// The share of the time, 0 to 1, in which some process waited for a core: near 0 on a machine of one's own, and where it
    /// is not, times are too long.
    var contention: Double?

    /// JSON, keys in order; times in seconds, sizes in bytes.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}
