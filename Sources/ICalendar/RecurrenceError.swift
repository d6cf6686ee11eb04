/// Why a text is not a recurrence rule over whole days, and where in it.
package struct RecurrenceError: Error, Hashable, Sendable {
    package let reason: Reason
    /// Bytes of the text's UTF-8 before the place; at most its length.
    package let offset: Int

    package enum Reason: Hashable, Sendable {
        case empty
        /// In bytes.
        case tooLong(limit: Int)
        /// What stands between two semicolons is not `NAME=VALUE`; it may be empty.
        case notAPart(String)
        case unknownPart(String)
        case repeatedPart(RecurrencePart)
        case missingFrequency
        case unknownFrequency(String)
        /// `HOURLY`, `MINUTELY` or `SECONDLY`.
        case frequencyBelowDay(String)
        /// `BYHOUR`, `BYMINUTE` or `BYSECOND`: a whole day has no time.
        case timeOfDay(RecurrencePart)
        /// `RSCALE` or `SKIP` (RFC 7529): other calendars and other ways with missing days.
        case calendarScale(RecurrencePart)
        /// The value, or the one of its list, as written.
        case badValue(RecurrencePart, String)
        /// More different values than libical holds, so that no calendar file could carry them.
        case tooManyValues(RecurrencePart, limit: Int)
        /// `UNTIL` has a time, but the start is a day, and both must be of one kind.
        case untilWithTime(String)
        case untilAndCount
        /// `INTERVAL=0`.
        case zeroInterval
        /// The part has no meaning at this frequency: `BYMONTHDAY` with `WEEKLY`, `BYYEARDAY` with all but `YEARLY`, …
        case notAtFrequency(RecurrencePart, RecurrenceFrequency)
        /// A numbered weekday such as `1MO` at a frequency other than `MONTHLY` and `YEARLY`.
        case numberedWeekday(String, RecurrenceFrequency)
        /// A numbered weekday such as `1MO` beside `BYWEEKNO`.
        case numberedWeekdayInWeek(String)
        /// `BYSETPOS` without another `BY…` part to choose from.
        case positionsAlone
    }
}

extension RecurrenceError: CustomStringConvertible {
    package var description: String { reason.description }
}

extension RecurrenceError.Reason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "the recurrence rule is empty"
        case .tooLong(let limit): "the recurrence rule has more than \(limit) bytes"
        case .notAPart(let text): "'\(text)' is not NAME=VALUE"
        case .unknownPart(let name): "unknown part '\(name)'"
        case .repeatedPart(let part): "\(part.rawValue) stands twice"
        case .missingFrequency: "FREQ is missing"
        case .unknownFrequency(let name): "unknown frequency '\(name)'"
        case .frequencyBelowDay(let name): "\(name) is more often than daily"
        case .timeOfDay(let part): "\(part.rawValue) has no place in a rule over whole days"
        case .calendarScale(let part): "\(part.rawValue) is not supported"
        case .badValue(let part, let value): "'\(value)' is no value of \(part.rawValue)"
        case .tooManyValues(let part, let limit): "\(part.rawValue) has more than \(limit) values"
        case .untilWithTime(let value): "UNTIL=\(value) has a time"
        case .untilAndCount: "UNTIL and COUNT exclude each other"
        case .zeroInterval: "INTERVAL is at least 1"
        case .notAtFrequency(let part, let frequency): "\(part.rawValue) has no meaning with \(frequency.rawValue)"
        case .numberedWeekday(let day, let frequency): "'\(day)' has no meaning with \(frequency.rawValue)"
        case .numberedWeekdayInWeek(let day): "'\(day)' has no meaning with BYWEEKNO"
        case .positionsAlone: "BYSETPOS needs another BY part"
        }
    }
}
