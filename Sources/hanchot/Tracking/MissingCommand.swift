import ControlAPI
import DaemonKit
import PlanCore
import PlanReports

/// `hanchot missing`: who has not delivered what is overdue or comes next.
enum MissingCommand: Command {
    static let operands: [OperandKind] = [.plan]
    static let name = "missing"
    static let usage = Usage(
        "hanchot missing", operands: Bilingual(vi: "[KẾ-HOẠCH]", en: "[PLAN]"),
        summary: Bilingual(
            vi: "liệt kê ai chưa nộp gì, đã quá hạn hoặc sắp đến hạn",
            en: "list who has not delivered what is overdue or comes next"),
        options: [BoardQuestion.fromOption, BoardQuestion.untilOption, .json, .socket, .language, .help, .version])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard arguments.operands.count <= 1 else {
            throw UsageError(vi: "chỉ một kế hoạch", en: "one plan at most")
        }
        let question = try BoardQuestion(plan: arguments.operands.first, arguments)
        let boards = try question.boards(of: Service(arguments, terminal.language), missing: "due")
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(boards).text)
            return .done
        }
        if boards.isEmpty {
            try terminal.print(Bilingual(vi: "không thiếu gì", en: "nothing is missing")[terminal.language])
        }
        for board in boards {
            try terminal.print(terminal.coloured(board.plan.id, 1) + "  \(board.plan.title)")
            if let silence = board.silence {
                try terminal.print("  " + terminal.coloured(silence.text[terminal.language], 31))
            }
            let names = Dictionary(board.units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            for row in board.rows { try show(row, names, terminal) }
        }
        return .done
    }

    private static func show(_ row: BoardRowEntry, _ names: [String: String], _ terminal: Terminal) throws {
        let near = row.nearness[terminal.language]
        let colour = row.past ? 31 : row.daysLeft <= 3 ? 33 : 2
        let units = row.cells.compactMap(\.unit).map { names[$0] ?? $0 }.joined(separator: ", ")
        try terminal.print(
            "  \(terminal.coloured(near, colour)): \(row.title), \(row.due)" + (units.isEmpty ? "" : "\n    \(units)"))
    }
}
