import PlanCore

extension String {
    /// The text in one line, as it stands between or within tags of XML and HTML: whatever it holds, it is text.
    var markupEscaped: String {
        var escaped = String.UnicodeScalarView()
        for scalar in Paragraph(self).line.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            // No characters of XML (XML 1.0, section 2.2).
            case "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
