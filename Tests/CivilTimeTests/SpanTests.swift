import CivilTime
import Foundation
import TestSupport
import Testing

@Suite struct SpanTests {
    // MARK: Reading

    /// systemd's own cases; see the source in the file.
    private struct Conformance: Decodable {
        struct Table: Decodable {
            var valid: [Valid]
            var invalid: [Invalid]
        }

        struct Valid: Decodable, Sendable, CustomTestStringConvertible {
            var input: String
            /// Microseconds; nil stands for infinity.
            var microseconds: Int64?
            var testDescription: String { "'\(input)'" }

            enum CodingKeys: String, CodingKey { case input, microseconds = "usec" }

            init(from decoder: any Decoder) throws {
                let values = try decoder.container(keyedBy: CodingKeys.self)
                self.input = try values.decode(String.self, forKey: .input)
                self.microseconds = try? values.decode(Int64.self, forKey: .microseconds)
                if microseconds == nil {
                    let word = try values.decode(String.self, forKey: .microseconds)
                    guard word == "infinity" else {
                        throw DecodingError.dataCorruptedError(
                            forKey: .microseconds, in: values, debugDescription: "'\(word)' is no number")
                    }
                }
            }
        }

        struct Invalid: Decodable, Sendable, CustomTestStringConvertible {
            var input: String
            var testDescription: String { "'\(input)'" }
        }

        var parse_sec: Table

        static func load() throws -> Table {
            let data = try Data(contentsOf: PythonOracle.fixtures.appending(path: "time-spans.json"))
            return try JSONDecoder().decode(Conformance.self, from: data).parse_sec
        }
    }

    @Test("systemd's own valid spans are read as systemd reads them", arguments: try Conformance.load().valid)
    private func valid(_ table: Conformance.Valid) throws {
        let span = try Span(parsing: table.input)
        #expect(span == table.microseconds.map { Span(microseconds: $0) } ?? .infinity)
    }

    @Test("systemd's own invalid spans are refused", arguments: try Conformance.load().invalid)
    private func invalid(_ table: Conformance.Invalid) {
        #expect(throws: SpanError.self) { try Span(parsing: table.input) }
    }

    static let unitNames: [(names: [String], microseconds: Int64)] = [
        (["usec", "us", "µs", "μs"], 1), (["msec", "ms"], 1000), (["seconds", "second", "sec", "s", ""], 1_000_000),
        (["minutes", "minute", "min", "m"], 60_000_000), (["hours", "hour", "hr", "h"], 3_600_000_000),
        (["days", "day", "d"], 86_400_000_000), (["weeks", "week", "w"], 604_800_000_000),
        (["months", "month", "M"], 2_629_800_000_000), (["years", "year", "y"], 31_557_600_000_000),
    ]

    @Test("every unit of systemd.time(7) is known", arguments: unitNames)
    func units(names: [String], microseconds: Int64) throws {
        for name in names {
            for text in ["3\(name)", "3 \(name)", "1\(name) 2 \(name)"] {
                #expect(try Span(parsing: text) == Span(microseconds: 3 * microseconds), "\(text)")
            }
        }
    }

    @Test(
        "texts in use",
        arguments: [
            ("7d", Span.days(7)), ("2h 30min", .minutes(150)), ("1min", .minutes(1)),
            ("1.5h", .minutes(90)), ("0", .zero), ("0.0000019s", Span(microseconds: 1)),
            ("9223372036854775806us", Span(microseconds: .max - 1)),
        ])
    func inUse(text: String, span: Span) throws { #expect(try Span(parsing: text) == span) }

    @Test(
        "what is no span is refused with its reason",
        arguments: [
            ("", "the span is empty"), ("7 ngày", "a number is missing"), ("7ngày", "a unit is unknown"),
            ("7D", "a unit is unknown"), ("-7d", "a span is not negative"), ("1d -1h", "a span is not negative"),
            ("infinity 1s", "'infinity' stands alone"), ("9223372036854775807us", "the span is too long"),
            ("99999999999999999999", "the span is too long"), ("292278y", "the span is too long"),
            ("292000y 292000y", "the span is too long"), ("292271y 1w 1d 10h 55.0s", "the span is too long"),
        ])
    func refused(text: String, reason: String) {
        let error = #expect(throws: SpanError.self) { try Span(parsing: text) }
        #expect(error?.description == reason)
    }

    // MARK: Printing

    @Test(
        "a span is printed as systemd prints it",
        arguments: [
            (0, "0"), (1, "1us"), (1001, "1.001ms"), (999_999, "999.999ms"), (1_000_000, "1s"),
            (1_500_000, "1.500000s"),
            (61_050_000, "1min 1.050000s"), (3_600_000_001, "1h 1us"), (788_400_000_000, "1w 2d 3h"),
            (3_944_700_000_000, "1month 2w 1d 5h 15min"), (.max - 1, "292271y 1w 1d 10h 54.775806s"),
            (.max, "infinity"),
            (-90_000_000, "-1min 30s"), (.min, "-292271y 1w 1d 10h 54.775808s"),
        ] as [(Int64, String)])
    func printed(microseconds: Int64, text: String) { #expect(Span(microseconds: microseconds).description == text) }

    @Test("what is printed is read back", arguments: [1, 2])
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: Effort.seed(0) &+ seed)
        for _ in 0..<Effort.rounds(2000) {
            let span = Span(microseconds: .random(in: 0...(.max >> Int64.random(in: 0...62)), using: &generator))
            #expect(try Span(parsing: span.description) == span)
        }
    }
}
