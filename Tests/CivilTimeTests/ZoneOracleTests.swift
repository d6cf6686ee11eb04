import CivilTime
import Foundation
import Testing

@Suite struct ZoneOracleTests {
    /// Seconds between two offsets that the oracle compares; the whole oracle takes a finer one.
    private static let step = ProcessInfo.processInfo.environment["HANCHOT_ORACLE_STEP"] ?? "604800"

    @Test("every zone agrees with Python's zoneinfo around every change from 1970 to 2100")
    func everyZoneAgrees() throws {
        let output = try PythonOracle.output(of: "zoneinfo_oracle.py", [Self.step])
        let line = try #require(output.firstIndex(of: UInt8(ascii: "\n")))
        let names = String(decoding: output[..<line], as: UTF8.self).split(separator: " ").map(String.init)
        #expect(names.count > 400)
        var numbers = NumberStream<Int64>(output, from: line + 1)
        var checked: Set<String> = []
        while !numbers.isAtEnd {
            let aliases = try (0..<numbers.next()).map { _ in names[try numbers.next()] }
            let changes = try numbers.next()
            let atEpoch = try numbers.next()
            let zones = try aliases.map { try Zone.system($0) }
            for zone in zones {
                check(zone.offset(at: Instant(seconds: 0)), atEpoch, zone, at: 0)
            }
            for _ in 0..<changes {
                let change = try Change(&numbers)
                for zone in zones { change.check(zone) }
            }
            checked.formUnion(aliases)
        }
        #expect(checked == Set(names))
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

        func check(_ zone: Zone) {
            for (shift, offset) in zip(-1...1, offsets) {
                let instant = Instant(seconds: Int64(second + shift))
                ZoneOracleTests.check(zone.offset(at: instant), offset, zone, at: second)
                let local = zone.local(at: instant)
                ZoneOracleTests.check(
                    Int(local.day.number) * 86_400 + local.time.seconds, second + shift + offset, zone, at: second)
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
                ZoneOracleTests.check(zone.localTime(of: day, at: time), expected, zone, at: second)
                let instant = first > later ? second : first
                ZoneOracleTests.check(
                    zone.instant(of: day, at: time), Instant(seconds: Int64(instant)), zone, at: second)
            }
        }
    }

    /// Half a million expectations would take longer than all of zoneinfo; only a difference becomes one.
    private static func check<Value: Equatable>(_ value: Value, _ expected: Value, _ zone: Zone, at second: Int) {
        guard value != expected else { return }
        Issue.record("\(zone.identifier) at \(Instant(seconds: Int64(second))): \(value) is not \(expected)")
    }

    private func check<Value: Equatable>(_ value: Value, _ expected: Value, _ zone: Zone, at second: Int) {
        Self.check(value, expected, zone, at: second)
    }
}
