import DaemonKit
import PlanCore

extension Option {
    static let reason = Option(
        "because", value: Bilingual(vi: "LÝ-DO", en: "REASON"),
        help: Bilingual(vi: "lý do, giữ trong lịch sử", en: "why; the history keeps it"))
}

extension Arguments {
    var reason: String? { value(Option.reason.name) }
}
