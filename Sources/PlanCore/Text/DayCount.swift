/// A number of days as a sentence says it; the number is not negative.
enum DayCount {
    /// `3 ngày`; `1 day`, `3 days`.
    static func days(_ count: Int, in language: Language) -> String {
        switch language {
        case .vietnamese: "\(count) ngày"
        case .english: count == 1 ? "1 day" : "\(count) days"
        }
    }

    /// `1 ngày làm việc`, `không có ngày làm việc`; `1 working day`, `no working days`.
    static func workingDays(_ count: Int, in language: Language) -> String {
        switch language {
        case .vietnamese: count == 0 ? "không có ngày làm việc" : "\(count) ngày làm việc"
        case .english: count == 0 ? "no working days" : count == 1 ? "1 working day" : "\(count) working days"
        }
    }
}

extension Distance {
    /// `10 ngày làm việc`, `2 tuần`; `10 working days`, `1 month`.
    func text(in language: Language) -> String {
        switch (unit, language) {
        case (.workingDays, _): DayCount.workingDays(count, in: language)
        case (.days, _): DayCount.days(count, in: language)
        case (.weeks, .vietnamese): "\(count) tuần"
        case (.weeks, .english): count == 1 ? "1 week" : "\(count) weeks"
        case (.months, .vietnamese): "\(count) tháng"
        case (.months, .english): count == 1 ? "1 month" : "\(count) months"
        }
    }
}
