/// A number and the unit behind it, as written: `14d`, `10 working days`, `10 ngày làm việc`.
struct Quantity {
    /// 0…99,999.
    let count: Int
    /// In lower case, its words one space apart.
    let unit: String

    /// nil when the text does not begin with a number, or with one of more than five digits.
    init?(_ text: some StringProtocol) {
        let end = text.utf8.firstIndex { !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) } ?? text.endIndex
        let digits = text[..<end]
        guard digits.utf8.count <= 5, let count = Int(digits) else { return nil }
        self.count = count
        self.unit = text[end...].words.joined(separator: " ").lowercased()
    }
}
