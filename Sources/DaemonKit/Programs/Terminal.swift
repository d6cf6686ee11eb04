package import LinuxSystem
package import PlanCore

/// Where a program's words go: results to standard output, messages to standard error; colour only on a terminal and
/// never with `NO_COLOR` (no-color.org).
package struct Terminal: Sendable {
    package let language: Language
    package let isTerminal: Bool
    /// Columns, 80 where nobody says.
    package let width: Int
    private let hasColour: Bool

    package init(language: Language) {
        self.language = language
        let output = StandardStream.output
        self.isTerminal = output.isTerminal
        self.width = max(40, min(output.width ?? 80, 200))
        self.hasColour =
            output.isTerminal && ProcessEnvironment.value("NO_COLOR") == nil
            && ProcessEnvironment.value("TERM") != "dumb"
    }

    /// A result.
    /// - Throws: it cannot be written: the reader is gone, the disk is full.
    package func print(_ text: String) throws(SystemError) { try StandardStream.output.write(text + "\n") }

    /// A message.
    package func tell(_ text: String) { try? StandardStream.error.write(text + "\n") }

    package func tell(_ text: Bilingual) { tell(text[language]) }

    /// Writes over the line the cursor is on; only on a terminal.
    package func redraw(_ line: String) {
        if isTerminal { try? StandardStream.output.write("\r\u{1B}[K" + line) }
    }

    /// Shows how far things are, on a line of its own that the next call writes over; only where messages reach a
    /// terminal. nil takes it away.
    package func progress(_ line: String?) {
        guard StandardStream.error.isTerminal else { return }
        let width = max(20, min(StandardStream.error.width ?? 80, 200))
        try? StandardStream.error.write("\r\u{1B}[K" + (line.map { TerminalLine($0, atMost: width - 1).text } ?? ""))
    }

    /// A person sits there who can answer.
    package var canAsk: Bool { isTerminal && StandardStream.input.isTerminal }

    /// Asks until the answer is yes (`c`, `có`, `y`, `yes`) or no; the end of the input is no.
    package func ask(_ question: Bilingual) -> Bool {
        while true {
            try? StandardStream.output.write(question[language])
            guard let answer = readLine()?.lowercased() else { return false }
            if ["c", "có", "co", "y", "yes"].contains(answer) { return true }
            if ["k", "không", "khong", "n", "no"].contains(answer) { return false }
        }
    }

    /// The text in a colour of ECMA-48 (31 red, 33 yellow, 2 faint, …), plain where there are no colours.
    package func coloured(_ text: String, _ code: Int?) -> String {
        guard hasColour, let code else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    /// The language of messages: `--language`, else the locale.
    package static func language(_ option: String?) throws(UsageError) -> Language {
        guard let option else { return Language(environment: ProcessEnvironment.value) }
        guard let language = Language(rawValue: option) else {
            throw UsageError(
                vi: "không có ngôn ngữ '\(option)' (có vi, en)", en: "unknown language '\(option)' (vi or en)")
        }
        return language
    }
}
