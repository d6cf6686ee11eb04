import CivilTime
package import PlanCore

extension IssueDate {
    /// `04/01/2027`, `2027-01-04`, `01/2027` or `2027`.
    package init?(written text: some StringProtocol) {
        if let day = Day(written: text) {
            self.init(year: day.year, month: day.month, day: day.day)
            return
        }
        guard let written = WrittenNumbers(text, separator: "/") else { return nil }
        switch (written.count, written.digits.0, written.digits.1) {
        case (1, 4, _): self.init(year: written.values.0)
        case (2, ...2, 4) where (1...12).contains(written.values.0):
            self.init(year: written.values.1, month: written.values.0)
        default: return nil
        }
        guard FormatLimits.years.contains(year) else { return nil }
    }
}
