import CivilTime

/// Days counted and days left out.
extension StepText {
    /// Dates or runs of days named at most, of each kind.
    static let listed = 8

    mutating func explain(_ tally: DayTally, from start: Day, to end: Day, _ derivation: Derivation) {
        let distance = tally.distance
        let isAfter = distance.direction == .after
        let origin = Both(start)
        let (place, english) = Self.place(tally, end)
        say(
            "\(distance.text(in: .vietnamese).capitalizedFirst) \(isAfter ? "sau" : "trước") ngày \(origin.vi)\(place).",
            "\(distance.text(in: .english).capitalizedFirst) \(isAfter ? "after" : "ahead of") \(origin.en)\(english).")
        let first = Both(tally.first ?? end)
        if isAfter {
            let isEvent = if case .event = derivation.occurrence.deadline?.timing.anchor { true } else { false }
            reason(
                .civilCode(article: 147, clause: isEvent ? 3 : 2),
                "ngày \(isEvent ? "xảy ra sự kiện" : "đầu tiên"), \(origin.vi), không tính; tính từ ngày liền sau, "
                    + first.vi,
                "the \(isEvent ? "day of the event" : "first day"), \(origin.en), does not count; day 1 is the one after, "
                    + first.en)
        } else {
            reason(
                "đếm ngược theo cùng cách: ngày \(origin.vi) không tính; tính từ ngày liền trước, \(first.vi)",
                "counted backwards in the same way: \(origin.en) does not count; day 1 is the one before, \(first.en)")
        }
        switch distance.unit {
        case .days:
            guard isAfter else { break }
            reason(
                .civilCode(article: 148, clause: 1), "tính bằng ngày thì kết thúc khi hết ngày cuối cùng",
                "days end with the end of the last day")
        case .weeks:
            reason(
                isAfter ? .civilCode(article: 148, clause: 2) : nil,
                "tính bằng tuần thì kết thúc vào ngày tương ứng của tuần cuối cùng: "
                    + end.weekday.name(in: .vietnamese),
                "weeks end on the corresponding day of the last week: \(end.weekday.name(in: .english))")
        case .months:
            let isClipped = start.day != end.day
            reason(
                isAfter ? .civilCode(article: 148, clause: 3) : nil,
                isClipped
                    ? "tháng cuối cùng không có ngày \(start.day) tương ứng: kết thúc vào ngày cuối tháng đó"
                    : "tính bằng tháng thì kết thúc vào ngày tương ứng của tháng cuối cùng: ngày \(end.day)",
                isClipped
                    ? "the last month lacks a corresponding day \(start.day): it ends on that month's last"
                    : "months end on the corresponding day of the last month: day \(end.day)")
        case .workingDays:
            list(tally.skipped, as: Bilingual(vi: "không tính", en: "not counted:"))
            list(tally.madeUp, as: Bilingual(vi: "được tính vì là ngày làm bù:", en: "counted, being worked instead:"))
            if tally.counted < distance.count {
                reason(
                    "chỉ tìm được \(tally.counted) ngày làm việc: sau đó 366 ngày liền không có ngày nào",
                    "only \(tally.counted) working days were found: 366 days without one follow")
            }
        }
    }

    /// Which days have the first and the last number, where working days were counted.
    private static func place(_ tally: DayTally, _ end: Day) -> (vietnamese: String, english: String) {
        guard tally.distance.unit == .workingDays, tally.counted > 1, let first = tally.firstCounted.map(Both.init)
        else { return ("", "") }
        let last = Both(end)
        return (
            ": ngày làm việc thứ 1 là \(first.vi), thứ \(tally.counted) là \(last.vi)",
            ": working day 1 is \(first.en), working day \(tally.counted) is \(last.en)"
        )
    }

    /// One line for each reason that days are off or worked, in the order in which they first come.
    mutating func list(_ runs: [DayRun], as lead: Bilingual) {
        var groups: [(reason: WorkingCalendar.Reason, runs: [DayRun])] = []
        for run in runs {
            if let index = groups.firstIndex(where: { $0.reason == run.reason }) {
                groups[index].runs.append(run)
            } else {
                groups.append((run.reason, [run]))
            }
        }
        for group in groups.prefix(Self.listed) {
            let count = group.runs.reduce(0) { $0 + $1.count }
            let named = group.runs.prefix(Self.listed)
            let more = group.runs.count - named.count
            let name = group.reason.name
            reason(
                "\(lead.vietnamese) \(DayCount.days(count, in: .vietnamese)) \(name.vietnamese): "
                    + named.map { $0.text(in: .vietnamese) }.joined(separator: ", ")
                    + (more > 0 ? " và \(more) lần nữa" : "") + group.reason.credit.vietnamese,
                "\(lead.english) \(DayCount.days(count, in: .english)), \(name.english): "
                    + named.map { $0.text(in: .english) }.joined(separator: ", ")
                    + (more > 0 ? " and \(more) times more" : "") + group.reason.credit.english)
        }
        let rest = groups.dropFirst(Self.listed).flatMap(\.runs).reduce(0) { $0 + $1.count }
        if rest > 0 { reason("và \(rest) ngày nữa vì lý do khác", "and \(rest) days more for other reasons") }
    }
}

extension DayRun {
    /// `05–11/02/2027`, `30/01–03/02/2027`, `10/01/2026`; `5–11 February 2027`, `30 January–3 February 2027`.
    package func text(in language: Language) -> String {
        let (first, last) = (days.lowerBound, days.upperBound)
        let end = last.text(in: language)
        guard count > 1 else { return end }
        guard first.year == last.year else { return "\(first.text(in: language))–\(end)" }
        guard first.month == last.month else { return "\(first.text(in: language, withYear: false))–\(end)" }
        return "\(language == .vietnamese ? padded(first.day, 2) : String(first.day))–\(end)"
    }
}

extension WorkingCalendar.Reason {
    /// What kind of day it is: `nghỉ cuối tuần`, `“Tết Dương lịch”`.
    var name: Bilingual {
        switch self {
        case .weekday: return Bilingual(vi: "làm việc", en: "working days")
        case .weekend: return Bilingual(vi: "nghỉ cuối tuần", en: "weekend")
        case .swappedOff(let title, _, _):
            return Bilingual(vi: "nghỉ hoán đổi “\(title)”", en: "off by a swap, “\(title)”")
        case .holiday, .substitute, .makeUp, .exact:
            return Bilingual(vi: "“\(title(in: .vietnamese) ?? "")”", en: "“\(title(in: .english) ?? "")”")
        }
    }

    /// Who says so, and how sure it is: ` (nguồn: Công văn …)`, ` (ước tính)`; nothing for weekdays and weekends.
    var credit: Bilingual {
        guard let (source, status) = authority else { return Bilingual(vi: "", en: "") }
        let isEstimated = status == .estimated
        func within(_ parts: String?...) -> String {
            let said = parts.compactMap(\.self)
            return said.isEmpty ? "" : " (\(said.joined(separator: "; ")))"
        }
        return Bilingual(
            vi: within(source.map { "nguồn: \($0)" }, isEstimated ? "ước tính, chưa công bố" : nil),
            en: within(source.map { "source: \($0)" }, isEstimated ? "an estimate, not announced yet" : nil))
    }
}
