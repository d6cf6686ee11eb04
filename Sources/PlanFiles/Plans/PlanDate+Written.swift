package import CivilTime
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

extension Day {
    /// `20/01/2021` or `2021-01-20`, in `FormatLimits.years`.
    package init?(written text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if let day = Day(iso: text) {
            self = day
        } else if parts.count == 3, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2, parts[2].utf8.count == 4,
            let day = Int(digits: parts[0]), let month = Int(digits: parts[1]), let year = Int(digits: parts[2]),
            let named = Day(year: year, month: month, day: day)
        {
            self = named
        } else {
            return nil
        }
        guard FormatLimits.years.contains(year) else { return nil }
    }
}

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

extension PlanYears {
    /// `2024`, `2024-2027` or, without an end, `2024-`.
    package init?(written text: some StringProtocol) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
            .map { $0.split(separator: " ").joined(separator: " ") }
        guard (1...2).contains(parts.count), let first = Int(digits: parts[0]), FormatLimits.years.contains(first)
        else { return nil }
        guard parts.count == 2 else {
            self.init(first: first, last: first)
            return
        }
        guard !parts[1].isEmpty else {
            self.init(first: first, last: nil)
            return
        }
        guard let last = Int(digits: parts[1]), FormatLimits.years.contains(last), last >= first else { return nil }
        self.init(first: first, last: last)
    }
}
