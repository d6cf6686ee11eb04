/// A text as a scalar of a YAML file, in one line: plain where nobody can take it for anything else, in double quotes
/// otherwise.
struct YAMLScalar {
    let text: String

    /// - Parameter value: in one line (`PlainLine`).
    init(_ value: String) { text = Self.isPlain(value) ? value : Self.quoted(value) }

    private static func isPlain(_ value: String) -> Bool {
        guard let first = value.unicodeScalars.first, let last = value.unicodeScalars.last, isWordLike(first),
            last != ":", !["null", "true", "false", "yes", "no", "on", "off"].contains(value.lowercased())
        else { return false }
        var previous: Unicode.Scalar = first
        for scalar in value.unicodeScalars {
            if scalar == " " && previous == ":" || scalar == "#" && previous == " " { return false }
            guard isWordLike(scalar) || " /-.,()%+;:#'&=–“”‘’…".unicodeScalars.contains(scalar) else { return false }
            previous = scalar
        }
        return true
    }

    /// A letter or digit of ASCII or of Vietnamese, which has composed ones and combining marks.
    private static func isWordLike(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x300...0x36F, 0x1E00...0x1EFF: true
        default: false
        }
    }

    private static func quoted(_ value: String) -> String {
        var quoted = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted += "\\" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
