import CivilTime
import Testing

@Suite struct InstantTests {
    @Test(
        "an instant is printed in UTC, before 1970 as after it",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_610_672_400_000_000, "2021-01-15T01:00:00Z"),
            (-1, "1969-12-31T23:59:59.999999Z"), (-1_000_000, "1969-12-31T23:59:59Z"),
            (-1_000_001, "1969-12-31T23:59:58.999999Z"), (-86_400_000_000, "1969-12-31T00:00:00Z"),
            (-86_400_000_001, "1969-12-30T23:59:59.999999Z"), (1, "1970-01-01T00:00:00.000001Z"),
            (-14_182_940_000_000, "1969-07-20T20:17:40Z"), (253_402_300_799_000_000, "9999-12-31T23:59:59Z"),
        ])
    func printed(microseconds: Int64, text: String) {
        #expect(Instant(microseconds: microseconds).description == text)
    }

    @Test(
        "whole seconds are rounded down",
        arguments: [
            (0, 0), (999_999, 0), (1_000_000, 1), (-1, -1), (-1_000_000, -1), (-1_000_001, -2),
            (.min, -9_223_372_036_855), (.max, 9_223_372_036_854),
        ] as [(Int64, Int64)])
    func seconds(microseconds: Int64, seconds: Int64) {
        #expect(Instant(microseconds: microseconds).seconds == seconds)
    }

    @Test("sums and differences stay within the range")
    func bounds() {
        #expect(Instant(seconds: .max) == .distantFuture)
        #expect(Instant(seconds: .min) == .distantPast)
        #expect(Instant.distantFuture + .seconds(1) == .distantFuture)
        #expect(Instant.distantPast - .seconds(1) == .distantPast)
        #expect(Instant.distantPast + .seconds(-1) == .distantPast)
        #expect(Instant.distantFuture - .seconds(-1) == .distantFuture)
        #expect(Instant(seconds: 0) - Span(microseconds: .min) == .distantFuture)
        #expect((Instant.distantFuture - .distantPast) == .infinity)
        #expect((Instant.distantPast - .distantFuture) == Span(microseconds: .min))
        #expect(Instant(seconds: 10) - Instant(seconds: 4) == .seconds(6))
        #expect(Instant(seconds: 10) + .minutes(1) == Instant(seconds: 70))
        #expect(Span.days(.max) == .infinity)
        #expect(Span.days(.min) == Span(microseconds: .min))
    }

    @Test("the ends of time have a text", arguments: [Instant.distantPast, .distantFuture])
    func ends(_ instant: Instant) { #expect(instant.description.hasSuffix("Z")) }
}
