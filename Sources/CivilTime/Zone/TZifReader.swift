/// Reads the bytes of a TZif file (RFC 8536, RFC 9636).
///
/// Of a file of version 2 or later the 64-bit data and the footer are read and the 32-bit data skipped; a version the
/// RFCs do not know yet is read as the newest they know. Every read is checked against the end of the bytes.
struct TZifReader {
    /// The largest file that is read, in bytes; the longest one in use has 4 KiB.
    static let sizeLimit = 1 << 20
    static let transitionLimit = 10_000

    private let bytes: [UInt8]
    private var position = 0

    /// The rules in the bytes; throws when they are not those of a TZif file without leap seconds.
    static func rules(in bytes: [UInt8]) throws(ZoneError) -> ZoneRules {
        guard bytes.count <= sizeLimit else { throw ZoneError("the zone file is larger than \(sizeLimit) bytes") }
        var reader = TZifReader(bytes: bytes)
        var header = try reader.header()
        guard header.version > 1 else { return try reader.rules(header, wordSize: 4, tail: false) }
        try reader.skip(header.size(wordSize: 4))
        header = try reader.header()
        return try reader.rules(header, wordSize: 8, tail: true)
    }

    private struct Header {
        var version: Int
        var utIndicators: Int
        var standardIndicators: Int
        var leapSeconds: Int
        var transitions: Int
        var types: Int
        var characters: Int

        /// Bytes of the data block that follows; `wordSize` is that of its times.
        func size(wordSize: Int) -> Int {
            transitions * (wordSize + 1) + types * 6 + characters + leapSeconds * (wordSize + 4) + standardIndicators
                + utIndicators
        }
    }

    private mutating func header() throws(ZoneError) -> Header {
        guard try take(4).elementsEqual("TZif".utf8) else { throw ZoneError("the file is not a zone file") }
        let version = try integer(1)
        guard version == 0 || (0x32...0x39).contains(version) else {
            throw ZoneError("the zone file has the unknown version byte \(version)")
        }
        try skip(15)
        return Header(
            version: version == 0 ? 1 : Int(version) - 0x30, utIndicators: try count(), standardIndicators: try count(),
            leapSeconds: try count(), transitions: try count(), types: try count(), characters: try count())
    }

    private mutating func rules(_ header: Header, wordSize: Int, tail hasTail: Bool) throws(ZoneError) -> ZoneRules {
        guard header.leapSeconds == 0 else { throw ZoneError("the zone counts leap seconds") }
        guard header.transitions <= Self.transitionLimit else {
            throw ZoneError("the zone has more than \(Self.transitionLimit) transitions")
        }
        guard (1...256).contains(header.types), header.characters > 0,
            [0, header.types].contains(header.standardIndicators), [0, header.types].contains(header.utIndicators)
        else { throw ZoneError("the zone file has contradictory counts") }
        guard header.size(wordSize: wordSize) <= bytes.count - position else { throw Self.truncated }

        var transitions: [Int64] = []
        transitions.reserveCapacity(header.transitions)
        for _ in 0..<header.transitions {
            let second = try integer(wordSize)
            if let last = transitions.last, last >= second {
                throw ZoneError("the zone's transitions do not ascend")
            }
            transitions.append(second)
        }
        let types = try take(header.transitions)
        let offsets = try offsets(ofTypes: header.types)
        guard types.allSatisfy({ Int($0) < offsets.count }) else {
            throw ZoneError("a transition of the zone has no type")
        }
        try skip(header.characters + header.standardIndicators + header.utIndicators)

        return ZoneRules(
            transitions: transitions.map { max(-Self.timeBound, min($0, Self.timeBound)) },
            offsets: types.map { offsets[Int($0)] }, firstOffset: offsets[0], tail: hasTail ? try tail() : nil)
    }

    /// Transitions before the big bang are dated at it (RFC 9636, section 3.2), so that sums stay within 64 bits.
    private static let timeBound: Int64 = 1 << 59

    private mutating func offsets(ofTypes count: Int) throws(ZoneError) -> [Int32] {
        var offsets: [Int32] = []
        for _ in 0..<count {
            let offset = try integer(4)
            guard abs(offset) < ZonePeriod.offsetBound else {
                throw ZoneError("the zone has an offset of 26 hours or more")
            }
            offsets.append(Int32(offset))
            try skip(2)
        }
        return offsets
    }

    /// The rule between the two newlines after the data; nil when it is empty.
    private mutating func tail() throws(ZoneError) -> ZoneTail? {
        guard try take(1).first == UInt8(ascii: "\n"),
            let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n"))
        else { throw ZoneError("the zone file lacks its footer") }
        return end == position ? nil : try ZoneTail(bytes[position..<end])
    }

    // MARK: Reading bytes

    private static let truncated = ZoneError("the zone file is cut short")

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func take(_ count: Int) throws(ZoneError) -> ArraySlice<UInt8> {
        guard count <= bytes.count - position else { throw Self.truncated }
        defer { position += count }
        return bytes[position..<position + count]
    }

    private mutating func skip(_ count: Int) throws(ZoneError) { _ = try take(count) }

    /// A big-endian integer in two's complement.
    private mutating func integer(_ size: Int) throws(ZoneError) -> Int64 {
        let value = try take(size).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let unused = 64 - 8 * size
        return Int64(bitPattern: value << unused) >> unused
    }

    /// A big-endian 32-bit count; the largest sum of counts stays far within 64 bits.
    private mutating func count() throws(ZoneError) -> Int { Int(try integer(4)) & 0xFFFF_FFFF }
}
