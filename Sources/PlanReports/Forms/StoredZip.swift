/// A ZIP archive whose files are stored as they are (ISO/IEC 21320-1; PKWARE APPNOTE 6.3.3, sections 4.3.7, 4.3.12, 4.3.16).
///
/// Nothing is compressed, so that this is all there is to it; the same files give the same bytes.
struct StoredZip {
    let bytes: [UInt8]

    /// - Parameter files: names of ASCII, in the order in which they are to stand; all together less than 2 GiB.
    init(_ files: [(name: String, bytes: [UInt8])]) {
        precondition(files.count < 1 << 16 && files.reduce(0) { $0 + $1.bytes.count } < 1 << 31, "no ZIP64")
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let offset = archive.count
            let head = Self.head(of: file.name, file.bytes)
            archive += Self.number(0x0403_4B50, bytes: 4) + head + Array(file.name.utf8) + file.bytes
            directory += Self.number(0x0201_4B50, bytes: 4) + Self.number(20, bytes: 2) + head
            // No comment, disk 0, no attributes.
            directory += Self.number(0, bytes: 10) + Self.number(offset, bytes: 4) + Array(file.name.utf8)
        }
        let end =
            Self.number(0x0605_4B50, bytes: 4) + Self.number(0, bytes: 4) + Self.number(files.count, bytes: 2)
            + Self.number(files.count, bytes: 2) + Self.number(directory.count, bytes: 4)
            + Self.number(archive.count, bytes: 4) + Self.number(0, bytes: 2)
        bytes = archive + directory + end
    }

    /// What a file's header and its entry of the directory have in common: version 2.0, no flags, stored, 1980-01-01 00:00.
    private static func head(of name: String, _ bytes: [UInt8]) -> [UInt8] {
        number(20, bytes: 2) + number(0, bytes: 6) + number(0x0021, bytes: 2)
            + number(Int(checksum(bytes)), bytes: 4) + number(bytes.count, bytes: 4) + number(bytes.count, bytes: 4)
            + number(name.utf8.count, bytes: 2) + number(0, bytes: 2)
    }

    /// Little endian.
    private static func number(_ value: Int, bytes count: Int) -> [UInt8] {
        (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }

    /// CRC-32 of ISO 3309.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { sum, byte in
            sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)]
        }
    }

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }
}
