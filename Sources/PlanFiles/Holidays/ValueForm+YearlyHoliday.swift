import CivilTime
import PlanCore

extension ValueForm where Value == YearlyHoliday {
    /// `title`, `on` or `lunar`, a date without a year, perhaps `days-before` and `days-after` it, and `years`.
    static var yearlyHoliday: ValueForm {
        .mapping(keys: ["title", "on", "lunar", "days-before", "days-after", "years", "source"]) { mapping in
            let title = mapping.required("title", .text)
            let feast = feast(in: mapping)
            let before = mapping.optional("days-before", .integer(in: 0...FormatLimits.daysBesideFeast))
            let after = mapping.optional("days-after", .integer(in: 0...FormatLimits.daysBesideFeast))
            let years = mapping.optional("years", .years)
            let source = mapping.optional("source", .text)
            guard let title, let feast else { return nil }
            let holiday = YearlyHoliday(
                title: title, feast: feast, daysBefore: before ?? 0, daysAfter: after ?? 0,
                years: years.map { $0.first...($0.last ?? FormatLimits.years.upperBound) }, source: source)
            if let years = holiday.years, !years.contains(where: { holiday.days(of: $0) != nil }) {
                mapping.faults.warning(
                    at: mapping.position(of: "years"), "holiday-never",
                    vi: "\(quoted(title)) không rơi vào năm nào của 'years'",
                    en: "\(quoted(title)) comes in no year of 'years'")
            }
            return holiday
        }
    }

    private static func feast(in mapping: MappingReader) -> YearlyHoliday.Feast? {
        if mapping.has("lunar") {
            if mapping.has("on") {
                mapping.faults.error(
                    at: mapping.position(of: "on"), "key-conflict", vi: "'lunar' và 'on' không đi cùng nhau",
                    en: "'lunar' and 'on' exclude each other")
            }
            return mapping.optional("lunar", .lunarFeast)
        }
        guard mapping.has("on") else {
            mapping.faults.error(
                at: mapping.position, "key-missing", vi: "thiếu khóa 'on' hoặc 'lunar'",
                en: "missing key 'on' or 'lunar'")
            return nil
        }
        guard let on = mapping.optional("on", .located(.solarDate)) else { return nil }
        guard case .yearless(let date) = on.value else {
            mapping.faults.error(
                at: on.position, "date-has-year", vi: "ngày lễ hằng năm không ghi năm (cần dd/mm)",
                en: "a yearly holiday has no year (expected dd/mm)")
            return nil
        }
        return .solar(month: date.month, day: date.day)
    }
}

/// Which day is given for one on the weekend.
private enum SubstitutePlace: String, CaseIterable {
    case nextWorkingDay = "next-working-day"
}

extension ValueForm where Value == Substitutes {
    /// `on`, the day that is given, and perhaps `source`.
    static var substitutes: ValueForm {
        .mapping(keys: ["on", "source"]) { mapping in
            let place: SubstitutePlace? = mapping.required("on", .choice)
            let source = mapping.optional("source", .text)
            return place == nil ? nil : Substitutes(source: source)
        }
    }
}

extension ValueForm where Value == YearlyHoliday.Feast {
    /// A day of the lunar year: `10/03`, with days up to 30 in every month.
    fileprivate static var lunarFeast: ValueForm {
        .scalar(
            "date-invalid", what: Bilingual(vi: "ngày âm lịch", en: "a lunar date"),
            expected: Bilingual(vi: "ngày/tháng không ghi năm: 10/03", en: "dd/mm without a year: 10/03")
        ) { text in
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.utf8.count <= 2 }), let day = Int(digits: parts[0]),
                let month = Int(digits: parts[1]), (1...30).contains(day), (1...12).contains(month)
            else { return nil }
            return .lunar(month: month, day: day)
        }
    }
}
