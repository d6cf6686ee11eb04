extension [UInt8] {
    /// How many characters a stretch of UTF-8 shows: scalars but the marks that stand on the letter before, so that a text is as long
    /// whichever way its letters are encoded.
    func characters(_ range: Range<Int>) -> Int {
        range.count { at in
            let byte = self[at]
            // U+0300…U+036F
            let isMark = byte == 0xCC || byte == 0xCD && at + 1 < count && self[at + 1] < 0xB0
            return byte & 0xC0 != 0x80 && !isMark
        }
    }
}
