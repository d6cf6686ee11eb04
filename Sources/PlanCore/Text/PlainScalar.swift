/// Scalars that nothing needs to be asked about: each is a character of its own where only such scalars stand beside it, a
/// space (U+0020) or a visible sign, and no control character.
///
/// These are ASCII from the space to `~`, the Latin letters U+00C0…02FF and U+1E00…1EFF, where all of Vietnamese stands when
/// it is composed, and the dashes and quotation marks U+2010…2027. Most texts have no other, and asking Unicode's tables
/// takes a hundred times as long.
package enum PlainScalar {
    /// Bytes of the scalar that begins at the index, 1…3; nil when it is not plain, is no UTF-8, or the bytes end there.
    @inlinable @inline(__always)
    package static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        if byte &- 0x20 < 0x5F { return 1 }
        guard byte >= 0xC3 else { return nil }
        func follows(_ range: ClosedRange<UInt8>, _ offset: Int) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        switch byte {
        case 0xC3...0xCB: return follows(0x80...0xBF, 1) ? 2 : nil
        case 0xE1: return follows(0xB8...0xBB, 1) && follows(0x80...0xBF, 2) ? 3 : nil
        case 0xE2: return follows(0x80...0x80, 1) && follows(0x90...0xA7, 2) ? 3 : nil
        default: return nil
        }
    }

    /// How many scalars, which are its characters, a text of nothing but plain ones has; nil when it has any other.
    package static func count(in text: String) -> Int? {
        var text = text
        return text.withUTF8 { bytes in
            var index = 0
            var count = 0
            while index < bytes.count {
                guard let length = length(in: bytes, at: index) else { return nil }
                index += length
                count += 1
            }
            return count
        }
    }
}
