/// How a list counts.
enum NumberForm: Hashable {
    case decimal, lowerLetter, upperLetter, lowerRoman, upperRoman, bullet, none

    func text(_ number: Int) -> String {
        switch self {
        case .decimal: String(number)
        case .lowerLetter: Self.letters(number)
        case .upperLetter: Self.letters(number).uppercased()
        case .lowerRoman: Self.roman(number).lowercased()
        case .upperRoman: Self.roman(number)
        case .bullet: "-"
        case .none: ""
        }
    }

    /// a … z, then aa, bb, … as Word and LibreOffice count.
    private static func letters(_ number: Int) -> String {
        guard (1...26 * 10).contains(number) else { return String(number) }
        let letter = Unicode.Scalar(UInt8(ascii: "a") + UInt8((number - 1) % 26))
        return String(repeating: Character(letter), count: (number - 1) / 26 + 1)
    }

    private static func roman(_ number: Int) -> String {
        guard (1...3999).contains(number) else { return String(number) }
        let signs = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var left = number
        var text = ""
        for (value, sign) in signs {
            while left >= value {
                text += sign
                left -= value
            }
        }
        return text
    }
}
