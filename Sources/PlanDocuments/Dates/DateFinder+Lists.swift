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

    /// `các ngày 10, 20 và 30 hằng tháng`: three days or more of every month.
    func daysOfMonth(at start: Int, after floor: Int) -> [Mention] {
        guard term(start) == .day else { return [] }
        var days: [(day: Int, tokens: Range<Int>)] = []
        var at = start + 1
        while let day = number(at: at, isNamed: false), day.digits <= 2, (1...31).contains(day.value), days.count < 31 {
            days.append((day.value, (days.isEmpty ? start : at)..<day.next))
            at = day.next
            guard term(at) == .and || term(at) == .comma, term(at + 1) == .number else { break }
            at += 1
        }
        guard days.count > 2, term(at) == .monthly else { return [] }
        days[days.count - 1].tokens = days[days.count - 1].tokens.lowerBound..<at + 1
        let lead = led(Mention(value: .impossible, tokens: days[0].tokens, start: start), floor)
        return days.enumerated().map { index, found in
            var mention = Mention(
                value: .repeating(.month, .day(found.day, month: 1)), tokens: found.tokens,
                start: found.tokens.lowerBound)
            mention.lead = lead.lead
            if index == 0 { mention.start = lead.start }
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

    /// `trong quý I và quý II/2027`, `các tháng 4, 5, 6/2027`: periods of a year in a row are one span, others are listed.
    func periods(at start: Int, after floor: Int) -> Mention? {
        guard let kind = term(start), kind == .month || kind == .quarter else { return nil }
        func period(at index: Int) -> (number: Int, next: Int)? {
            if kind == .quarter { return quarterNumber(at: index).map { ($0, index + 1) } }
            return number(at: index, isNamed: false).flatMap { $0.digits <= 2 ? ($0.value, $0.next) : nil }
        }
        var numbers: [Int] = []
        var (at, next) = (start + 1, start + 1)
        while let found = period(at: at), (1...12).contains(found.number), found.number > numbers.last ?? 0,
            !goesOn(found.next)
                || term(found.next) == .slash && term(found.next + 1) == .number
                    && tokens[found.next + 1].digits == 4
        {
            // A number without the word before it is none of the list unless the list goes on or ends with it.
            let isNamed = tokens[at - 1].term == kind
            guard isNamed || endsList(found.next) else { break }
            numbers.append(found.number)
            next = found.next
            guard term(next) == .and || term(next) == .comma else { break }
            at = term(next + 1) == kind ? next + 2 : next + 1
        }
        guard numbers.count > 1, let first = numbers.first, let last = numbers.last else { return nil }
        func endpoint(_ number: Int, _ year: Int?) -> Endpoint {
            .stretch(kind == .quarter ? .quarter(number) : .month(number), year: year)
        }
        let year = yearBehind(next)
        var mention = Mention(
            value: .point(endpoint(last, year?.year)), tokens: start..<(year?.next ?? next), start: start)
        let isPlural = start > floor && tokens[start - 1].term == .plural
        mention.start = isPlural ? start - 1 : start
        mention = led(mention, floor)
        let isInRow = last - first == numbers.count - 1
        let isAlone = mention.start == begin || tokens[mention.start - 1].term == .colon
        guard mention.lead == .within || mention.lead == .on || isPlural || isAlone else { return nil }
        if isInRow, !isPlural, mention.lead != .on {
            mention.value = .range(from: endpoint(first, year?.year), to: endpoint(last, year?.year))
        } else {
            mention.listed = numbers.dropLast().map { endpoint($0, year?.year) }
        }
        return mention
    }

    /// The list goes on behind a number, or ends there.
    private func endsList(_ next: Int) -> Bool {
        switch term(next) {
        case nil, .comma?, .and?, .period?, .semicolon?, .colon?, .close?, .year?, .slash?: true
        default: false
        }
    }
}
