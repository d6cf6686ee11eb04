/// Which days of some years are worked: a bit for each, so that the nearest one is found a word at a time.
struct WorkedDays: Sendable {
    /// The day of the first bit.
    private let first: Int
    private let count: Int
    private let words: [UInt64]

    /// - Parameter decided: days on which an entry decides; those outside of the years are passed over.
    init(_ years: ClosedRange<Int>, weekend: WeekdaySet, decided: some Sequence<(day: Day, isWorking: Bool)>) {
        let first = Day(clippingYear: years.lowerBound, month: 1, day: 1)
        let count = first.days(until: Day(clippingYear: years.upperBound, month: 12, day: 31)) + 1
        // 64 weeks fill 7 words, and then all comes again
        let weeks = (0..<7).map { word in
            (0..<64).reduce(into: UInt64(0)) { bits, bit in
                if !weekend.contains(first.adding(days: 64 * word + bit).weekday) { bits |= 1 << bit }
            }
        }
        var words = (0...count / 64).map { weeks[$0 % 7] }
        for (day, isWorking) in decided {
            let offset = first.days(until: day)
            guard 0..<count ~= offset else { continue }
            let bit: UInt64 = 1 << (offset % 64)
            if isWorking { words[offset / 64] |= bit } else { words[offset / 64] &= ~bit }
        }
        self.first = Int(first.number)
        self.count = count
        self.words = words
    }

    /// nil outside of the years.
    subscript(day: Day) -> Bool? {
        let offset = Int(day.number) - first
        guard offset >= 0, offset < count else { return nil }
        return words[offset / 64] & 1 << (offset % 64) != 0
    }

    /// The day itself when it is worked, else the nearest worked day before it; nil where the years have none within 366
    /// days.
    func last(onOrBefore day: Day) -> Day? {
        let offset = Int(day.number) - first
        guard offset >= 0, offset < count else { return nil }
        var word = offset / 64
        var bits = words[word] << (63 - offset % 64)
        // Bit 63 of the first word is the day itself, of the others the last of theirs.
        var last = offset
        while bits == 0 {
            last = 64 * word - 1
            word -= 1
            guard word >= 0, offset - last <= 366 else { return nil }
            bits = words[word]
        }
        let found = last - bits.leadingZeroBitCount
        return offset - found <= 366 ? Day(number: first + found) : nil
    }

    /// The day itself when it is worked, else the nearest worked day after it; nil like `last(onOrBefore:)`.
    func first(onOrAfter day: Day) -> Day? {
        let offset = Int(day.number) - first
        guard offset >= 0, offset < count else { return nil }
        var word = offset / 64
        var bits = words[word] >> (offset % 64)
        var start = offset
        while bits == 0 {
            word += 1
            start = 64 * word
            guard word < words.count, start - offset <= 366 else { return nil }
            bits = words[word]
        }
        let found = start + bits.trailingZeroBitCount
        return found < count && found - offset <= 366 ? Day(number: first + found) : nil
    }
}
