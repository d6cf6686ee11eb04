import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot explain`: how each date came about, step by step.
enum ExplainCommand: Command {
    static let operands: [OperandKind] = [.planOrDeadline]
    static let name = "explain"
    static let usage = Usage(
        "hanchot explain", operands: Bilingual(vi: "KẾ-HOẠCH[/MỤC[@LẦN]]", en: "PLAN[/ITEM[@OCCURRENCE]]"),
        summary: Bilingual(
            vi: "giải thích từng ngày được tính ra sao: căn cứ, số ngày đếm, ngày nghỉ, nhắc việc",
            en: "explain how each date came about: the rules, the days counted, days off, reminders"),
        options: [
            PlanChoice.yearOption,
            Option(
                "picture",
                help: Bilingual(vi: "vẽ lịch các tháng, đánh dấu từng ngày", en: "draw the months, each day marked")),
            .json, .configuration, .plans, .holidays, .language, .help, .version,
        ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard let word = arguments.operands.first, arguments.operands.count == 1 else {
            throw UsageError(
                vi: "cần tên một kế hoạch, hoặc KẾ-HOẠCH/MỤC", en: "the name of one plan is needed, or PLAN/ITEM")
        }
        let isPicture = arguments.has("picture")
        let isJSON = arguments.has(Option.json.name)
        guard !(isPicture && isJSON) else {
            throw UsageError(
                vi: "'--picture' và '--json' không đi cùng nhau", en: "'--picture' and '--json' exclude each other")
        }
        let year = try PlanChoice.year(arguments)
        let bench = try Workbench(arguments, terminal)
        let sources = bench.inputs.plans + bench.inputs.drafts
        let subject = Subject(word, plans: sources.map(\.plan.id) + bench.inputs.rejected)
        guard let choice = try PlanChoice(subject.plan, year: year, on: bench, terminal.language) else {
            return bench.status
        }
        let occurrences = try subject.occurrences(of: choice, isYearAsked: year != nil, terminal.language)
        let lines = try sources.first { $0.plan.id == choice.plan.id }?.text.string()
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let writer = Writer(
            schedule: choice.schedule, terminal: terminal,
            sourceLine: { position in
                lines.flatMap { $0.indices.contains(position.line - 1) ? String($0[position.line - 1]) : nil }
            })
        if isJSON {
            try terminal.print(JSONText(occurrences.map(writer.entry)).text)
            return bench.status
        }
        for (index, occurrence) in occurrences.enumerated() {
            if index > 0 { try terminal.print("") }
            try isPicture ? writer.draw(occurrence) : writer.explain(occurrence)
        }
        if occurrences.isEmpty { terminal.tell(subject.emptiness(of: choice)) }
        return bench.status
    }
}

/// Puts occurrences on the terminal.
private struct Writer {
    let schedule: Schedule
    let terminal: Terminal
    let sourceLine: (SourcePosition) -> String?

    func entry(_ occurrence: Occurrence) -> DerivationEntry {
        DerivationEntry(
            schedule.derivation(of: occurrence), reminders: schedule.reminderDerivations(of: occurrence),
            in: terminal.language, sourceLine: sourceLine)
    }

    func explain(_ occurrence: Occurrence) throws {
        let explanation = Explanation(
            schedule.derivation(of: occurrence), reminders: schedule.reminderDerivations(of: occurrence),
            width: terminal.width, language: terminal.language, sourceLine: sourceLine)
        try terminal.print(explanation.lines)
    }

    func draw(_ occurrence: Occurrence) throws {
        let picture = DerivationPicture(
            schedule.derivation(of: occurrence), schedule.calendar, width: terminal.width, language: terminal.language)
        try terminal.print(picture.lines)
    }
}
