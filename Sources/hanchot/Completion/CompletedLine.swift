import ControlAPI
import DaemonKit
import PlanCore
import PlanReports

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
        let (command, rest) = Program.command(of: words)
        guard let command else {
            if let values = optionValues(Program.leadingOptions, nil, words, language) { return values }
            return last.hasPrefix("-")
                ? options(Program.leadingOptions, nil, words, language)
                : Program.commands.map { Candidate(word: $0.name, meaning: $0.usage.summary[language]) }
                    .filter { $0.word.hasPrefix(last) }
        }
        if let values = optionValues(command.usage.options, command, rest, language) { return values }
        if last.hasPrefix("-") { return options(command.usage.options, command, rest, language) }
        return (try? operands(of: command, rest, language)) ?? []
    }

    private func options(
        _ options: [Option], _ command: (any Command.Type)?, _ rest: [String], _ language: Language
    ) -> [Candidate] {
        if let (option, value) = inlineValue(options) {
            return values(of: option, command, rest, value, language).map {
                Candidate(word: "--\(option.name)=\($0.word)", meaning: $0.meaning)
            }
        }
        return options.map { Candidate(word: "--\($0.name)", meaning: $0.help[language]) }
            .filter { $0.word.hasPrefix(last) }
    }

    /// `--name=VAL`
    private func inlineValue(_ options: [Option]) -> (option: Option, value: String)? {
        let parts = last.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let option = options.first(where: { "--\($0.name)" == parts[0] }) else { return nil }
        return (option, String(parts[1]))
    }

    // MARK: Values of options

    /// What the option before the word takes; nil where the word is no option's value.
    private func optionValues(
        _ options: [Option], _ command: (any Command.Type)?, _ rest: [String], _ language: Language
    ) -> [Candidate]? {
        let option = rest.last.flatMap { word in
            options.first { "--\($0.name)" == word || $0.short.map { "-\($0)" } == word }
        }
        guard let option, option.value != nil else { return nil }
        return values(of: option, command, Array(rest.dropLast()), last, language)
    }

    private func values(
        of option: Option, _ command: (any Command.Type)?, _ rest: [String], _ typed: String, _ language: Language
    ) -> [Candidate] {
        let arguments = try? Arguments(rest, options: command?.usage.options ?? [option])
        let service = arguments.map { Service($0, language) }
        let subject = arguments?.operands.first
        switch (option.name, command?.name) {
        case ("language", _):
            return plain([("vi", "tiếng Việt"), ("en", "English")], typed)
        case ("as", "report"):
            return plain(ReportForm.allCases.map { ($0.rawValue, "") }, typed)
        case ("action", _):
            return plain(ChangeText.actions.map { ($0.word, $0.text[language]) }, typed)
        case ("table", _):
            return plain(((try? LedgerTransfer.tables()) ?? []).map { ($0, "") }, typed)
        case ("actor", _):
            let rows = try? service?.client.value(Page<ChangeEntry>.self, at: "/v1/history?limit=500").items
            return plain(Set((rows ?? []).map(\.actor.inOneLine)).sorted().map { ($0, "") }, typed)
        case ("unit", _):
            return named(.init(plan(of: subject, service)?.units ?? [:]), typed)
        case ("figure", _):
            return named(.init(plan(of: subject, service)?.targets ?? [:]), typed, end: "=")
        default:
            // Those that say in their help what they take.
            let words = option.value?.english.split(separator: "|").map(String.init) ?? []
            let fixed = words.filter { !$0.isEmpty && $0.allSatisfy { $0.isLowercase || $0 == "-" } }
            return words.count > 1 ? plain(fixed.map { ($0, "") }, typed) : []
        }
    }

    private func plain(_ all: [(word: String, meaning: String)], _ typed: String) -> [Candidate] {
        all.filter { $0.word.hasPrefix(typed) }.map { Candidate(word: $0.word, meaning: $0.meaning) }
    }

    /// By their ids; where none begins so, by their names, in whatever case and marks they are typed.
    private func named(_ all: [ChosenName], _ typed: String, start: String = "", end: String = "") -> [Candidate] {
        let byID = all.filter { $0.id.hasPrefix(typed) }.map {
            Candidate(word: start + $0.id + end, meaning: $0.names.last ?? "")
        }
        guard byID.isEmpty else { return byID }
        let folded = typed.folded
        return all.flatMap { item in
            item.names.filter { $0.folded.hasPrefix(folded) }.map {
                Candidate(word: start + $0.inOneLine + end, meaning: item.id)
            }
        }
    }

    // MARK: Operands, whose names the service knows

    private func operands(of command: any Command.Type, _ rest: [String], _ language: Language) throws -> [Candidate] {
        guard let arguments = try? Arguments(rest, options: command.usage.options) else { return [] }
        let kinds = command.operands
        let place = arguments.operands.count
        // Units and plans repeat.
        guard let kind = place < kinds.count ? kinds[place] : kinds.last,
            place < kinds.count || kind == .unit || kind == .plans
        else { return [] }
        let service = Service(arguments, language)
        switch kind {
        case .plan: return try plans(service, end: "")
        case .plans: return try plans(service, end: "").filter { !arguments.operands.contains($0.word) }
        case .draft:
            return named(try service.client.list(PlanSummary.self, at: "/v1/drafts?limit=500").map(\.chosen), last)
        case .deadline: return try deadlines(service) ?? plans(service, end: "/")
        case .planOrDeadline: return try deadlines(service) ?? plans(service, end: "")
        case .unit:
            let states = (command as? any UnitCommand.Type)?.states
            return try units(of: arguments.operands[0], but: Set(arguments.operands.dropFirst()), states, service)
        }
    }

    private func plans(_ service: Service, end: String) throws -> [Candidate] {
        named(try service.client.list(PlanSummary.self, at: "/v1/plans?limit=500").map(\.chosen), last, end: end)
    }

    /// nil where no plan stands before a slash yet: a plan's number has slashes of its own.
    private func deadlines(_ service: Service) throws -> [Candidate]? {
        guard let (plan, typed) = try? TrackedDeadline.split(last, service) else { return nil }
        let start = String(last.dropLast(typed.count))
        let rows = try service.boards([("plan", plan.id)]).flatMap(\.rows)
        let byID = rows.filter { $0.name.hasPrefix(typed) }.map {
            Candidate(word: start + $0.name, meaning: "\($0.title), \($0.due)")
        }
        guard byID.isEmpty else { return byID }
        var titles: [String: String] = [:]
        for row in rows { titles[row.date.item] = row.date.title }
        return named(.init(titles), typed, start: start)
    }

    /// The units of which something is asked by then, and of which it can be done.
    /// - Parameter states: of submissions to which it can be done; nil: any.
    private func units(
        of deadline: String, but named: Set<String>, _ states: Set<String>?, _ service: Service
    ) throws -> [Candidate] {
        func fits(_ cell: BoardCellEntry) -> Bool { states?.contains(cell.state) ?? true }
        let tracked = try TrackedDeadline(deadline, service) { _, row in
            OccurrenceFit(of: row.cells, in: states ?? [])
        }
        let cells = tracked.row.cells.filter { $0.unit != nil }
        let fitting = cells.filter(fits)
        let ids = (fitting.isEmpty ? cells.filter { !$0.isFormer } : fitting).compactMap(\.unit)
        return self.named(
            ids.map { ChosenName(id: $0, names: [tracked.name(ofUnit: $0)]) }
                .filter { !named.contains($0.id) && named.isDisjoint(with: $0.names) },
            last)
    }

    /// nil where none is named.
    private func plan(of subject: String?, _ service: Service?) -> PlanEntry? {
        guard let subject, let service else { return nil }
        if let (plan, _) = try? TrackedDeadline.split(subject, service) { return plan }
        return try? service.plan(subject)
    }
}
