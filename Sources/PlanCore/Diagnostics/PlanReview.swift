package import CivilTime

/// What is probably wrong with a plan that can be read: warnings from its computed dates.
package struct PlanReview: Sendable {
    /// In the order of their positions.
    package private(set) var diagnostics: [Diagnostic] = []

    private let plan: Plan
    private let calendar: WorkingCalendar
    private let text: @Sendable () -> String
    private lazy var lines = TextLines(Array(text().utf8))

    /// - Parameters:
    ///   - text: the plan file's text, asked for where a line of it is shown.
    ///   - years: only occurrences that end in these years are looked at, so that a plan without an end has an end here.
    package init(
        of plan: Plan, text: @autoclosure @escaping @Sendable () -> String, calendar: WorkingCalendar,
        years: ClosedRange<Int>
    ) {
        self.plan = plan
        self.calendar = calendar
        self.text = text
        let days =
            Day(
                clippingYear: years.lowerBound, month: 1, day: 1)...Day(
                clippingYear: years.upperBound, month: 12, day: 31)
        let occurrences = Schedule(plans: [plan], calendar: calendar).occurrences(in: days)
        reviewDaysOff(occurrences)
        reviewOverlaps(occurrences)
        reviewPeriod(occurrences)
        reviewChains(occurrences)
        reviewLunarDates()
        reviewPhaseLengths(occurrences)
        reviewHolidays(occurrences, in: years)
        diagnostics.sort { ($0.position, $0.code) < ($1.position, $1.code) }
    }

    /// A last good day that is not a working day: whoever reads the date strictly has less time than the plan seems to say.
    private mutating func reviewDaysOff(_ occurrences: [Occurrence]) {
        var seen: Set<String> = []
        for occurrence in occurrences where occurrence.cutoff != nil {
            guard !calendar.isWorking(occurrence.lastGoodDay), let deadline = occurrence.deadline,
                seen.insert(deadline.id).inserted
            else { continue }
            let day = occurrence.lastGoodDay
            let (vietnamese, english) = calendar.status(of: day).reason.dayOffName(day.weekday)
            warn(
                deadline.position, "deadline-day-off",
                vi: "ngày cuối cùng của '\(deadline.id)' là \(day.slashed), \(vietnamese) "
                    + "(ghi 'on-day-off: next' hoặc 'previous' nếu muốn dời)",
                en: "the last good day of '\(deadline.id)' is \(day), \(english) "
                    + "(say 'on-day-off: next' or 'previous' to move it)")
        }
    }

    /// Two phases that share days.
    private mutating func reviewOverlaps(_ occurrences: [Occurrence]) {
        let windows = occurrences.compactMap { occurrence -> (phase: Plan.Phase, days: ClosedRange<Day>)? in
            guard case .phase(let index) = occurrence.item, let window = occurrence.window else { return nil }
            return (plan.phases[index], window)
        }.sorted { ($0.days.lowerBound, $0.days.upperBound) < ($1.days.lowerBound, $1.days.upperBound) }
        var seen: Set<[String]> = []
        for (index, later) in windows.enumerated() {
            if isFull { return }
            for earlier in windows[..<index] where earlier.days.upperBound >= later.days.lowerBound {
                guard earlier.phase.id != later.phase.id, seen.insert([earlier.phase.id, later.phase.id]).inserted
                else { continue }
                let from = later.days.lowerBound
                let to = min(earlier.days.upperBound, later.days.upperBound)
                warn(
                    later.phase.position, "phase-overlap",
                    vi: "đợt '\(later.phase.id)' và đợt '\(earlier.phase.id)' trùng nhau "
                        + (from == to ? "ngày \(from.slashed)" : "từ \(from.slashed) đến \(to.slashed)"),
                    en: "phase '\(later.phase.id)' overlaps phase '\(earlier.phase.id)' "
                        + (from == to ? "on \(from)" : "from \(from) to \(to)"))
            }
        }
    }

    /// A deadline outside the plan's years or before its issue.
    private mutating func reviewPeriod(_ occurrences: [Occurrence]) {
        for deadline in plan.deadlines {
            guard case .dated(let date, _, _) = deadline.timing, case .full(let day) = date else { continue }
            if !plan.years.contains(day.year) {
                let years = plan.years.last.map { $0 == plan.years.first ? "\($0)" : "\(plan.years.first)-\($0)" }
                warn(
                    deadline.position, "deadline-outside-period",
                    vi: "hạn '\(deadline.id)' (\(day.slashed)) nằm ngoài năm của kế hoạch "
                        + "(\(years ?? "\(plan.years.first)-"))",
                    en: "deadline '\(deadline.id)' (\(day)) lies outside the plan's years "
                        + "(\(years ?? "\(plan.years.first)-"))")
            }
        }
        guard let issued = plan.issued else { return }
        var seen: Set<String> = []
        for occurrence in occurrences where occurrence.cutoff != nil && occurrence.lastGoodDay < issued.earliest {
            guard let deadline = occurrence.deadline, case .dated = deadline.timing, seen.insert(deadline.id).inserted
            else { continue }
            warn(
                deadline.position, "deadline-before-issue",
                vi: "hạn '\(deadline.id)' (hết ngày \(occurrence.lastGoodDay.slashed)) đã qua trước khi kế hoạch "
                    + "được ban hành (\(issued.earliest.slashed))",
                en: "deadline '\(deadline.id)' (until \(occurrence.lastGoodDay)) passed before the plan was issued "
                    + "(\(issued.earliest))")
        }
    }

    /// What is counted from something leaves less time than its first reminder needs: that would come before there is
    /// anything to do.
    private mutating func reviewChains(_ occurrences: [Occurrence]) {
        guard plan.deadlines.contains(where: { $0.timing.anchor != nil }) else { return }
        var seen: Set<String> = []
        for occurrence in occurrences {
            guard let deadline = occurrence.deadline, case .relative(let distance, _, _) = deadline.timing,
                distance.direction == .after, let first = deadline.ladder.before.first
            else { continue }
            let gap = occurrence.origin.days(until: occurrence.lastGoodDay)
            guard first > gap, seen.insert(deadline.id).inserted else { continue }
            warn(
                deadline.timingPosition, "chain-gap-short",
                vi:
                    "'\(deadline.id)' chỉ cách mốc tính (\(occurrence.origin.slashed)) \(gap) ngày: nhắc trước \(first) "
                    + "ngày sẽ đến trước mốc đó (ghi 'reminders: {before: …}' ngắn hơn)",
                en: "'\(deadline.id)' comes only \(gap) days after what it is counted from (\(occurrence.origin)): the "
                    + "reminder \(first) days before would come earlier than that (say a shorter 'reminders: {before: …}')"
            )
        }
    }

    /// A phase that is a year longer in some years: one end goes by the moon, the other does not, and they change places.
    private mutating func reviewPhaseLengths(_ occurrences: [Occurrence]) {
        var shortest: [String: Occurrence] = [:]
        for occurrence in occurrences {
            guard case .phase(let index) = occurrence.item, let days = occurrence.window else { continue }
            let phase = plan.phases[index]
            guard phase.from.isLunar != phase.to.isLunar else { continue }
            guard let other = shortest[phase.id], let otherDays = other.window else {
                shortest[phase.id] = occurrence
                continue
            }
            let (length, otherLength) = (days.length, otherDays.length)
            if length < otherLength { shortest[phase.id] = occurrence }
            guard abs(length - otherLength) > 180 else { continue }
            warn(
                phase.position, "phase-uneven",
                vi:
                    "đợt '\(phase.id)' dài \(otherLength) ngày từ \(otherDays.lowerBound.slashed), nhưng \(length) ngày từ "
                    + "\(days.lowerBound.slashed): một đầu theo âm lịch, đầu kia theo dương lịch",
                en: "phase '\(phase.id)' has \(otherLength) days from \(otherDays.lowerBound), but \(length) days from "
                    + "\(days.lowerBound): one end is a lunar date, the other is not")
            return
        }
    }

    /// A lunar date without its year belongs to the lunar year of that number, the end of which lies in the next solar one:
    /// someone may mean the year before.
    private mutating func reviewLunarDates() {
        let dates =
            plan.deadlines.flatMap { deadline in deadline.timing.dates.map { (deadline.timingPosition, $0) } }
            + plan.phases.map { ($0.position, $0.from) } + plan.events.map { ($0.position, $0.on) }
        for (position, date) in dates {
            let day = date.day(in: plan.years.first)
            guard case .yearlessLunar = date, day.year > plan.years.first, let lunar = LunarDate(day) else { continue }
            warn(
                position, "lunar-next-year",
                vi: "\(lunar.text(in: .vietnamese)) rơi vào ngày \(day.slashed) "
                    + "(ghi cả năm âm lịch nếu là ngày khác, như '\(lunar.shortText(in: .vietnamese)) âm lịch')",
                en: "\(lunar.text(in: .english)) is \(day) "
                    + "(say the lunar year too if another day is meant, such as '\(lunar.shortText(in: .english)) lunar')"
            )
        }
    }

    /// A year without an official list of holidays.
    private mutating func reviewHolidays(_ occurrences: [Occurrence], in years: ClosedRange<Int>) {
        guard !calendar.calendars.isEmpty else { return }
        let used = Set(occurrences.map(\.lastGoodDay.year)).filter { calendar.coverage(of: $0) != .official }
        for year in used.sorted() where years.contains(year) {
            warn(
                SourcePosition(line: 1, column: 1), "holidays-estimated",
                vi: "chưa có lịch nghỉ lễ chính thức cho năm \(year): ngày làm việc được tính theo ước lượng",
                en: "no official public holidays for \(year): working days are estimated")
        }
    }

    /// So many are told; whoever reads them finds the others by and by.
    private static let limit = 100
    private var isFull: Bool { diagnostics.count >= Self.limit }

    private mutating func warn(_ position: SourcePosition, _ code: String, vi: String, en: String) {
        guard !isFull else { return }
        diagnostics.append(
            Diagnostic(
                .warning, file: plan.file, position: position, code: code, message: Bilingual(vi: vi, en: en),
                sourceLine: lines[position.line - 1]))
    }
}

extension WorkingCalendar.Reason {
    /// Why the day is off, for a sentence: `Chủ nhật`/`a Sunday`, `ngày nghỉ (Tết Dương lịch)`/`a day off (…)`.
    func dayOffName(_ weekday: Weekday) -> (vietnamese: String, english: String) {
        guard let vietnamese = title(in: .vietnamese), let english = title(in: .english) else {
            return (weekday.name(in: .vietnamese), "a \(weekday.name(in: .english))")
        }
        return ("ngày nghỉ (\(vietnamese))", "a day off (\(english))")
    }
}

extension ClosedRange<Day> {
    fileprivate var length: Int { lowerBound.days(until: upperBound) + 1 }
}
