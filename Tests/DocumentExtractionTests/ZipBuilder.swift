/// A zip archive of stored members (APPNOTE.TXT 4.3), as small as one can be.
struct ZipBuilder {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    init(_ members: KeyValuePairs<String, String> = [:]) {
        for (name, text) in members { add(name, Array(text.utf8)) }
    }

    mutating func add(_ name: String, _ content: [UInt8]) {
        let offset = bytes.count
        let description =
            Self.half(20) + Self.half(0x800) + Self.half(0) + Self.half(0) + Self.half(0x21)
            + Self.word(Self.crc(content))
            + Self.word(content.count) + Self.word(content.count) + Self.half(name.utf8.count) + Self.half(0)
        bytes += Self.word(0x0403_4B50) + description + Array(name.utf8) + content
        directory +=
            Self.word(0x0201_4B50) + Self.half(20) + description + Self.half(0) + Self.half(0) + Self.half(0)
            + Self.word(0) + Self.word(offset) + Array(name.utf8)
        count += 1
    }

    var archive: [UInt8] {
        bytes + directory + Self.word(0x0605_4B50) + Self.half(0) + Self.half(0) + Self.half(count) + Self.half(count)
            + Self.word(directory.count) + Self.word(bytes.count) + Self.half(0)
    }

    private static func half(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
    private static func word(_ value: Int) -> [UInt8] { half(value & 0xFFFF) + half(value >> 16 & 0xFFFF) }

    private static func crc(_ bytes: [UInt8]) -> Int {
        var crc: UInt32 = .max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return Int(~crc)
    }
}
