extension String {
    /// The text as names are compared: lower case, without diacritics, in no particular form of Unicode, each run of blanks one
    /// space and none at the ends. Digits and signs stay as they are.
    package var folded: String {
        var text = ""
        for word in split(whereSeparator: \.isWhitespace) {
            if !text.isEmpty { text += " " }
            for scalar in word.unicodeScalars {
                if let letter = scalar.plainLetter {
                    text.append(letter)
                } else if scalar.properties.generalCategory != .nonspacingMark {
                    text += scalar.properties.lowercaseMapping
                }
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    /// The lower-case ASCII letter or digit that it is, its marks taken off; nil for anything else.
    package var plainLetter: Character? {
        switch value {
        case 0x30...0x39, 0x61...0x7A: Character(self)
        case 0x41...0x5A: Character(properties.lowercaseMapping)
        case 0xC0...0x1EFF: Self.letters[properties.lowercaseMapping.unicodeScalars.first ?? self]
        default: nil
        }
    }

    private static let letters: [Unicode.Scalar: Character] = {
        let marked: [(Character, String)] = [
            ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("d", "đ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"), ("o", "òóỏõọôồốổỗộơờớởỡợ"),
            ("u", "ùúủũụưừứửữự"), ("y", "ỳýỷỹỵ"),
        ]
        var letters: [Unicode.Scalar: Character] = [:]
        for (plain, composed) in marked {
            for scalar in composed.unicodeScalars { letters[scalar] = plain }
        }
        return letters
    }()
}
