/// Writes TZif files (RFC 9636), sound ones and broken ones.
struct ZoneFileBuilder {
    /// 0 for version 1.
    var version = UInt8(ascii: "2")
    var transitions: [Int64] = []
    /// The type of each transition.
    var types: [UInt8] = []
    /// Seconds east of UTC of each type.
    var offsets: [Int32] = [0]
    var leapSeconds: UInt32 = 0
    var footer = "\n\n"
    /// What the header says instead of the true number of transitions.
    var claimedTransitions: UInt32?
    var claimedTypes: UInt32?
    var claimedIndicators: UInt32 = 0

    var bytes: [UInt8] {
        guard version != 0 else { return block(wordSize: 4) }
        var first = ZoneFileBuilder()
        first.version = version
        return first.block(wordSize: 4) + block(wordSize: 8) + Array(footer.utf8)
    }

    private func block(wordSize: Int) -> [UInt8] {
        var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
        let counts: [UInt32] = [
            claimedIndicators, 0, leapSeconds, claimedTransitions ?? UInt32(transitions.count),
            claimedTypes ?? UInt32(offsets.count), 4,
        ]
        for count in counts { bytes += Self.bigEndian(Int64(count), 4) }
        for transition in transitions { bytes += Self.bigEndian(transition, wordSize) }
        bytes += types
        for offset in offsets { bytes += Self.bigEndian(Int64(offset), 4) + [0, 0] }
        bytes += Array("LMT\0".utf8)
        return bytes + [UInt8](repeating: 0, count: Int(leapSeconds) * (wordSize + 4) + Int(claimedIndicators))
    }

    private static func bigEndian(_ value: Int64, _ size: Int) -> [UInt8] {
        (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
