import CivilTime

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

    /// What is counted from what: `10 ngày làm việc sau ngày kết thúc “Đợt thứ nhất” (11/06/2027)`.
    func text(from anchor: Anchor, _ title: String, _ origin: Day, in language: Language) -> String {
        let day = origin.text(in: language)
        return "\(text(in: language)) "
            + Bilingual(
                vi: "\(direction == .after ? "sau" : "trước") \(anchor.text(direction, title).vietnamese) (\(day))",
                en: "\(direction == .after ? "after" : "ahead of") \(anchor.text(direction, title).english) (\(day))")[
                language]
    }
}

extension Anchor {
    /// The day of it that is counted from: `ngày kết thúc “Đợt thứ nhất”`, `the opening of “Đợt thứ hai”`.
    func text(_ direction: Distance.Direction, _ title: String) -> Bilingual {
        switch (self, direction) {
        case (.phase, .after), (.eachPhase, .after):
            Bilingual(vi: "ngày kết thúc “\(title)”", en: "the close of “\(title)”")
        case (.phase, .ahead), (.eachPhase, .ahead):
            Bilingual(vi: "ngày bắt đầu “\(title)”", en: "the opening of “\(title)”")
        case (.deadline, _): Bilingual(vi: "thời hạn “\(title)”", en: "the deadline “\(title)”")
        case (.event, _): Bilingual(vi: "“\(title)”", en: "“\(title)”")
        }
    }
}
