import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot show`: a plan, its dates and the picture of its year.
enum ShowCommand: Command {
    static let operands: [OperandKind] = [.plan]
    static let name = "show"
    static let usage = Usage(
        "hanchot show", operands: Bilingual(vi: "KẾ-HOẠCH", en: "PLAN"),
        summary: Bilingual(
            vi: "cho xem một kế hoạch: các đợt, các hạn, bức tranh của năm",
            en: "show a plan: its phases, its deadlines, the picture of its year"),
        options: [
            PlanChoice.yearOption,
            .json, .configuration, .plans, .holidays, .language, .help, .version,
        ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard let name = arguments.operands.first, arguments.operands.count == 1 else {
            throw UsageError(vi: "cần tên một kế hoạch", en: "the name of one plan is needed")
        }
        let year = try PlanChoice.year(arguments)
        let bench = try Workbench(arguments, terminal)
        guard let choice = try PlanChoice(name, year: year, on: bench, terminal.language) else { return bench.status }
        let occurrences = choice.occurrences
        let first = choice.years.lowerBound
        let last = min(choice.years.upperBound, occurrences.map(\.lastGoodDay.year).max() ?? first)
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(PlanEntry(choice.plan, occurrences: occurrences)).text)
        } else {
            try terminal.print(terminal.heading(choice.plan))
            let picture = PlanPicture(
                occurrences: occurrences, of: choice.plan, years: first...max(first, last), width: terminal.width,
                language: terminal.language, namesPlans: false, today: choice.today)
            try terminal.print(picture.lines)
        }
        return bench.status
    }
}
