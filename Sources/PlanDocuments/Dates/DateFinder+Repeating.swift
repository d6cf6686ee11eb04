import CivilTime
import PlanCore

extension DateFinder {
    /// `ngày 20 hằng tháng`, `ngày 15 của tháng cuối quý`, `thứ Sáu hằng tuần`, `10/3 hằng năm`, `định kỳ hằng quý`.
    func repeating(at start: Int) -> (period: Period, day: PeriodDay?, next: Int)? {
        switch term(start) {
        case .weekly?: return (.week, nil, start + 1)
        case .monthly?: return (.month, nil, start + 1)
        case .quarterly?: return (.quarter, nil, start + 1)
        case .halfYearly?: return (.halfYear, nil, start + 1)
        case .yearly?: return (.year, nil, start + 1)
        case .weekday?, .sunday?, .ordinal?: return weekly(at: start)
        case .lastDay?: return lastDay(at: start)
        case .workingDays? where term(start + 1) == .last: return lastDay(at: start + 1)
        // `ngày thứ 20 của tháng tiếp theo`
        case .day? where term(start + 1) == .ordinal && term(start + 2) == .number: return dayOfPeriod(at: start + 2)
        case .day?: return dayOfPeriod(at: start + 1)
        // `mùng 5 hằng tháng`
        case .lunarDay?: return dayOfPeriod(at: start + 1).flatMap { $0.period == .month ? $0 : nil }
        // `ngày 05 và 20 hằng tháng`
        case .number? where start > begin + 2 && tokens[start - 3].term == .day && isListed(start):
            return dayOfPeriod(at: start)
        case .number? where start > 0 && tokens[start - 1].term != .day: return dayOfYear(at: start)
        default: return nil
        }
    }

    private func weekly(at start: Int) -> (period: Period, day: PeriodDay?, next: Int)? {
        var at = start + 1
        let number: Int
        switch term(start) {
        case .weekday?: number = Int(tokens[start].value)
        case .sunday?: number = 7
        default:
            guard term(at) == .number, tokens[at].digits == 1, (2...7).contains(tokens[at].value) else { return nil }
            number = Int(tokens[at].value) - 1
            at += 1
        }
        guard let weekday = Weekday(rawValue: number) else { return nil }
        if term(at) == .weekly { return (.week, .weekday(weekday), at + 1) }
        // `báo cáo tuần: … thứ Tư của tuần kế tiếp`
        let named = term(at) == .word ? at + 1 : at
        if term(named) == .nextWeek, isOfWeek(before: start) { return (.week, .weekday(weekday), named + 1) }
        // `hằng tuần, trước 10 giờ thứ Sáu`; a date behind it is another matter.
        if isListOfWeekdays(at: at) { return (.week, .weekday(weekday), at) }
        let behind = term(at) == .comma ? at + 1 : at
        let isDated = [.open, .day, .number, .lunarDay, .month].contains(term(behind))
        return isOfWeek(before: start) && !isDated ? (.week, .weekday(weekday), at) : nil
    }

    /// The report of a week, or something of every week, is spoken of.
    private func isOfWeek(before start: Int) -> Bool {
        (max(begin, start - 20)..<start).contains { index in
            tokens[index].term == .weekly
                || tokens[index].term == .week && index > begin && tokens[index - 1].term == .report
        }
    }

    /// `ngày cuối cùng của tháng (hằng tháng)`, `ngày cuối cùng của quý`.
    private func lastDay(at start: Int) -> (period: Period, day: PeriodDay?, next: Int)? {
        var at = start + 1
        if term(at) == .word { at += 1 }
        switch term(at) {
        case .month?:
            if let part = term(at + 1), part == .first || part == .last {
                return quarter(behindMonth: at + 2).map {
                    (.quarter, .last(month: part == .last ? 3 : $0.isNext ? 4 : 1), $0.next)
                }
            }
            // `của tháng thứ 3`
            guard number(at: at + 1, isNamed: false) == nil, ![.ordinal, .weekday].contains(term(at + 1)) else {
                return nil
            }
            return (.month, .last(month: 1), at + 1)
        case .monthly?: return (.month, .last(month: 1), at + 1)
        case .nextMonth?: return (.month, .last(month: 2), at + 1)
        case .quarter? where quarterNumber(at: at + 1) == nil: return (.quarter, .point(.last), at + 1)
        case .quarterly?: return (.quarter, .point(.last), at + 1)
        default: return nil
        }
    }

    /// Behind *ngày*: `20 hằng tháng`, `15 (của) tháng cuối quý`, `05 tháng sau`, `20 tháng 11 hằng năm`.
    func dayOfPeriod(at start: Int) -> (period: Period, day: PeriodDay?, next: Int)? {
        if let yearly = dayOfYear(at: start) { return yearly }
        guard let number = number(at: start, isNamed: true), (1...31).contains(number.value) else { return nil }
        let day = number.value
        var at = number.next
        // A word between the two: `của`.
        if term(at) == .word, [.month, .monthly, .nextMonth].contains(term(at + 1)) { at += 1 }
        if term(at) == .monthly { return (.month, .day(day, month: 1), at + 1) }
        if term(at) == .nextMonth { return (.month, .day(day, month: 2), at + 1) }
        guard term(at) == .month else { return nil }
        // `ngày 20 của tháng thứ ba hằng quý`
        if let nth = ordinal(at: at + 1), (1...3).contains(nth.value) {
            return quarter(behindMonth: nth.next).map {
                (.quarter, .day(day, month: $0.isNext ? nth.value + 3 : nth.value), $0.next)
            }
        }
        // `ngày 15 của tháng`
        if term(at - 1) == .word, ![.number, .last, .first, .after, .before, .numeral, .ten].contains(term(at + 1)) {
            return (.month, .day(day, month: 1), at + 1)
        }
        at += 1
        switch term(at) {
        case .after?: return (.month, .day(day, month: 2), at + 1)
        case .last?, .first?:
            let isLast = term(at) == .last
            return quarter(behindMonth: at + 1).flatMap {
                isLast && $0.isNext ? nil : (.quarter, .day(day, month: isLast ? 3 : $0.isNext ? 4 : 1), $0.next)
            }
        default: return nil
        }
    }

    /// `thứ ba`, `thứ 3`
    private func ordinal(at start: Int) -> (value: Int, next: Int)? {
        switch term(start) {
        case .weekday?: (Int(tokens[start].value) + 1, start + 1)
        case .ordinal? where term(start + 1) == .number: (Int(tokens[start + 1].value), start + 2)
        default: nil
        }
    }

    /// The last of several days: `05 và 20`.
    private func isListed(_ start: Int) -> Bool {
        [.and, .comma].contains(tokens[start - 1].term) && tokens[start - 2].term == .number
            && tokens[start - 2].digits <= 2
    }

    /// Behind *tháng đầu*, *tháng cuối*: `quý`, `(tiên) của quý sau`, `mỗi quý`.
    private func quarter(behindMonth start: Int) -> (isNext: Bool, next: Int)? {
        var at = start
        // `đầu tiên của`
        if term(at) == .word, term(at + 1) == .word { at += 1 }
        if term(at) == .word || term(at) == .each { at += 1 }
        switch term(at) {
        case .quarterly?: return (false, at + 1)
        case .nextQuarter?: return (true, at + 1)
        case .quarter? where quarterNumber(at: at + 1) == nil:
            return term(at + 1) == .after ? (true, at + 2) : (false, at + 1)
        default: return nil
        }
    }

    /// `20/11 hằng năm`, `20 tháng 11 hằng năm`.
    private func dayOfYear(at start: Int) -> (period: Period, day: PeriodDay?, next: Int)? {
        guard let found = endpoint(at: start, isLed: true), term(found.next) == .yearly,
            case .day(let day, let month?, nil, isLunar: false) = found.endpoint
        else { return nil }
        return (.year, .day(day, month: month), found.next + 1)
    }

    // MARK: Distances

    /// `trong thời hạn 05 ngày làm việc kể từ ngày …`, `chậm nhất 10 ngày sau khi …`, `trước 03 ngày`.
    func distance(at start: Int, after floor: Int) -> Mention? {
        guard let amount = number(at: start, isNamed: true), (1...10_000).contains(amount.value), amount.digits <= 4
        else { return nil }
        var at = amount.next
        // 05 (năm) ngày
        if term(at) == .open {
            var close = at + 1
            while close < min(end, at + 4), term(close) != .close { close += 1 }
            if term(close) == .close { at = close + 1 }
        }
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
        // `05 ngày làm việc, kể từ ngày nhận`
        switch term(at) == .comma && term(at + 1) == .since && !isDate(at: at + 2) ? .since : term(at) {
        case .since?, .after?, .onceDone?: anchor = self.anchor(at: at)
        // `24/24 giờ từ ngày 04/02`
        case .from? where unit == .hours && isDate(at: at + 1): break
        case .from? where term(at + 1) == .day || term(at + 1) == .onceDone: anchor = self.anchor(at: at)
        case .comparedTo? where mention.lead != .before: break
        case .before?, .comparedTo?:
            direction = .ahead
            anchor = self.anchor(at: at)
        default: break
        }
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
        if mention.lead == .none, anchor == nil, isTerm(start, at) { mention.lead = .within }
        guard mention.lead != .none || anchor != nil else { return nil }
        // `trước 17 giờ`, `chậm nhất 17 giờ` are times of the day.
        if unit == .minutes, anchor == nil { return nil }
        if unit == .hours, anchor == nil,
            mention.lead != .within || timedEndpoint(at: start, isLed: true) != nil || term(at) == .number
        {
            return nil
        }
        mention.value = .distance(TimeLimit(count: amount.value, unit: unit, direction), anchor: anchor)
        if let anchor, anchor.upperBound > at { mention.tokens = start..<anchor.upperBound }
        return mention
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
        if isCounted(start, floor) { return unit != .months || start > begin && tokens[start - 1].term != .comma }
        let acts: TermSet = [.submit, .register, .publish]
        return unit != .months && (max(floor, start - 8)..<start).contains { acts.contains(tokens[$0].term) }
    }

    /// `trước ngày 20/11/2027 ít nhất 10 ngày`: counted from the date before.
    func amount(behind first: Found, _ mention: Mention) -> Mention? {
        guard mention.lead == .before, mention.isDay else { return nil }
        let start = term(first.next) == .atLeast ? first.next + 1 : first.next
        guard let amount = number(at: start, isNamed: true), (1...10_000).contains(amount.value), amount.digits <= 4,
            let unit = unit(amount.next), unit != .minutes, start > first.next || unit != .hours
        else { return nil }
        let ends: TermSet = [.comma, .period, .semicolon, .close, .open, .colon]
        guard start > first.next || amount.next + 1 >= end || ends.contains(tokens[amount.next + 1].term) else {
            return nil
        }
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

    /// `Thời hạn giải quyết: 15 ngày làm việc`, or nothing else in a cell.
    private func isTerm(_ start: Int, _ next: Int) -> Bool {
        if start == begin { return next == end }
        return tokens[start - 1].term == .colon
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
            case .onceDone where tokens[at].value == OnceDoneWord.afterwards: return at..<end
            // `sau hội nghị 05 ngày`
            case .after where !isParted && ![.day, .onceDone, .and].contains(tokens[at + 1].term): return at..<end
            case .comma, .colon, .semicolon, .open, .close, .number, .period: return nil
            default: continue
            }
        }
        return nil
    }

    /// The words up to the end of the clause, at most thirty.
    private func anchor(at start: Int) -> Range<Int> {
        var at = start
        while at < min(end, start + 30) {
            switch tokens[at].term {
            case .comma where at == start: at += 1
            case .comma, .semicolon, .colon, .open, .close: return start..<at
            case .period where at + 1 == end || !tokens[at + 1].isGlued: return start..<at
            default: at += 1
            }
        }
        return start..<at
    }
}
