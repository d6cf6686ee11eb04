import CivilTime
import PlanCore

extension DateFinder {
    /// A single date or period, without its time.
    func endpoint(at start: Int, isLed: Bool) -> Found? { plainEndpoint(at: start, isLed: isLed).map(withYearWord) }

    func plainEndpoint(at start: Int, isLed: Bool) -> Found? {
        switch term(start) {
        // `ngày rằm`, `ngày mùng 5`
        case .day? where term(start + 1) == .fullMoon || term(start + 1) == .lunarDay:
            return plainEndpoint(at: start + 1, isLed: true)
        // `ngày thứ Hai ngày 01/01`
        case .day? where [.weekday, .sunday, .ordinal].contains(term(start + 1)): return weekday(at: start + 1)
        case .day?:
            return day(at: start + 1, isNamed: true).map { with(lunarSuffix: $0) }
        case .lunarDay?:
            return day(at: start + 1, isNamed: true).flatMap { lunar($0) }
        case .lastDay?: return lastDayOfPeriod(behind: start + 1)
        // `ngày làm việc cuối cùng của tháng 6`
        case .workingDays? where term(start + 1) == .last: return lastDayOfPeriod(behind: start + 2)
        case .fullMoon?: return fullMoon(at: start)
        case .number?, .numeral?, .ten?:
            return iso(at: start) ?? isoMonth(at: start)
                ?? (half(at: start) ?? day(at: start, isNamed: isLed) ?? dayInWords(at: start)).map {
                    with(lunarSuffix: $0)
                }
        case .month?: return month(at: start + 1)
        case .quarter?: return quarter(at: start + 1)
        case .year?: return year(at: start + 1).map { Found(endpoint: .stretch(.year, year: $0.year), next: $0.next) }
        case .first?, .middle?, .last?, .whole?, .untilEnd?: return point(at: start)
        case .week?: return week(at: start)
        case .monthPart?: return monthPart(at: start)
        case .weekday?, .sunday?, .ordinal?: return weekday(at: start)
        default: return nil
        }
    }

    /// `2021-01-20`, as programs write it.
    private func iso(at start: Int) -> Found? {
        guard tokens[start].digits == 4, start + 4 < end, (start + 1...start + 4).allSatisfy({ tokens[$0].isGlued }),
            term(start + 1) == .dash, term(start + 3) == .dash,
            [start + 2, start + 4].allSatisfy({ tokens[$0].term == .number && tokens[$0].digits == 2 }),
            (1900...2199).contains(tokens[start].value), (1...12).contains(tokens[start + 2].value),
            (1...31).contains(tokens[start + 4].value)
        else { return nil }
        let (year, month, day) = (tokens[start].value, tokens[start + 2].value, tokens[start + 4].value)
        return Found(
            endpoint: .day(day: Int(day), month: Int(month), year: Int(year), isLunar: false), next: start + 5)
    }

    /// `2027-09` at the head of a page, behind a word at most.
    private func isoMonth(at start: Int) -> Found? {
        guard tokens[start].digits == 4, (1900...2199).contains(tokens[start].value), term(start + 1) == .dash,
            term(start + 2) == .number, tokens[start + 2].digits == 2, (1...12).contains(tokens[start + 2].value),
            tokens[start + 1].isGlued, tokens[start + 2].isGlued, term(start + 3) != .dash, term(start + 3) != .slash,
            start == begin || start == begin + 1 && tokens[begin].term == .word
        else { return nil }
        return Found(
            endpoint: .stretch(.month(Int(tokens[start + 2].value)), year: Int(tokens[start].value)), next: start + 3)
    }

    /// The day and what follows it; `isNamed`: behind *ngày*, so that little more is needed.
    func day(at start: Int, isNamed: Bool) -> Found? {
        guard let first = number(at: start, isNamed: isNamed) else { return nil }
        let next = first.next
        if first.isDigits, first.digits <= 2, let found = numeric(first: first.value, start: start, isNamed: isNamed) {
            return found
        }
        guard first.value >= 1, first.digits <= 2 || !first.isDigits else { return nil }
        if let month = monthOfTurn(first, isNamed) {
            return Found(endpoint: .day(day: first.value, month: month, year: nil, isLunar: true), next: next + 1)
        }
        var at = next
        if term(at) == .comma { at += 1 }
        if term(at) == .month, isNamed || first.isDigits, first.value <= 39,
            let month = monthNumber(at: at + 1, isInWords: !first.isDigits),
            case let named = LunarMonthWord.month(month.value),
            (1...12).contains(named ?? month.value) || isNoMonth(month, behindDay: start),
            !isFrequency(month.next, behind: start),
            // `6 tháng một lần`
            isNamed || month.isDigits || named != nil || tokens[at + 1].isCapital || yearBehind(month.next) != nil
        {
            var found = Found(
                endpoint: .day(day: first.value, month: named ?? month.value, year: nil, isLunar: named != nil),
                next: month.next)
            if let year = yearBehind(month.next) {
                found.endpoint.year = year.year
                found.next = year.next
            }
            return found
        }
        guard first.value <= 31, isNamed || isSpan(of: first.value, start: start, dash: next) else { return nil }
        return Found(endpoint: .day(day: first.value, month: nil, year: nil, isLunar: false), next: next)
    }

    /// `2 tháng 01 lần`: no day of January.
    private func isFrequency(_ next: Int, behind start: Int) -> Bool {
        isWord(next, Self.times) && !(start > begin && tokens[start - 1].term == .day)
    }

    /// `28 - 29/01/2020`, `Thời gian: 28-29/01`: two days of the month behind them.
    private func isSpan(of day: Int, start: Int, dash: Int) -> Bool {
        // `lần thứ 12 - 21/01`
        if start > begin, [.ordinal, .anniversary].contains(tokens[start - 1].term) { return false }
        guard term(dash) == .dash, term(dash + 1) == .number, tokens[dash + 1].value > day,
            let found = numeric(first: Int(tokens[dash + 1].value), start: dash + 1, isNamed: false)
        else { return false }
        return found.endpoint.month != nil && (found.endpoint.year != nil || standsAlone(start, found.next))
    }

    /// `hai mươi tháng năm năm 2027`: without *ngày* a day only where month and year follow it.
    private func dayInWords(at start: Int) -> Found? {
        guard term(start) != .number, let found = day(at: start, isNamed: true), found.endpoint.month != nil,
            found.endpoint.year != nil
        else { return nil }
        return found
    }

    /// `ngày 20 tháng 13`, `20 tháng 13 năm 2027`: written as a month, and none.
    private func isNoMonth(_ month: Number, behindDay start: Int) -> Bool {
        month.isDigits && month.digits <= 2
            && (start > begin && tokens[start - 1].term == .day || yearBehind(month.next) != nil)
    }

    /// `20/01/2021`, `20-01-2021`, `20.01.2021`, `20/01`, `8/2024`.
    private func numeric(first: Int, start: Int, isNamed: Bool) -> Found? {
        guard let mark = term(start + 1), mark == .slash || mark == .dash || mark == .period, term(start + 2) == .number
        else { return nil }
        let second = tokens[start + 2]
        if mark == .slash, second.digits == 4, (1...12).contains(first), (1900...2199).contains(second.value),
            term(start + 3) != .slash
        {
            return Found(endpoint: .stretch(.month(first), year: Int(second.value)), next: start + 3, isBare: !isNamed)
        }
        if let missing = missing(first, start, mark) { return missing }
        guard second.digits <= 2, (1...12).contains(second.value), (1...39).contains(first) else { return nil }
        let month = Int(second.value)
        if term(start + 3) == mark, term(start + 4) == .number,
            tokens[start + 4].digits == 4 || tokens[start + 4].digits == 2
        {
            let third = tokens[start + 4]
            // Blanks stand between them only where the word for a day goes before: `ngày 20- 6 -2024`.
            let isWhole =
                mark == .slash || isBehindLabel(start) && endsClause(start + 5)
                || isNamed && start > 0 && tokens[start - 1].term == .day
                || (start + 1...start + 4).allSatisfy { tokens[$0].isGlued }
            if isWhole, third.digits == 4, (1000...2999).contains(third.value), first <= 31 {
                return Found(
                    endpoint: .day(day: first, month: month, year: Int(third.value), isLunar: false), next: start + 5)
            }
            if isWhole, third.digits == 2, isNamed, mark == .slash, first <= 31 {
                return Found(
                    endpoint: .day(day: first, month: month, year: 2000 + Int(third.value), isLunar: false),
                    next: start + 5)
            }
        }
        // `21.06/2024`, `ngày 21-06/2024`
        if mark == .period || isNamed && start > 0 && tokens[start - 1].term == .day, term(start + 3) == .slash,
            term(start + 4) == .number, tokens[start + 4].digits == 4, (1900...2199).contains(tokens[start + 4].value),
            (start + 1...start + 4).allSatisfy({ tokens[$0].isGlued }), first <= 31
        {
            return Found(
                endpoint: .day(day: first, month: month, year: Int(tokens[start + 4].value), isLunar: false),
                next: start + 5)
        }
        // ngày 02-12, ngày 3.10, từ 21 đến 25-6; but not ngày 10-12/8, ngày 5-8 tháng 9
        if mark != .slash, first <= 31, start > 0,
            [.day, .from, .since].contains(tokens[start - 1].term) || isSecondDay(start) || isLastOfClause(start)
                || isBound(start)
                || isFirstOfSpan(start),
            tokens[start + 2].isGlued,
            ![.slash, .month, .percent].contains(term(start + 3)),
            // `từ 17.2 - 2.3`
            term(start + 3) != .dash || mark == .period && start + 4 < end && !tokens[start + 4].isGlued,
            term(start + 3) != .period || term(start + 4) != .number
        {
            return Found(endpoint: .day(day: first, month: month, year: nil, isLunar: false), next: start + 3)
        }
        guard first <= 31, mark == .slash else { return nil }
        // 12/KH-UBND is a reference by now; what goes on with a slash or a sign of percent is no date.
        if term(start + 3) == .slash || term(start + 3) == .percent { return nil }
        var found = Found(
            endpoint: .day(day: first, month: month, year: nil, isLunar: false), next: start + 3, isBare: !isNamed)
        if let year = yearBehind(start + 3), term(start + 3) == .year {
            found.endpoint.year = year.year
            found.next = year.next
            found.isBare = false
        }
        return found
    }

    /// `32/5/2027`, `20/13/2027`, `ngày 32/5`: written as a date, and no calendar has it.
    private func missing(_ first: Int, _ start: Int, _ mark: Term) -> Found? {
        let isNamed = start > begin && tokens[start - 1].term == .day
        let second = tokens[start + 2]
        guard second.digits <= 2, mark == .slash || isNamed else { return nil }
        let month = Int(second.value)
        let isWhole = term(start + 3) == mark && term(start + 4) == .number && tokens[start + 4].digits == 4
        guard !(1...31).contains(first) || !(1...12).contains(month) else { return nil }
        // `1/14/2027 5:34:00 PM`, as some pages are stamped
        if isWhole, mark == .slash, (1...12).contains(first), (13...31).contains(month), term(start + 5) == .number,
            term(start + 6) == .colon
        {
            let year = Int(tokens[start + 4].value)
            return Found(endpoint: .day(day: month, month: first, year: year, isLunar: false), next: start + 5)
        }
        if isWhole, (1900...2199).contains(tokens[start + 4].value), term(start + 5) != mark {
            let year = Int(tokens[start + 4].value)
            return Found(endpoint: .day(day: first, month: month, year: year, isLunar: false), next: start + 5)
        }
        guard isNamed, mark == .slash, first <= 39, month <= 31, term(start + 3) != .slash else { return nil }
        return Found(endpoint: .day(day: first, month: month, year: nil, isLunar: false), next: start + 3)
    }

    /// `chậm nhất là 20-8.`, `9 giờ sáng 17-11`, `thứ Ba, 13-6`: two numbers between a word for deadline, a time or a weekday and the
    /// clause's end.
    private func isLastOfClause(_ start: Int) -> Bool {
        let leads: TermSet = [.atLatest, .before, .until, .untilEnd, .hour, .dayPart, .weekday, .sunday]
        let at = tokens[start - 1].term == .comma ? start - 2 : start - 1
        guard at >= begin, leads.contains(tokens[at].term), at == start - 1 || isWeekday(at) else { return false }
        let ends: TermSet = [.comma, .period, .semicolon, .close, .open, .and]
        return start + 3 >= end || ends.contains(tokens[start + 3].term) || isWord(start + 3, Self.purpose)
    }

    /// `chậm nhất đến 15-11 kiểm kê xong`: behind a word that a limit follows, and with no unit behind.
    private func isBound(_ start: Int) -> Bool {
        let at = tokens[start - 1].term == .until && start - 2 >= begin ? start - 2 : start - 1
        let units: TermSet = [
            .day, .month, .week, .hour, .minute, .workingDays, .year, .quarter, .number, .numeral, .percent, .slash,
            .dash,
        ]
        return tokens[at].term == .atLatest && !(term(start + 3).map(units.contains) ?? false)
            && tokens[start + 1].isGlued
    }

    /// `Hạn nhận ảnh: 29 - 03 - 2026`
    private func isBehindLabel(_ start: Int) -> Bool {
        start > begin && tokens[start - 1].term == .colon
            && (max(begin, start - 10)..<start).contains { TermSet.times.contains(tokens[$0].term) }
    }

    private func isWeekday(_ at: Int) -> Bool { [.weekday, .sunday].contains(tokens[at].term) }

    /// The second of two days: `từ 21 đến 25-6`, `ngày 6, 7 và 8-6`.
    private func isSecondDay(_ start: Int) -> Bool {
        guard start > 1, tokens[start - 2].term == .number else { return false }
        let leads: TermSet = [.day, .from, .since]
        // `từ ngày 11 - 26.3`, `từ 17.2 - 2.3`
        if tokens[start - 1].term == .dash, start - 3 >= begin, tokens[start - 2].digits <= 2,
            leads.contains(tokens[start - 3].term)
                || start - 5 >= begin && tokens[start - 3].term == .period && leads.contains(tokens[start - 5].term)
        {
            return true
        }
        return [.until, .untilEnd, .and, .comma].contains(tokens[start - 1].term) && tokens[start - 2].digits <= 2
    }

    /// `05-3 đến 14-3-2027`
    private func isFirstOfSpan(_ start: Int) -> Bool {
        guard [.until, .untilEnd].contains(term(start + 3)),
            case let next = term(start + 4) == .day ? start + 5 : start + 4
        else { return false }
        return term(next) == .number && term(next + 1) == .dash && term(next + 2) == .number
    }

    private static let this = Syllable("này")

    /// A weekday in front of a date (`thứ Sáu, ngày 15/8`), which is the date's.
    private func weekday(at start: Int) -> Found? {
        var at = start + 1
        if term(start) == .ordinal {
            guard term(at) == .number || term(at) == .numeral, tokens[at].digits <= 1 else { return nil }
            at += 1
        }
        // `thứ Sáu tuần này (17/9)`
        if term(at) == .week, isWord(at + 1, Self.this) { at += 2 }
        while term(at) == .comma || term(at) == .open { at += 1 }
        guard term(at) == .day || term(at) == .number else { return nil }
        return endpoint(at: at, isLed: true).flatMap { found in
            if case .day(_, .some, _, _) = found.endpoint { found } else { nil }
        }
    }
}
