import CivilTime
import PlanCore

/// Finds reminder rules that call too often, or never.
struct RuleCheck {
    private let plan: Plan
    private let faults: FileFaults

    /// A window that is shorter than another in one year may hold nothing; so many are looked at.
    private static let windows = 3

    init(_ plan: Plan, _ faults: FileFaults) {
        self.plan = plan
        self.faults = faults
    }

    /// Notes `rule-too-often` and `rule-never`.
    func run() {
        guard !plan.rules.isEmpty else { return }
        let schedule = Schedule(plans: [plan], calendar: .weekdaysOnly)
        let first = Day(clippingYear: plan.years.first - 1, month: 1, day: 1)
        let windows = Dictionary(
            grouping: schedule.ruleOccurrences(in: first...first.adding(months: 12 * Self.windows)), by: \.itemID)
        for rule in plan.rules {
            let counts = (windows[rule.id] ?? []).lazy.map { schedule.reminders(of: $0).count }
            if counts.contains(where: { $0 >= FormatBounds.elapses }) {
                faults.error(
                    at: rule.position, "rule-too-often",
                    vi: "'\(rule.id)' nhắc quá nhiều lần (mỗi đợt hoặc mỗi năm ít hơn \(FormatBounds.elapses) lần)",
                    en: "'\(rule.id)' reminds too often (fewer than \(FormatBounds.elapses) times a phase or year)")
            } else if counts.allSatisfy({ $0 == 0 }) {
                faults.warning(
                    at: rule.position, "rule-never", vi: "'\(rule.id)' không rơi vào ngày nào của đợt hay của năm",
                    en: "'\(rule.id)' falls on no day of its phase or year")
            }
        }
    }
}
