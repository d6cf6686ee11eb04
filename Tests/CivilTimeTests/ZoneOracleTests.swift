import CivilTime
import Foundation
import Testing

@Suite struct ZoneOracleTests {
    /// Seconds between two offsets that the oracle compares. A week finds every change of today's zones in some
    /// seconds; the whole oracle takes hours of civil time, to find what a week might hide.
    private static let step = ProcessInfo.processInfo.environment["HANCHOT_ORACLE_STEP"] ?? "604800"

    @Test("every zone agrees with Python's zoneinfo around every change from 1970 to 2100")
    func everyZoneAgrees() throws {
        let output = try PythonOracle.output(of: "zoneinfo_oracle.py", [Self.step])
        let line = try #require(output.firstIndex(of: UInt8(ascii: "\n")))
        let names = String(decoding: output[..<line], as: UTF8.self).split(separator: " ").map(String.init)
        #expect(names.count > 400)
        var numbers = NumberStream<Int64>(output, from: line + 1)
        var checked: Set<String> = []
        var differences: [String] = []
        while !numbers.isAtEnd {
            let aliases = try (0..<numbers.next()).map { _ in names[try numbers.next()] }
            let changes = try numbers.next()
            let atEpoch = try numbers.next()
            let zones = try aliases.map { try Zone.system($0) }
            for zone in zones where zone.offset(at: Instant(seconds: 0)) != atEpoch {
                differences.append("\(zone.identifier) in 1970")
            }
            for _ in 0..<changes {
                let change = try Change(&numbers)
                for zone in zones { differences += change.differences(of: zone) }
            }
            checked.formUnion(aliases)
        }
        #expect(checked == Set(names))
        #expect(differences.isEmpty, "\(differences.count), such as \(differences.prefix(10).joined(separator: "; "))")
    }

    /// What zoneinfo knows about one change of an offset.
    private struct Change {
        var second: Int
        var offsets: [Int]
        var readings: [(local: Int, first: Int, second: Int)]

        init(_ numbers: inout NumberStream<Int64>) throws {
            self.second = try numbers.next()
            self.offsets = try (0..<3).map { _ in try numbers.next() }
            self.readings = try (0..<5).map { _ in (try numbers.next(), try numbers.next(), try numbers.next()) }
        }

        /// Half a million expectations would take longer than all of zoneinfo: only what differs becomes a text.
        func differences(of zone: Zone) -> [String] {
            var differences: [String] = []
            func compare<Value: Equatable>(_ value: Value, _ expected: Value) {
                guard value != expected else { return }
                let instant = Instant(seconds: Int64(second))
                differences.append("\(zone.identifier) around \(instant): \(value) is not \(expected)")
            }
            for (shift, offset) in zip(-1...1, offsets) {
                let instant = Instant(seconds: Int64(second + shift))
                compare(zone.offset(at: instant), offset)
                let local = zone.local(at: instant)
                compare(Int(local.day.number) * 86_400 + local.time.seconds, second + shift + offset)
            }
            for (local, first, later) in readings {
                let day = Day(number: Int((Double(local) / 86_400).rounded(.down)))
                let time = TimeOfDay(seconds: local - Int(day.number) * 86_400)
                let expected: Zone.LocalTime =
                    if first == later {
                        .unique(Instant(seconds: Int64(first)))
                    } else if first < later {
                        .overlap(earlier: Instant(seconds: Int64(first)), later: Instant(seconds: Int64(later)))
                    } else {
                        .gap(end: Instant(seconds: Int64(second)))
                    }
                compare(zone.localTime(of: day, at: time), expected)
                compare(zone.instant(of: day, at: time), Instant(seconds: Int64(first > later ? second : first)))
            }
            return differences
        }
    }
}
