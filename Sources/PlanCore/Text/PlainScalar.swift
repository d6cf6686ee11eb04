/// Scalars that nothing needs to be asked about: each is a character of its own where only such scalars stand beside it, a
/// space (U+0020) or a visible sign, and no control character.
///
/// These are ASCII from the space to `~`, the Latin letters U+00C0…02FF and U+1E00…1EFF, where all of Vietnamese stands when
/// it is composed, and the dashes and quotation marks U+2010…2027. Most texts have no other, and asking Unicode's tables
/// takes a hundred times as long.
package enum PlainScalar {
    /// Bytes of the scalar that begins at the index, 1…3; nil when it is not plain, or the bytes end there.
    ///
    /// - Parameter bytes: valid UTF-8.
    @inlinable package static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case 0x20...0x7E: return 1
        case 0xC3...0xCB: return 2
        case 0xE1 where index + 2 < bytes.count: return (0xB8...0xBB).contains(bytes[index + 1]) ? 3 : nil
        case 0xE2 where index + 2 < bytes.count:
            return bytes[index + 1] == 0x80 && (0x90...0xA7).contains(bytes[index + 2]) ? 3 : nil
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
    /// Whether lines of nothing but plain scalars, ended by LF (U+000A), are all that there is.
    ///
    /// - Parameter bytes: valid UTF-8.
    package static func isAll(of bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if 0x20...0x7E ~= bytes[index] || bytes[index] == 0x0A {
                    index += 1
                } else if let length = length(in: bytes, at: index) {
                    index += length
                } else {
                    return false
                }
            }
            return true
        }
    }
}
