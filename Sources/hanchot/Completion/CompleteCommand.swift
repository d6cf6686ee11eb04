import DaemonKit
import PlanCore

/// `hanchot complete`: what a word that is being typed may become; for the shells' completion, and in no list of commands.
///
/// A line a candidate, with what it is behind a tab. What cannot be found out is left out without a word.
enum CompleteCommand: Command {
    static let name = "complete"
    static let usage = Usage(
        "hanchot complete", operands: Bilingual(vi: "[TỪ…]", en: "[WORD…]"),
        summary: Bilingual(
            vi: "cho vỏ lệnh: từ cuối cùng có thể thành gì", en: "for shells: what the last word may become"),
        options: [
            Option(
                "line", value: Bilingual(vi: "DÒNG", en: "LINE"),
                help: Bilingual(
                    vi: "các từ như vỏ lệnh viết, còn dấu nháy; gợi ý cũng viết như vậy",
                    en: "the words as a shell writes them, with their quotes; what they become is written so too"))
        ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let typed = arguments.value("line").map { ShellLine($0) }
        let line = CompletedLine(typed.map { Array($0.words.dropFirst()) } ?? arguments.operands)
        for candidate in line.candidates(terminal.language) {
            let word = typed?.quoted(candidate.word) ?? candidate.word
            try terminal.print("\(word)\t\(candidate.meaning.inOneLine)")
        }
        return .done
    }
}
