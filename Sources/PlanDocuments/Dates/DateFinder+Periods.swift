import CivilTime
import PlanCore

/// Months, quarters, years and parts of them.
extension DateFinder {
    /// `(ngày cuối cùng) của tháng 6/2027`
    func lastDayOfPeriod(behind start: Int) -> Found? {
        let at = term(start) == .word ? start + 1 : start
        guard term(at) == .month || term(at) == .quarter || term(at) == .year,
            let found = plainEndpoint(at: at, isLed: true), case .stretch(let stretch, let year) = found.endpoint
        else { return nil }
        return Found(endpoint: .point(PointOfYear(.last, of: stretch), year: year), next: found.next)
    }

    func month(at start: Int) -> Found? {
        guard let number = monthNumber(at: start), (1...12).contains(number.value), number.digits <= 2,
            // `2 tháng 01 lần`
            !isWord(number.next, Self.times) || start < begin + 2
                || ![.number, .numeral].contains(tokens[start - 2].term)
        else { return nil }
        // A month of the lunar calendar is none of ours.
        guard term(term(number.next) == .open ? number.next + 1 : number.next) != .lunar else { return nil }
        var found = Found(endpoint: .stretch(.month(number.value), year: nil), next: number.next)
        if let year = yearBehind(number.next) {
            found.endpoint.year = year.year
            found.next = year.next
        }
        return found
    }

    func quarter(at start: Int) -> Found? {
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
    func half(at start: Int) -> Found? {
        guard tokens[start].value == 6, term(start + 1) == .month, let part = term(start + 2),
            part == .first || part == .last,
            term(start + 3) == .year
        else { return nil }
        let year = year(at: start + 4)
        return Found(
            endpoint: .stretch(.half(part == .first ? 1 : 2), year: year?.year), next: year?.next ?? start + 4)
    }

    /// `đầu tháng 3`, `cuối quý II/2024`, `hết năm 2021`, `giữa năm`.
    func point(at start: Int) -> Found? {
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
        // `số liệu 02 tháng đầu năm`: so many months.
        case .year?
        where start > begin + 1 && tokens[start - 1].term == .month
            && [.number, .numeral].contains(tokens[start - 2].term)
            && !(start > begin + 2 && tokens[start - 3].term == .day):
            return nil
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
    func week(at start: Int) -> Found? {
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
        case .firstOrdinal?: week = 1
        case .number?: week = Int(tokens[at].value)
        default: return nil
        }
        at += 1
        // `đầu tiên của`
        if term(at) == .word, term(at + 1) == .word { at += 1 }
        // một từ giữa hai: `của`, `trong`
        if term(at) == .word || term(at) == .within { at += 1 }
        guard (1...6).contains(week), term(at) == .month, let found = month(at: at + 1),
            case .stretch(.month(let month), let year) = found.endpoint
        else { return nil }
        return Found(endpoint: .partOfMonth(.week(week), month: month, year: year), next: found.next)
    }

    /// `nửa đầu tháng 3`, `trung tuần tháng 9/2024`, `nửa cuối năm`.
    func monthPart(at start: Int) -> Found? {
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
}
