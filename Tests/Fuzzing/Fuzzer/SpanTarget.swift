import CivilTime

/// Spans: what is printed reads back, a text beside itself is twice as long, a fault has its place in the text.
enum SpanTarget: FuzzTarget {
    static let name = "span"

    static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(SpanError) {
            let span = try Span(parsing: text)
            check(span >= .zero, "a span is not negative: \(span.microseconds)")
            check((try? Span(parsing: span.description)) == span, "\(span) reads back as itself")
            guard span < Span(microseconds: .max / 2) else { return }
            let twice = try? Span(parsing: "\(text) \(text)")
            check(twice == span + span, "twice \(span) is \(twice?.description ?? "no span")")
        } catch {
            check((0...text.utf8.count).contains(error.offset), "the fault's place \(error.offset) lies in the text")
        }
    }
}
