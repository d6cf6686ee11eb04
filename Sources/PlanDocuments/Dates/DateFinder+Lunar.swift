import CivilTime
import PlanCore

/// Days of the lunar calendar, and years by their names.
extension DateFinder {
    /// `mùng 5 Tết`, `25 Tết`: in the first month of the lunar year, or in the last.
    func monthOfTurn(_ day: Number, _ isNamed: Bool) -> Int? {
        guard isNamed, term(day.next) == .newYear, tokens[day.next].isCapital else { return nil }
        return (1...10).contains(day.value) ? 1 : (20...30).contains(day.value) ? 12 : nil
    }

    /// `rằm tháng Bảy`
    func fullMoon(at start: Int) -> Found? {
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
    func withYearWord(_ found: Found) -> Found {
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
        // `quyết toán quý IV năm | trước thứ Sáu, ngày 15/01`: what a date follows leads to it.
        case .before? where name == at + 1 && !leadsOn(name):
            found.yearWord = .previous
            found.next = name + 1
        default: break
        }
        return found
    }

    /// A date, a day of every week or month, a length or an event stands behind *trước*.
    private func leadsOn(_ before: Int) -> Bool {
        term(before + 1) == .onceDone || timedEndpoint(at: before + 1, isLed: true) != nil
            || repeating(at: before + 1) != nil || isDate(at: before + 1)
    }

    /// Behind *mùng*: a day of the lunar calendar, unless its month and its year are told in figures and it is not called so.
    func lunar(_ found: Found) -> Found? {
        var found = found
        guard case .day(let day, let month, let year, let isNamed) = found.endpoint else { return nil }
        let suffixed = with(lunarSuffix: found)
        if year != nil || isInFigures(found), !isNamed, suffixed.endpoint == found.endpoint,
            tokens[found.next - 1].term == .number
        {
            found.isBare = false
            return found
        }
        found.endpoint = .day(day: day, month: month, year: year, isLunar: true)
        found.isBare = false
        return with(lunarSuffix: found)
    }

    /// `mùng 5/7`, which is a day of neither feast that is told so (`10/3`, `5/5`).
    private func isInFigures(_ found: Found) -> Bool {
        guard case .day(let day, let month?, nil, _) = found.endpoint, found.next - 2 >= begin else { return false }
        return tokens[found.next - 2].term == .slash && !Self.feasts.contains { $0 == (day, month) }
    }

    /// Giỗ Tổ, Tết Hàn thực, Đoan Ngọ.
    private static let feasts = [(10, 3), (3, 3), (5, 5)]

    /// `âm lịch` behind a date.
    func with(lunarSuffix found: Found) -> Found {
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
}
