/// The line of a byte.
struct LineIndex {
    private let bytes: [UInt8]
    /// Line ends before each stretch of the text.
    private let counts: [Int]
    private static let stretch = 4096

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var counts: [Int] = []
        counts.reserveCapacity(bytes.count / Self.stretch + 1)
        var count = 0
        for (offset, byte) in bytes.enumerated() {
            if offset % Self.stretch == 0 { counts.append(count) }
            if byte == UInt8(ascii: "\n") { count += 1 }
        }
        self.counts = counts
    }

    /// Counted from 1.
    func line(at offset: Int) -> Int {
        let stretch = min(offset / Self.stretch, counts.count - 1)
        guard stretch >= 0 else { return 1 }
        let behind = bytes[stretch * Self.stretch..<min(offset, bytes.count)].count { $0 == UInt8(ascii: "\n") }
        return counts[stretch] + behind + 1
    }
}
