/// A value in single quotes, fit for a message: cut at `FormatLimits.quotedLength` characters, control characters as
/// `\u{1b}`.
func quoted(_ text: some StringProtocol) -> String {
    var shown = ""
    for scalar in String(text.prefix(FormatLimits.quotedLength)).unicodeScalars {
        if scalar.properties.generalCategory == .control {
            shown += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
            shown.unicodeScalars.append(scalar)
        }
    }
    return text.count > FormatLimits.quotedLength ? "'\(shown)…'" : "'\(shown)'"
}
