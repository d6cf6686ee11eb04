/// Why a text is not a calendar expression, and where in it.
package struct CalendarExpressionError: Error, Hashable, Sendable {
    package let reason: Reason
    /// Bytes of the text's UTF-8 before the place; at most its length.
    package let offset: Int

    package enum Reason: Hashable, Sendable {
        case empty
        /// In bytes.
        case tooLong(limit: Int)
        /// Values and ranges of one field.
        case tooManyValues(limit: Int)
        /// A word that is neither a weekday nor one of the named expressions.
        case unknownWord(String)
        case unknownZone(String)
        case missingNumber
        /// The expression ends, or a space comes, before what has to follow.
        case missing(Character)
        case unexpected(Character)
        /// Not among the values of its field; of seconds, whole ones.
        case outOfRange(ClosedRange<Int>)
        /// The range has no second end.
        case openRange
        /// The end comes before the start, or less than a second after it.
        case backwardRange
        /// A step of 0, or one that leaves its field at once.
        case unusableStep
    }
}

extension CalendarExpressionError: CustomStringConvertible {
    package var description: String { reason.description }
}

extension CalendarExpressionError.Reason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "the calendar expression is empty"
        case .tooLong(let limit): "the calendar expression has more than \(limit) bytes"
        case .tooManyValues(let limit): "more than \(limit) values in a list"
        case .unknownWord(let word): "unknown word '\(word)'"
        case .unknownZone(let name): "unknown time zone '\(name)'"
        case .missingNumber: "a number is missing"
        case .missing(let character): "'\(character)' is missing"
        case .unexpected(let character): "unexpected '\(character)'"
        case .outOfRange(let range): "not within \(range.lowerBound) to \(range.upperBound)"
        case .openRange: "the range has no end"
        case .backwardRange: "the range ends before it starts"
        case .unusableStep: "the step leads nowhere"
        }
    }
}
