import LinuxSystem
import Testing

@Suite struct EntryCodingTests {
    private static let fields = [
        JournalField("MESSAGE", "Nhắc việc\nhai dòng"), JournalField("EMPTY", ""),
        JournalField("BYTES", [0, 10, 61, 255]), JournalField("MESSAGE", "again"),
    ]

    @Test("what is encoded decodes to itself, whatever bytes the values hold")
    func roundTrip() {
        #expect(EntryCoding.decode(EntryCoding.encode(Self.fields)) == Self.fields)
        #expect(EntryCoding.decode([]) == [])
        #expect(EntryCoding.isEntry(EntryCoding.encode(Self.fields)) && EntryCoding.isEntry([]))
    }

    @Test("an entry is encoded as the journal's native protocol says")
    func form() {
        let bytes = EntryCoding.encode([JournalField("A", "bc")])
        #expect(bytes == [65, 10, 2, 0, 0, 0, 0, 0, 0, 0, 98, 99, 10])
    }

    @Test("no cut entry decodes as a whole one")
    func cut() {
        let bytes = EntryCoding.encode(Self.fields)
        let wholes = (1...Self.fields.count).map { EntryCoding.encode(Array(Self.fields.prefix($0))).count }
        for count in 1..<bytes.count where !wholes.contains(count) {
            #expect(EntryCoding.decode(Array(bytes.prefix(count))) == nil, "\(count) bytes")
            #expect(!EntryCoding.isEntry(Array(bytes.prefix(count))), "\(count) bytes")
        }
    }

    @Test(
        "hostile bytes are refused and never trap",
        arguments: [
            [65, 10, 255, 255, 255, 255, 255, 255, 255, 255, 98, 10],
            [65, 10, 255, 255, 255, 255, 255, 255, 255, 127, 98, 10],
            [10, 0, 0, 0, 0, 0, 0, 0, 0, 10],
            [97, 10, 0, 0, 0, 0, 0, 0, 0, 0, 10],
            [95, 65, 10, 0, 0, 0, 0, 0, 0, 0, 0, 10],
            Array(repeating: 65, count: 70) + [10],
            Array(repeatElement([65, 10, 0, 0, 0, 0, 0, 0, 0, 0, 10], count: 1025).joined()),
        ] as [[UInt8]])
    func hostile(bytes: [UInt8]) {
        #expect(EntryCoding.decode(bytes) == nil && !EntryCoding.isEntry(bytes))
    }
}
