import CivilTime
import TestSupport
import Testing

@Suite struct ZoneFileTests {
    @Test("version 1 has 32-bit data and no rule")
    func versionOne() throws {
        let file = ZoneFileBuilder(
            version: 0, transitions: [-2_000_000_000, 1_000_000_000], types: [1, 2], offsets: [1000, 7200, 3600])
        let zone = try Zone(identifier: "X", tzif: file.bytes)
        #expect(zone.offset(at: Instant(seconds: -2_000_000_001)) == 1000)
        #expect(zone.offset(at: Instant(seconds: -2_000_000_000)) == 7200)
        #expect(zone.offset(at: Instant(seconds: 1_000_000_000)) == 3600)
        #expect(zone.offset(at: .distantFuture) == 3600)
    }

    @Test("from version 2 on the 64-bit data counts, then the footer", arguments: ["2", "3", "4", "9"])
    func laterVersions(_ version: String) throws {
        let file = ZoneFileBuilder(
            version: try #require(version.utf8.first), transitions: [-10_000_000_000, 10_000_000_000], types: [1, 0],
            offsets: [-3600, 25_200], footer: "\n<+08>-8\n")
        let zone = try Zone(identifier: "X", tzif: file.bytes)
        #expect(zone.offset(at: Instant(seconds: -10_000_000_001)) == -3600)
        #expect(zone.offset(at: Instant(seconds: 9_999_999_999)) == 25_200)
        #expect(zone.offset(at: Instant(seconds: 10_000_000_000)) == 28_800)
    }

    @Test("without a footer the last offset goes on; without transitions the footer holds always")
    func footerAndTransitions() throws {
        let silent = ZoneFileBuilder(transitions: [0], types: [1], offsets: [0, 3600])
        #expect(try Zone(identifier: "X", tzif: silent.bytes).offset(at: .distantFuture) == 3600)
        let alone = ZoneFileBuilder(footer: "\nEST5\n")
        let zone = try Zone(identifier: "X", tzif: alone.bytes)
        #expect(zone.offset(at: .distantPast) == -18_000)
    }

    @Test("transitions at the ends of 64 bits are taken and answered")
    func extremeTransitions() throws {
        let file = ZoneFileBuilder(
            transitions: [.min, 0, .max], types: [1, 0, 1], offsets: [93_599, -93_599], footer: "\nA5\n")
        #expect(throws: ZoneError.self) { try Zone(identifier: "X", tzif: file.bytes) }
        var sound = file
        sound.footer = "\nAAA5\n"
        let zone = try Zone(identifier: "X", tzif: sound.bytes)
        #expect(zone.offset(at: .distantPast) == -93_599)
        #expect(zone.offset(at: .distantFuture) == 93_599)
        #expect(zone.start(of: .first) < zone.start(of: .last))
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var bytes: [UInt8]

        init(_ name: String, _ bytes: [UInt8]) {
            self.testDescription = name
            self.bytes = bytes
        }

        init(_ name: String, _ file: ZoneFileBuilder) { self.init(name, file.bytes) }
    }

    @Test(
        "bytes that are no zone file are an error",
        arguments: [
            Fault("nothing", []),
            Fault("another file", Array("#!/bin/sh\n".utf8) + [UInt8](repeating: 0, count: 100)),
            Fault("version byte 1", ZoneFileBuilder(version: UInt8(ascii: "1"))),
            Fault("no types", ZoneFileBuilder(offsets: [])),
            Fault("257 types", ZoneFileBuilder(offsets: Array(repeating: 0, count: 257))),
            Fault("indicators for half the types", ZoneFileBuilder(offsets: [0, 0], claimedIndicators: 1)),
            Fault("a transition to a missing type", ZoneFileBuilder(transitions: [0], types: [1])),
            Fault("transitions that descend", ZoneFileBuilder(transitions: [1, 0], types: [0, 0])),
            Fault("a transition twice", ZoneFileBuilder(transitions: [0, 0], types: [0, 0])),
            Fault("an offset of 26 hours", ZoneFileBuilder(offsets: [93_600])),
            Fault("the least offset", ZoneFileBuilder(offsets: [.min])),
            Fault("leap seconds", ZoneFileBuilder(leapSeconds: 27)),
            Fault("four thousand million transitions claimed", ZoneFileBuilder(claimedTransitions: .max)),
            Fault("four thousand million types claimed", ZoneFileBuilder(claimedTypes: .max)),
            Fault("one transition claimed too many", ZoneFileBuilder(claimedTransitions: 1)),
            Fault(
                "10,001 transitions",
                ZoneFileBuilder(transitions: Array(0...10_000), types: Array(repeating: 0, count: 10_001))),
            Fault("more than 1 MiB", ZoneFileBuilder().bytes + [UInt8](repeating: 0, count: 1 << 20)),
            Fault("no footer", ZoneFileBuilder(footer: "")),
            Fault("a footer without its end", ZoneFileBuilder(footer: "\nEST5")),
            Fault("a footer without its start", ZoneFileBuilder(footer: "EST5\n")),
            Fault("a footer that is no rule", ZoneFileBuilder(footer: "\nEST\n")),
        ])
    func fault(_ fault: Fault) {
        #expect(throws: ZoneError.self) { try Zone(identifier: "X", tzif: fault.bytes) }
    }

    @Test("10,000 transitions are taken")
    func transitionLimit() throws {
        let file = ZoneFileBuilder(
            transitions: Array(1...10_000), types: (1...10_000).map { UInt8($0 % 2) }, offsets: [0, 3600])
        let zone = try Zone(identifier: "X", tzif: file.bytes)
        #expect(zone.offset(at: Instant(seconds: 9999)) == 3600)
        #expect(zone.offset(at: Instant(seconds: 10_000)) == 0)
    }

    @Test("leap seconds are named as the reason")
    func rightZones() throws {
        let error = #expect(throws: ZoneError.self) { try Zone.system("right/Europe/Berlin") }
        #expect(error?.description == "the zone counts leap seconds")
    }

    @Test("a file cut anywhere is an error", arguments: ["Europe/Berlin", "Asia/Ho_Chi_Minh"])
    func cut(_ name: String) throws {
        let bytes = try Zone.bytes(of: name)
        for length in bytes.indices {
            #expect(throws: ZoneError.self) { try Zone(identifier: name, tzif: Array(bytes[..<length])) }
        }
    }

    @Test("changed bytes are an error or another zone, never a trap", arguments: [1, 2, 3])
    func changedBytes(seed: UInt64) throws {
        var generator = SeededGenerator(seed: Effort.seed(0) &+ seed)
        let sound = try Zone.bytes(of: "Australia/Lord_Howe")
        var refused = 0
        let rounds = Effort.rounds(1000)
        for _ in 0..<rounds {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            guard let zone = try? Zone(identifier: "X", tzif: bytes) else {
                refused += 1
                continue
            }
            for year in [1, 1900, 2011, 2026, 9999] {
                let day = Day(clippingYear: year, month: 4, day: 5)
                #expect(abs(zone.offset(at: zone.start(of: day))) < 93_600)
            }
        }
        #expect((1..<rounds).contains(refused))
    }
}
