import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// The part of the board that a command asks the service for.
struct BoardQuestion {
    /// A plan's id, number or title; nil: all of them.
    var plan: String?
    /// nil: as the service has it, the plan's year.
    var from: Day?
    var until: Day?

    static let fromOption = Option(
        "from", value: Bilingual(vi: "NGÀY", en: "DAY"),
        help: Bilingual(
            vi: "các hạn từ ngày đó (mặc định cả năm của kế hoạch)",
            en: "deadlines from that day on (default the plan's whole year)"))
    static let untilOption = Option(
        "until", value: Bilingual(vi: "NGÀY", en: "DAY"),
        help: Bilingual(vi: "các hạn đến hết ngày đó", en: "deadlines to the end of that day"))

    init(plan name: String?, _ arguments: Arguments) throws(UsageError) {
        plan = name
        from = try Workbench.day(arguments, Self.fromOption.name)
        until = try Workbench.day(arguments, Self.untilOption.name)
        if let from, let until, from > until {
            throw UsageError(vi: "'--until' nằm trước '--from'", en: "'--until' lies before '--from'")
        }
    }

    /// - Parameter missing: what of what has not been delivered, as `/v1/board` calls it; nil: all that there is.
    /// - Throws: as `ControlClient` does; `UnknownName`.
    func boards(of service: Service, missing: String? = nil) throws -> [BoardEntry] {
        try service.boards([
            ("plan", try plan.map { try service.plan($0).id }), ("missing", missing), ("from", from?.description),
            ("to", until?.description),
        ])
    }
}
