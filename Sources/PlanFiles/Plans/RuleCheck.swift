import CivilTime
import PlanCore

/// Finds reminder rules that call too often, or never.
struct RuleCheck {
    private let plan: Plan
    private let faults: FileFaults

    init(_ plan: Plan, _ faults: FileFaults) {
        self.plan = plan
        self.faults = faults
    }

    /// Notes `rule-too-often` and `rule-never`.
    func run() {
        for (index, rule) in plan.rules.enumerated() {
            let times = plan.mostTimes(ofRule: index)
            if times == FormatBounds.elapses {
                faults.error(
                    at: rule.position, "rule-too-often",
                    vi: "'\(rule.id)' nhắc quá nhiều lần (mỗi đợt hoặc mỗi năm ít hơn \(FormatBounds.elapses) lần)",
                    en: "'\(rule.id)' reminds too often (fewer than \(FormatBounds.elapses) times a phase or year)")
            } else if times == nil {
                faults.warning(
                    at: rule.position, "rule-never", vi: "'\(rule.id)' không rơi vào ngày nào của đợt hay của năm",
                    en: "'\(rule.id)' falls on no day of its phase or year")
            }
        }
    }
}
