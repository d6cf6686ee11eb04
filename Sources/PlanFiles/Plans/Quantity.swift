/// A number and the unit behind it, as written: `14d`, `10 working days`, `10 ngày làm việc`.
struct Quantity {
    /// 0…99,999.
    let count: Int
    /// In lower case, its words one space apart.
    let unit: String

    /// nil when the text does not begin with a number, or with one of more than five digits.
    init?(_ text: some StringProtocol) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 5, let count = Int(digits) else { return nil }
        self.count = count
        self.unit = text.dropFirst(digits.count).split(separator: " ").joined(separator: " ").lowercased()
    }
}
