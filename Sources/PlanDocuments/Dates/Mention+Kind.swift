import CivilTime
import PlanCore

/// What kind of date a mention is, as rules ask it.
extension Mention {
    var isRange: Bool { if case .range = value { true } else { false } }

    var isRepeatingOrDistance: Bool {
        switch value {
        case .repeating, .distance, .daily: true
        case .point, .range, .impossible, .sameDay: false
        }
    }

    /// `thứ Sáu hằng tuần`.
    var isWeekly: Bool { if case .repeating(.week, _) = value { true } else { false } }

    /// Days of the lunar calendar.
    var isLunar: Bool { if case .day(_, _, _, isLunar: true)? = lastEndpoint { true } else { false } }

    /// `cuối năm`, `hết năm 2024`.
    var isPoint: Bool { if case .point(.point) = value { true } else { false } }

    var isDay: Bool { if case .point(.day) = value { true } else { false } }

    /// What stands behind it belongs to another date.
    var endsClause: Bool {
        switch value {
        case .repeating(_, nil), .distance(_, nil), .impossible: false
        default: !isPeriod || lead != .none
        }
    }

    /// A month, quarter, half or year without a day.
    var isPeriod: Bool { if case .point(let point) = value { point.isPeriod } else { false } }

    var isYear: Bool { if case .point(.stretch(.year, _)) = value { true } else { false } }

    /// A span of whole years.
    var isYears: Bool { if case .range(.stretch(.year, _)?, .stretch(.year, _)?) = value { true } else { false } }

    /// The date, or a span's last one.
    var lastEndpoint: Endpoint? {
        switch value {
        case .point(let point): point
        case .range(_, let to): to
        case .repeating, .daily, .distance, .impossible, .sameDay: nil
        }
    }

    /// The year it says.
    var lastYear: Int? {
        switch value {
        case .point(let point): point.year
        case .range(_, let to): to?.year
        case .repeating, .daily, .distance, .impossible, .sameDay: nil
        }
    }

    /// A span's first day, where it says its year.
    var firstDay: Day? {
        guard case .range(let from?, _) = value else { return nil }
        return from.date(.first, year: nil)?.fixedDay
    }

    /// `11/6/1948 - 11/6/2021`.
    var isCommemoration: Bool {
        guard
            case .range(.day(let day, let month?, let from?, _)?, .day(let sameDay, let sameMonth?, let to?, _)?) =
                value
        else { return false }
        return day == sameDay && month == sameMonth && to > from
    }

    /// Its last day, where it says its year.
    var lastDay: Day? {
        switch value {
        case .point(let point): point.date(.last, year: nil)?.fixedDay
        case .range(_, let to): to?.date(.last, year: nil)?.fixedDay
        case .repeating, .daily, .distance, .impossible, .sameDay: nil
        }
    }
}

extension Mention {
    /// Several days of a month.
    var isListOfDays: Bool { isDay && !listed.isEmpty }

    /// With the year that its words mean in a document of that year.
    func settled(in year: Int) -> Mention {
        var mention = self
        switch value {
        case .point(var point):
            guard let word = yearWord else { return self }
            point.year = word.year(near: year)
            mention.value = .point(point)
        case .range(var from, var to):
            if let word = yearWord { to?.year = word.year(near: year) }
            if let word = firstYearWord { from?.year = word.year(near: year) }
            // `từ 20 tháng Chạp đến mùng 5 tháng Giêng năm Đinh Mùi`
            if firstYearWord == yearWord, let first = from, let last = to, DateFinder.isLater(first, last) {
                from?.year = first.year.map { $0 - 1 }
            }
            mention.value = .range(from: from, to: to)
        default: break
        }
        return mention
    }
}
