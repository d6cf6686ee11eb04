extension CalendarExpressionReader {
    /// A component as it was written, and where.
    struct ListedComponent {
        var component: CalendarComponent
        var offset: Int
    }

    /// `*` (no component), or values, ranges and steps with commas between them.
    mutating func list(ofSeconds isSeconds: Bool = false) throws(CalendarExpressionError) -> [ListedComponent] {
        if next == UInt8(ascii: "*") {
            place += 1
            return isSeconds ? [ListedComponent(component: .everySecond, offset: place - 1)] : []
        }
        var list: [ListedComponent] = []
        repeat {
            guard list.count < CalendarExpression.listLimit else {
                throw fault(.tooManyValues(limit: CalendarExpression.listLimit))
            }
            list.append(try component(ofSeconds: isSeconds))
        } while skip(",")
        return list
    }

    private mutating func component(ofSeconds isSeconds: Bool) throws(CalendarExpressionError) -> ListedComponent {
        let offset = place
        let unit = isSeconds ? 1_000_000 : 1
        var component = CalendarComponent(start: try value(ofSeconds: isSeconds))
        if skip("..") {
            component.stop = try value(ofSeconds: isSeconds)
            component.step = unit
        }
        let stepOffset = place
        if skip("/") {
            let step = try value(ofSeconds: isSeconds)
            guard step > 0 else { throw fault(.unusableStep, at: stepOffset) }
            component.step = step
        } else if isSeconds, let stop = component.stop, stop - component.start < unit {
            // systemd has it so for seconds alone: 5..5 is no range, 5..5/1 is.
            throw fault(.backwardRange, at: offset)
        }
        return ListedComponent(component: component, offset: offset)
    }

    private mutating func value(ofSeconds isSeconds: Bool) throws(CalendarExpressionError) -> Int {
        let start = place
        guard isSeconds else { return try number(start, within: 0...Int(Int32.max)) }
        let whole = try number(start, within: 0...Int(Int32.max) / 1_000_000) * 1_000_000
        // One point is the decimal one, two are a range.
        let point = text[place..<end].prefix(2)
        guard point.first == UInt8(ascii: "."), point.last != point.first || point.count == 1 else { return whole }
        place += 1
        guard digit != nil else { throw fault(.missingNumber) }
        var fraction = 0
        for _ in 0..<6 {
            fraction = fraction * 10 + (digit ?? 0)
            if digit != nil { place += 1 }
        }
        // Rounded to the microsecond.
        if let digit, digit >= 5 { fraction += 1 }
        while digit != nil { place += 1 }
        return whole + fraction
    }

    /// The components in their normal form, within what the field can hold.
    func field(
        _ list: [ListedComponent], in range: ClosedRange<Int>, isYear: Bool = false
    ) throws(CalendarExpressionError) -> CalendarField {
        let normal = list.map { $0.normalized(isYear: isYear) }
        for listed in normal { try check(listed, in: range) }
        return CalendarField(normal.map(\.component), in: range)
    }

    /// The same for days from the month's end.
    ///
    /// systemd has the first and least of them reach day 28, as every month has it, the next 25, then 22 and so on; what
    /// it refuses is refused here.
    func fieldFromEnd(_ list: [ListedComponent]) throws(CalendarExpressionError) -> CalendarField {
        var normal = list.map { $0.normalized(isYear: false) }.sorted { $0.component < $1.component }
        let unique = normal.indices.filter { $0 == 0 || normal[$0 - 1].component != normal[$0].component }
        normal = unique.map { normal[$0] }
        for (index, listed) in normal.enumerated() {
            try check(listed, in: 1...max(1, 28 - 3 * index), isFromEnd: true)
        }
        return CalendarField(normal.map(\.component), in: 1...31)
    }

    private func check(
        _ listed: ListedComponent, in range: ClosedRange<Int>, isFromEnd: Bool = false
    ) throws(CalendarExpressionError) {
        let (component, offset) = (listed.component, listed.offset)
        let values = [component.start] + (component.stop.map { [$0] } ?? [])
        guard values.allSatisfy(range.contains) else {
            let isSeconds = range.upperBound > 1_000_000
            throw fault(.outOfRange(isSeconds ? 0...59 : range), at: offset)
        }
        if let stop = component.stop, stop < component.start { throw fault(.backwardRange, at: offset) }
        guard let step = component.step else { return }
        let reaches = isFromEnd && component.stop == nil ? component.start - step : component.start + step
        guard step <= range.upperBound - range.lowerBound, reaches >= range.lowerBound,
            reaches <= component.stop ?? range.upperBound
        else { throw fault(.unusableStep, at: offset) }
    }

    // MARK: Characters

    /// The byte that comes next; nil at the end.
    var next: UInt8? { place < end ? text[place] : nil }

    private var digit: Int? { next.flatMap { $0.isDigit ? Int($0 - UInt8(ascii: "0")) : nil } }

    mutating func skip(_ prefix: StaticString) -> Bool {
        let isThere = prefix.withUTF8Buffer { text[place..<end].starts(with: $0) }
        if isThere { place += prefix.utf8CodeUnitCount }
        return isThere
    }

    mutating func skipSpace() {
        while next == UInt8(ascii: " ") { place += 1 }
    }

    /// A whole number.
    mutating func number(_ start: Int, within range: ClosedRange<Int>) throws(CalendarExpressionError) -> Int {
        guard digit != nil else { throw misplaced(.missingNumber) }
        var value = 0
        while let digit {
            value = min(value * 10 + digit, range.upperBound + 1)
            place += 1
        }
        guard range.contains(value) else { throw fault(.outOfRange(range), at: start) }
        return value
    }

    func fault(_ reason: CalendarExpressionError.Reason, at offset: Int? = nil) -> CalendarExpressionError {
        CalendarExpressionError(reason: reason, offset: offset ?? place)
    }

    /// The next character should not be there.
    func unexpected() -> CalendarExpressionError {
        guard let character = String(decoding: text[place..<end].prefix(32), as: UTF8.self).first else {
            return fault(.missingNumber)
        }
        return misplaced(.unexpected(character))
    }

    /// A word of the text for a message: at most 40 characters of it.
    static func name(_ word: ArraySlice<UInt8>) -> String {
        let text = String(decoding: word.prefix(1024), as: UTF8.self)
        return text.count > 40 ? "\(text.prefix(39))…" : text
    }

    /// The reason, or the unknown zone that stands there.
    private func misplaced(_ reason: CalendarExpressionError.Reason) -> CalendarExpressionError {
        let start = next == UInt8(ascii: " ") ? place + 1 : place
        guard start > 0, start < end, text[start - 1] == UInt8(ascii: " "), text[start].isLetter else {
            return fault(reason)
        }
        let word = text[start..<end].prefix { $0 != UInt8(ascii: " ") }
        return fault(.unknownZone(Self.name(word)), at: start)
    }
}

extension CalendarExpressionReader.ListedComponent {
    /// The last value is one of the steps, a single value no range, a year of two digits one from 1970 to 2069.
    fileprivate func normalized(isYear: Bool) -> Self {
        var normal = self
        if isYear {
            normal.component.start = Self.fullYear(component.start)
            normal.component.stop = component.stop.map(Self.fullYear)
        }
        normal.component.normalize()
        return normal
    }

    private static func fullYear(_ year: Int) -> Int {
        switch year {
        case 0..<70: year + 2000
        case 70..<100: year + 1900
        default: year
        }
    }
}

extension CalendarComponent {
    /// The last value is one of the steps; what holds a single value is no range.
    fileprivate mutating func normalize() {
        guard let stop, let step, stop >= start else { return }
        let last = stop - (stop - start) % step
        self.stop = last == start ? nil : last
        if last == start { self.step = nil }
    }
}
