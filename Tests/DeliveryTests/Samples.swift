import CivilTime
import PlanCore

/// Notices made by hand, one kind each.
enum Samples {
    static let at = Instant(seconds: 1_610_697_600)  // 2021-01-15T08:00:00Z
    static let due = Day(clippingYear: 2021, month: 1, day: 19)

    static func plan(unitCount: Int = 2) -> Plan {
        let position = SourcePosition(line: 1, column: 1)
        let dated = PlanDate.yearless(month: 1, day: 20)
        return Plan(
            id: "quang-thanh-2021", file: "quang-thanh-2021.yaml", title: "Phong trào thi đua",
            years: PlanYears(first: 2021, last: 2021),
            zone: .utc, units: (0..<unitCount).map { Plan.Unit(id: "thon-\($0)", name: "Thôn \($0)") },
            phases: [
                Plan.Phase(id: "dot-1", title: "Đợt 1", from: dated, to: dated, ladder: .standard, position: position)
            ],
            deadlines: [
                Plan.Deadline(
                    id: "dang-ky", title: "Đăng ký", timing: .dated(dated, .before, nil), onDayOff: .keep,
                    ladder: .standard, position: position)
            ],
            events: [Plan.Event(id: "ngay-hoi", title: "Ngày hội", on: dated, ladder: .standard, position: position)])
    }

    static func notice(
        _ rule: Rule = .before(3), item: Occurrence.Item = .deadline(0), year: Int = 2021, unitCount: Int = 2,
        lateBy: Span? = nil, sentAt: Instant = at
    ) -> Notice {
        let plan = plan(unitCount: unitCount)
        let occurrence = Occurrence(
            plan: plan, item: item, key: .year(year), lastGoodDay: due,
            cutoff: item == .deadline(0) ? plan.zone.start(of: due.adding(days: 1)) : nil, window: due...due)
        return Notice(
            Reminder(occurrence: occurrence, rule: rule, instant: at), sentAt: sentAt, lateBy: lateBy,
            missing: plan.units, calendar: .weekdaysOnly)
    }

    /// What a notice's text would be.
    static func text(_ notice: Notice) -> String { "Nhắc việc: \(notice.reminder.identity)\n" }
}
