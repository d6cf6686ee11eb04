internal import CivilTime

/// Reads one recurrence rule from left to right, by RFC 5545's grammar and nothing beyond it.
struct RecurrenceReader {
    private typealias Reason = RecurrenceError.Reason
    private typealias Bytes = ArraySlice<UInt8>

    private let written: [UInt8]
    /// The same in upper case; ASCII only, so that places agree.
    private let upper: [UInt8]
    private var rule = RecurrenceParts()
    /// The parts read so far and where their values begin.
    private var places: [RecurrencePart: Int] = [:]

    init(_ text: some StringProtocol) {
        // one byte more than allowed says as much as all of them
        written = Array(text.utf8.prefix(RecurrenceRule.byteLimit + 1))
        upper = written.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 - 32 : $0 }
    }

    mutating func parts() throws(RecurrenceError) -> RecurrenceParts {
        let limit = RecurrenceRule.byteLimit
        guard written.count <= limit else { throw RecurrenceError(reason: .tooLong(limit: limit), offset: limit) }
        let rest = upper.starts(with: Array("RRULE:".utf8)) ? upper.dropFirst(6) : upper[...]
        guard !rest.isEmpty else { throw fault(.empty, rest) }
        for part in split(rest, at: ";") { try read(part) }
        guard places[.frequency] != nil else { throw fault(.missingFrequency, upper.suffix(0)) }
        try checkTogether()
        return rule
    }

    // MARK: One part

    private mutating func read(_ text: Bytes) throws(RecurrenceError) {
        guard let equals = text.firstIndex(of: UInt8(ascii: "=")), equals > text.startIndex else {
            throw fault(.notAPart(original(text)), text)
        }
        let name = text[..<equals]
        let value = text[(equals + 1)...]
        guard let part = RecurrencePart(rawValue: string(name)) else {
            throw fault(.unknownPart(original(name)), name)
        }
        guard places.updateValue(value.startIndex, forKey: part) == nil else { throw fault(.repeatedPart(part), name) }
        switch part {
        case .frequency: rule.frequency = try frequency(value)
        case .until: rule.until = try until(value)
        case .count: rule.count = try whole(value, part, through: Int(Int32.max))
        case .interval: rule.interval = try interval(value)
        case .weekStart: rule.weekStart = try weekday(value, part)
        case .months: rule.months = try list(value, part, digits: 2, through: 12, isSigned: false)
        case .weekNumbers: rule.weekNumbers = try list(value, part, digits: 2, through: 53)
        case .yearDays: rule.yearDays = try list(value, part, digits: 3, through: 366)
        case .monthDays: rule.monthDays = try list(value, part, digits: 2, through: 31)
        case .positions: rule.positions = try list(value, part, digits: 3, through: 366)
        case .weekdays: rule.weekdays = try weekdays(value)
        case .seconds, .minutes, .hours: throw fault(.timeOfDay(part), name)
        case .scale, .skip: throw fault(.calendarScale(part), name)
        }
    }

    private func frequency(_ value: Bytes) throws(RecurrenceError) -> RecurrenceFrequency {
        let name = string(value)
        if let frequency = RecurrenceFrequency(rawValue: name) { return frequency }
        let isKnown = ["HOURLY", "MINUTELY", "SECONDLY"].contains(name)
        throw fault(isKnown ? .frequencyBelowDay(name) : .unknownFrequency(original(value)), value)
    }

    /// `20271231`; a time that may follow is told from other faults by its form, `T` and six digits.
    private func until(_ value: Bytes) throws(RecurrenceError) -> Day {
        let text = string(value)
        let date = text.prefix(8)
        let iso = [date.prefix(4), date.dropFirst(4).prefix(2), date.dropFirst(6)].joined(separator: "-")
        guard let day = Day(iso: iso) else { throw bad(.until, value) }
        if text.utf8.count == 8 { return day }
        let time = text.dropFirst(8)
        let hasTime =
            time.hasPrefix("T") && [7, 8].contains(time.utf8.count) && isDigits(value.dropFirst(9).prefix(6))
            && (time.utf8.count == 7 || time.hasSuffix("Z"))
        throw hasTime ? fault(.untilWithTime(original(value)), value) : bad(.until, value)
    }

    private func interval(_ value: Bytes) throws(RecurrenceError) -> Int {
        if isDigits(value), value.allSatisfy({ $0 == UInt8(ascii: "0") }) { throw fault(.zeroInterval, value) }
        return try whole(value, .interval, through: Int(Int16.max))
    }

    /// A number of 1…`most`, without a sign.
    private func whole(_ value: Bytes, _ part: RecurrencePart, through most: Int) throws(RecurrenceError) -> Int {
        guard isDigits(value), let number = Int(string(value)), (1...most).contains(number) else {
            throw bad(part, value)
        }
        return number
    }

    // MARK: Lists

    /// Values that libical's arrays hold (ical.h, `ICAL_BY_MONTHDAY_SIZE` and the like), one less where they end with a
    /// mark. Other lists cannot be that long: their values are too few, or their text is.
    static let mostValues: [RecurrencePart: Int] = [.monthDays: 31, .weekNumbers: 55]

    /// Numbers of 1…`most`, or of −`most`…−1, ascending, each once.
    private func list(
        _ value: Bytes, _ part: RecurrencePart, digits: Int, through most: Int, isSigned: Bool = true
    ) throws(RecurrenceError) -> [Int] {
        var numbers: Set<Int> = []
        for item in split(value, at: ",") {
            let magnitude = isSigned ? unsigned(item) : item
            guard magnitude.count <= digits, isDigits(magnitude), let number = Int(string(item)),
                (1...most).contains(abs(number))
            else { throw bad(part, item) }
            numbers.insert(number)
        }
        if let limit = Self.mostValues[part], numbers.count > limit {
            throw fault(.tooManyValues(part, limit: limit), value)
        }
        return numbers.sorted()
    }

    private func weekdays(_ value: Bytes) throws(RecurrenceError) -> [NumberedWeekday] {
        var days: Set<NumberedWeekday> = []
        for item in split(value, at: ",") {
            let prefix = item.dropLast(2)
            var number = 0
            if !prefix.isEmpty {
                let magnitude = unsigned(prefix)
                guard magnitude.count <= 2, isDigits(magnitude), let ordinal = Int(string(prefix)),
                    (1...53).contains(abs(ordinal))
                else { throw bad(.weekdays, item) }
                number = ordinal
            }
            guard let weekday = Weekday(code: string(item.suffix(2))) else { throw bad(.weekdays, item) }
            days.insert(NumberedWeekday(weekday: weekday, number: number))
        }
        return days.sorted { ($0.weekday, $0.number) < ($1.weekday, $1.number) }
    }

    private func weekday(_ value: Bytes, _ part: RecurrencePart) throws(RecurrenceError) -> Weekday {
        guard let weekday = Weekday(code: string(value)) else { throw bad(part, value) }
        return weekday
    }

    // MARK: Parts together

    /// What RFC 5545, section 3.3.10, says of parts that need or exclude each other.
    private func checkTogether() throws(RecurrenceError) {
        let frequency = rule.frequency
        if let count = places[.count], let until = places[.until] {
            throw RecurrenceError(reason: .untilAndCount, offset: max(count, until))
        }
        let frequencies: [(RecurrencePart, Set<RecurrenceFrequency>)] = [
            (.monthDays, [.daily, .monthly, .yearly]), (.yearDays, [.yearly]), (.weekNumbers, [.yearly]),
        ]
        for (part, allowed) in frequencies {
            if let offset = places[part], !allowed.contains(frequency) {
                throw RecurrenceError(reason: .notAtFrequency(part, frequency), offset: offset)
            }
        }
        if let offset = places[.weekdays], let numbered = rule.weekdays.first(where: { $0.number != 0 }) {
            if ![.monthly, .yearly].contains(frequency) {
                throw RecurrenceError(reason: .numberedWeekday(numbered.text, frequency), offset: offset)
            }
            if places[.weekNumbers] != nil {
                throw RecurrenceError(reason: .numberedWeekdayInWeek(numbered.text), offset: offset)
            }
        }
        let choices: [RecurrencePart] = [.months, .weekNumbers, .yearDays, .monthDays, .weekdays]
        if let offset = places[.positions], !choices.contains(where: { places[$0] != nil }) {
            throw RecurrenceError(reason: .positionsAlone, offset: offset)
        }
    }

    // MARK: Bytes

    private func split(_ bytes: Bytes, at separator: Unicode.Scalar) -> [Bytes] {
        bytes.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
    }

    private func unsigned(_ bytes: Bytes) -> Bytes {
        bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes
    }

    /// Not empty, and nothing but digits.
    private func isDigits(_ bytes: Bytes) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private func string(_ bytes: Bytes) -> String { String(decoding: bytes, as: UTF8.self) }

    private func original(_ bytes: Bytes) -> String { string(written[bytes.indices]) }

    private func bad(_ part: RecurrencePart, _ value: Bytes) -> RecurrenceError {
        fault(.badValue(part, original(value)), value)
    }

    private func fault(_ reason: Reason, _ bytes: Bytes) -> RecurrenceError {
        RecurrenceError(reason: reason, offset: bytes.startIndex)
    }
}
