import CivilTime
import Foundation
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
        Place(zone: "Europe/Berlin", moments: ["2026-03-28 20:00", "2026-10-24 20:00", "2026-10-25 00:30"]),
        Place(zone: "America/New_York", moments: ["2026-03-07 20:00", "2026-10-31 20:00"]),
        Place(zone: "Australia/Lord_Howe", moments: ["2026-04-04 10:00", "2026-10-03 10:00"]),
        Place(zone: "Pacific/Apia", moments: ["2011-12-29 10:00", "2011-09-23 20:00"]),
    ]

    /// Expressions for each moment; `make oracle` takes more.
    private static let count = ProcessInfo.processInfo.environment["HANCHOT_ORACLE_EXPRESSIONS"].flatMap(Int.init) ?? 40

    @Test("random expressions are read, printed and elapse as in systemd", arguments: places)
    private func agrees(place: Place) throws {
        let zone = try Zone.system(place.zone)
        for (index, moment) in place.moments.enumerated() {
            var generator = CalendarExpressionGenerator(seed: UInt64(index) + 1)
            let expressions = (0..<Self.count).map { _ in generator.expression() }
            let base = try utc(moment)
            let answers = try SystemdCalendar(zone: place.zone, base: base, iterations: 12).answers(to: expressions)
            for text in expressions {
                let expression = try? CalendarExpression(parsing: text, zone: Zone.named)
                let answer = answers[text]
                #expect(expression?.description == answer?.normalForm, "'\(text)'")
                guard let expression, let answer else { continue }
                var elapses: [Instant] = []
                while elapses.count < 12, let next = expression.next(after: elapses.last ?? base, in: zone) {
                    elapses.append(next)
                }
                #expect(elapses == answer.elapses, "'\(text)' after \(base) in \(place.zone)")
            }
        }
    }
}
