import CivilTime
import DaemonKit
import PlanCore

/// `hanchot rehearse`: the real service through a range of days under a virtual clock.
enum RehearseCommand: Command {
    static let name = "rehearse"
    static let usage = Usage(
        "hanchot rehearse",
        summary: Bilingual(
            vi: "chạy thử dịch vụ qua một khoảng thời gian, với đồng hồ ảo và sổ riêng",
            en: "run the service through a range of days, under a virtual clock, with a ledger of its own"),
        options: [
            Option(
                "from", value: Bilingual(vi: "NGÀY", en: "DAY"),
                help: Bilingual(vi: "từ ngày (mặc định 01/01 năm nay)", en: "first day (default this year's first)")),
            Option(
                "to", value: Bilingual(vi: "NGÀY", en: "DAY"),
                help: Bilingual(vi: "đến hết ngày (mặc định hết năm đó)", en: "last day (default that year's last)")),
        ] + RehearsalProgram.options
            + [.state, .configuration, .plans, .holidays, .language, .help, .version])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        try arguments.refuseOperands()
        let from =
            try Workbench.day(arguments, "from")
            ?? Day(clippingYear: Zone.utc.day(at: Now.instant).year, month: 1, day: 1)
        let to = try Workbench.day(arguments, "to") ?? Day(clippingYear: from.year, month: 12, day: 31)
        guard from <= to else {
            throw UsageError(vi: "'--to' đứng trước '--from'", en: "'--to' comes before '--from'")
        }
        return try RehearsalProgram(arguments, days: from...to, terminal: terminal).run()
    }
}
