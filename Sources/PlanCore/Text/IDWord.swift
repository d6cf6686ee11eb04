extension String {
    /// An id that reads as the text does: its letters and digits in ASCII, words joined by `-`; whole words up to that length,
    /// empty where there are none. Such as `thon-1` of `Thôn 1`.
    package func idWord(atMost length: Int) -> String {
        var word = ""
        var part = ""
        // Beyond these nothing can matter.
        for scalar in unicodeScalars.prefix(8 * length) {
            if let letter = scalar.plainLetter {
                part.append(letter)
            } else if scalar.properties.generalCategory != .nonspacingMark {
                guard Self.add(&part, to: &word, atMost: length) else { return word }
            }
        }
        _ = Self.add(&part, to: &word, atMost: length)
        return word
    }

    /// - Returns: whether there was room; a first word that is too long is cut.
    private static func add(_ part: inout String, to word: inout String, atMost length: Int) -> Bool {
        defer { part = "" }
        if part.isEmpty { return true }
        if word.isEmpty {
            word = String(part.prefix(length))
            return part.count < length
        }
        guard word.count + 1 + part.count <= length else { return false }
        word += "-" + part
        return true
    }
}
