package import PlanCore

extension PlanYears {
    /// `2024`, `2024-2027` or, without an end, `2024-`.
    package init?(written text: some StringProtocol) {
        let parts = String(text).unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
            .map { String($0).words.joined(separator: " ") }
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
