/// The letters of TCVN 5712:1993 in its third form (VN3), which the `.Vn` fonts hold.
enum TCVN3 {
    static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard (0xA1...0xFE).contains(scalar.value) else { return nil }
        let letter = letters[Int(scalar.value - 0xA1)]
        return letter == "." ? nil : letter
    }

    /// The encoding has no capital letters with tones: in a line of capitals they stand as small ones (`KÕ HO¹CH` is `Kế HOạCH`
    /// letter for letter), and are made capitals here.
    static func withCapitals(_ text: String) -> String {
        let scalars = text.unicodeScalars
        var capitalised = ""
        var start = scalars.startIndex
        var at = start
        // What stands beside each other on a line, as in a letterhead, is told apart by what parts it.
        while at < scalars.endIndex {
            let next = scalars.index(after: at)
            let isGap = scalars[at] == " " && next < scalars.endIndex && scalars[next] == " "
            if isGap || scalars[at] == "\n" || scalars[at] == "\t" {
                capitalised += line(text[start..<at])
                capitalised.unicodeScalars.append(scalars[at])
                start = next
            }
            at = next
        }
        return capitalised + line(text[start...])
    }

    private static func line(_ text: Substring) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map { (text: $0, letters: Case($0)) }
        let isCapital = words.count { $0.letters == .capitals } > words.count { $0.letters == .small }
        return words.map { word in
            word.letters == .capitals || word.letters == .open && isCapital ? word.text.uppercased() : String(word.text)
        }.joined(separator: " ")
    }

    /// What the letters of a word say that the encoding has in both cases.
    private enum Case {
        /// Small ones among them; capitals beyond the first letter, and no small ones; none but perhaps a first capital.
        case small, capitals, open

        init(_ word: Substring) {
            var isInside = false
            var letters = Case.open
            // `Số: 12/KH-UBND` is no line of capitals.
            guard !word.contains(where: \.isNumber) else {
                self = .open
                return
            }
            for scalar in word.unicodeScalars where scalar.properties.isAlphabetic {
                if TCVN3.isInBothCases(scalar) {
                    if scalar.properties.isLowercase {
                        self = .small
                        return
                    }
                    if isInside { letters = .capitals }
                }
                isInside = true
            }
            self = letters
        }
    }

    private static func isInBothCases(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII || "ĂÂÊÔƠƯĐăâêôơưđ".unicodeScalars.contains(scalar)
    }

    /// 0xA1 … 0xFE; a dot where the fonts have nothing. The marks at 0xB0 … 0xB4 combine.
    private static let letters: [Unicode.Scalar] = Array(
        ("ĂÂÊÔƠƯĐăâêôơưđ.\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò"
            + ".ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ").unicodeScalars)
}
