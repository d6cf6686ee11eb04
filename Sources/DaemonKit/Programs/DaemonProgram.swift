import CivilTime
import PlanCore

/// `hanchotd`: the service, or a rehearsal of it.
package struct DaemonProgram {
    private let words: [String]
    private let listen: ControlDesk.Listen?

    /// - Parameters:
    ///   - words: without the program's own name.
    ///   - listen: opens the control server; nil: there is none.
    package init(words: [String], listen: ControlDesk.Listen? = nil) {
        self.words = words
        self.listen = listen
    }

    private static let usage = Usage(
        "hanchotd",
        summary: Bilingual(
            vi: "Dịch vụ nhắc hạn: đọc kế hoạch, tính hạn, nhắc người phải nộp.",
            en: "The reminder service: reads plans, computes their deadlines, reminds who must act."),
        options: [
            Option(
                "rehearse", value: Bilingual(vi: "NGÀY..NGÀY", en: "DAY..DAY"),
                help: Bilingual(
                    vi: "chạy thử qua các ngày đó rồi dừng, ví dụ 2021-01-01..2021-12-31",
                    en: "rehearse those days and end, such as 2021-01-01..2021-12-31"))
        ] + RehearsalProgram.options
            + [.state, .socket, .configuration, .plans, .holidays, .language, .help, .version])

    package func run() -> ExitStatus {
        var language = Language.english
        do {
            language = try Terminal.language(nil)
            let arguments = try Arguments(words, options: Self.usage.options)
            language = try Terminal.language(arguments.value(Option.language.name))
            let terminal = Terminal(language: language)
            if arguments.has(Option.help.name) {
                try terminal.print(Self.usage.text(in: language))
                return .done
            }
            if arguments.has(Option.version.name) {
                try terminal.print("hanchotd \(Version.text)")
                return .done
            }
            if let word = arguments.operands.first {
                throw UsageError(vi: "thừa '\(word)'", en: "unexpected '\(word)'")
            }
            if let range = arguments.value("rehearse") {
                return try RehearsalProgram(arguments, days: Self.days(range), terminal: terminal).run()
            }
            for option in RehearsalProgram.options where arguments.has(option.name) {
                throw UsageError(
                    vi: "'--\(option.name)' chỉ dùng với '--rehearse'", en: "'--\(option.name)' goes with '--rehearse'")
            }
            return try Daemon(ServicePlace(arguments, language: language), listen: listen).run()
        } catch {
            return ExitStatus.after(error, of: "hanchotd", Terminal(language: language))
        }
    }

    private static func days(_ text: String) throws(UsageError) -> ClosedRange<Day> {
        let ends = text.split(separator: ".", omittingEmptySubsequences: true).map { Day(iso: $0) ?? Day(slashed: $0) }
        guard text.contains(".."), ends.count == 2, let first = ends[0], let last = ends[1], first <= last else {
            throw UsageError(
                vi: "'--rehearse \(text)' không phải là khoảng ngày (ví dụ 2021-01-01..2021-12-31)",
                en: "'--rehearse \(text)' is not a range of days (such as 2021-01-01..2021-12-31)")
        }
        return first...last
    }
}
