import CivilTime

extension PlanDate {
    /// As a plan writes it: `20/01`, `15/08/2027 âm lịch`, `cuối tháng 3`; `20/01`, `15/08/2027 lunar`, `end of March`.
    package var text: Bilingual {
        switch self {
        case .full(let day): Bilingual(vi: day.slashed, en: day.slashed)
        case .yearless(let date): Self.both("\(padded(date.day, 2))/\(padded(date.month, 2))")
        case .lunar(let date):
            Bilingual(
                vi: date.shortText(in: .vietnamese) + " âm lịch", en: date.shortText(in: .english) + " lunar")
        case .yearlessLunar(let date):
            Bilingual(
                vi: "\(padded(date.day, 2))/\(padded(date.month, 2)) âm lịch",
                en: "\(padded(date.day, 2))/\(padded(date.month, 2)) lunar")
        case .point(let point, let year):
            Bilingual(
                vi: point.text.vietnamese + Self.year(year, after: point, " năm ", "/"),
                en: point.text.english + Self.year(year, after: point, " ", " "))
        }
    }

    private static func both(_ text: String) -> Bilingual { Bilingual(vi: text, en: text) }

    private static func year(_ year: Int?, after point: PointOfYear, _ half: String, _ other: String) -> String {
        guard let year else { return "" }
        return switch point.stretch {
        case .half: "\(half)\(year)"
        case .month, .quarter: "\(other)\(year)"
        case .year: " \(year)"
        }
    }
}

extension PointOfYear {
    /// `cuối tháng 3`, `giữa quý II`, `đầu năm`; `end of March`, `middle of quarter 2`, `start of the year`.
    package var text: Bilingual {
        let stretch =
            switch stretch {
            case .month(let month): Bilingual(vi: "tháng \(month)", en: Day.englishMonths[max(0, min(month - 1, 11))])
            case .quarter(let quarter):
                Bilingual(vi: "quý \(OccurrenceKey.roman(quarter))", en: "quarter \(quarter)")
            case .half(let half):
                Bilingual(
                    vi: "6 tháng \(half == 1 ? "đầu" : "cuối")", en: half == 1 ? "the first half" : "the second half")
            case .year: Bilingual(vi: "năm", en: "the year")
            }
        return Bilingual(
            vi: "\(part.text.vietnamese) \(stretch.vietnamese)", en: "\(part.text.english) of \(stretch.english)")
    }
}

extension PointOfYear.Part {
    /// `đầu`, `start`.
    package var text: Bilingual {
        switch self {
        case .first: Bilingual(vi: "đầu", en: "start")
        case .middle: Bilingual(vi: "giữa", en: "middle")
        case .last: Bilingual(vi: "cuối", en: "end")
        }
    }
}
