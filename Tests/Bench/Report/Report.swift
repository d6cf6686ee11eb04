import FoundationEssentials

/// Everything a run found, for programs: later runs can be compared with it.
struct Report: Encodable {
    var machine: Machine
    var rows: [Row] = []

    /// JSON, keys in order; times in seconds, sizes in bytes.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}
