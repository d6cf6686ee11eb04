import CivilTime
package import PlanCore

extension IssueDate {
    /// `04/01/2027`, `2027-01-04`, `01/2027` or `2027`.
    package init?(written text: some StringProtocol) {
        if let day = Day(written: text) {
            self.init(year: day.year, month: day.month, day: day.day)
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.last, parts.count <= 2, last.utf8.count == 4, let year = Int(digits: last),
            FormatLimits.years.contains(year)
        else { return nil }
        guard parts.count == 2 else {
            self.init(year: year)
            return
        }
        guard parts[0].utf8.count <= 2, let month = Int(digits: parts[0]), (1...12).contains(month) else { return nil }
        self.init(year: year, month: month)
    }
}
