import CivilTime
import PlanCore

/// Looks at a file's entries together: what stands twice, and what changes nothing.
struct HolidayReview {
    private let weekend: Set<Weekday>
    private let faults: FileFaults
    private var holidays: [Day: String] = [:]
    private var swaps: [(value: Swap, position: SourcePosition)] = []
    private var exactDays: Set<Day> = []

    init(weekend: Set<Weekday>, faults: FileFaults) {
        self.weekend = weekend
        self.faults = faults
    }

    mutating func add(_ year: HolidayYear) {
        for (holiday, position) in year.holidays { add(holiday, at: position) }
        swaps += year.swaps
        for (date, position) in year.dates where !exactDays.insert(date.day).inserted {
            repeated(date.day, in: "dates", at: position)
        }
    }

    private mutating func add(_ holiday: Holiday, at position: SourcePosition) {
        var shared: (day: Day, with: String)?
        var day = holiday.days.lowerBound
        while day <= holiday.days.upperBound {
            if let other = holidays[day] {
                shared = shared ?? (day, other)
            } else {
                holidays[day] = holiday.title
            }
            guard day < holiday.days.upperBound else { break }
            day = day.adding(days: 1)
        }
        guard let shared else { return }
        faults.warning(
            at: position, "holiday-overlap",
            vi: "\(quoted(holiday.title)) trùng với \(quoted(shared.with)) ngày \(shared.day.slashed)",
            en: "\(quoted(holiday.title)) overlaps \(quoted(shared.with)) on \(shared.day)")
    }

    /// Checks the swaps, once every year's holidays are known.
    func finish() {
        var off: Set<Day> = []
        var work: Set<Day> = []
        for (swap, position) in swaps {
            if !off.insert(swap.off).inserted { repeated(swap.off, in: "swaps", at: position) }
            if let reason = reasonOff(swap.off) {
                faults.warning(
                    at: position, "swap-off-idle",
                    vi: "ngày \(swap.off.slashed) vốn đã là ngày nghỉ (\(reason.vietnamese))",
                    en: "\(swap.off) is a day off anyway (\(reason.english))")
            }
            guard let day = swap.work else { continue }
            if !work.insert(day).inserted { repeated(day, in: "swaps", at: position) }
            if reasonOff(day) == nil {
                faults.warning(
                    at: position, "swap-work-idle", vi: "ngày làm bù \(day.slashed) vốn đã là ngày làm việc",
                    en: "the make-up day \(day) is a working day anyway")
            }
        }
    }

    private func reasonOff(_ day: Day) -> Bilingual? {
        if let title = holidays[day] { return Bilingual(vi: title, en: title) }
        return weekend.contains(day.weekday) ? Bilingual(vi: "nghỉ hằng tuần", en: "weekly day off") : nil
    }

    private func repeated(_ day: Day, in list: String, at position: SourcePosition) {
        faults.error(
            at: position, "date-duplicate", vi: "ngày \(day.slashed) đứng hai lần trong '\(list)'",
            en: "\(day) stands twice in '\(list)'")
    }
}
