import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot accept`: what came is as it should be.
enum AcceptCommand: UnitCommand {
    typealias Body = ReasonBody
    static let action = "accept"
    static let summary = Bilingual(vi: "duyệt hồ sơ của các đơn vị", en: "accept what units have delivered")
    static let states: Set<String> = ["received"]
    static let done = Bilingual(vi: "đã duyệt", en: "accepted")
}

/// `hanchot returned`: what came goes back to be mended; the unit is reminded again.
enum ReturnedCommand: UnitCommand {
    typealias Body = ReasonBody
    static let name = "returned"
    static let action = "return"
    static let summary = Bilingual(
        vi: "ghi nhận hồ sơ bị trả lại; đơn vị lại được nhắc",
        en: "record what goes back to be mended; the unit is reminded again")
    static let states: Set<String> = ["received", "accepted"]
    static let done = Bilingual(vi: "bị trả lại", en: "returned")
}

/// `hanchot waive`: a unit need not deliver.
enum WaiveCommand: UnitCommand {
    typealias Body = ReasonBody
    static let action = "waive"
    static let summary = Bilingual(vi: "miễn nộp cho các đơn vị", en: "let units off")
    static let states: Set<String> = ["awaited", "returned"]
    static let done = Bilingual(vi: "được miễn", en: "waived")
}

/// `hanchot withdraw`: what was recorded was a mistake.
enum WithdrawCommand: UnitCommand {
    typealias Body = ReasonBody
    static let action = "withdraw"
    static let summary = Bilingual(
        vi: "rút lại điều đã ghi nhầm của các đơn vị", en: "take back what was recorded of units by mistake")
    static let states: Set<String> = ["received", "accepted", "returned", "waived"]
    static let done = Bilingual(vi: "đã rút lại, chờ nộp", en: "withdrawn, awaited again")
}
