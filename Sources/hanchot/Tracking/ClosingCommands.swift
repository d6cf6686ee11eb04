import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot close`: who has not delivered need not.
enum CloseCommand: DeadlineCommand {
    static let name = "close"
    static let summary = Bilingual(
        vi: "đóng một hạn: ai chưa nộp thì thôi", en: "close a deadline: who has not delivered need not")
    static let options: [Option] = []

    static func fits(_ row: BoardRowEntry) -> Bool { row.closing == nil && !row.isMet }

    static func body(_ arguments: Arguments, _ deadline: TrackedDeadline) -> ReasonBody {
        ReasonBody(reason: arguments.reason)
    }

    static func done(_ body: ReasonBody, _ deadline: TrackedDeadline) -> Bilingual {
        Bilingual(vi: "đã đóng", en: "closed")
    }
}

/// `hanchot reopen`: a deadline that was closed is asked for again.
enum ReopenCommand: DeadlineCommand {
    static let name = "reopen"
    static let summary = Bilingual(vi: "mở lại một hạn đã đóng", en: "open a deadline again that was closed")
    static let options: [Option] = []

    static func fits(_ row: BoardRowEntry) -> Bool { row.closing != nil }

    static func body(_ arguments: Arguments, _ deadline: TrackedDeadline) -> ReasonBody {
        ReasonBody(reason: arguments.reason)
    }

    static func done(_ body: ReasonBody, _ deadline: TrackedDeadline) -> Bilingual {
        Bilingual(vi: "đã mở lại", en: "open again")
    }
}
