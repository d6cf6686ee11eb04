extension [UInt8] {
    /// How many characters a stretch of UTF-8 shows: scalars but the marks that stand on the letter before, so that a text is as long
    /// whichever way its letters are encoded.
    func characters(_ range: Range<Int>) -> Int {
        var (scalars, marks, others) = (0, 0, 0)
        self[range].withUnsafeBufferPointer { bytes in
            for byte in bytes {
                scalars &+= byte & 0xC0 != 0x80 ? 1 : 0
                marks &+= byte == 0xCC ? 1 : 0
                others &+= byte == 0xCD ? 1 : 0
            }
        }
        // U+0300…U+033F begin with the one byte, U+0340…U+036F and letters of Greek with the other.
        if others > 0 { marks += range.count { self[$0] == 0xCD && $0 + 1 < count && self[$0 + 1] < 0xB0 } }
        return scalars - marks
    }
}
