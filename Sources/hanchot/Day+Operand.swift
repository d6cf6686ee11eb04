import CivilTime
import DaemonKit
import PlanCore

extension Day {
    /// A day that a word of the command line names.
    /// - Parameter shown: how the message calls the word; the word itself when absent.
    init(operand text: String, shown: String? = nil) throws(UsageError) {
        guard let day = Day(iso: text) ?? Day(slashed: text) else {
            throw UsageError(
                vi: "'\(shown ?? text)' không phải là ngày (ví dụ 2027-01-20 hoặc 20/01/2027)",
                en: "'\(shown ?? text)' is not a day (such as 2027-01-20 or 20/01/2027)")
        }
        self = day
    }
}
