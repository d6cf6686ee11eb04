import CivilTime

/// Calendar expressions: what is printed reads back, and the times it names follow each other without one being
/// passed over in either direction.
enum CalendarTarget: FuzzTarget {
    static let name = "calendar"

    static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(CalendarExpressionError) {
            let expression = try CalendarExpression(parsing: text, zone: Zone.named)
            let again = try? CalendarExpression(parsing: expression.description, zone: Zone.named)
            check(again == expression, "'\(expression)' reads back as itself")
            check(again?.description == expression.description, "'\(expression)' is the normal form")
            for start in starts { checkTimes(of: expression, from: start, in: .utc) }
            guard expression.zone == nil, let zone = Zone.named("America/Santiago") else { return }
            for start in starts { checkTimes(of: expression, from: start, in: zone) }
        } catch {
            check((0...text.utf8.count).contains(error.offset), "the fault's place \(error.offset) lies in the text")
            check(!error.description.isEmpty, "a fault is described")
        }
    }

    /// 1970, the second before a leap day, a change of the clock in Berlin, the end of what is known.
    private static let starts = [0, 1_709_164_799, 1_774_746_000, 7_258_118_399].map(Instant.init(seconds:))
    private static let tick = Span(microseconds: 1)

    private static func checkTimes(of expression: CalendarExpression, from start: Instant, in zone: Zone) {
        guard let first = expression.next(after: start, in: zone) else { return }
        check(first > start, "'\(expression)': \(first) comes after \(start)")
        let before = expression.previous(before: first, in: zone)
        check(before ?? .distantPast <= start, "'\(expression)': nothing lies between \(start) and \(first)")
        let same = expression.previous(before: first + tick, in: zone)
        check(same == first, "'\(expression)': back from just after \(first) is \(same?.description ?? "nothing")")
        let repeated = expression.next(after: first - tick, in: zone)
        check(
            repeated == first, "'\(expression)': on from just before \(first) is \(repeated?.description ?? "nothing")")

        guard let second = expression.next(after: first, in: zone) else { return }
        check(second > first, "'\(expression)': \(second) comes after \(first)")
        let back = expression.previous(before: second, in: zone)
        check(back == first, "'\(expression)': back from \(second) is \(back?.description ?? "nothing"), not \(first)")
    }
}
