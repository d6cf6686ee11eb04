import CivilTime
import Foundation
import TestSupport
import Testing

/// Calendar expressions against `systemd-analyze calendar`, where the machine has it.
@Suite(.enabled("no systemd-analyze here") { SystemdCalendar.isThere })
struct CalendarExpressionSystemdTests {
    /// A zone and what makes it difficult.
    private struct Place: Sendable, CustomTestStringConvertible {
        var zone: String
        /// Moments just before something happens to the clock.
        var moments: [String]
        var testDescription: String { zone }
    }

    private static let places = [
        Place(zone: "UTC", moments: ["2024-02-28 12:00", "1999-12-31 23:00"]),
        Place(zone: "Asia/Ho_Chi_Minh", moments: ["1975-06-12 12:00", "2024-02-28 12:00"]),
        Place(zone: "Europe/Berlin", moments: ["2026-03-28 20:00", "2026-10-24 20:00", "2026-10-25 01:10"]),
        Place(zone: "America/New_York", moments: ["2026-03-07 20:00", "2026-10-31 20:00", "2026-11-01 06:20"]),
        Place(zone: "Australia/Lord_Howe", moments: ["2026-04-04 10:00", "2026-04-04 15:10", "2026-10-03 10:00"]),
        Place(zone: "Pacific/Apia", moments: ["2011-12-29 10:00", "2011-09-23 20:00"]),
    ]

    /// Expressions for each moment; `make oracle` takes more.
    private static let count = ProcessInfo.processInfo.environment["HANCHOT_ORACLE_EXPRESSIONS"].flatMap(Int.init) ?? 40

    @Test("random expressions are read, printed and elapse as in systemd", arguments: places)
    private func agrees(place: Place) throws {
        let zone = try Zone.system(place.zone)
        for (index, moment) in place.moments.enumerated() {
            var generator = CalendarExpressionGenerator(seed: UInt64(index) + 1)
            let samples = (0..<Self.count).map { _ in generator.sample() }
            let base = try utc(moment)
            let systemd = SystemdCalendar(zone: place.zone, base: base, iterations: Self.iterations)
            let answers = try systemd.answers(to: samples.map(\.text))
            for sample in samples {
                let expression = try? CalendarExpression(parsing: sample.text, zone: Zone.named)
                let zone = sample.text.split(separator: " ").last.flatMap { Zone.named(String($0)) } ?? zone
                let answer = answers[sample.text]
                let elapses = expression.map { Self.elapses($0, after: base, in: zone) }
                if expression?.description == answer?.normalForm, Self.agree(elapses, answer, in: zone) { continue }
                // Past its field's end systemd takes an open step into the next hour, day or year, and misses the first
                // elapses there or finds none in a thousand tries; the same in a range it has right.
                let closed = try systemd.answers(to: [sample.closed])[sample.closed]
                #expect(
                    sample.closed != sample.text && Self.agree(elapses, closed, in: zone),
                    "'\(sample.text)' ('\(sample.closed)') after \(base): \(elapses ?? []) is not \(answer?.elapses ?? [])"
                )
            }
        }
    }

    private static let iterations = 12

    private static func elapses(_ expression: CalendarExpression, after base: Instant, in zone: Zone) -> [Instant] {
        var elapses: [Instant] = []
        while elapses.count < iterations, let next = expression.next(after: elapses.last ?? base, in: zone) {
            elapses.append(next)
        }
        return elapses
    }

    /// Whether the elapses, none for what is refused, are systemd's: those to the second, and without the two kinds that
    /// it alone has.
    private static func agree(_ elapses: [Instant]?, _ answer: SystemdCalendar.Answer?, in zone: Zone) -> Bool {
        guard let elapses, let answer else { return elapses == nil && answer == nil }
        let seconds = elapses.map { Instant(seconds: $0.seconds) }
        let expected = answer.elapses.filter { !isSystemdsAlone($0, answer.normalForm, in: zone) }
        return answer.elapses.count < iterations
            ? seconds == expected : Array(seconds.prefix(expected.count)) == expected
    }

    /// Elapses at which the clock shows a time again, when the search began within that hour; ours is the earlier time,
    /// once. And elapses of a day from the month's end that the zone skipped: systemd takes the day after it, but never
    /// does so for a day from the month's start.
    private static func isSystemdsAlone(_ instant: Instant, _ normalForm: String, in zone: Zone) -> Bool {
        let (day, time) = zone.local(at: instant)
        if normalForm.contains("~"),
            zone.localTime(of: day.adding(days: -1), at: time) == .gap(end: zone.start(of: day))
        {
            return true
        }
        guard case .overlap(let earlier, _) = zone.localTime(of: day, at: time) else { return false }
        return instant != earlier
    }
}
