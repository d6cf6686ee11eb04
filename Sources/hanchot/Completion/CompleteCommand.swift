import ControlAPI
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
        options: [])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let line = CompletedLine(arguments.operands)
        for candidate in line.candidates(terminal.language) {
            try terminal.print("\(candidate.word)\t\(candidate.meaning)")
        }
        return .done
    }
}

/// The words of a command line up to the one that is being typed.
struct CompletedLine {
    struct Candidate: Hashable {
        var word: String
        var meaning: String
    }

    private let words: [String]
    /// The one that is being typed.
    private let last: String

    init(_ words: [String]) {
        self.words = words.dropLast()
        self.last = words.last ?? ""
    }

    func candidates(_ language: Language) -> [Candidate] {
        let all: [Candidate]
        if let command = words.first.flatMap({ word in Program.commands.first { $0.name == word } }) {
            let previous = words.dropFirst().last.flatMap { word in
                command.usage.options.first { "--\($0.name)" == word }
            }
            if previous?.name == Option.language.name {
                all = [Candidate(word: "vi", meaning: "tiếng Việt"), Candidate(word: "en", meaning: "English")]
            } else if previous?.value != nil {
                all = []
            } else if last.hasPrefix("-") {
                all = command.usage.options.map { Candidate(word: "--\($0.name)", meaning: $0.help[language]) }
            } else {
                all = (try? names(of: command, language)) ?? []
            }
        } else {
            all = Program.commands.map { Candidate(word: $0.name, meaning: $0.usage.summary[language]) }
        }
        return all.filter { $0.word.hasPrefix(last) }
    }

    // MARK: Names, which the service knows

    private func names(of command: any Command.Type, _ language: Language) throws -> [Candidate] {
        guard let arguments = try? Arguments(Array(words.dropFirst()), options: command.usage.options) else {
            return []
        }
        let kinds = command.operands
        let place = arguments.operands.count
        // The last kind repeats.
        guard let kind = place < kinds.count ? kinds[place] : kinds.last, place < kinds.count || kind == .unit else {
            return []
        }
        let service = Service(arguments, language)
        switch kind {
        case .plan: return try plans(service, end: "")
        case .deadline: return try last.contains("/") ? deadlines(service) : plans(service, end: "/")
        case .planOrDeadline: return try last.contains("/") ? deadlines(service) : plans(service, end: "")
        case .unit: return try units(service, of: arguments.operands[0])
        }
    }

    private func plans(_ service: Service, end: String) throws -> [Candidate] {
        try service.client.list(PlanSummary.self, at: "/v1/plans?limit=500")
            .map { Candidate(word: $0.id + end, meaning: $0.title) }
    }

    private func deadlines(_ service: Service) throws -> [Candidate] {
        let plan = String(last.prefix { $0 != "/" })
        return try service.boards([("plan", plan)]).flatMap(\.rows).map {
            Candidate(word: "\(plan)/\($0.name)", meaning: "\($0.title), \($0.due)")
        }
    }

    private func units(_ service: Service, of deadline: String) throws -> [Candidate] {
        let plan = String(deadline.prefix { $0 != "/" })
        return try service.plan(plan).units.sorted { $0.key < $1.key }.map {
            Candidate(word: $0.key, meaning: $0.value)
        }
    }
}
