package import CivilTime

extension Day {
    /// `19/01/2021`, `19 January 2021`; without its year `19/01`, `19 January`.
    package func text(in language: Language, withYear: Bool = true) -> String {
        let (year, month, day) = components
        return switch language {
        case .vietnamese: withYear ? slashed : "\(padded(day, 2))/\(padded(month, 2))"
        case .english: "\(day) \(Self.englishMonths[month - 1])" + (withYear ? " \(year)" : "")
        }
    }

    /// With the day of the week: `thứ Ba, ngày 19/01/2021`, `Tuesday, 19 January 2021`.
    package func longText(in language: Language) -> String {
        switch language {
        case .vietnamese: "\(weekday.name(in: language)), ngày \(slashed)"
        case .english: "\(weekday.name(in: language)), \(text(in: language))"
        }
    }
}

extension Weekday {
    /// `thứ Ba`, `Chủ nhật`; `Tuesday`, `Sunday`.
    package func name(in language: Language) -> String {
        let name =
            switch self {
            case .monday: Bilingual(vi: "thứ Hai", en: "Monday")
            case .tuesday: Bilingual(vi: "thứ Ba", en: "Tuesday")
            case .wednesday: Bilingual(vi: "thứ Tư", en: "Wednesday")
            case .thursday: Bilingual(vi: "thứ Năm", en: "Thursday")
            case .friday: Bilingual(vi: "thứ Sáu", en: "Friday")
            case .saturday: Bilingual(vi: "thứ Bảy", en: "Saturday")
            case .sunday: Bilingual(vi: "Chủ nhật", en: "Sunday")
            }
        return name[language]
    }
}

extension IssueDate {
    /// As far as it is known: `ngày 04/01/2027`, `tháng 01/2024`, `năm 2024`; `4 January 2027`, `January 2024`, `2024`.
    func text(in language: Language) -> String {
        switch (language, month, day) {
        case (.vietnamese, .some, .some): "ngày \(earliest.slashed)"
        case (.vietnamese, .some(let month), nil): "tháng \(padded(month, 2))/\(year)"
        case (.vietnamese, nil, _): "năm \(year)"
        case (.english, .some, .some): earliest.text(in: .english)
        case (.english, .some, nil): "\(Day.englishMonths[earliest.month - 1]) \(year)"
        case (.english, nil, _): "\(year)"
        }
    }
}
