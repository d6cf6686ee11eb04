/// The line of a byte.
struct LineIndex {
    private let starts: [UInt32]

    init(_ bytes: [UInt8]) {
        var starts: [UInt32] = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(UInt32(clamping: offset + 1))
        }
        self.starts = starts
    }

    /// Counted from 1.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }
}
