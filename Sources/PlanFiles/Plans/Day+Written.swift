package import CivilTime

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
