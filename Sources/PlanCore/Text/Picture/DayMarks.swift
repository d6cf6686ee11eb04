import CivilTime

/// What a derivation has to say about each day of its months.
struct DayMarks: Sendable {
    /// From the first day that matters to the last.
    let days: ClosedRange<Day>
    /// The widest that stands behind a day's number.
    let suffixWidth: Int

    private let derivation: Derivation
    private let calendar: WorkingCalendar
    private let origin: Day
    private let last: Day
    /// The day on which it becomes too late.
    private let cutoff: Day?
    /// The days counted, and the number of each where each has one.
    private let counted: ClosedRange<Day>?
    private let numbers: [Day: Int]

    init(_ derivation: Derivation, _ calendar: WorkingCalendar) {
        self.derivation = derivation
        self.calendar = calendar
        let occurrence = derivation.occurrence
        self.origin = occurrence.window?.lowerBound ?? occurrence.origin
        self.last = occurrence.lastGoodDay
        self.cutoff = occurrence.cutoff.map(occurrence.plan.zone.day)
        var numbers: [Day: Int] = [:]
        var counted = occurrence.window
        for case .counted(let tally) in derivation.steps.map(\.rule) {
            counted = tally.days
            guard let days = tally.days, tally.distance.unit == .workingDays || tally.distance.unit == .days else {
                continue
            }
            let length = days.lowerBound.days(until: days.upperBound)
            for index in 0...length {
                let day =
                    tally.distance.direction == .after
                    ? days.lowerBound.adding(days: index) : days.upperBound.adding(days: -index)
                if tally.distance.unit == .days || calendar.isWorking(day) { numbers[day] = numbers.count + 1 }
            }
        }
        self.numbers = numbers
        self.counted = counted
        let all = [origin, last, cutoff].compactMap(\.self) + derivation.steps.map(\.day)
        let first = all.reduce(origin, min)
        self.days = first...max(first, all.reduce(last, max))
        self.suffixWidth = (numbers.isEmpty ? 1 : String(numbers.count).count) + 1
    }

    /// What stands before and behind the day's number.
    func cell(_ day: Day) -> (mark: String, suffix: String, style: PictureLine.Style) {
        let status = calendar.status(of: day)
        let number = numbers[day].map(Self.superscript)
        let isInside = counted?.contains(day) ?? false
        let suffix = (number ?? (isInside && numbers.isEmpty ? "·" : "")) + status.reason.mark(status.isWorking)
        if day == last { return (end.mark, suffix, end.style) }
        if day == cutoff { return ("×", suffix, .deadline) }
        if day == origin { return ("○", suffix, .title) }
        return (" ", suffix, status.isWorking ? isInside ? .phase : .plain : status.reason == .weekend ? .dim : .event)
    }

    /// What the last good day is marked with, as in the picture of a year.
    private var end: (mark: String, style: PictureLine.Style) {
        switch derivation.occurrence.item {
        case .event, .rule: ("▲", .event)
        case .phase: ("◆", .phase)
        case .deadline: derivation.occurrence.cutoff == nil ? ("◇", .duty) : ("◆", .deadline)
        }
    }

    func legend(width: Int, in language: Language) -> [PictureLine] {
        var lines: [PictureLine] = []
        func add(_ mark: String, _ style: PictureLine.Style, _ text: Bilingual) {
            lines += PictureLine.legend(mark, style, text[language], width: width)
        }
        if origin != last { add("○", .title, named(origin, originName)) }
        add(end.mark, end.style, named(last, endName))
        if let instant = derivation.occurrence.cutoff {
            let (day, time) = derivation.occurrence.plan.zone.local(at: instant)
            add(
                "×", .deadline,
                Bilingual(
                    vi: "quá hạn từ \(time) ngày \(day.slashed)",
                    en: "too late from \(time) on \(day.text(in: .english))"))
        }
        if !numbers.isEmpty {
            add("¹", .phase, Bilingual(vi: "ngày thứ mấy được đếm", en: "the number of each day that was counted"))
        } else if counted != nil {
            add("·", .phase, Bilingual(vi: "các ngày tính đến", en: "the days in between"))
        }
        return lines + dayLegend(width: width, in: language)
    }

    private func dayLegend(width: Int, in language: Language) -> [PictureLine] {
        let (year, month, _) = days.upperBound.components
        let shown =
            days.lowerBound.adding(days: 1 - days.lowerBound.day)...Day(clippingYear: year, month: month, day: 31)
        var lines: [PictureLine] = []
        let runs = calendar.daysOff(in: shown) + calendar.daysMadeUp(in: shown)
        if runs.contains(where: { $0.reason == .weekend }) {
            lines += PictureLine.legend(
                "-", .dim, Bilingual(vi: "ngày nghỉ cuối tuần", en: "a weekly day off")[language], width: width)
        }
        let named = runs.filter { $0.reason != .weekend }.sorted { $0.days.lowerBound < $1.days.lowerBound }
        for run in named.prefix(Self.listed) {
            let mark = run.reason.mark(calendar.isWorking(run.days.lowerBound))
            let text = "\(run.text(in: language)): \(run.reason.name[language])\(run.reason.credit[language])"
            lines += PictureLine.legend(mark, .event, text, width: width)
        }
        let more = named.count - Self.listed
        if more > 0 {
            lines.append(
                PictureLine(Bilingual(vi: "    và \(more) dịp nữa", en: "    and \(more) more")[language], .dim))
        }
        return lines
    }

    /// Holidays named at most.
    private static let listed = 12

    private func named(_ day: Day, _ name: Bilingual) -> Bilingual {
        let lunar = isLunar ? LunarDate(day) : nil
        func line(_ language: Language) -> String {
            let moon = lunar.map { " (\($0.shortText(in: language)) \(language == .vietnamese ? "âm lịch" : "lunar"))" }
            return "\(day.longText(in: language))\(moon ?? ""): \(name[language])"
        }
        return Bilingual(vi: line(.vietnamese), en: line(.english))
    }

    private var isLunar: Bool {
        (derivation.opening + derivation.steps).contains {
            if case .written(let date, _) = $0.rule { date.isLunar } else { false }
        }
    }

    private var originName: Bilingual {
        if derivation.occurrence.window != nil { return Bilingual(vi: "ngày bắt đầu", en: "the first day") }
        if case .anchor(let anchor, let direction, let base) = derivation.steps.first?.rule {
            return anchor.text(direction, base?.occurrence.title ?? derivation.occurrence.anchorTitle ?? "")
        }
        return Bilingual(vi: "ngày ghi trong kế hoạch", en: "the day that the plan writes")
    }

    private var endName: Bilingual {
        switch derivation.occurrence.item {
        case .event: Bilingual(vi: "ngày diễn ra", en: "the day itself")
        case .phase, .rule: Bilingual(vi: "ngày kết thúc", en: "the last day")
        case .deadline:
            derivation.occurrence.cutoff == nil
                ? Bilingual(vi: "ngày phải làm", en: "the day it is to be done")
                : Bilingual(vi: "ngày cuối cùng", en: "the last good day")
        }
    }

    private static func superscript(_ number: Int) -> String {
        let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
    }
}

extension WorkingCalendar.Reason {
    /// `-` at a weekend, `*` at a day off with a name, `+` at one that is worked by a swap or an exact date.
    fileprivate func mark(_ isWorking: Bool) -> String {
        switch self {
        case .weekday: ""
        case .weekend: "-"
        case .holiday, .substitute, .swappedOff, .makeUp, .exact: isWorking ? "+" : "*"
        }
    }
}
