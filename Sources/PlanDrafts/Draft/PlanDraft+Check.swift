import CivilTime
package import PlanCore
import PlanFiles

extension PlanDraft {
    /// What `hanchot check` would say of the file; never an error, whatever was read.
    package var diagnostics: [Diagnostic] {
        PlanReader(defaults: PlanDefaults(zone: .utc)) { _ in nil }.read(Array(text.utf8), file: "\(stem).yaml")
            .diagnostics
    }
}
