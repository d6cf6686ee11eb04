package import CivilTime

/// A year's days off and the days off that are worked, as lines for people: how sure the year is and where it comes from,
/// then a row for each run of days.
package struct HolidayList {
    private let calendar: WorkingCalendar
    private let year: Int
    private let days: ClosedRange<Day>
    private let runs: [WorkingCalendar.Run]
    private let width: Int
    private let language: Language

    /// - Parameters:
    ///   - year: 1…9999.
    ///   - width: columns of a line, which a longer word may pass.
    package init(_ calendar: WorkingCalendar, year: Int, width: Int, language: Language) {
        self.calendar = calendar
        self.year = year
        self.days = Day(clippingYear: year, month: 1, day: 1)...Day(clippingYear: year, month: 12, day: 31)
        self.runs = calendar.runs(in: days)
        self.width = width
        self.language = language
    }

    /// Without line ends.
    package var lines: [String] {
        let head = [headline] + calendar.calendars.map(origin)
        let rows = runs.map { Row($0, language) }
        let dates = rows.map(\.dates.count).max() ?? 0
        let weekdays = rows.map(\.weekdays.count).max() ?? 0
        let indent = String(repeating: " ", count: dates + weekdays + 4)
        return head.flatMap { Paragraph($0).lines(width: width) } + (rows.isEmpty ? [] : [""])
            + rows.flatMap { row in
                Paragraph(row.title).lines(
                    width: width, after: "\(filled(row.dates, dates))  \(filled(row.weekdays, weekdays))  ")
                    + Paragraph(row.authority).lines(width: width, after: indent)
            }
    }

    private var headline: String {
        let isMixed = runs.contains { $0.reason.authority?.status == .estimated }
        let coverage =
            switch calendar.coverage(of: year) {
            case .official where isMixed:
                Bilingual(
                    vi: "lịch nghỉ lễ đã công bố, trừ mục ghi ước tính", en: "holidays announced, but for estimates")
            case .official: Bilingual(vi: "lịch nghỉ lễ đã công bố", en: "holidays announced")
            case .estimated:
                Bilingual(vi: "lịch nghỉ lễ ước tính, chưa công bố", en: "holidays estimated, not announced")
            case nil: Bilingual(vi: "không có lịch nghỉ lễ", en: "no holidays known")
            }
        let worked = DayCount.workingDays(calendar.workingDays(in: days), in: language)
        return Bilingual(
            vi: "Năm \(year): \(coverage.vietnamese); \(worked)", en: "\(year): \(coverage.english); \(worked)")[
                language]
    }

    /// The calendar's file and title.
    private func origin(_ calendar: HolidayCalendar) -> String {
        let file = calendar.file ?? calendar.id
        return Bilingual(vi: "theo \(file) (\(calendar.title))", en: "from \(file) (\(calendar.title))")[language]
    }

    private func filled(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension HolidayList {
    /// What a run's lines say.
    private struct Row {
        /// `14/02–22/02`, `14 Feb–22 Feb`.
        let dates: String
        /// `thứ Bảy–Chủ nhật`, `Sat–Sun`.
        let weekdays: String
        /// With what is done, how many days they are, and their lunar dates.
        let title: String
        /// How sure, and who says so.
        let authority: String

        init(_ run: WorkingCalendar.Run, _ language: Language) {
            dates = Self.range(run.days) { Self.date($0, language) }
            weekdays = Self.range(run.days) {
                language == .vietnamese ? $0.weekday.name(in: language) : $0.weekday.abbreviation
            }
            let count = run.days.lowerBound.days(until: run.days.upperBound) + 1
            let remarks = [
                Self.deed(run)?[language], count == 1 ? nil : DayCount.days(count, in: language),
                Self.lunar(run.days, language),
            ].compactMap { $0 }
            title =
                (run.reason.title(in: language) ?? "")
                + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: "; ")))")
            authority = Self.authority(run.reason, language) ?? ""
        }

        private static func range(_ days: ClosedRange<Day>, _ text: (Day) -> String) -> String {
            days.lowerBound == days.upperBound
                ? text(days.lowerBound) : "\(text(days.lowerBound))–\(text(days.upperBound))"
        }

        private static func date(_ day: Day, _ language: Language) -> String {
            let text = day.text(in: language, withYear: false)
            guard language == .english else { return text }
            let words = text.split(separator: " ")
            return words.map { $0.prefix(3) }.joined(separator: " ")
        }

        /// Whether the day is worked, where the title does not say it.
        private static func deed(_ run: WorkingCalendar.Run) -> Bilingual? {
            switch run.reason {
            case .makeUp: Bilingual(vi: "làm bù", en: "worked instead")
            case .exact where run.isWorking: Bilingual(vi: "làm việc", en: "worked")
            case .swappedOff, .exact: Bilingual(vi: "nghỉ", en: "day off")
            case .weekday, .weekend, .holiday, .substitute: nil
            }
        }

        /// `âm lịch 27/12–06/01`; nil where the lunar calendar does not reach.
        private static func lunar(_ days: ClosedRange<Day>, _ language: Language) -> String? {
            guard let first = LunarDate(days.lowerBound), let last = LunarDate(days.upperBound) else { return nil }
            func text(_ date: LunarDate) -> String {
                let leap = date.isLeap ? Bilingual(vi: " nhuận", en: " leap")[language] : ""
                return "\(padded(date.day, 2))/\(padded(date.month, 2))\(leap)"
            }
            let dates = first == last ? text(first) : "\(text(first))–\(text(last))"
            return Bilingual(vi: "âm lịch \(dates)", en: "lunar \(dates)")[language]
        }

        private static func authority(_ reason: WorkingCalendar.Reason, _ language: Language) -> String? {
            guard let (source, status) = reason.authority else { return nil }
            let name =
                switch status {
                case .official: Bilingual(vi: "chính thức", en: "official")
                case .estimated: Bilingual(vi: "ước tính", en: "estimated")
                }
            return name[language] + (source.map { ": \($0)" } ?? "")
        }
    }
}
