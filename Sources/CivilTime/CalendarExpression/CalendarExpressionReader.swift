/// Reads one calendar expression from left to right.
struct CalendarExpressionReader {
    let text: [UInt8]
    /// Where the zone's name or the text ends.
    let end: Int
    var place = 0
    private let zone: Zone?

    init(_ text: some StringProtocol, zone lookup: (String) -> Zone?) throws(CalendarExpressionError) {
        let limit = CalendarExpression.lengthLimit
        let bytes = Array(text.utf8.prefix(limit + 1))
        guard bytes.count <= limit else { throw CalendarExpressionError(reason: .tooLong(limit: limit), offset: limit) }
        let space = bytes.lastIndex(of: UInt8(ascii: " ")) ?? bytes.endIndex
        let word = String(decoding: bytes[space...].dropFirst(), as: UTF8.self)
        self.text = bytes
        self.zone = word.isEmpty ? nil : word.lowercased() == "utc" ? .utc : lookup(word)
        self.end = zone == nil ? bytes.endIndex : space
    }

    mutating func expression() throws(CalendarExpressionError) -> CalendarExpression {
        guard end > 0 else { throw fault(.empty) }
        var expression = CalendarExpression()
        expression.zone = zone
        if let name = Self.named[String(decoding: text[..<end], as: UTF8.self).lowercased()] {
            var reader = try CalendarExpressionReader(name, zone: { _ in nil })
            expression = try reader.expression()
            expression.zone = zone
            return expression
        }
        expression.weekdays = try weekdays()
        if next == UInt8(ascii: "@") {
            try readTimestamp(into: &expression)
        } else {
            try readDate(into: &expression)
            try readTime(into: &expression)
        }
        guard next == nil else { throw unexpected() }
        return expression
    }

    /// What the names stand for (systemd.time(7), and the spellings that systemd reads besides).
    private static let named = [
        "minutely": "*-*-* *:*:00", "hourly": "*-*-* *:00:00", "daily": "*-*-* 00:00:00",
        "weekly": "Mon *-*-* 00:00:00", "monthly": "*-*-01 00:00:00", "quarterly": "*-01,04,07,10-01 00:00:00",
        "semiannually": "*-01,07-01 00:00:00", "semi-annually": "*-01,07-01 00:00:00",
        "biannually": "*-01,07-01 00:00:00", "bi-annually": "*-01,07-01 00:00:00",
        "yearly": "*-01-01 00:00:00", "annually": "*-01-01 00:00:00", "anually": "*-01-01 00:00:00",
    ]

    // MARK: Weekdays

    /// nil when there are none, or all of them.
    private mutating func weekdays() throws(CalendarExpressionError) -> WeekdaySet? {
        var days: Set<Weekday> = []
        var rangeStart: Weekday?
        while let day = try weekday(isFirst: days.isEmpty) {
            let first = rangeStart ?? day
            guard first <= day else { throw fault(.backwardRange) }
            days.formUnion(Weekday.allCases.filter { (first...day).contains($0) })
            let isRange = rangeStart == nil && (skip("..") || skip("-"))
            rangeStart = isRange ? day : nil
            // A comma at the end is allowed, an open range is not.
            let goesOn = isRange || skip(",")
            if next == nil || next == UInt8(ascii: " ") {
                guard !isRange else { throw fault(.openRange) }
                skipSpace()
                break
            }
            guard goesOn else { throw unexpected() }
        }
        return days.isEmpty || days.count == Weekday.allCases.count ? nil : WeekdaySet(days)
    }

    /// nil for what is no word, when it is the first.
    private mutating func weekday(isFirst: Bool) throws(CalendarExpressionError) -> Weekday? {
        let word = text[place..<end].prefix(while: \.isLetter)
        guard !word.isEmpty else {
            guard isFirst else { throw unexpected() }
            return nil
        }
        let name = String(decoding: word, as: UTF8.self)
        guard let day = Self.weekdayNames[name.lowercased()] else {
            throw fault(.unknownWord(Self.name(word)))
        }
        place = word.endIndex
        return day
    }

    private static let weekdayNames: [String: Weekday] = [
        "monday": .monday, "mon": .monday, "tuesday": .tuesday, "tue": .tuesday, "wednesday": .wednesday,
        "wed": .wednesday, "thursday": .thursday, "thu": .thursday, "friday": .friday, "fri": .friday,
        "saturday": .saturday, "sat": .saturday, "sunday": .sunday, "sun": .sunday,
    ]

    // MARK: Date and time

    /// Seconds since the epoch behind `@`: a single time, in UTC.
    private mutating func readTimestamp(into expression: inout CalendarExpression) throws(CalendarExpressionError) {
        place += 1
        skipSpace()
        _ = skip("+")
        let start = place
        let limit = Day(clippingYear: CalendarExpression.years.upperBound, month: 12, day: 31)
        let seconds = try number(start, within: 0...(Int(limit.number) + 1) * 86_400 - 1)
        let reading = WallReading(microseconds: Int64(seconds) * 1_000_000)
        func only(_ value: Int, _ field: CalendarField) -> CalendarField {
            CalendarField([CalendarComponent(start: value)], in: field.range)
        }
        let (year, month, day) = reading.day.components
        expression.years = only(year, expression.years)
        expression.months = only(month, expression.months)
        expression.days = only(day, expression.days)
        expression.hours = only(reading.time.hour, expression.hours)
        expression.minutes = only(reading.time.minute, expression.minutes)
        expression.seconds = only(reading.time.second * 1_000_000, expression.seconds)
        expression.zone = .utc
    }

    /// `MONTH-DAY` or `YEAR-MONTH-DAY`, `~` before a day from the month's end; nothing when a time comes first.
    private mutating func readDate(into expression: inout CalendarExpression) throws(CalendarExpressionError) {
        let start = place
        guard next != nil else { return }
        var lists = [try list()]
        if next == nil || next == UInt8(ascii: ":") {
            place = start
            return
        }
        var isFromEnd = false
        while lists.count < 3, !isFromEnd, next != nil, next != UInt8(ascii: " ") || lists.count == 1 {
            isFromEnd = skip("~")
            guard isFromEnd || skip("-") else { throw unexpected() }
            lists.append(try list())
        }
        guard next == nil || next == UInt8(ascii: " ") else { throw unexpected() }
        let days = lists.removeLast()
        expression.months = try field(lists.removeLast(), in: expression.months.range)
        if let years = lists.last { expression.years = try field(years, in: expression.years.range, isYear: true) }
        expression.countsFromMonthEnd = isFromEnd && !days.isEmpty
        expression.days =
            try expression.countsFromMonthEnd ? fieldFromEnd(days) : field(days, in: expression.days.range)
        skipSpace()
    }

    /// `HOUR:MINUTE` or `HOUR:MINUTE:SECOND`; midnight when there is none.
    private mutating func readTime(into expression: inout CalendarExpression) throws(CalendarExpressionError) {
        let zero = [ListedComponent(component: CalendarComponent(start: 0), offset: place)]
        var (hours, minutes, seconds) = (zero, zero, zero)
        if next != nil {
            hours = try list()
            guard skip(":") else { throw next == nil ? fault(.missing(":")) : unexpected() }
            minutes = try list()
            if skip(":") { seconds = try list(ofSeconds: true) }
            guard next == nil else { throw unexpected() }
        }
        expression.hours = try field(hours, in: expression.hours.range)
        expression.minutes = try field(minutes, in: expression.minutes.range)
        expression.seconds = try field(seconds, in: expression.seconds.range)
        // Whole seconds swallow the rest of the list, as they do in systemd.
        if expression.seconds.components.contains(.everySecond) {
            expression.seconds = CalendarField([.everySecond], in: expression.seconds.range)
        }
    }
}
