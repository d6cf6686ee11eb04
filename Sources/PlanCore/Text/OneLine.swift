extension Unicode.Scalar {
    /// It drives a terminal, breaks a line or turns the direction of what follows (UAX 9): it makes a text look like another.
    package var isTreacherous: Bool {
        switch value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default:
            switch properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }

    /// Nothing of it shows, or nobody knows what; but for what joins the parts of an emoji.
    var isUnseen: Bool {
        switch properties.generalCategory {
        case .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: self != "\u{200D}"
        default: false
        }
    }
}

extension String {
    /// The text within one line, as it is: a line break as `⏎`, whatever else would make it look like another text by its number,
    /// `\u{202E}`.
    package var inOneLine: String {
        guard unicodeScalars.contains(where: \.isTreacherous) else { return self }
        var line = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\n": line += "⏎"
            case _ where scalar.isTreacherous: line += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }
}
