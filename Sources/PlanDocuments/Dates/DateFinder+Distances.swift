import CivilTime
import PlanCore

/// How long after or ahead of something.
extension DateFinder {
    /// `trong thời hạn 05 ngày làm việc kể từ ngày …`, `chậm nhất 10 ngày sau khi …`, `trước 03 ngày`.
    func distance(at start: Int, after floor: Int) -> Mention? {
        // `vận hành 22/24 giờ`
        if start > begin, tokens[start - 1].term == .slash, tokens[start].isGlued { return nil }
        guard let amount = amount(at: start) ?? five(at: start) else { return nil }
        var at = amount.next
        guard let unit = unit(at) else { return nil }
        at += 1
        // `trước 25 tháng Chạp`, `mồng 5 tháng Năm`
        let isMonthName = [.numeral, .ten, .year].contains(term(at)) && tokens[at].isCapital
        let isMay = term(at) == .year && term(at + 1) == .year && monthNumber(at: at)?.value == 5
        if unit == .months,
            isMonthName || isMay || term(at) == .numeral && LunarMonthWord.month(Int(tokens[at].value)) != nil
        {
            return nil
        }
        // `7h00`
        if unit == .hours, term(at) == .number, tokens[at].isGlued { return nil }
        if unit == .days || unit == .months, term(at) == .number || term(at) == .first || term(at) == .last {
            return nil
        }
        // `ngày 15 tháng trước`; `báo cáo 6 tháng trước ngày 05/6`
        if start > floor, tokens[start - 1].term == .day { return nil }
        let isAheadOfDate = term(at) == .before && isDate(at: at + 1)
        guard !isAheadOfDate || mayBeAhead(start, unit, floor) else { return nil }
        var mention = Mention(value: .impossible, tokens: start..<at, start: start)
        mention.isAmbiguous = isAheadOfDate && !isCounted(start, floor)
        var direction = Distance.Direction.after
        // A word stands between it and its lead: `trong khoảng 10 ngày`.
        var isFar = false
        loop: while mention.start > floor {
            switch tokens[mention.start - 1].term {
            case .before: (mention.lead, direction) = (.before, .ahead)
            case .atLatest: mention.lead = .atLatest
            case .notOver: if mention.lead != .atLatest { mention.lead = .notOver }
            case .within, .term: if mention.lead == .none { mention.lead = .within }
            case .atLeast: break
            case .after: mention.lead = .after
            case .word
            where mention.lead == .none && mention.start > floor + 1
                && [.within, .term, .notOver].contains(tokens[mention.start - 2].term):
                isFar = true
            default: break loop
            }
            mention.start -= 1
        }
        var anchor: Range<Int>?
        // `số liệu 6 tháng tính từ ngày 01/01 đến ngày 30/6`: the span tells it.
        if term(at) == .since || term(at) == .from, let first = timedEndpoint(at: at + 1, isLed: true),
            [.until, .untilEnd, .dash].contains(term(first.next)), isDate(at: first.next + 1)
        {
            guard mention.lead != .none else { return nil }
            mention.value = .distance(TimeLimit(count: amount.value, unit: unit, direction), anchor: nil)
            return mention
        }
        // `Báo cáo 6 tháng tính từ ngày 15 tháng 12 năm trước`: which months it tells of.
        if unit == .months, mention.lead == .none, start > begin, tokens[start - 1].term == .report,
            term(at) == .since, isDate(at: at + 1)
        {
            return nil
        }
        // `05 ngày làm việc, kể từ ngày nhận`
        switch term(at) == .comma && term(at + 1) == .since && !isDate(at: at + 2) ? .since : term(at) {
        case .since?, .after?, .onceDone?: anchor = self.anchor(at: at)
        // `24/24 giờ từ ngày 04/02`
        case .from? where unit == .hours && isDate(at: at + 1): break
        case .from? where term(at + 1) == .day || term(at + 1) == .onceDone: anchor = self.anchor(at: at)
        case .comparedTo? where mention.lead != .before: break
        // `trước 1 tháng so với kế hoạch`: than what was said.
        case .comparedTo? where term(at + 1) == .document || term(at + 1) == .expected: return nil
        case .before?, .comparedTo?:
            direction = .ahead
            anchor = self.anchor(at: at)
        default: break
        }
        // `ít nhất 05 ngày trước giờ khởi hành`
        if mention.lead == .none, direction == .ahead, term(mention.start) == .atLeast { mention.lead = .before }
        let isLoose = mention.lead == .none || mention.start > floor && mention.lead == .within && isFar
        if isLoose, anchor == nil, let ahead = anchorAhead(of: start, floor) {
            anchor = ahead
            direction = .ahead
            mention.lead = .before
            mention.start = ahead.lowerBound
        }
        if anchor == nil, let fronted = frontedAnchor(of: mention, floor) {
            anchor = fronted
            mention.start = min(mention.start, fronted.lowerBound)
        }
        // `chậm nhất 90 ngày đối với đất nông nghiệp và 180 ngày đối với …`, `07 ngày làm việc kể từ …, 05 ngày làm việc nếu …`
        if mention.lead == .none, anchor == nil, isListedLimit(start, at) { mention.lead = .notOver }
        // `Thí sinh có 03 ngày để xác nhận`
        if mention.lead == .none, start > floor, tokens[start - 1].term == .have, isWord(at, Self.purpose) {
            mention.lead = .within
        }
        if anchor == nil { anchor = openingAnchor(of: mention, floor) }
        // `Giờ đóng cổng: 22 giờ` is a time of the day.
        let isClock = unit == .hours && amount.value < 24
        if mention.lead == .none, anchor == nil, !isClock, isTerm(start, at) { mention.lead = .within }
        guard mention.lead != .none || anchor != nil else { return nil }
        // `trước 17 giờ`, `chậm nhất 17 giờ` are times of the day.
        if unit == .minutes, anchor == nil { return nil }
        // `xong trước 48 giờ`: no time of the day is so late
        let isLong = mention.lead == .before && amount.value >= 24
        if unit == .hours, anchor == nil,
            mention.lead != .within && !isLong || timedEndpoint(at: start, isLed: true) != nil || term(at) == .number
        {
            return nil
        }
        mention.value = .distance(TimeLimit(count: amount.value, unit: unit, direction), anchor: anchor)
        if let anchor, anchor.upperBound > at { mention.tokens = start..<anchor.upperBound }
        return mention
    }

    /// A further length of a sentence that has a limit before, said of others.
    private func isListedLimit(_ start: Int, _ next: Int) -> Bool {
        guard start > begin, [.and, .comma].contains(tokens[start - 1].term),
            term(next) == .condition || term(next) == .toward
        else { return false }
        return (max(begin, start - 30)..<start).contains {
            [.atLatest, .notOver, .within].contains(tokens[$0].term) && term($0 + 1) == .number
        }
    }

    /// `ngày thứ 10 kể từ ngày mở quán`
    func nthDay(at start: Int) -> Mention? {
        guard term(start) == .day, term(start + 1) == .ordinal, let day = amount(at: start + 2),
            let next = term(day.next), [.since, .after, .onceDone].contains(next)
        else { return nil }
        let anchor = anchor(at: day.next)
        return Mention(
            value: .distance(TimeLimit(count: day.value, unit: .days), anchor: anchor),
            tokens: start..<anchor.upperBound,
            start: start)
    }

    /// How many of a unit, as a limit counts them.
    private func amount(at start: Int) -> Number? {
        guard let amount = number(at: start, isNamed: true), (1...10_000).contains(amount.value), amount.digits <= 4
        else { return nil }
        return amount
    }

    /// `trong thời hạn năm ngày làm việc`: behind what leads to a limit it is the number, not the year.
    private func five(at start: Int) -> Number? {
        let leads: TermSet = [.within, .term, .atLatest, .notOver, .atLeast]
        guard term(start) == .year, unit(start + 1) != nil, start > begin, leads.contains(tokens[start - 1].term),
            term(start + 2) != .number
        else { return nil }
        return Number(value: 5, digits: 1, next: start + 1, isDigits: false)
    }

    private func unit(_ index: Int) -> TimeLimit.Unit? {
        switch term(index) {
        case .workingDays?: .workingDays
        case .day?: .days
        case .week?: .weeks
        case .month?: .months
        case .hour?: .hours
        case .minute?: .minutes
        default: nil
        }
    }

    /// `chậm nhất 15 ngày trước ngày 20/11` is counted from that day, and so is what begins a clause.
    private func isCounted(_ start: Int, _ floor: Int) -> Bool {
        guard start > begin else { return true }
        return [.atLatest, .notOver, .atLeast, .within, .comma, .colon].contains(tokens[start - 1].term)
            && start > floor
    }

    /// `nộp hồ sơ 15 ngày trước ngày 20/11` may be counted from that day too, what lasts (`tập huấn 03 ngày trước ngày 20/11`) and
    /// what is of months (`báo cáo 6 tháng trước ngày 05/6`) is not.
    private func mayBeAhead(_ start: Int, _ unit: TimeLimit.Unit, _ floor: Int) -> Bool {
        let leads: TermSet = [.before, .atLatest, .notOver, .atLeast, .within]
        if isCounted(start, floor) { return unit != .months || start > begin && leads.contains(tokens[start - 1].term) }
        let acts: TermSet = [.submit, .register, .publish]
        return unit != .months && (max(floor, start - 8)..<start).contains { acts.contains(tokens[$0].term) }
    }

    /// `trước ngày 20/11/2027 ít nhất 10 ngày`: counted from the date before.
    func amount(behind first: Found, _ mention: Mention) -> Mention? {
        guard mention.lead == .before, mention.isDay else { return nil }
        let start = term(first.next) == .atLeast ? first.next + 1 : first.next
        guard let amount = amount(at: start), let unit = unit(amount.next), unit != .minutes, unit != .hours
        else { return nil }
        // `trước ngày 20/11/2027 ít nhất 10 tháng hoạt động` is an amount of something else.
        let ends: TermSet = [.comma, .period, .semicolon, .close, .open, .colon]
        guard amount.next + 1 >= end || ends.contains(tokens[amount.next + 1].term) else { return nil }
        var ahead = mention
        ahead.value = .distance(
            TimeLimit(count: amount.value, unit: unit, .ahead), anchor: mention.start..<first.next)
        ahead.tokens = mention.tokens.lowerBound..<amount.next + 1
        ahead.time = nil
        return ahead
    }

    /// `kể từ ngày 19/7`, `kể từ 00 giờ ngày 19/7`
    func isDate(at start: Int) -> Bool {
        term(start) == .number || term(start) == .day && (term(start + 1) == .number || term(start + 1) == .numeral)
    }

    static let equal = Syllable("là")
    static let purpose = Syllable("để")

    /// `Thời hạn giải quyết: 15 ngày làm việc`, or nothing else in a cell.
    private func isTerm(_ start: Int, _ next: Int) -> Bool {
        if start == begin { return next == end }
        // `Thời hạn trả lời là 05 ngày`
        return (tokens[start - 1].term == .colon || isWord(start - 1, Self.equal))
            && (max(begin, start - 10)..<start).contains { [.deadline, .term].contains(tokens[$0].term) }
    }

    /// `trước ngày thi 01 ngày`, `trước hội nghị ít nhất 03 ngày`: what is counted from stands before the number.
    private func anchorAhead(of start: Int, _ floor: Int) -> Range<Int>? {
        for at in stride(from: start - 2, through: max(floor, start - 8), by: -1) {
            switch tokens[at].term {
            case .before:
                let first = term(at + 1)
                // `trước và sau khi sinh con là 06 tháng`
                if first == .and { return nil }
                let isNamed = first == .day || first == .onceDone
                return !isNamed || at + 2 < start ? at..<start : nil
            // `trước khi kết thúc đợt 2 là 05 ngày`
            case .number where at > begin && tokens[at - 1].term == .phaseWord: continue
            case .comma, .colon, .semicolon, .open, .close, .number, .period: return nil
            default: continue
            }
        }
        return nil
    }

    /// `kể từ ngày nhận thông báo, trong vòng 30 ngày`, `sau khi kết thúc hội thi 07 ngày`
    private func frontedAnchor(of mention: Mention, _ floor: Int) -> Range<Int>? {
        let isParted = mention.lead == .within && mention.start > floor && tokens[mention.start - 1].term == .comma
        guard isParted || mention.lead == .none else { return nil }
        let end = isParted ? mention.start - 1 : mention.start
        for at in stride(from: end - 2, through: max(floor, end - (isParted ? 16 : 8)), by: -1) {
            switch tokens[at].term {
            case .since where isParted: return at..<end
            case .from where isParted && [.day, .onceDone].contains(tokens[at + 1].term): return at..<end
            case .onceDone where tokens[at].value == Worth.afterwards: return at..<end
            // `sau hội nghị 05 ngày`
            case .after where !isParted && ![.day, .onceDone, .and].contains(tokens[at + 1].term): return at..<end
            case .comma, .colon, .semicolon, .open, .close, .number, .period: return nil
            default: continue
            }
        }
        return nil
    }

    /// `Sau khi kết thúc hội thi, Ban Tổ chức … trong vòng 07 ngày`: what the sentence begins with, up to its first comma, where nothing
    /// between says something of its own (`…, trước ngày …`).
    private func openingAnchor(of mention: Mention, _ floor: Int) -> Range<Int>? {
        let isLimit =
            mention.lead == .atLatest || mention.lead == .notOver
            || mention.lead == .within && tokens[mention.tokens.lowerBound - 1].means(.within, Worth.limit)
        guard isLimit, floor == begin, let first = term(begin),
            first == .onceDone && tokens[begin].value == Worth.afterwards || first == .since,
            let comma = (begin..<min(mention.start, begin + Self.longestOpening)).first(where: { term($0) == .comma })
        else { return nil }
        return begin..<comma
    }

    private static let longestOpening = 20

    /// The words up to the end of the clause, at most thirty.
    private func anchor(at start: Int) -> Range<Int> {
        var at = start
        while at < min(end, start + 30) {
            switch tokens[at].term {
            case .comma where at == start: at += 1
            // `chậm nhất` begins another limit: cells of a column whose rows are lines.
            case .comma, .semicolon, .colon, .open, .close, .atLatest: return start..<at
            case .period where at + 1 == end || !tokens[at + 1].isGlued: return start..<at
            default: at += 1
            }
        }
        return start..<at
    }
}
