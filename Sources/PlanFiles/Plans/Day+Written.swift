package import CivilTime

extension Day {
    /// `20/01/2021` or `2021-01-20`, in `FormatLimits.years`.
    package init?(written text: some StringProtocol) {
        if let slashed = WrittenNumbers(text, separator: "/") {
            guard slashed.count == 3, slashed.digits.0 <= 2, slashed.digits.1 <= 2, slashed.digits.2 == 4 else {
                return nil
            }
            self.init(year: slashed.values.2, month: slashed.values.1, day: slashed.values.0)
        } else if let iso = WrittenNumbers(text, separator: "-") {
            guard iso.digits == (4, 2, 2) else { return nil }
            self.init(year: iso.values.0, month: iso.values.1, day: iso.values.2)
        } else {
            return nil
        }
        guard FormatLimits.years.contains(year) else { return nil }
    }
}
