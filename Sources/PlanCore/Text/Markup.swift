extension String {
    /// The text as it stands between or within tags of XML and HTML: whatever it holds, it is text. Its lines stay.
    package var markupEscaped: String {
        var escaped = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            case "\n", "\t": escaped.append(scalar)
            // No characters of XML (XML 1.0, section 2.2).
            case "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
            default:
                // Control characters have no place in HTML, changes of the writing direction none in what is to be read.
                let isTurned = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                escaped.append(isTurned || scalar.properties.generalCategory == .control ? " " : scalar)
            }
        }
        return String(escaped)
    }
}
