import CivilTime

/// Dates that a plan writes, and days of what repeats.
extension StepText {
    mutating func explain(_ date: PlanDate, _ year: Int, _ step: DerivationStep, _ occurrence: Occurrence) {
        let written = date.text
        let day = Both(step.day)
        let lunar = date.isLunar ? LunarDate(step.day) : nil
        if date.hasYear {
            say(
                "Kế hoạch ghi “\(written.vietnamese)”: ngày \(day.vi).",
                "The plan writes “\(written.english)”: \(day.en).")
        } else {
            let source = Self.yearSource(date, year, step, occurrence)
            say(
                "Kế hoạch ghi “\(written.vietnamese)”, \(source.vietnamese): ngày \(day.vi).",
                "The plan writes “\(written.english)”, \(source.english): \(day.en).")
        }
        switch date {
        case .full: break
        case .yearless(let own):
            if step.day.day != own.day {
                reason(
                    "năm \(year) không có ngày đó: lấy ngày cuối tháng",
                    "\(year) lacks that day: the month's last is taken")
            }
        case .lunar, .yearlessLunar:
            guard let lunar else { break }
            if case .yearlessLunar(let own) = date, lunar.day != own.day {
                reason("tháng đó thiếu, có 29 ngày: lấy ngày cuối tháng", "that month has 29 days: its last is taken")
            }
            reason(
                .lunarDecision, "\(lunar.text(in: .vietnamese)), tính theo múi giờ UTC+7",
                "\(lunar.text(in: .english)), reckoned at UTC+7")
        case .point(let point, _):
            explain(point.part, months: point.months, article: point.stretch == .year ? 3 : 2)
        }
    }

    /// Where a date without a year takes it from.
    private static func yearSource(
        _ date: PlanDate, _ year: Int, _ step: DerivationStep, _ occurrence: Occurrence
    ) -> Bilingual {
        let lunar = date.isLunar
        if case .phase(let index) = occurrence.item {
            let phase = occurrence.plan.phases[index]
            // An end of a phase that says its year lends it to the other.
            if phase.from.hasYear || phase.to.hasYear {
                return phase.to.hasYear
                    ? Bilingual(vi: "năm \(year), theo ngày kết thúc", en: "in \(year), by the last day's year")
                    : Bilingual(vi: "năm \(year), theo ngày bắt đầu", en: "in \(year), by the first day's year")
            }
            if case .year(let own) = occurrence.key, year > own {
                return Bilingual(
                    vi: "đứng trước ngày bắt đầu nên lấy năm sau, \(year)",
                    en: "before the first day, so in the year after, \(year)")
            }
        }
        return lunar
            ? Bilingual(
                vi: "lấy năm âm lịch cùng số với năm của kế hoạch, \(year)",
                en: "in the lunar year with the number of the plan's, \(year)")
            : Bilingual(vi: "lấy năm của kế hoạch, \(year)", en: "in the plan's year, \(year)")
    }

    mutating func explain(_ period: Period, _ day: PeriodDay, _ key: OccurrenceKey, _ start: Day, _ found: Day) {
        let name = key.text(in: .vietnamese, phase: nil) ?? "năm \(start.year)"
        let english =
            (period == .halfYear ? "the " : "") + (key.text(in: .english, phase: nil) ?? String(start.year))
        let each = period.text
        let place = day.text(in: period)
        say(
            "Mỗi \(each.vietnamese) một lần: \(place.vietnamese) của \(name), bắt đầu ngày \(Both(start).vi).",
            "Once every \(each.english): \(place.english) of \(english), which begins on \(Both(start).en).")
        if case .day(_, let month) = day, month > max(1, period.months) {
            reason("tháng thứ \(month) nằm trong kỳ sau", "month \(month) lies in the period that follows")
        }
        switch day {
        case .day(let number, _) where found.day != number:
            reason(
                "tháng đó không có ngày \(number): lấy ngày cuối tháng",
                "that month lacks day \(number): its last is taken")
        case .point(let part):
            explain(part, months: period.months, article: period == .year ? 3 : 2)
        default: break
        }
        if period == .week {
            reason(
                .iso8601, "tuần bắt đầu từ thứ Hai; tuần 1 là tuần có ngày thứ Năm đầu tiên của năm",
                "weeks begin on Monday; week 1 is the one with the year's first Thursday")
        }
    }

    /// The Civil Code names the points of a month and a year.
    private mutating func explain(_ part: PointOfYear.Part, months: Int, article clause: Int) {
        let (month, number) = part.place(inMonths: months)
        let ordinal = month == 2 ? "second" : "third"
        let isNamed = months == 1 || months == 12
        let day: Bilingual =
            switch (part, months) {
            case (.first, _): Bilingual(vi: "ngày đầu tiên", en: "the first day")
            case (.last, _): Bilingual(vi: "ngày cuối cùng", en: "the last day")
            case (.middle, 1): Bilingual(vi: "ngày thứ 15 của tháng", en: "the 15th of the month")
            case (.middle, 12): Bilingual(vi: "ngày cuối cùng của tháng 6", en: "the last day of June")
            case (.middle, _):
                number == 31
                    ? Bilingual(
                        vi: "ngày cuối cùng của tháng thứ \(month)", en: "the last day of its \(ordinal) month")
                    : Bilingual(
                        vi: "ngày \(number) của tháng thứ \(month)", en: "day \(number) of its \(ordinal) month")
            }
        let name = part.text
        let stretch =
            switch months {
            case 1: Bilingual(vi: "tháng", en: "a month")
            case 3: Bilingual(vi: "quý", en: "a quarter")
            case 6: Bilingual(vi: "6 tháng", en: "a half-year")
            default: Bilingual(vi: "năm", en: "a year")
            }
        let vietnamese = "\(name.vietnamese) \(stretch.vietnamese) là \(day.vietnamese)"
        let english = "the \(name.english) of \(stretch.english) is \(day.english)"
        if isNamed {
            reason(.civilCode(article: 146, clause: clause), vietnamese, english)
        } else {
            reason(
                "\(vietnamese); Điều 146 Bộ luật Dân sự 2015 chỉ nêu tháng và năm, ở đây theo cùng cách",
                "\(english); the Civil Code 2015, article 146, names months and years only, this follows its pattern")
        }
    }

    mutating func explain(_ recurrence: Recurrence, _ number: Int, _ isAdded: Bool, _ plan: Plan) {
        if isAdded {
            say("Ngày ghi thêm (also), lần thứ \(number).", "A day that is added (also), number \(number).")
        } else {
            say(
                "Lần thứ \(number) theo quy tắc lặp lại.",
                "Number \(number) by the rule of its repeat.")
        }
        reason(.rfc5545(section: "3.3.10"), "quy tắc \(recurrence.rule)", "the rule \(recurrence.rule)")
        let first = Both(Day(clippingYear: plan.years.first, month: 1, day: 1))
        reason(
            .rfc5545(section: "3.8.2.4"),
            "tính từ ngày \(recurrence.start?.text.vietnamese ?? first.vi)",
            "reckoned from \(recurrence.start?.text.english ?? first.en)")
        list(recurrence.also, .rfc5545(section: "3.8.5.2"), Bilingual(vi: "thêm các ngày", en: "with the dates"))
        list(recurrence.except, .rfc5545(section: "3.8.5.1"), Bilingual(vi: "trừ các ngày", en: "without the dates"))
    }

    private mutating func list(_ dates: [PlanDate], _ authority: Authority, _ lead: Bilingual) {
        guard !dates.isEmpty else { return }
        let names = dates.prefix(Self.listed).map(\.text)
        let more = dates.count - names.count
        reason(
            authority,
            "\(lead.vietnamese) \(names.map(\.vietnamese).joined(separator: ", "))"
                + (more > 0 ? " và \(more) ngày nữa" : ""),
            "\(lead.english) \(names.map(\.english).joined(separator: ", "))" + (more > 0 ? " and \(more) more" : ""))
    }
}

extension Period {
    /// `quý`, `quarter`.
    var text: Bilingual {
        switch self {
        case .week: Bilingual(vi: "tuần", en: "week")
        case .month: Bilingual(vi: "tháng", en: "month")
        case .quarter: Bilingual(vi: "quý", en: "quarter")
        case .halfYear: Bilingual(vi: "6 tháng", en: "half-year")
        case .year: Bilingual(vi: "năm", en: "year")
        }
    }
}

extension PeriodDay {
    /// `ngày 20 tháng thứ 3`, `ngày cuối`, `thứ Sáu`; `day 20 of month 3`, `the last day`, `Friday`.
    func text(in period: Period) -> Bilingual {
        switch self {
        case .weekday(let weekday):
            Bilingual(vi: weekday.name(in: .vietnamese), en: weekday.name(in: .english))
        case .day(let number, let month):
            period == .month && month == 1
                ? Bilingual(vi: "ngày \(number)", en: "day \(number)")
                : Bilingual(vi: "ngày \(number) tháng thứ \(month)", en: "day \(number) of month \(month)")
        case .last(let month):
            month == max(1, period.months)
                ? Bilingual(vi: "ngày cuối", en: "the last day")
                : Bilingual(vi: "ngày cuối tháng thứ \(month)", en: "the last day of month \(month)")
        case .point(let part):
            switch part {
            case .first: Bilingual(vi: "ngày đầu", en: "the first day")
            case .middle: Bilingual(vi: "ngày giữa", en: "the middle")
            case .last: Bilingual(vi: "ngày cuối", en: "the last day")
            }
        }
    }
}

extension PointOfYear {
    /// How long what it is a point of lasts.
    fileprivate var months: Int {
        switch stretch {
        case .month: 1
        case .quarter: 3
        case .half: 6
        case .year: 12
        }
    }
}
