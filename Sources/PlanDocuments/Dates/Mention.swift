import CivilTime
import PlanCore

/// A date, period or span of time in the words of the text, before anything is known of its role.
struct Mention {
    var value: Value
    var time: TimeOfDay?
    /// The word that leads to it.
    var lead: Lead = .none
    /// Its tokens, those of the lead left out.
    var tokens: Range<Int>
    /// The lead's first token, or its own.
    var start: Int
    /// Days of its month, or periods of its year, that are listed before it (`ngày 10 và 11/6`, `quý I và quý III`).
    var listed: [Endpoint] = []
    /// How the words tell its year where they say no number: a span's last, and its first.
    var yearWord: YearWord?
    var firstYearWord: YearWord?
    /// It stands with the name of a day that is kept every year (`Quốc khánh 2/9`).
    var isKeptDay = false
    /// What its year is taken from, where neither its words nor the document as a whole say it.
    var yearSource: YearSource?
    /// It may be counted from the date behind it, or last until then (`15 ngày trước ngày 20/11`).
    var isAmbiguous = false
    /// A distance beside which stand the dates that it comes to.
    var isExplained = false
    /// Letters were read as digits.
    var isConfused = false
    /// Its day is that of a paragraph before (`cùng ngày`).
    var isBorrowed = false
    /// Of a span: `âm lịch` is said of one of its days, and the other is, or is not, taken for one of that calendar.
    var isCalendarShared = false
    /// Of a span: its last day is no longer in it (`đến trước ngày …`).
    var isEndExclusive = false

    enum Value: Hashable {
        case point(Endpoint)
        case range(from: Endpoint?, to: Endpoint?)
        case repeating(Period, PeriodDay?)
        /// Every day by a time.
        case daily
        /// What it is counted from stands in those tokens, if anywhere.
        case distance(TimeLimit, anchor: Range<Int>?)
        case impossible
        /// `cùng ngày`: the day of the mention before.
        case sameDay
    }

    /// *trước*, *chậm nhất*, *đến*, …
    enum Lead: Hashable {
        case none, before, atLatest, until, untilEnd, from, since, within, on, after, notOver
    }
}

/// Where in a document a date's year stands, if not in its words.
enum YearSource: Hashable {
    /// The date behind it.
    case next
    /// `Năm 2027:` before it, or above.
    case heading
    /// The days around it.
    case beside
}

/// A year by its place in the lunar cycle, or beside that of the document.
enum YearWord: Hashable {
    case cycle(Int), next, previous

    func year(near year: Int) -> Int {
        switch self {
        case .cycle(let place): CycleYear.year(place, near: year)
        case .next: year + 1
        case .previous: year - 1
        }
    }
}

/// A date as far as the words say it.
enum Endpoint: Hashable {
    case day(day: Int, month: Int?, year: Int?, isLunar: Bool)
    /// `tháng 5/2024`, `quý II`, `năm 2025`.
    case stretch(PointOfYear.Stretch, year: Int?)
    /// `cuối tháng 3`, `hết năm 2021`.
    case point(PointOfYear, year: Int?)
    /// `tuần thứ 2 của tháng 3`, `nửa đầu tháng 3`.
    case partOfMonth(MonthPart, month: Int, year: Int?)

    var year: Int? {
        get {
            switch self {
            case .day(_, _, let year, _), .stretch(_, let year), .point(_, let year), .partOfMonth(_, _, let year): year
            }
        }
        set {
            switch self {
            case .day(let day, let month, _, let isLunar):
                self = .day(day: day, month: month, year: newValue, isLunar: isLunar)
            case .stretch(let stretch, _): self = .stretch(stretch, year: newValue)
            case .point(let point, _): self = .point(point, year: newValue)
            case .partOfMonth(let part, let month, _): self = .partOfMonth(part, month: month, year: newValue)
            }
        }
    }

    var month: Int? {
        switch self {
        case .day(_, let month, _, _): month
        case .stretch(.month(let month), _), .partOfMonth(_, let month, _): month
        case .point(let point, _): if case .month(let month) = point.stretch { month } else { nil }
        case .stretch: nil
        }
    }

    /// A month, a quarter, a part of a month and the like.
    var isPeriod: Bool {
        switch self {
        case .stretch, .partOfMonth: true
        case .day, .point: false
        }
    }

    /// Another day of the same month.
    func with(day: Int) -> Endpoint {
        guard case .day(_, let month, let year, let isLunar) = self else { return self }
        return .day(day: day, month: month, year: year, isLunar: isLunar)
    }

    /// No calendar has that day in that month, or not in that year.
    var isImpossible: Bool {
        guard case .day(let day, let month?, let year, let isLunar) = self else { return false }
        if isLunar {
            guard let year, LunarDate.years.contains(year) else { return day > 30 }
            return LunarDate(year: year, month: month, day: day) == nil
        }
        return Day(year: year ?? 2000, month: month, day: day) == nil
    }

    /// Its first or last day, of a year that is not said in `year`; nil without one, for a day without a month and for
    /// what no calendar has.
    func date(_ part: PointOfYear.Part, year given: Int?) -> PlanDate? {
        let year = self.year ?? given
        switch self {
        case .day(let day, let month?, _, isLunar: true):
            guard let year else { return .yearlessLunar(month: month, day: day) }
            return LunarDate(year: year, month: month, day: day).map { .lunar($0) }
        case .day(let day, let month?, _, isLunar: false):
            guard let year else { return isImpossible ? nil : .yearless(month: month, day: day) }
            return Day(year: year, month: month, day: day).map { .full($0) }
        case .day: return nil
        case .stretch(let stretch, _):
            let point = PointOfYear(part, of: stretch)
            return year.map { .full(point.day(in: $0)) } ?? .point(point, year: nil)
        case .point(let point, _): return year.map { .full(point.day(in: $0)) } ?? .point(point, year: nil)
        case .partOfMonth(let days, let month, _):
            guard let year else { return nil }
            let window = days.days(ofMonth: month, year: year)
            return .full(part == .first ? window.lowerBound : window.upperBound)
        }
    }
}

/// Days of a month that are named together.
enum MonthPart: Hashable {
    /// From 1; 6 is the last.
    case week(Int)
    /// 1 or 2: up to the 15th and from the 16th on.
    case half(Int)
    /// 1…3: ten days each, the third up to the month's end.
    case third(Int)

    /// The first week of a month is its first seven days, the last its last seven.
    func days(ofMonth month: Int, year: Int) -> ClosedRange<Day> {
        let first = Day(clippingYear: year, month: month, day: 1)
        let last = Day(clippingYear: year, month: month, day: 31)
        switch self {
        case .week(let week):
            let start = week > 5 ? last.adding(days: -6) : min(first.adding(days: 7 * (week - 1)), last)
            return start...min(start.adding(days: 6), last)
        case .half(let half): return half == 1 ? first...first.adding(days: 14) : first.adding(days: 15)...last
        case .third(let third):
            let start = first.adding(days: 10 * (third - 1))
            return start...(third == 3 ? last : start.adding(days: 9))
        }
    }
}
