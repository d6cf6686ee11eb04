import CivilTime

/// Twelve months side by side, each as wide as the others; days map to columns.
struct YearAxis: Hashable, Sendable {
    let year: Int
    /// 2…8.
    let columnsPerMonth: Int

    var width: Int { 12 * columnsPerMonth }
    var days: ClosedRange<Day> {
        Day(clippingYear: year, month: 1, day: 1)...Day(clippingYear: year, month: 12, day: 31)
    }

    /// The column a day lies in, 0 ..< width; days outside the year lie at its ends.
    func column(of day: Day) -> Int {
        guard day >= days.lowerBound else { return 0 }
        guard day <= days.upperBound else { return width - 1 }
        let (year, month, number) = day.components
        return (month - 1) * columnsPerMonth + (number - 1) * columnsPerMonth / Day.length(ofMonth: month, year: year)
    }

    /// The months' names above their first columns: all of them where they fit, else the first of each quarter.
    func header(in language: Language) -> String {
        let step = columnsPerMonth >= 4 ? 1 : 3
        return stride(from: 1, through: 12, by: step).map { month in
            let name = Bilingual(vi: "T\(month)", en: String(Day.englishMonths[month - 1].prefix(3)))[language]
            return name + String(repeating: " ", count: max(0, step * columnsPerMonth - name.count))
        }.joined()
    }
}
