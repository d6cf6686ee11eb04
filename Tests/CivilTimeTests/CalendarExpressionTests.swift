import CivilTime
import Foundation
import Testing

@Suite struct CalendarExpressionTests {
    // MARK: systemd's own cases

    /// See the source in the file.
    private struct Conformance: Decodable {
        struct Next: Decodable, Sendable, CustomTestStringConvertible {
            var expression: String
            /// Empty: UTC.
            var tz: String?
            var after_usec: Int64
            var next_usec: Int64?
            var testDescription: String { "'\(expression)' in '\(tz ?? "")' after \(after_usec)" }
        }

        struct Canonical: Decodable, Sendable, CustomTestStringConvertible {
            var input: String
            var canonical: String
            var testDescription: String { "'\(input)'" }
        }

        struct Invalid: Decodable, Sendable, CustomTestStringConvertible {
            var input: String
            var testDescription: String { "'\(input)'" }
        }

        var next: [Next]
        var canonical: [Canonical]
        var invalid: [Invalid]

        static func load() throws -> Conformance {
            let data = try Data(contentsOf: PythonOracle.fixtures.appending(path: "calendar-expressions.json"))
            return try JSONDecoder().decode(Conformance.self, from: data)
        }
    }

    @Test("systemd's own expressions elapse when systemd has them elapse", arguments: try Conformance.load().next)
    private func next(_ table: Conformance.Next) throws {
        let expression = try CalendarExpression(parsing: table.expression, zone: Zone.named)
        let zone = table.tz.flatMap(Zone.named) ?? .utc
        let next = expression.next(after: Instant(microseconds: table.after_usec), in: zone)
        #expect(next == table.next_usec.map(Instant.init(microseconds:)))
    }

    @Test("systemd's own expressions have systemd's normal form", arguments: try Conformance.load().canonical)
    private func canonical(_ table: Conformance.Canonical) throws {
        let expression = try CalendarExpression(parsing: table.input, zone: Zone.named)
        #expect(expression.description == table.canonical)
        #expect(try CalendarExpression(parsing: table.canonical, zone: Zone.named) == expression)
    }

    @Test("what systemd refuses is refused", arguments: try Conformance.load().invalid)
    private func invalid(_ table: Conformance.Invalid) {
        #expect(throws: CalendarExpressionError.self) { try CalendarExpression(parsing: table.input, zone: Zone.named) }
    }
}

extension Zone {
    /// The system's zone of that name; nil when there is none.
    static func named(_ name: String) -> Zone? { name.isEmpty ? nil : try? system(name) }
}
