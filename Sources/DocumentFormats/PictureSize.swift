/// How many dots a picture says that it has.
package struct PictureSize: Hashable, Sendable {
    package let width: Int
    package let height: Int

    /// By the head of a PNG, a JPEG or a TIFF; nil where it says none: then it is damaged, or somebody else's to tell.
    package init?(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes)
        guard let size = reader.png ?? reader.jpeg ?? reader.tiff else { return nil }
        (width, height) = size
    }

    private struct ByteReader {
        let bytes: [UInt8]

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        /// An unsigned number of some bytes; nil beyond the end.
        func number(at offset: Int, _ count: Int, isLittle: Bool = false) -> Int? {
            guard offset >= 0, offset <= bytes.count - count else { return nil }
            let part = bytes[offset..<offset + count]
            return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }

        /// PNG (ISO 15948, 11.2.2): the first chunk is IHDR.
        var png: (Int, Int)? {
            guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), let width = number(at: 16, 4),
                let height = number(at: 20, 4)
            else { return nil }
            return (width, height)
        }

        /// JPEG (ITU-T T.81, B.2.2): the frame header, behind segments that say how long they are.
        var jpeg: (Int, Int)? {
            guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
            var at = 2
            while let mark = number(at: at, 2), mark >= 0xFF01 {
                let kind = mark & 0xFF
                if (0xC0...0xCF).contains(kind), ![0xC4, 0xC8, 0xCC].contains(kind) {
                    guard let height = number(at: at + 5, 2), let width = number(at: at + 7, 2) else { return nil }
                    return (width, height)
                }
                guard kind != 0xDA, let length = number(at: at + 2, 2), length >= 2 else { return nil }
                at += 2 + length
            }
            return nil
        }

        /// TIFF 6.0, section 2: the first directory's ImageWidth and ImageLength.
        var tiff: (Int, Int)? {
            let isLittle = bytes.starts(with: [0x49, 0x49, 0x2A, 0])
            guard isLittle || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]),
                let directory = number(at: 4, 4, isLittle: isLittle),
                let count = number(at: directory, 2, isLittle: isLittle)
            else { return nil }
            func value(_ tag: Int) -> Int? {
                for entry in 0..<count {
                    let at = directory + 2 + 12 * entry
                    guard let own = number(at: at, 2, isLittle: isLittle) else { return nil }
                    guard own == tag, let type = number(at: at + 2, 2, isLittle: isLittle) else { continue }
                    return number(at: at + 8, type == 3 ? 2 : 4, isLittle: isLittle)
                }
                return nil
            }
            guard let width = value(256), let height = value(257) else { return nil }
            return (width, height)
        }
    }
}
