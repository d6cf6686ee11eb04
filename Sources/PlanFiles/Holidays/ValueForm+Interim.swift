import CivilTime
import PlanCore

extension ValueForm where Value == PlanDate {
    static var planDate: ValueForm {
        .scalar(
            "date-invalid", what: Bilingual(vi: "ngày có thật", en: "a date that exists"),
            expected: Bilingual(vi: "dd/mm, dd/mm/yyyy hoặc yyyy-mm-dd", en: "dd/mm, dd/mm/yyyy or yyyy-mm-dd")
        ) { text in
            if let day = Day(iso: text) { return FormatLimits.years.contains(day.year) ? .full(day) : nil }
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            let lengths = [1...2, 1...2, 4...4]
            guard (2...3).contains(parts.count),
                zip(parts, lengths).allSatisfy({ $1.contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } })
            else { return nil }
            let numbers = parts.compactMap { Int($0) }
            if numbers.count == 3 {
                guard FormatLimits.years.contains(numbers[2]) else { return nil }
                return Day(year: numbers[2], month: numbers[1], day: numbers[0]).map { .full($0) }
            }
            return Day(year: 2000, month: numbers[1], day: numbers[0]) == nil
                ? nil : .yearless(month: numbers[1], day: numbers[0])
        }
    }
}

extension ValueForm where Value == Weekday {
    static var weekday: ValueForm {
        let order = Weekday.allCases.map { $0.abbreviation.lowercased() }
        let vietnamese = ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"]
        let words = zip(order + vietnamese, Weekday.allCases + Weekday.allCases).map { ($0, $1) }
        return .choice(Dictionary(words) { first, _ in first }, order: order)
    }
}

enum FileStem {
    static func id(of file: String, _ faults: FileFaults) -> String? {
        let name = file.split(separator: "/").last ?? ""
        let stem = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : String(name)
        if stem.isID { return stem }
        faults.error(
            at: SourcePosition(line: 1, column: 1), "id-invalid",
            vi: "tên tệp \(quoted(stem)) không phải là mã hợp lệ", en: "the file name \(quoted(stem)) is not a valid id")
        return nil
    }
}
