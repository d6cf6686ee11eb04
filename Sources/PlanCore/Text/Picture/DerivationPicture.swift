package import CivilTime

/// The months from the day that an occurrence follows from to its last good day, below its title: every day off and, where
/// days were counted, the number of each.
///
/// Pure, and of the same shape with and without colour; of a long stretch the first and the last months.
package struct DerivationPicture: Hashable, Sendable {
    package let lines: [PictureLine]

    /// Months shown at either end of a long stretch.
    private static let monthsAtAnEnd = 3

    /// - Parameter width: of the words below the months; less than 40 counts as 40.
    package init(_ derivation: Derivation, _ calendar: WorkingCalendar, width: Int, language: Language) {
        let marks = DayMarks(derivation, calendar)
        let first = marks.days.lowerBound.firstOfMonth
        let count = first.months(until: marks.days.upperBound) + 1
        let isLong = count > 2 * Self.monthsAtAnEnd
        let shown =
            isLong ? Array(0..<Self.monthsAtAnEnd) + Array(count - Self.monthsAtAnEnd..<count) : Array(0..<count)
        let grid = MonthGrid(marks: marks, language: language)
        var lines = Paragraph(derivation.occurrence.fullTitle(in: language)).lines(width: max(40, width))
            .map { PictureLine($0, .title) }
        lines.append(PictureLine())
        for index in shown {
            if isLong, index == count - Self.monthsAtAnEnd {
                let hidden = count - 2 * Self.monthsAtAnEnd
                lines += [
                    PictureLine(
                        Bilingual(vi: "… \(hidden) tháng ở giữa …", en: "… \(hidden) months between …")[language], .dim),
                    PictureLine(),
                ]
            }
            lines += grid.lines(first.adding(months: index)) + [PictureLine()]
        }
        self.lines = lines + marks.legend(width: max(40, width), in: language)
    }

    /// Without styles, ending with a newline.
    package var text: String { lines.map { $0.text + "\n" }.joined() }
}

/// One month: seven columns from Monday to Sunday, a row a week.
private struct MonthGrid {
    var marks: DayMarks
    var language: Language

    func lines(_ first: Day) -> [PictureLine] {
        let (year, month, _) = first.components
        let width = marks.suffixWidth + 5
        let name = Bilingual(vi: "Tháng \(month)/\(year)", en: IssueDate(year: year, month: month).text(in: .english))
        let weekdays = Weekday.allCases.map { pad(" \($0.shortName(in: language))", to: width) }.joined()
        var lines = [PictureLine("  " + name[language], .title), PictureLine("  " + weekdays, .dim)]
        var cells: [(text: String, style: PictureLine.Style)] = [
            (String(repeating: " ", count: width * (first.weekday.rawValue - 1)), .plain)
        ]
        for number in 1...Day.length(ofMonth: month, year: year) {
            let day = first.adding(days: number - 1)
            let (mark, suffix, style) = marks.cell(day)
            let digits = number < 10 ? " \(number)" : "\(number)"
            let text = mark + digits + suffix
            cells.append((text, style))
            cells.append((String(repeating: " ", count: width - text.count), .plain))
            if day.weekday == .sunday || number == Day.length(ofMonth: month, year: year) {
                lines.append(PictureLine([("  ", .plain)] + cells))
                cells = []
            }
        }
        return lines
    }

    private func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension Day {
    fileprivate var firstOfMonth: Day { adding(days: 1 - day) }

    /// Whole months from the first of a month to the day's.
    fileprivate func months(until other: Day) -> Int { (other.year - year) * 12 + other.month - month }
}
