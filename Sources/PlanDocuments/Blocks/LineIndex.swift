/// The line of a byte.
struct LineIndex {
    /// Where each line begins, offsets of bytes.
    private let starts: [UInt32]

    init(_ bytes: [UInt8]) {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(bytes.count / 64)
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(UInt32(clamping: offset + 1))
        }
        self.starts = starts
    }

    /// Counted from 1.
    func line(at offset: Int) -> Int { max(1, starts.partitioningIndex { Int($0) > offset }) }
}
