/// Tells whether bytes are the same as before: FNV-1a with 128 bits. Not for adversaries: whoever can make two files collide
/// can also edit either.
struct Fingerprint: Hashable, CustomStringConvertible {
    private var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b

    init() {}

    /// Of one text.
    init(_ bytes: [UInt8]) { add(bytes) }

    mutating func add(_ bytes: [UInt8]) {
        for byte in bytes {
            hash ^= UInt128(byte)
            hash &*= Self.prime
        }
        // Ends the text, so that two texts are not the same as one with both.
        hash ^= 0x100
        hash &*= Self.prime
    }

    var description: String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }
}
