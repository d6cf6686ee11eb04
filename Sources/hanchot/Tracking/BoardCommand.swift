import ControlAPI
import DaemonKit
import PlanCore
import PlanReports

/// `hanchot board`: who has delivered what, units against deadlines.
enum BoardCommand: Command {
    static let operands: [OperandKind] = [.plan]
    static let name = "board"
    static let usage = Usage(
        "hanchot board", operands: Bilingual(vi: "[KẾ-HOẠCH]", en: "[PLAN]"),
        summary: Bilingual(
            vi: "cho xem bảng theo dõi: đơn vị nào đã nộp gì, hạn nào còn chờ ai",
            en: "show the board: which unit delivered what, which deadline awaits whom"),
        options: [BoardQuestion.fromOption, BoardQuestion.untilOption, .json, .socket, .language, .help, .version])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard arguments.operands.count <= 1 else {
            throw UsageError(vi: "chỉ một kế hoạch thôi", en: "one plan at most")
        }
        let question = try BoardQuestion(plan: arguments.operands.first, arguments)
        let boards = try question.boards(of: Service(arguments, terminal.language))
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(boards).text)
            return .done
        }
        for (number, board) in boards.enumerated() {
            if number > 0 { try terminal.print("") }
            try terminal.print([PictureLine([(board.plan.id, .title), ("  \(board.plan.title)", .plain)])])
            try terminal.print(BoardMatrix(board, width: terminal.width, language: terminal.language).lines)
        }
        return .done
    }
}
