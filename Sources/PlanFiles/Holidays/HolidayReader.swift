package import CivilTime
package import PlanCore

/// Reads holiday files: a country's or an office's days off, year by year, as `config/holidays/vn.yaml` shows.
package enum HolidayReader {
    private static let keys = ["title", "weekend", "years", "yearly", "substitutes"]

    /// - Parameter file: the path as the user gave it; its stem is the calendar's id.
    /// - Returns: the calendar, nil when there is an error, and all that is wrong or doubtful in the order of the places.
    package static func read(
        _ bytes: [UInt8], file: String
    ) -> (calendar: HolidayCalendar?, diagnostics: [Diagnostic]) {
        let document = YAMLDocument(bytes: bytes, file: file)
        let faults = document.faults
        guard let root = document.root, let mapping = MappingReader(root, keys: keys, faults: faults) else {
            return (nil, faults.diagnostics)
        }
        let title = mapping.required("title", .text)
        let weekend = mapping.optional("weekend", .weekend)
        let years = mapping.optional("years", .entries(.located(.integer(in: FormatLimits.years))) { .year($0.value) })
        let yearly = mapping.optional("yearly", .list(of: .yearlyHoliday, atMost: FormatLimits.items))
        let substitutes = mapping.optional("substitutes", .substitutes)

        var calendar = HolidayCalendar(
            id: stem(of: file), file: file, title: title ?? "", weekend: weekend ?? [.saturday, .sunday],
            yearly: yearly ?? [],
            substitutes: substitutes)
        var review = HolidayReview(weekend: calendar.weekend, faults: faults)
        for (year, entries) in years ?? [] {
            if calendar.years.updateValue(entries.status, forKey: year.value) != nil {
                faults.error(
                    at: year.position, "key-duplicate", vi: "năm \(year.value) bị lặp lại",
                    en: "year \(year.value) stands here a second time")
            }
            calendar.holidays += entries.holidays.map(\.value)
            calendar.swaps += entries.swaps.map(\.value)
            calendar.exactDates += entries.dates.map(\.value)
            review.add(entries)
        }
        review.finish()
        return (faults.hasErrors ? nil : calendar, faults.diagnostics)
    }

    private static func stem(of file: String) -> String {
        let name = file.split(separator: "/").last ?? ""
        return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
    }
}

/// What a holiday file lists for one year, each entry with its place.
struct HolidayYear {
    var status: HolidayStatus
    var holidays: [(value: Holiday, position: SourcePosition)]
    var swaps: [(value: Swap, position: SourcePosition)]
    var dates: [(value: ExactDate, position: SourcePosition)]
}
