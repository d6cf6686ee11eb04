import CivilTime
import DaemonKit
import PlanCore

/// What changes between two schedules in a range of days, for people: dates first, then reminders, a line each.
struct DifferenceReport {
    private let difference: ScheduleDifference
    private let days: ClosedRange<Day>

    init(_ difference: ScheduleDifference, in days: ClosedRange<Day>) {
        self.difference = difference
        self.days = days
    }

    func print(_ terminal: Terminal) throws {
        let language = terminal.language
        let titles = (
            dates: Bilingual(vi: "Mốc thời gian thay đổi:", en: "Dates:"),
            reminders: Bilingual(vi: "Lần nhắc thay đổi:", en: "Reminders:")
        )
        if !difference.dates.isEmpty {
            try terminal.print(titles.dates[language])
            for change in difference.dates { try terminal.print("  " + change.text(in: language)) }
        }
        if !difference.reminders.isEmpty {
            try terminal.print(titles.reminders[language])
            for change in difference.reminders { try terminal.print("  " + change.text(in: language)) }
        }
        terminal.tell(summary)
    }

    private var summary: Bilingual {
        let (first, last) = (days.lowerBound, days.upperBound)
        let (dates, reminders) = (difference.dates.count, difference.reminders.count)
        return difference.isEmpty
            ? Bilingual(
                vi: "không có gì thay đổi từ ngày \(first.slashed) đến hết ngày \(last.slashed)",
                en: "nothing changes from \(first) to \(last)")
            : Bilingual(
                vi:
                    "từ ngày \(first.slashed) đến hết ngày \(last.slashed): \(dates) mốc thời gian, \(reminders) lần nhắc thay đổi",
                en: "from \(first) to \(last): \(dates) \(dates == 1 ? "date" : "dates"), "
                    + "\(reminders) \(reminders == 1 ? "reminder" : "reminders") changed")
    }

    // MARK: The range

    static let from = Option(
        "from", value: Bilingual(vi: "NGÀY", en: "DAY"),
        help: Bilingual(
            vi: "thay đổi từ ngày (mặc định hôm nay)", en: "changes from that day on (default today)"))
    static let to = Option(
        "to", value: Bilingual(vi: "NGÀY", en: "DAY"),
        help: Bilingual(
            vi: "đến hết ngày (mặc định một năm rưỡi sau)", en: "to the end of that day (default a year and a half on)")
    )

    /// The days that `--from` and `--to` name.
    static func days(_ arguments: Arguments, today: Day) throws(UsageError) -> ClosedRange<Day> {
        let first = try Workbench.day(arguments, from.name) ?? today
        let last = try Workbench.day(arguments, to.name) ?? first.adding(months: 18)
        guard first <= last else {
            throw UsageError(vi: "'--to' đứng trước '--from'", en: "'--to' comes before '--from'")
        }
        return first...last
    }
}
