package import CivilTime

/// The picture of plans' years for a terminal: months across, phases as bars, deadlines and events as marks, and below
/// them every date in words; one strip a year.
///
/// Pure, and of the same shape with and without colour. No line is wider than asked, in columns of a terminal, unless one
/// of its words is.
package struct PlanPicture: Hashable, Sendable {
    package let lines: [PictureLine]

    /// - Parameters:
    ///   - occurrences: those outside the years are left out.
    ///   - plan: the only plan shown; what it leaves open is told even in a year without a date.
    ///   - width: in columns; less than 40 counts as 40.
    ///   - namesPlans: each plan's number and title stand above its rows.
    ///   - today: marked in its year.
    package init(
        occurrences: [Occurrence], of plan: Plan? = nil, years: ClosedRange<Int>, width: Int, language: Language,
        namesPlans: Bool = true, today: Day? = nil
    ) {
        let width = max(40, width)
        let longest = Set(occurrences.map { Paragraph($0.title).line.columns }).max() ?? 0
        let columnsPerMonth = max(2, min((width - 1 - min(longest, width * 3 / 8)) / 12, 8))
        let canvas = Canvas(
            width: width, labelWidth: max(4, min(longest, width - 1 - 12 * columnsPerMonth)), language: language,
            namesPlans: namesPlans, today: today)
        var lines: [PictureLine] = []
        for year in years {
            let axis = YearAxis(year: year, columnsPerMonth: columnsPerMonth)
            if !lines.isEmpty { lines.append(PictureLine()) }
            let rows = PictureRow.rows(of: occurrences, in: axis.days)
            lines += canvas.strip(axis, rows)
            if rows.isEmpty, let plan { lines += canvas.undated(of: plan) }
        }
        self.lines = lines
    }

    /// The picture without styles, ending with a newline.
    package var text: String { lines.map { $0.text + "\n" }.joined() }
}

/// What all strips of a picture share.
private struct Canvas {
    var width: Int
    var labelWidth: Int
    var language: Language
    var namesPlans: Bool
    var today: Day?

    func strip(_ axis: YearAxis, _ plans: [(plan: Plan, rows: [PictureRow])]) -> [PictureLine] {
        guard !plans.isEmpty else {
            return [
                PictureLine([
                    (String(axis.year), .title),
                    (Bilingual(vi: ": không có ngày nào", en: ": no dates")[language], .dim),
                ])
            ]
        }
        var lines = [row(String(axis.year), .title, [(axis.header(in: language), .dim)])]
        if let today, axis.days.contains(today) {
            let indent = String(repeating: " ", count: axis.column(of: today))
            lines.append(row(Bilingual(vi: "hôm nay", en: "today")[language], .today, [(indent + "▼", .today)]))
        }
        for (plan, rows) in plans {
            if namesPlans { lines += name(plan) }
            lines += rows.map { row($0.title, .plain, $0.cells(on: axis)) }
        }
        lines.append(PictureLine())
        for (plan, rows) in plans {
            if namesPlans, plans.count > 1 { lines += name(plan) }
            lines += rows.flatMap { $0.legend(width: width, in: language) }
            lines += undated(of: plan)
        }
        return lines
    }

    private func row(
        _ label: String, _ style: PictureLine.Style, _ cells: [(text: String, style: PictureLine.Style)]
    ) -> PictureLine {
        let shown = label.columns <= labelWidth ? label : label.prefix(columns: labelWidth - 1) + "…"
        return PictureLine(
            [(shown, style), (String(repeating: " ", count: labelWidth + 1 - shown.columns), .dim)] + cells)
    }

    private func name(_ plan: Plan) -> [PictureLine] {
        Paragraph([plan.number, plan.title].compactMap(\.self).joined(separator: " "))
            .lines(width: width).map { PictureLine($0, .title) }
    }

    /// What has no place in a year's strip: deadlines of which the plan does not say when, and its rules.
    func undated(of plan: Plan) -> [PictureLine] {
        plan.deadlines.filter { $0.timing == .open }.flatMap { deadline in
            PictureLine.legend(
                "○", .dim,
                deadline.title
                    + Bilingual(vi: ": kế hoạch không nêu thời hạn", en: ": the plan sets no date")[language],
                width: width)
        } + plan.rules.flatMap { PictureLine.legend("•", .event, $0.text(of: plan, in: language), width: width) }
    }
}

extension Plan.ReminderRule {
    /// `Họp giao ban: Mon *-*-* 08:00:00, trong “Đợt thứ nhất”`.
    fileprivate func text(of plan: Plan, in language: Language) -> String {
        let window: Bilingual? =
            switch during {
            case .phase(let id):
                plan.phases.first { $0.id == id }.map {
                    Bilingual(vi: ", trong “\($0.title)”", en: ", during “\($0.title)”")
                }
            case .eachPhase: Bilingual(vi: ", trong mỗi đợt", en: ", during each phase")
            case .deadline, .event, nil: nil
            }
        return "\(message): \(on)" + (window?[language] ?? "")
    }
}
