import CivilTime
import PlanCore

extension DateFinder {
    /// A single date or period, without its time.
    func endpoint(at start: Int, isLed: Bool) -> Found? { plainEndpoint(at: start, isLed: isLed).map(withYearWord) }

    private func plainEndpoint(at start: Int, isLed: Bool) -> Found? {
        switch term(start) {
        // `ngày rằm`, `ngày mùng 5`
        case .day? where term(start + 1) == .fullMoon || term(start + 1) == .lunarDay:
            return plainEndpoint(at: start + 1, isLed: true)
        case .day?:
            return day(at: start + 1, isNamed: true).map { with(lunarSuffix: $0) }
        case .lunarDay?:
            return day(at: start + 1, isNamed: true).flatMap { lunar($0) }
        case .lastDay?: return lastDayOfPeriod(behind: start + 1)
        // `ngày làm việc cuối cùng của tháng 6`
        case .workingDays? where term(start + 1) == .last: return lastDayOfPeriod(behind: start + 2)
        case .fullMoon?: return fullMoon(at: start)
        case .number?, .numeral?, .ten?:
            return iso(at: start)
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

    // MARK: Days

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

    /// The day and what follows it; `isNamed`: behind *ngày*, so that little more is needed.
    private func day(at start: Int, isNamed: Bool) -> Found? {
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

    /// `28 - 29/01/2020`, `Thời gian: 28-29/01`: two days of the month behind them.
    private func isSpan(of day: Int, start: Int, dash: Int) -> Bool {
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

    /// `mùng 5 Tết`, `25 Tết`: in the first month of the lunar year, or in the last.
    private func monthOfTurn(_ day: Number, _ isNamed: Bool) -> Int? {
        guard isNamed, term(day.next) == .newYear, tokens[day.next].isCapital else { return nil }
        return (1...10).contains(day.value) ? 1 : (20...30).contains(day.value) ? 12 : nil
    }

    /// The number of a month; *năm* is the fifth before a year, with a capital letter, and behind a day in words.
    func monthNumber(at start: Int, isInWords: Bool = false) -> Number? {
        guard term(start) == .year else { return number(at: start, isNamed: true) }
        let next = term(start + 1)
        let isNamed = tokens[start].isCapital && !tokens[start].flags.contains(.shouted) || isInWords
        guard next == .year && year(at: start + 2) != nil || isNamed && next != .number && next != .ellipsis else {
            return number(at: start, isNamed: true)
        }
        return Number(value: 5, digits: 1, next: start + 1, isDigits: false)
    }

    /// `ngày 20 tháng 13`, `20 tháng 13 năm 2027`: written as a month, and none.
    private func isNoMonth(_ month: Number, behindDay start: Int) -> Bool {
        month.isDigits && month.digits <= 2
            && (start > begin && tokens[start - 1].term == .day || yearBehind(month.next) != nil)
    }

    /// `rằm tháng Bảy`
    private func fullMoon(at start: Int) -> Found? {
        guard term(start + 1) == .month, let month = monthNumber(at: start + 2),
            case let number = LunarMonthWord.month(month.value) ?? month.value, (1...12).contains(number)
        else { return nil }
        let year = yearBehind(month.next)
        return with(
            lunarSuffix: Found(
                endpoint: .day(day: 15, month: number, year: year?.year, isLunar: true), next: year?.next ?? month.next)
        )
    }

    /// With the words for a year that say no number: `năm Đinh Mùi`, `năm sau`, `năm trước`.
    private func withYearWord(_ found: Found) -> Found {
        guard found.endpoint.year == nil, found.endpoint.month != nil || found.endpoint.isPeriod else { return found }
        var found = found
        let at = found.next
        let name = term(at) == .year ? at + 1 : at
        switch term(name) {
        case .cycleYear?:
            found.yearWord = .cycle(Int(tokens[name].value))
            found.next = name + 1
            // `năm Đinh Mùi 2027`, `năm Đinh Mùi (2027)`
            let number = term(found.next) == .open ? found.next + 1 : found.next
            guard term(number) == .number, tokens[number].digits == 4 else { break }
            guard number == found.next || term(number + 1) == .close else { break }
            found.next = number + (number == found.next ? 1 : 2)
        case .nextYear? where name == at:
            found.yearWord = .next
            found.next = at + 1
        case .before? where name == at + 1 && !isDate(at: name + 1):
            found.yearWord = .previous
            found.next = name + 1
        default: break
        }
        return found
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
                mark == .slash || isNamed && start > 0 && tokens[start - 1].term == .day
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
        // ngày 02-12, ngày 3.10, từ 21 đến 25-6; but not ngày 10-12/8, ngày 5-8 tháng 9
        if mark != .slash, first <= 31, start > 0,
            [.day, .from, .since].contains(tokens[start - 1].term) || isSecondDay(start) || isLastOfClause(start),
            tokens[start + 2].isGlued,
            ![.slash, .dash, .month, .percent].contains(term(start + 3)),
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
        if isWhole, (1900...2199).contains(tokens[start + 4].value), term(start + 5) != mark {
            let year = Int(tokens[start + 4].value)
            return Found(endpoint: .day(day: first, month: month, year: year, isLunar: false), next: start + 5)
        }
        guard isNamed, mark == .slash, first <= 39, month <= 31, term(start + 3) != .slash else { return nil }
        return Found(endpoint: .day(day: first, month: month, year: nil, isLunar: false), next: start + 3)
    }

    /// `chậm nhất là 20-8.`: two numbers between a word for deadline and the clause's end.
    private func isLastOfClause(_ start: Int) -> Bool {
        guard [.atLatest, .before, .until, .untilEnd].contains(tokens[start - 1].term) else { return false }
        return start + 3 >= end || [.comma, .period, .semicolon, .close, .open].contains(tokens[start + 3].term)
    }

    /// The second of two days: `từ 21 đến 25-6`, `ngày 6, 7 và 8-6`.
    private func isSecondDay(_ start: Int) -> Bool {
        guard start > 1, tokens[start - 2].term == .number else { return false }
        return [.until, .untilEnd, .and, .comma].contains(tokens[start - 1].term) && tokens[start - 2].digits <= 2
    }

    /// `năm 2024`, `/2024`, `, năm 2024`, behind a month.
    func yearBehind(_ start: Int) -> (year: Int, next: Int)? {
        var at = start
        if term(at) == .comma, term(at + 1) == .year { at += 1 }
        if term(at) == .slash, term(at + 1) == .number, tokens[at + 1].digits == 4 {
            return (Int(tokens[at + 1].value), at + 2)
        }
        guard term(at) == .year else { return nil }
        return year(at: at + 1)
    }

    /// A year behind *năm*, in digits or words.
    private func year(at start: Int) -> (year: Int, next: Int)? {
        if term(start) == .number {
            let token = tokens[start]
            return token.digits == 4 && (1000...2999).contains(token.value) ? (Int(token.value), start + 1) : nil
        }
        guard let found = number(at: start, isNamed: true), (1000...2999).contains(found.value) else { return nil }
        return (found.value, found.next)
    }

    /// Behind *mùng*: a day of the lunar calendar, unless its month and its year are told in figures and it is not called so.
    private func lunar(_ found: Found) -> Found? {
        var found = found
        guard case .day(let day, let month, let year, let isNamed) = found.endpoint else { return nil }
        let suffixed = with(lunarSuffix: found)
        if year != nil, !isNamed, suffixed.endpoint == found.endpoint, tokens[found.next - 1].term == .number {
            found.isBare = false
            return found
        }
        found.endpoint = .day(day: day, month: month, year: year, isLunar: true)
        found.isBare = false
        return with(lunarSuffix: found)
    }

    /// `âm lịch` behind a date.
    private func with(lunarSuffix found: Found) -> Found {
        var found = found
        let at = term(found.next) == .open ? found.next + 1 : found.next
        guard term(at) == .lunar, case .day(let day, let month, let year, _) = found.endpoint else { return found }
        found.endpoint = .day(day: day, month: month, year: year, isLunar: true)
        found.next = at + 1
        found.isBare = false
        if at > found.next - 1 || term(found.next) == .close, at != found.next - 1 { found.next += 1 }
        if let year = yearBehind(found.next) {
            found.endpoint.year = year.year
            found.next = year.next
        }
        return found
    }

    /// A weekday in front of a date (`thứ Sáu, ngày 15/8`), which is the date's.
    private func weekday(at start: Int) -> Found? {
        var at = start + 1
        if term(start) == .ordinal {
            guard term(at) == .number || term(at) == .numeral, tokens[at].digits <= 1 else { return nil }
            at += 1
        }
        while term(at) == .comma || term(at) == .open { at += 1 }
        guard term(at) == .day || term(at) == .number else { return nil }
        return endpoint(at: at, isLed: true).flatMap { found in
            if case .day(_, .some, _, _) = found.endpoint { found } else { nil }
        }
    }

    /// `(ngày cuối cùng) của tháng 6/2027`
    private func lastDayOfPeriod(behind start: Int) -> Found? {
        let at = term(start) == .word ? start + 1 : start
        guard term(at) == .month || term(at) == .quarter || term(at) == .year,
            let found = plainEndpoint(at: at, isLed: true), case .stretch(let stretch, let year) = found.endpoint
        else { return nil }
        return Found(endpoint: .point(PointOfYear(.last, of: stretch), year: year), next: found.next)
    }

    // MARK: Months, quarters, years

    private func month(at start: Int) -> Found? {
        guard let number = monthNumber(at: start), (1...12).contains(number.value), number.digits <= 2 else {
            return nil
        }
        var found = Found(endpoint: .stretch(.month(number.value), year: nil), next: number.next)
        if let year = yearBehind(number.next) {
            found.endpoint.year = year.year
            found.next = year.next
        }
        return found
    }

    private func quarter(at start: Int) -> Found? {
        guard let quarter = quarterNumber(at: start) else { return nil }
        var found = Found(endpoint: .stretch(.quarter(quarter), year: nil), next: start + 1)
        if let year = yearBehind(start + 1) {
            found.endpoint.year = year.year
            found.next = year.next
        }
        return found
    }

    /// 1…4 in digits, words or Roman numerals.
    func quarterNumber(at index: Int) -> Int? {
        guard index < end else { return nil }
        let token = tokens[index]
        if token.term == .number || token.term == .numeral {
            return token.digits <= 1 && (1...4).contains(token.value) ? Int(token.value) : nil
        }
        return switch String(decoding: bytes[token.range], as: UTF8.self).uppercased() {
        case "I": 1
        case "II": 2
        case "III": 3
        case "IV": 4
        default: nil
        }
    }

    /// `6 tháng đầu năm 2024`, `sáu tháng cuối năm`.
    private func half(at start: Int) -> Found? {
        guard tokens[start].value == 6, term(start + 1) == .month, let part = term(start + 2),
            part == .first || part == .last,
            term(start + 3) == .year
        else { return nil }
        let year = year(at: start + 4)
        return Found(
            endpoint: .stretch(.half(part == .first ? 1 : 2), year: year?.year), next: year?.next ?? start + 4)
    }

    /// `đầu tháng 3`, `cuối quý II/2024`, `hết năm 2021`, `giữa năm`.
    private func point(at start: Int) -> Found? {
        let part: PointOfYear.Part
        switch term(start) {
        case .first?: part = .first
        case .middle?: part = .middle
        default: part = .last
        }
        switch term(start + 1) {
        case .month?, .quarter?:
            guard let found = endpoint(at: start + 1, isLed: true),
                case .stretch(let stretch, let year) = found.endpoint
            else { return nil }
            return Found(endpoint: .point(PointOfYear(part, of: stretch), year: year), next: found.next)
        case .year?:
            let year = year(at: start + 2)
            return Found(
                endpoint: .point(PointOfYear(part, of: .year), year: year?.year), next: year?.next ?? start + 2)
        case .number? where tokens[start + 1].value == 6:
            guard let found = half(at: start + 1), case .stretch(let stretch, let year) = found.endpoint else {
                return nil
            }
            return Found(endpoint: .point(PointOfYear(part, of: stretch), year: year), next: found.next)
        default: return nil
        }
    }

    /// `tuần thứ 2 của tháng 3`, `tuần đầu tháng 9/2024`, `tuần cuối tháng 5`.
    private func week(at start: Int) -> Found? {
        var at = start + 1
        let week: Int
        switch term(at) {
        case .first?: week = 1
        case .last?: week = 6
        case .ordinal?:
            at += 1
            guard let number = number(at: at, isNamed: true) else { return nil }
            week = number.value
        case .weekday?: week = Int(tokens[at].value) + 1
        case .number?: week = Int(tokens[at].value)
        default: return nil
        }
        at += 1
        // một từ giữa hai: `của`, `trong`
        if term(at) == .word || term(at) == .within { at += 1 }
        guard (1...6).contains(week), term(at) == .month, let found = month(at: at + 1),
            case .stretch(.month(let month), let year) = found.endpoint
        else { return nil }
        return Found(endpoint: .partOfMonth(.week(week), month: month, year: year), next: found.next)
    }

    /// `nửa đầu tháng 3`, `trung tuần tháng 9/2024`, `nửa cuối năm`.
    private func monthPart(at start: Int) -> Found? {
        let value = tokens[start].value
        let isHalf = value < MonthPartWord.thirds
        let part = Int(value - (isHalf ? MonthPartWord.halves : MonthPartWord.thirds))
        if isHalf, term(start + 1) == .year {
            let year = year(at: start + 2)
            return Found(endpoint: .stretch(.half(part), year: year?.year), next: year?.next ?? start + 2)
        }
        guard term(start + 1) == .month, let found = month(at: start + 2),
            case .stretch(.month(let month), let year) = found.endpoint
        else { return nil }
        return Found(
            endpoint: .partOfMonth(isHalf ? .half(part) : .third(part), month: month, year: year), next: found.next)
    }

    // MARK: Numbers

    struct Number {
        var value: Int
        var digits: Int
        var next: Int
        var isDigits: Bool
    }

    /// A number in digits, or in words where a number is looked for: `hai mươi mốt`, `hai nghìn không trăm hai mươi tư`.
    func number(at start: Int, isNamed: Bool) -> Number? {
        guard start < end else { return nil }
        if tokens[start].term == .number {
            return Number(
                value: Int(tokens[start].value), digits: Int(tokens[start].digits), next: start + 1, isDigits: true)
        }
        guard isNamed else { return nil }
        var total = 0
        var last: Int?
        var at = start
        while at < end, at < start + 12 {
            switch tokens[at].term {
            case .numeral:
                guard last == nil || total.isMultiple(of: 10) && last == 10 else { break }
                last = Int(tokens[at].value)
                at += 1
                continue
            case .year where last == 10 && at > start && [.tens, .ten].contains(tokens[at - 1].term):
                // năm is 5 behind mươi and mười, unless a year follows it.
                if year(at: at + 1) != nil { break }
                total += 5
                last = nil
                at += 1
                continue
            case .year
            where at == start && (term(at + 1) == .month || term(at + 1) == .hundred || term(at + 1) == .thousand):
                last = 5
                at += 1
                continue
            case .ten where last == nil || last == 10:
                total += 10
                last = 10
                at += 1
                continue
            case .tens where last != nil && last != 10:
                total += (last ?? 0) * 10
                last = 10
                at += 1
                continue
            case .hundred where last != nil && last != 10:
                total += (last ?? 0) * 100
                last = 10
                at += 1
                continue
            case .thousand where last != nil && last != 10:
                total += (last ?? 0) * 1000
                last = 10
                at += 1
                continue
            case .zeroTens where last == 10:
                at += 1
                continue
            default: break
            }
            break
        }
        guard at > start else { return nil }
        if let last, last != 10 { total += last }
        return Number(value: total, digits: 1, next: at, isDigits: false)
    }
}
