/// Why a text is not a span, and where in it.
package struct SpanError: Error, Hashable, Sendable {
    package let reason: Reason
    /// Bytes of the text's UTF-8 before the place; at most its length.
    package let offset: Int

    package enum Reason: Hashable, Sendable {
        case empty, negative, missingNumber, unknownUnit, tooLong
        /// Something stands beside `infinity`.
        case infinityAndMore
    }
}

extension SpanError: CustomStringConvertible {
    package var description: String { reason.description }
}

extension SpanError.Reason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "the span is empty"
        case .negative: "a span is not negative"
        case .missingNumber: "a number is missing"
        case .unknownUnit: "a unit is unknown"
        case .tooLong: "the span is too long"
        case .infinityAndMore: "'infinity' stands alone"
        }
    }
}
