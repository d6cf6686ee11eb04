import CivilTime
import PlanCore

extension DateFinder {
    /// `ngày 05 các tháng 4, 7 và 10`, `ngày 15 tháng 3, tháng 6, tháng 9 hằng năm`: one day of several months.
    func monthsOfDay(at start: Int, after floor: Int) -> [Mention] {
        guard term(start) == .day, let day = number(at: start + 1, isNamed: true), day.digits <= 2,
            (1...31).contains(day.value)
        else { return [] }
        var at = day.next
        // A word between the two: `của`.
        if term(at) == .word { at += 1 }
        let isPlural = term(at) == .plural
        if isPlural { at += 1 }
        guard term(at) == .month else { return [] }
        var months: [(month: Int, tokens: Range<Int>)] = []
        at += 1
        while let month = number(at: at, isNamed: false), month.digits <= 2, (1...12).contains(month.value),
            month.value > months.last?.month ?? 0, !goesOn(month.next)
        {
            months.append((month.value, (months.isEmpty ? start : at)..<month.next))
            at = month.next
            guard term(at) == .and || term(at) == .comma else { break }
            let next = term(at + 1) == .month ? at + 2 : at + 1
            guard term(next) == .number else { break }
            at = next
        }
        guard let last = months.last?.tokens.upperBound else { return [] }
        let isYearly = term(last) == .yearly
        let year = term(last) == .year ? number(at: last + 1, isNamed: false)?.value : nil
        guard months.count > 2 || months.count == 2 && (isPlural || isYearly || year != nil) else { return [] }
        if isYearly || year != nil {
            months[months.count - 1].tokens = months[months.count - 1].tokens.lowerBound..<last + (isYearly ? 1 : 2)
        }
        let lead = led(Mention(value: .impossible, tokens: months[0].tokens, start: start), floor)
        return months.enumerated().map { index, found in
            var mention = Mention(value: .impossible, tokens: found.tokens, start: found.tokens.lowerBound)
            mention.lead = lead.lead
            if index == 0 { mention.start = lead.start }
            let endpoint = Endpoint.day(day: day.value, month: found.month, year: year, isLunar: false)
            if !endpoint.isImpossible {
                mention.value =
                    isYearly ? .repeating(.year, .day(day.value, month: found.month)) : .point(endpoint)
            }
            return mention
        }
    }

    /// The number before is no month that a list ends with: `10 tháng 6`, `10/6`, `10 giờ`.
    private func goesOn(_ next: Int) -> Bool {
        switch term(next) {
        case .month?, .slash?, .dash?, .hour?, .day?, .percent?, .workingDays?: true
        default: false
        }
    }

    /// `thứ Hai, thứ Năm hằng tuần`: behind a weekday go others that come every week.
    func isListOfWeekdays(at start: Int) -> Bool {
        var at = start
        while term(at) == .comma || term(at) == .and, let next = term(at + 1) {
            switch next {
            case .weekday, .sunday: at += 2
            case .ordinal where term(at + 2) == .number: at += 3
            case .number where tokens[at + 1].digits == 1: at += 2
            default: return false
            }
        }
        return at > start && term(at) == .weekly
    }
}
