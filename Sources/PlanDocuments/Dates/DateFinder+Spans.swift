import CivilTime
import PlanCore

extension DateFinder {
    /// `A - B`, `từ A đến (hết) B`; what A leaves out it takes from B.
    func range(from first: Found, _ mention: Mention) -> Mention? {
        var at = first.next
        switch term(at) {
        case .dash?: at += 1
        case .until?, .untilEnd?: at += 1
        case .comma? where term(at + 1) == .until || term(at + 1) == .untilEnd: at += 2
        case .and? where term(at + 1) == .ending, .comma? where term(at + 1) == .ending:
            at += 2
            if term(at) == .on || term(at) == .until || term(at) == .untilEnd { at += 1 }
        // `mở từ … và đóng lúc …`
        case .and? where term(at + 2) == .on && tokens[at + 1].means(.submit, Worth.closing):
            at += 3
        default: return nil
        }
        let isEndExclusive = term(at) == .before && (term(first.next) == .until || term(first.next + 1) == .until)
        if isEndExclusive { at += 1 }
        if term(at) == .before { return nil }
        while term(at) == .whole || term(at) == .until, term(at + 1) == .day || term(at + 1) == .number { at += 1 }
        guard
            let second = bareMonth(at: at, behind: first.endpoint) ?? timedEndpoint(at: at, isLed: true)
                ?? bareYear(at: at, behind: first.endpoint)
                // `đến hết năm`
                ?? (term(first.next) == .untilEnd && term(at) == .year ? point(at: first.next) : nil)
        else { return nil }
        var isCalendarShared = false
        var from = first.endpoint
        var to = second.endpoint
        if case .day(_, nil, _, _) = to { return nil }
        switch (from, to) {
        case (.day(let day, nil, nil, _), .day(_, let month, let year, let isLunar)):
            from = .day(day: day, month: month, year: year, isLunar: isLunar)
        // `từ ngày 08/3 đến ngày 10/3 âm lịch`: told once of both; `từ ngày 22/01 đến ngày 10 tháng Giêng âm lịch` is told of the last.
        case (.day(let day, let month?, nil, isLunar: false), .day(_, _, let year, isLunar: true))
        where isWrittenAlike(mention.tokens.lowerBound..<first.next, at..<second.next):
            from = .day(day: day, month: month, year: year, isLunar: true)
            isCalendarShared = month != to.month
        case (.day(let day, nil, nil, _), .stretch(.month(let month), let year)):
            from = .day(day: day, month: month, year: year, isLunar: false)
        case (.day(_, nil, _, _), _): return nil
        case (.stretch(.year, let year?), .stretch(.year, let other?)) where other < year: return nil
        case (.stretch(.month, _), .stretch(.year, _)), (.stretch(.year, _), .stretch(.month, _)): return nil
        // `dự Giải năm 2022 đến ngày 29/8/2022`
        case (.stretch(.year, _), .day) where ![.from, .since].contains(mention.lead): return nil
        default: break
        }
        // `từ 23/12 âm lịch đến 06/01`
        if case .day(_, .some, nil, isLunar: true) = first.endpoint, case .day(_, .some, nil, isLunar: false) = to {
            isCalendarShared = true
        }
        let words = yearWords(of: first, second, &from, &to)
        if from.year == nil, let year = to.year {
            from.year = Self.isLater(from, to) ? year - 1 : year
        } else if to.year == nil, let year = from.year {
            to.year = Self.isLater(from, to) ? year + 1 : year
        }
        var range = mention
        (range.firstYearWord, range.yearWord) = words
        range.tokens = mention.tokens.lowerBound..<second.next
        range.time = second.time
        range.isEndExclusive = isEndExclusive
        range.isCalendarShared = isCalendarShared
        range.isConfused = range.tokens.contains { tokens[$0].flags.contains(.confused) }
        range.value = from.isImpossible || to.isImpossible ? .impossible : .range(from: from, to: to)
        if mention.lead != .from, mention.lead != .since {
            range.start = mention.lead == .none ? range.start : mention.start
        }
        return range
    }

    /// Both in figures, or both with the word for a month and its number; nothing in the last alone but `âm lịch` says which calendar.
    private func isWrittenAlike(_ first: Range<Int>, _ last: Range<Int>) -> Bool {
        func has(_ terms: TermSet, _ range: Range<Int>) -> Bool { range.contains { terms.contains(tokens[$0].term) } }
        return !has([.lunarDay, .fullMoon, .newYear, .numeral], last) && has([.month], first) == has([.month], last)
            && [.lunar, .close].contains(tokens[last.upperBound - 1].term)
    }

    /// How the words tell the years of a span's ends that say no number; beside an end that says one, its year is told by that.
    private func yearWords(
        of first: Found, _ second: Found, _ from: inout Endpoint, _ to: inout Endpoint
    ) -> (YearWord?, YearWord?) {
        if let year = from.year, let word = second.yearWord, to.year == nil { to.year = word.year(near: year) }
        if let year = to.year, let word = first.yearWord, from.year == nil { from.year = word.year(near: year) }
        guard from.year == nil, to.year == nil else { return (nil, nil) }
        // Of a lunar year that is said once both ends are.
        func cycle(_ word: YearWord?) -> YearWord? { if case .cycle? = word { word } else { nil } }
        return (first.yearWord ?? cycle(second.yearWord), second.yearWord ?? cycle(first.yearWord))
    }

    /// `2026 - 2027` with nothing else in a cell or behind a label; `Thời gian thực hiện: giai đoạn 2026 - 2027`.
    func years(at start: Int) -> Mention? {
        let first = start > begin && tokens[start - 1].term == .phaseWord ? start - 1 : start
        let isLabelled =
            first > begin && tokens[first - 1].term == .colon
            && (begin..<first).contains { TermSet.times.contains(tokens[$0].term) }
        guard first == begin && first == start || isLabelled,
            start + 3 == end || start + 4 == end && term(start + 3) == .period, term(start + 1) == .dash
        else { return nil }
        let years = [start, start + 2].map { (tokens[$0].term, Int(tokens[$0].digits), Int(tokens[$0].value)) }
        guard years.allSatisfy({ $0.0 == .number && $0.1 == 4 && (1900...2199).contains($0.2) }),
            years[0].2 < years[1].2
        else { return nil }
        let value = Mention.Value.range(
            from: .stretch(.year, year: years[0].2), to: .stretch(.year, year: years[1].2))
        return Mention(value: value, tokens: start..<start + 3, start: start)
    }

    /// `năm 2026 - 2027`: the second year.
    private func bareYear(at index: Int, behind first: Endpoint) -> Found? {
        guard case .stretch(.year, _?) = first, term(index) == .number, tokens[index].digits == 4,
            (1900...2199).contains(tokens[index].value)
        else { return nil }
        return Found(endpoint: .stretch(.year, year: Int(tokens[index].value)), next: index + 1)
    }

    /// Both in one year, the first comes behind the second.
    static func isLater(_ from: Endpoint, _ to: Endpoint) -> Bool {
        var (from, to) = (from, to)
        (from.year, to.year) = (2000, 2000)
        guard let left = from.date(.first, year: 2000), let right = to.date(.last, year: 2000) else { return false }
        return left.day(in: 2000) > right.day(in: 2000) && from.month != nil && to.month != nil
    }

    /// `tháng 3 - 4`: the second month.
    private func bareMonth(at index: Int, behind first: Endpoint) -> Found? {
        guard case .stretch(.month(let month), nil) = first, term(index - 1) == .dash, term(index) == .number,
            case let last = Int(tokens[index].value), last > month, last <= 12,
            ![.slash, .dash, .percent, .hour, .month, .day].contains(term(index + 1))
        else { return nil }
        return Found(endpoint: .stretch(.month(last), year: nil), next: index + 1)
    }

    /// `từ ngày 22/01 (27 tháng Chạp) đến …`: where a few words in brackets behind a span's first day end.
    func aside(at start: Int) -> Int? {
        guard term(start) == .open,
            let close = (start + 1..<min(end, start + Self.longestAside)).first(where: { tokens[$0].term == .close }),
            term(close + 1) == .until || term(close + 1) == .untilEnd
        else { return nil }
        return close + 1
    }

    private static let longestAside = 12

    /// `kể từ ngày kết thúc … đến`: where a span begins whose first day is not said.
    func opening(before start: Int, _ floor: Int) -> Int? {
        var at = start - 1
        while at >= max(floor, start - 30) {
            switch tokens[at].term {
            case .fromNow: return at
            case .since, .from:
                // `từ ngày ra thông báo`, `từ khi phát động`, `từ đầu năm học`
                let opens: TermSet = [.day, .onceDone, .first, .schoolYear, .timeLabel, .beginning]
                return term(at + 1).map(opens.contains) ?? false ? at : nil
            case .comma, .colon, .semicolon, .period, .and: return nil
            default: at -= 1
            }
        }
        return nil
    }
}
