import CivilTime
import Foundation
import PlanCore

/// Plans as the tests want them, in one line each.
enum SamplePlan {
    static let position = SourcePosition(line: 1, column: 1)

    static func day(_ text: String) -> Day {
        guard let day = Day(iso: text) else { preconditionFailure("no such day: \(text)") }
        return day
    }

    static func deadline(
        _ id: String, _ timing: Timing, ladder: Ladder = .standard, onDayOff: DayOffRule = .keep,
        beforeMeans: BeforeMeaning = .exclusive
    ) -> Plan.Deadline {
        Plan.Deadline(
            id: id, title: "Hạn \(id)", timing: timing, onDayOff: onDayOff, beforeMeans: beforeMeans, ladder: ladder,
            position: position)
    }

    static func phase(_ id: String, _ from: PlanDate, _ to: PlanDate, ladder: Ladder = .standard) -> Plan.Phase {
        Plan.Phase(id: id, title: "Đợt \(id)", from: from, to: to, ladder: ladder, position: position)
    }

    static func plan(
        _ id: String = "mau", years: PlanYears = PlanYears(first: 2021, last: 2021), issued: IssueDate? = nil,
        zone: Zone = .utc, phases: [Plan.Phase] = [], deadlines: [Plan.Deadline] = [], events: [Plan.Event] = [],
        rules: [Plan.ReminderRule] = []
    ) -> Plan {
        Plan(
            id: id, file: "\(id).yaml", title: "Kế hoạch \(id)", issued: issued, years: years, zone: zone,
            phases: phases, deadlines: deadlines, events: events, rules: rules)
    }

    /// The bytes of a zone of the system's own files.
    static func systemZone(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)")))
    }

    /// A reminder as `RULE INSTANT`, which is what most tables compare.
    static func line(_ reminder: Reminder) -> String { "\(reminder.rule) \(reminder.instant)" }
}
