/// A command line as a person types it into a POSIX shell, up to the cursor: its words without their quotes and backslashes
/// (POSIX.1-2017, shell command language, section 2.2). Nothing is expanded.
struct ShellLine {
    /// The last one is that which is being typed, perhaps empty.
    private(set) var words: [String] = []
    /// The quote that is open at its end.
    private(set) var quote: Character?

    init(_ line: String) {
        var word = ""
        var hasWord = false
        var isEscaped = false
        for character in line {
            if isEscaped {
                // Within quotes a backslash stands for itself but before few.
                if quote != nil, !"\"\\$`".contains(character) { word.append("\\") }
                word.append(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                (isEscaped, hasWord) = (true, true)
            } else if let open = quote {
                if character == open { quote = nil } else { word.append(character) }
            } else if character == "'" || character == "\"" {
                (quote, hasWord) = (character, true)
            } else if character.isWhitespace {
                if hasWord { words.append(word) }
                (word, hasWord) = ("", false)
            } else {
                word.append(character)
                hasWord = true
            }
        }
        words.append(word)
    }

    /// A word such that the shell takes it for this one, in the place of the last: within the quotes that are open, whose end the
    /// shell adds, or with backslashes.
    func quoted(_ word: String) -> String {
        switch quote {
        case "'": return word.replacing("'", with: "'\\''")
        case .some: return word.escaped { "\"\\$`".contains($0) }
        case nil:
            // `~` at the beginning and `#` there mean something else; elsewhere a backslash does no harm.
            return word.escaped { !($0.isLetter || $0.isNumber || "-_./@:=,+%".contains($0)) }
        }
    }
}

extension String {
    fileprivate func escaped(where needs: (Character) -> Bool) -> String {
        map { needs($0) ? "\\\($0)" : String($0) }.joined()
    }
}
