/// Tells whether bytes are the same as before: FNV-1a with 128 bits. Not for adversaries: whoever can make two files collide
/// can also edit either.
struct Fingerprint: Hashable, CustomStringConvertible {
    private var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b

    init() {}

    /// Of one text, eight bytes at a time; not what `add` makes of it.
    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            let whole = bytes.count & ~7
            for offset in stride(from: 0, to: whole, by: 8) {
                add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            }
            for byte in bytes[whole...] { add(UInt64(byte)) }
            add(UInt64(bytes.count))
        }
    }

    mutating func add(_ bytes: [UInt8]) {
        for byte in bytes { add(UInt64(byte)) }
        // Ends the text, so that two texts are not the same as one with both.
        add(0x100)
    }

    private mutating func add(_ word: UInt64) {
        hash ^= UInt128(word)
        hash &*= Self.prime
    }

    var description: String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }
}
