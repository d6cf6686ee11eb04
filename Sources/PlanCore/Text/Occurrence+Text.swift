import CivilTime

extension Occurrence {
    /// How its extension is ended, so that the plan alone says its date.
    package var endOfExtension: Bilingual {
        let command = "hanchot extend \(identity) --to \(ownDay.text(in: .vietnamese)) --because …"
        return Bilingual(vi: "muốn theo kế hoạch: '\(command)'", en: "to follow the plan: '\(command)'")
    }

    /// When it is due, as the plan writes it and as it is meant: `trước ngày 20/01/2021 (hết ngày 19/01/2021)`,
    /// `trước 17:00 ngày 15/11/2027`; a phase's days, an event's day, the end a duty hangs on.
    ///
    /// A date that `on-day-off` moved is told with the one in force:
    /// `trước ngày 01/11/2021, dời đến hết ngày 01/11/2021`; so is one that was put off.
    package func dueText(in language: Language) -> String {
        let last = lastGoodDay.text(in: language)
        if let window {
            let first = window.lowerBound.text(in: language)
            return Bilingual(vi: "từ ngày \(first) đến hết ngày \(last)", en: "from \(first) to \(last)")[language]
        }
        guard let deadline else { return lastGoodDay.longText(in: language) }
        guard cutoff != nil else {
            let anchor = anchorTitle.map { " “\($0)”" } ?? ""
            return deadline.timing.anchor?.isPhase ?? true
                ? Bilingual(
                    vi: "khi kết thúc\(anchor) (hết ngày \(last))", en: "at the end of\(anchor) (\(last))")[language]
                : Bilingual(vi: "sau\(anchor) (ngày \(last))", en: "after\(anchor) (\(last))")[language]
        }
        let isExtended = lastGoodDay != ownDay
        let written = WrittenDate(deadline, lastGoodDay: movedFrom ?? ownDay)
        guard movedFrom != nil || isExtended else { return written.text(in: language) }
        let time = written.time == .midnight ? nil : written.time
        let moved =
            time.map { Bilingual(vi: "trước \($0) ngày \(last)", en: "\($0) on \(last)") }
            ?? Bilingual(vi: "hết ngày \(last)", en: "the end of \(last)")
        guard !isExtended else {
            return Bilingual(
                vi: "\(written.shortText(in: language)), gia hạn đến \(moved.vietnamese)",
                en: "\(written.shortText(in: language)), extended to \(moved.english)")[language]
        }
        return Bilingual(
            vi: "\(written.shortText(in: language)), dời đến \(moved.vietnamese)",
            en: "\(written.shortText(in: language)), moved to \(moved.english)")[language]
    }

    /// The title with the instance it is of: `Báo cáo thi đua (quý III/2021)`, `Bình xét (Đợt thứ nhất năm 2021)`.
    package func fullTitle(in language: Language) -> String {
        guard cutoff != nil, let period = key.text(in: language, phase: phase?.title) else { return title }
        return "\(title) (\(period))"
    }

    /// How its date came about, where that is more than the day that the plan writes: what it was counted from, and what it
    /// was moved off; nil where it is not.
    package func derivationText(in language: Language) -> String? {
        let parts = [countText(in: language), moveText(in: language)].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    /// How a relative deadline was counted.
    func countText(in language: Language) -> String? {
        guard case .relative(let distance, let anchor, _) = deadline?.timing, let title = anchorTitle else {
            return nil
        }
        return distance.text(from: anchor, title, origin, in: language)
    }

    /// What day off it was moved from, and where to.
    func moveText(in language: Language) -> String? {
        guard let movedFrom, lastGoodDay == ownDay else { return nil }
        let from = movedFrom.longText(in: language)
        return movedFrom < lastGoodDay
            ? Bilingual(
                vi: "\(from) là ngày nghỉ, dời sang ngày làm việc tiếp theo",
                en: "\(from) is a day off; moved to the next working day")[language]
            : Bilingual(
                vi: "\(from) là ngày nghỉ, dời lên ngày làm việc liền trước",
                en: "\(from) is a day off; moved to the working day before")[language]
    }

    /// The phase that the occurrence belongs to: the one it is counted from, in the end.
    private var phase: Plan.Phase? {
        guard case .phase(let id, _) = key else { return nil }
        return plan.phases.first { $0.id == id }
    }

    /// The title of what a relative deadline or a duty is counted from.
    var anchorTitle: String? {
        switch deadline?.timing.anchor {
        case .phase(let id): plan.phases.first { $0.id == id }?.title
        case .eachPhase: phase?.title
        case .deadline(let id): plan.deadlines.first { $0.id == id }?.title
        case .event(let id): plan.events.first { $0.id == id }?.title
        case nil: nil
        }
    }
}

extension OccurrenceKey {
    /// The period for a person: `quý III/2021`, `tháng 8/2021`; nil for what comes once, a year or a day, which every date shows.
    func text(in language: Language, phase title: String?) -> String? {
        switch self {
        case .once, .year, .recurrence: return nil
        case .halfYear(let year, let half):
            return Bilingual(
                vi: "6 tháng \(half == 1 ? "đầu" : "cuối") năm \(year)",
                en: "\(half == 1 ? "first" : "second") half of \(year)")[language]
        case .quarter(let year, let quarter):
            return Bilingual(vi: "quý \(Self.roman(quarter))/\(year)", en: "quarter \(quarter) of \(year)")[language]
        case .month(let year, let month):
            let english = IssueDate(year: year, month: month).text(in: .english)
            return Bilingual(vi: "tháng \(month)/\(year)", en: english)[language]
        case .week(let year, let week):
            return Bilingual(vi: "tuần \(week) năm \(year)", en: "week \(week) of \(year)")[language]
        case .phase(_, let year):
            guard let title, let year, !title.contains(String(year)) else { return title }
            return Bilingual(vi: "\(title) năm \(year)", en: "\(title), \(year)")[language]
        }
    }

    /// The number of a quarter as documents write it.
    static func roman(_ quarter: Int) -> String { ["I", "II", "III", "IV"][max(0, min(quarter - 1, 3))] }
}

/// A deadline's date in the words of its plan.
private struct WrittenDate {
    /// nil where the plan names no date but a length of time.
    var boundary: Boundary?
    /// The day that is written.
    var day: Day
    var time: TimeOfDay?
    /// The last good day before any move.
    var lastGoodDay: Day

    /// Turns `Cutoff.init` around: from the last good day to the day that stands in the plan.
    init(_ deadline: Plan.Deadline, lastGoodDay: Day) {
        switch deadline.timing {
        case .dated(_, let boundary, let time), .repeating(_, _, let boundary, let time),
            .recurring(_, let boundary, let time):
            self.boundary = boundary
            self.time = time
        case .relative(_, _, let time):
            self.time = time
        case .duty, .open:
            break
        }
        let isDayAfter =
            time == .midnight || (time == nil && boundary == .before && deadline.beforeMeans == .exclusive)
        self.day = isDayAfter ? lastGoodDay.adding(days: 1) : lastGoodDay
        self.lastGoodDay = lastGoodDay
    }

    /// Both the date written and the last good day.
    func text(in language: Language) -> String {
        let short = shortText(in: language)
        let last = lastGoodDay.text(in: language)
        if time == nil ? boundary == nil : time != .midnight { return short }
        return Bilingual(vi: "\(short) (hết ngày \(last))", en: "\(short) (until the end of \(last))")[language]
    }

    /// Only the date written.
    func shortText(in language: Language) -> String {
        let day = day.text(in: language)
        if let time { return Bilingual(vi: "trước \(time) ngày \(day)", en: "before \(time) on \(day)")[language] }
        switch boundary {
        case .before: return Bilingual(vi: "trước ngày \(day)", en: "before \(day)")[language]
        case .by: return Bilingual(vi: "chậm nhất ngày \(day)", en: "by \(day)")[language]
        case nil: return Bilingual(vi: "hết ngày \(day)", en: "until the end of \(day)")[language]
        }
    }
}
