import CivilTime
import PlanCore

extension DateFinder {
    /// `ngày 20 hằng tháng`, `ngày 15 của tháng cuối quý`, `thứ Sáu hằng tuần`, `10/3 hằng năm`, `định kỳ hằng quý`.
    func repeating(at start: Int) -> (period: Period, day: PeriodDay?, next: Int)? {
        // A day of each lunar month is none of a solar one.
        solarRepeating(at: start).flatMap { term($0.next) == .lunar ? nil : $0 }
    }

    private func solarRepeating(at start: Int) -> (period: Period, day: PeriodDay?, next: Int)? {
        if let often = frequency(at: start) { return often.period.map { ($0, nil, often.next) } }
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

    /// `6 tháng 01 lần`, `03 tháng/lần`, `hai năm một lần`: how often, with the period where there is one of that length.
    func frequency(at start: Int) -> (period: Period?, next: Int)? {
        guard let length = number(at: start, isNamed: true), let unit = term(length.next),
            unit == .month || unit == .year
        else { return nil }
        var at = length.next + 1
        if term(at) == .slash { at += 1 }
        let count = number(at: at, isNamed: true)
        at = count?.next ?? at
        guard isWord(at, Self.times), count != nil || term(at - 1) == .slash else { return nil }
        let months = unit == .year ? length.value * Period.year.months : length.value
        let period = Period.allCases.first { $0.months == months && $0 != .week }
        return ((count?.value ?? 1) == 1 ? period : nil, at + 1)
    }

    static let times = Syllable("lần")

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
        // `ngày 25 của tháng trước tháng tổ chức phiên họp`
        case .before? where term(at + 1) == .month: return (.month, .day(day, month: 1), at + 1)
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

    /// `hằng tháng, trước ngày 25`; `báo cáo tháng gửi trước ngày 25`.
    func isMonthly(before start: Int) -> Bool {
        for at in stride(from: start - 1, through: max(begin, start - 14), by: -1) {
            if tokens[at].term == .monthly { return true }
            guard tokens[at].term == .month, at > begin, number(at: at + 1, isNamed: true) == nil else { continue }
            // `báo cáo tháng`, `02 lần/tháng`
            if tokens[at - 1].term == .report || tokens[at - 1].term == .slash { return true }
            // `Chế độ báo cáo: tháng (trước ngày 25), quý (…)`
            let isListed = [.colon, .comma, .and].contains(tokens[at - 1].term) && term(at + 1) == .open
            if isListed, (max(begin, at - 8)..<at).contains(where: { tokens[$0].term == .report }) { return true }
        }
        return isSentenceMonthly(before: start)
    }

    /// `Hằng tháng, Phòng Lao động - Thương binh và Xã hội chuyển danh sách và kinh phí cho tổ chức chi trả trước ngày 05`: a sentence that
    /// begins with how often, and names no other month.
    private func isSentenceMonthly(before start: Int) -> Bool {
        let borders: TermSet = [.period, .semicolon, .colon, .close, .bullet]
        let others: TermSet = [.month, .quarter, .year, .weekly, .quarterly, .yearly, .period, .semicolon]
        for at in stride(from: start - 1, through: max(begin, start - Self.longestSentence), by: -1) {
            if tokens[at].term == .monthly { return at == begin || borders.contains(tokens[at - 1].term) }
            if others.contains(tokens[at].term) { return false }
        }
        return false
    }

    /// Tokens of a sentence that are looked at for it.
    private static let longestSentence = 40
}
