import CivilTime
package import ControlAPI
import PlanCore

extension Terminal {
    /// A row of the history, on its plan's wall clock: `2027-01-18 09:00  an  nhận  thi-dua-2027/dang-ky@2027 Thôn 1: chưa nộp →
    /// đã nhận …`. What people typed stays within the line.
    package func line(_ change: ChangeEntry) -> String {
        let zone = ZoneLibrary().zone(change.timezone) ?? .utc
        let text = ChangeText(in: zone, language)
        let (day, time) = zone.local(at: Instant(rfc3339: change.at) ?? Instant(seconds: 0))
        let clock = "\(day) " + TimeOfDay(seconds: time.seconds / 60 * 60).description
        let detail = change.detail.map { text.detail($0, of: change.action) }
        let what = [change.subject, detail ?? change.unit].compactMap(\.self).filter { !$0.isEmpty }.joined(
            separator: " ")
        let effect = change.after.map { ": \(change.before?.inOneLine ?? "–") → \($0.inOneLine)" } ?? ""
        let reason = change.reason.map { " (\(text.reason($0)))" } ?? ""
        let action = text.action(change.action, isCorrection: change.correction ?? false)
        return "\(coloured(clock, 2))  \(change.actor.inOneLine)  \(coloured(action, 1))  "
            + what.inOneLine + effect + reason
    }
}
