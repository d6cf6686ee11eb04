/// A text of one to three numbers with one sign between them, such as `20/01/2021`, `2021-01-20`, `01/2024`.
struct WrittenNumbers {
    /// 0…9999, in the order written.
    private(set) var values: (Int, Int, Int) = (0, 0, 0)
    /// How many digits each is written with, 1…4; 0: it is not there.
    private(set) var digits: (Int, Int, Int) = (0, 0, 0)
    /// How many numbers there are, 1…3.
    private(set) var count = 1

    /// nil for anything else, digits other than 0…9 and numbers of more than four digits included.
    init?(_ text: some StringProtocol, separator: Unicode.Scalar) {
        var value = 0
        var length = 0
        for byte in text.utf8 {
            if UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                length += 1
                guard length <= 4 else { return nil }
            } else {
                guard byte == UInt8(ascii: separator), length > 0, count < 3 else { return nil }
                set(value, length)
                (value, length) = (0, 0)
                count += 1
            }
        }
        guard length > 0 else { return nil }
        set(value, length)
    }

    private mutating func set(_ value: Int, _ length: Int) {
        switch count {
        case 1: (values.0, digits.0) = (value, length)
        case 2: (values.1, digits.1) = (value, length)
        default: (values.2, digits.2) = (value, length)
        }
    }
}
