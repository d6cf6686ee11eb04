import CivilTime
import PlanCore

/// Finds the year that dates without one are taken in.
struct YearFinder {
    let outline: Outline
    let bytes: [UInt8]
    let header: DocumentReading.Header

    /// A date of the document, as far as its year is asked for.
    struct Date {
        var mention: Mention
        /// Of another document, or as of which something is counted.
        var isCited: Bool

        init(_ mention: Mention, isCited: Bool) {
            self.mention = mention
            self.isCited = isCited
        }
    }

    struct Found {
        var year: Int
        var source: Source
    }

    enum Source {
        case issue(Evidence)
        case tokens(Range<Int>, confidence: Double, Bilingual)
    }

    func year(of dates: [Date]) -> Found? {
        let title = titleYear()
        if let issued = header.issued, !issued.evidence.isDoubtful {
            // Of a plan that is issued at the end of a year the next one is told by its title.
            if let title, issued.value.latest.month >= 11, title.year == issued.value.year + 1, !isOfMonth(title.tokens)
            {
                return named(title.year, title.tokens, 0.85)
            }
            return Found(year: issued.value.year, source: .issue(issued.evidence))
        }
        if let title, !isElsewhere(title.year, dates) { return named(title.year, title.tokens, 0.85) }
        if let title = bareTitleYear(dates) { return named(title.year, title.tokens, 0.75) }
        if let line = dateline(dates) {
            if line.day.month >= Self.lateMonth, isElsewhere(line.day.year, dates, besides: line.tokens),
                let next = mostNamed(dates), next.year == line.day.year + 1
            {
                return next
            }
            let reason = Bilingual(vi: "ngày đăng ở đầu bài", en: "the day of publication above the text")
            return Found(year: line.day.year, source: .tokens(line.tokens, confidence: 0.75, reason))
        }
        if let school = school() {
            if isLaterTerm() { return named(school.year + 1, school.tokens, 0.7) }
            if let first = dates.first(where: { isOwn($0, in: school.year) }), let year = first.mention.lastYear {
                let reason = Bilingual(
                    vi: "ngày đầu tiên có năm trong năm học ấy",
                    en: "the first date of that school year that says its year")
                return Found(year: year, source: .tokens(first.mention.tokens, confidence: 0.7, reason))
            }
            // The half of it in which its dates without a year lie.
            let years = dates.compactMap { Self.year(of: $0.mention.lastEndpoint, inSchoolYear: school.year) }
            let later = years.count { $0 > school.year }
            return named(later * 2 > years.count ? school.year + 1 : school.year, school.tokens, 0.7)
        }
        let named = mostNamed(dates)
        // Of a document that may be another one the day says less than later days of this one.
        if let issued = header.issued, named.map({ $0.year <= issued.value.year }) ?? true {
            return Found(year: issued.value.year, source: .issue(issued.evidence))
        }
        return named
    }

    /// From this month on what is put up may be for the next year.
    private static let lateMonth = 10

    /// The text says years with its days, and never that one.
    private func isElsewhere(_ year: Int, _ dates: [Date], besides line: Range<Int>? = nil) -> Bool {
        let years = dates.filter {
            !$0.isCited && $0.mention.tokens != line && ($0.mention.isDay || $0.mention.isRange)
        }.compactMap(
            \.mention.lastYear)
        return years.count > 1 && !years.contains(year) && Set(years).count == 1
    }

    /// A day, or days, that says its year, one of the school year's two.
    private func isOwn(_ date: Date, in school: Int) -> Bool {
        guard !date.isCited, date.mention.isDay || date.mention.isRange, let year = date.mention.lastYear else {
            return false
        }
        return !date.mention.isYears && (school...school + 1).contains(year)
    }

    /// The day on which a text without a letterhead was put up.
    func published(among dates: [Date]) -> Dateline? { header.issued == nil ? dateline(dates) : nil }

    struct Dateline {
        var day: Day
        var tokens: Range<Int>
        /// Nothing else stands on its line.
        var isAlone: Bool
    }

    private func named(_ year: Int, _ tokens: Range<Int>, _ confidence: Double) -> Found {
        let reason = Bilingual(vi: "năm nêu ở tên của văn bản", en: "the year in the title")
        return Found(year: year, source: .tokens(tokens, confidence: confidence, reason))
    }

    /// The first year of the school year that the title names, where no date of the document says its year.
    func schoolYear(of dates: [Date]) -> Int? {
        guard header.issued == nil else { return nil }
        if let school = school() { return dates.contains { isOwn($0, in: school.year) } ? nil : school.year }
        // `cuộc thi mở cho học sinh trong năm học 2026-2027, nhận bài từ ngày 10/2`, and no other year
        let years = Set(schoolYears().map(\.year))
        guard titleYear() == nil, years.count == 1, let year = years.first,
            !dates.contains(where: { !$0.mention.isYears && $0.mention.lastYear != nil })
        else { return nil }
        return year
    }

    /// In a school year's first half the year is its first, from January to July its second; nil for a date that says its
    /// own.
    static func year(of endpoint: Endpoint?, inSchoolYear first: Int) -> Int? {
        guard let endpoint, endpoint.year == nil, let month = endpoint.month else { return nil }
        if case .day(_, _, _, isLunar: true) = endpoint { return nil }
        return month >= 8 ? first : first + 1
    }

    private static let regulations = ["quy chế", "quy định", "điều lệ", "nội quy", "nghị định", "thông tư"]

    /// The words by which a title issues, approves or amends what it names behind them.
    private static let issuing: Set<Substring> = [
        "ban", "hành", "kèm", "theo", "quyết", "định", "này", "phê", "duyệt", "thông", "qua", "sửa", "đổi", "bổ",
        "sung",
        "thay", "thế", "bãi", "bỏ", "một", "số", "điều", "khoản", "nội", "dung", "của", "và", "các", "tại", "việc",
    ]

    /// A kind of document that regulates, or one that issues or amends such; not a plan about a regulation.
    var isRegulation: Bool {
        let kind = header.kind?.value.lowercased()
        let title = header.title?.value.lowercased() ?? ""
        let words = title.split { !$0.isLetter && !$0.isNumber }
        return Self.regulations.contains { name in
            let name = name.split(separator: " ")
            return kind.map { $0.split(separator: " ") == name } ?? false
                || words.indices.first { words[$0...].starts(with: name) }
                    .map { words[..<$0].allSatisfy(Self.issuing.contains) } ?? false
        }
    }

    // MARK: The title

    /// Years in the title: `năm 2024`, `năm học 2023 - 2024`.
    private func titleYears() -> [(year: Int, end: Int?, isSchool: Bool, tokens: Range<Int>)] {
        guard let quote = header.title?.evidence.quote else { return [] }
        var years: [(year: Int, end: Int?, isSchool: Bool, tokens: Range<Int>)] = []
        for index in titleTokens(quote) where index + 1 < outline.tokens.count {
            let word = outline.tokens[index].term
            // `chương trình công tác tháng 12/2027`
            if word == .month, index + 3 < outline.tokens.count, outline.tokens[index + 1].term == .number,
                [.slash, .dash].contains(outline.tokens[index + 2].term), let year = number(at: index + 3)
            {
                years.append((year, nil, false, index..<index + 4))
            }
            guard word == .year || word == .schoolYear, let year = number(at: index + 1) else { continue }
            // `quy hoạch đến năm 2030`: how far it looks ahead.
            if index > 0, [.until, .untilEnd].contains(outline.tokens[index - 1].term) { continue }
            let hasEnd = index + 2 < outline.tokens.count && [.dash, .slash].contains(outline.tokens[index + 2].term)
            let end = hasEnd ? number(at: index + 3) : nil
            years.append((year, end, word == .schoolYear, index..<index + (end == nil ? 2 : 4)))
        }
        return years
    }

    private func number(at index: Int) -> Int? {
        guard index < outline.tokens.count, outline.tokens[index].term == .number, outline.tokens[index].digits == 4,
            (1900...2199).contains(outline.tokens[index].value)
        else { return nil }
        return Int(outline.tokens[index].value)
    }

    /// The one year that the title names; nil for none, several, or a span of years.
    func titleYear() -> (year: Int, tokens: Range<Int>)? {
        let years = titleYears().filter { !$0.isSchool }
        guard let first = years.first, years.allSatisfy({ $0.year == first.year && $0.end == nil }) else { return nil }
        return (first.year, first.tokens)
    }

    /// `chi trả tháng 01 và tháng 02 năm 2021`: a month of that year, which the document is not about as a whole.
    private func isOfMonth(_ year: Range<Int>) -> Bool {
        year.lowerBound > 1 && outline.tokens[year.lowerBound - 1].term == .number
            && outline.tokens[year.lowerBound - 2].term == .month
    }

    /// `Tết Nguyên đán 2025`: a number in the title that is a year elsewhere too, or ends the title.
    private func bareTitleYear(_ dates: [Date]) -> (year: Int, tokens: Range<Int>)? {
        guard let quote = header.title?.evidence.quote, titleYears().isEmpty else { return nil }
        let tokens = titleTokens(quote)
        let numbers = tokens.filter { index in
            number(at: index).map { (2000...2099).contains($0) } ?? false
                && ![.slash, .year].contains(outline.tokens[max(0, index - 1)].term) && !isSecond(index)
        }
        guard numbers.count == 1, let index = numbers.first, let year = number(at: index) else { return nil }
        let isNamed = dates.contains { !$0.isCited && $0.mention.lastYear == year }
        let isLast = index + 1 == tokens.upperBound || outline.tokens[index + 1].term == .colon
        return isNamed || isLast ? (year, index..<index + 1) : nil
    }

    /// `2026 - 2027`: the second of two years, or of another number.
    private func isSecond(_ index: Int) -> Bool {
        guard index > 1, outline.tokens[index - 1].term == .dash else { return false }
        let first = outline.tokens[index - 2]
        return first.term == .number && (first.digits == 4 || outline.tokens[index - 1].isGlued)
    }

    private func titleTokens(_ quote: Range<Int>) -> Range<Int> {
        let start = outline.tokens.firstIndex { Int($0.start) >= quote.lowerBound } ?? outline.tokens.count
        let end = outline.tokens[start...].firstIndex { Int($0.end) > quote.upperBound } ?? outline.tokens.count
        return start..<end
    }

    func school() -> (year: Int, tokens: Range<Int>)? {
        let years = titleYears().filter { $0.isSchool && $0.end == $0.year + 1 }
        guard let first = years.first, years.allSatisfy({ $0.year == first.year }) else { return nil }
        return (first.year, first.tokens)
    }

    /// The title names the school year's second term, or a later one: `học kỳ 2`, `học kỳ II`, `học kỳ hè`.
    private func isLaterTerm() -> Bool {
        guard let quote = header.title?.evidence.quote else { return false }
        return titleTokens(quote).contains { index in
            guard outline.tokens[index].term == .schoolYear, index + 1 < outline.tokens.count else { return false }
            let next = outline.tokens[index + 1]
            if next.term == .number { return next.digits == 1 && next.value > 1 }
            let word = String(decoding: bytes[next.range], as: UTF8.self).lowercased()
            return next.term == .word && ["ii", "iii", "hè"].contains(word) || next.term == .numeral && next.value > 1
        }
    }

    // MARK: Dates

    /// Where a page says when it was put there.
    static let linesAbove = 4
    static let longestLine = 14

    /// A whole date near the top, alone on its line but for a weekday, a time and the like.
    private func dateline(_ dates: [Date]) -> Dateline? {
        for block in outline.blocks.prefix(Self.linesAbove) {
            for date in dates where !date.isCited && block.tokens.contains(date.mention.tokens.lowerBound) {
                // `date 2027-09-15 Họp báo …`
                let isStamp =
                    date.mention.tokens.lowerBound - block.tokens.lowerBound <= 1 && isISO(date.mention)
                    || isLine(date.mention)
                guard block.tokens.count <= Self.longestLine || isStamp else { continue }
                guard case .point(.day(_, .some, .some, isLunar: false)) = date.mention.value,
                    let day = date.mention.lastDay, !isClock(date.mention, on: block.tokens)
                else { continue }
                return Dateline(
                    day: day, tokens: date.mention.tokens,
                    isAlone: isStamp || block.cell == nil && isAlone(date.mention, on: block.tokens))
            }
        }
        return nil
    }

    /// It begins a line of its own, on which at most a time stands behind it.
    private func isLine(_ mention: Mention) -> Bool {
        guard mention.lead == .none, let first = mention.tokens.first, let last = mention.tokens.last else {
            return false
        }
        let blanks: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t")]
        let before = bytes[..<Int(outline.tokens[first].start)].last { !blanks.contains($0) }
        guard before.map({ $0 == UInt8(ascii: "\n") }) ?? true else { return false }
        let rest = bytes[Int(outline.tokens[last].end)...].prefix(Self.longestTime + 1).prefix {
            $0 != UInt8(ascii: "\n")
        }
        return rest.count <= Self.longestTime && rest.allSatisfy { !(0x41...0x7A).contains($0) && $0 < 0x80 }
    }

    /// Bytes behind a date on its line: a time, a number of readers.
    private static let longestTime = 14

    /// The year stands first, as programs write it.
    private func isISO(_ mention: Mention) -> Bool {
        mention.lead == .none && mention.tokens.first.map { number(at: $0) != nil } ?? false
    }

    /// `Thứ Năm, ngày 18 tháng 12 năm 2025`, `Thursday, 18/07/2024`: the day on which the page was looked at.
    func isClock(_ mention: Mention, on line: Range<Int>) -> Bool {
        let end = mention.tokens.upperBound
        guard let first = line.first, (first...first + 3).contains(mention.start),
            !(end..<min(end + 2, line.upperBound)).contains(where: { outline.tokens[$0].term == .number })
        else { return false }
        if [.weekday, .sunday, .ordinal].contains(outline.tokens[first].term) {
            return outline.has([.day], in: mention.tokens) && outline.has([.month], in: mention.tokens)
        }
        return PageWords.weekdays.contains(
            String(decoding: bytes[outline.tokens[first].range], as: UTF8.self).lowercased())
    }

    private static let posted: Set<Syllable> = [Syllable("gửi"), Syllable("đăng"), Syllable("cập"), Syllable("nhật")]

    /// `Ngày gửi 26/02/2027`, `Thứ Sáu, 05/01/2027 10:00 GMT+7`: when a page was put up, and nothing of what is due.
    private func isAlone(_ mention: Mention, on line: Range<Int>) -> Bool {
        let signs: TermSet = [
            .day, .weekday, .sunday, .ordinal, .number, .numeral, .hour, .comma, .colon, .dash, .plus, .open, .close,
            .mark, .cell,
            .slash, .bullet,
        ]
        return mention.lead == .none
            && line.allSatisfy { index in
                let token = outline.tokens[index]
                return mention.tokens.contains(index) || signs.contains(token.term)
                    || index > mention.start && token.term == .word && token.flags.contains(.shouted)
                    || Self.posted.contains(Syllable(String(decoding: bytes[token.range], as: UTF8.self)))
            }
    }

    /// The first years of the school years that the text names.
    private func schoolYears() -> [(year: Int, tokens: Range<Int>)] {
        outline.tokens.indices.prefix(Self.searched).compactMap { index in
            guard outline.tokens[index].term == .schoolYear, let year = number(at: index + 1),
                index + 2 < outline.tokens.count, outline.tokens[index + 2].term == .dash,
                number(at: index + 3) == year + 1
            else { return nil }
            return (year, index..<index + 4)
        }
    }

    /// Tokens of a text that are searched for such.
    private static let searched = 20_000

    /// A day says more of when things happen than a year, and a span's two more than one.
    private static func worth(_ mention: Mention) -> Int {
        if mention.isPeriod || mention.isYears { return 1 }
        return mention.isRange ? 4 : 3
    }

    /// The year that is named most, of those named alike the latest; a day says more of when things happen than a year.
    private func mostNamed(_ dates: [Date]) -> Found? {
        // Where no day says its year, what is of today is the latest year that is named and is no aim.
        if !dates.contains(where: { ($0.mention.isDay || $0.mention.isRange) && $0.mention.lastYear != nil }) {
            let aims: Set<Mention.Lead> = [.until, .untilEnd, .before]
            let named = dates.filter { $0.mention.isYear && !$0.isCited && !aims.contains($0.mention.lead) }
                .compactMap { date in date.mention.lastYear.map { (year: $0, tokens: date.mention.tokens) } }
            if let last = (named + schoolYears()).max(by: { $0.year < $1.year }) {
                let reason = Bilingual(vi: "năm mới nhất được nhắc đến", en: "the latest year that is mentioned")
                return Found(year: last.year, source: .tokens(last.tokens, confidence: 0.7, reason))
            }
        }
        var counts: [Int: (count: Int, first: Range<Int>)] = [:]
        for date in dates {
            guard let year = date.mention.lastYear else { continue }
            counts[year, default: (0, date.mention.tokens)].count += date.isCited ? 0 : Self.worth(date.mention)
        }
        guard let most = counts.max(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) }) else { return nil }
        let reason = Bilingual(vi: "năm được nhắc đến nhiều nhất", en: "the year that is mentioned most")
        return Found(year: most.key, source: .tokens(most.value.first, confidence: 0.7, reason))
    }
}
