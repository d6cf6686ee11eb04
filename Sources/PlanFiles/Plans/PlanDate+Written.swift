import CivilTime
package import PlanCore

extension PlanDate {
    /// `20/01`, `20/01/2021` or `2021-01-20`; nil for anything else, and for days that no calendar has (31/02).
    package init?(written text: some StringProtocol) {
        if let day = Day(written: text) {
            self = .full(day)
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        // 2024 is a leap year: 29/02 is a day of some years.
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count <= 2 }), let day = Int(digits: parts[0]),
            let month = Int(digits: parts[1]), Day(year: 2024, month: month, day: day) != nil
        else { return nil }
        self = .yearless(month: month, day: day)
    }
}
