import CivilTime
import PlanCore

/// A plan in the manner of a commune's office, and notices about it at a time of one's choice.
enum NoticeSample {
    static let five = TimeOfDay(seconds: 17 * 3600)

    static func plan(
        _ deadlines: [Plan.Deadline] = [], number: String? = "07/KH-UBND",
        title: String = "Phát động phong trào thi đua năm 2021", issuer: String? = "UBND xã An Ví Dụ",
        issued: IssueDate? = IssueDate(year: 2021, month: 1, day: 4), events: [Plan.Event] = [],
        rules: [Plan.ReminderRule] = []
    ) -> Plan {
        Plan(
            id: "an-vi-du-2021", file: "an-vi-du-2021.yaml", number: number, title: title, issuer: issuer,
            issued: issued,
            years: PlanYears(first: 2021, last: 2021), zone: .utc,
            units: [
                Plan.Unit(id: "van-phong", name: "Văn phòng HĐND và UBND"), Plan.Unit(id: "thon-1", name: "Thôn 1"),
                Plan.Unit(id: "thon-2", name: "Thôn 2"),
            ],
            phases: [
                phase("dot-1", "Đợt thứ nhất", .yearless(month: 1, day: 1), .yearless(month: 6, day: 11)),
                phase("dot-2", "Đợt thứ hai", .yearless(month: 6, day: 12), .yearless(month: 12, day: 31)),
            ], deadlines: deadlines, events: events, rules: rules)
    }

    static func deadline(
        _ title: String, _ timing: Timing, units: [String] = ["van-phong", "thon-1", "thon-2"],
        submitTo: String? = "Văn phòng HĐND và UBND xã", onDayOff: DayOffRule = .keep,
        beforeMeans: BeforeMeaning = .exclusive
    ) -> Plan.Deadline {
        Plan.Deadline(
            id: "han", title: title, timing: timing, units: units, submitTo: submitTo, onDayOff: onDayOff,
            beforeMeans: beforeMeans, ladder: .standard, position: SamplePlan.position)
    }

    static func registration(_ boundary: Boundary = .before, _ time: TimeOfDay? = nil) -> Plan.Deadline {
        deadline("Đăng ký danh hiệu thi đua", .dated(.yearless(month: 1, day: 20), boundary, time))
    }

    static let event = Plan.Event(
        id: "ai-quoc", title: "Ngày truyền thống Thi đua yêu nước", on: .yearless(month: 6, day: 11), ladder: .standard,
        position: SamplePlan.position)

    /// The plan's first occurrence of the item, as it is told at `sent` (`2021-01-15 08:00`) by a reminder of that rule.
    static func notice(
        _ plan: Plan, _ item: Occurrence.Item = .deadline(0), rule: Rule = .before(3), sent: String, late: Bool = false
    ) -> Notice? {
        let schedule = Schedule(plans: [plan], calendar: .weekdaysOnly)
        let days = SamplePlan.day("2020-01-01")...SamplePlan.day("2022-12-31")
        guard let occurrence = schedule.occurrences(in: days).first(where: { $0.item == item }),
            let sentAt = instant(sent)
        else { return nil }
        let due = schedule.reminders(of: occurrence).first { $0.rule == rule }
        let reminder = due ?? Reminder(occurrence: occurrence, rule: rule, instant: sentAt)
        let units = Set(occurrence.deadline?.units ?? [])
        return Notice(
            reminder, sentAt: sentAt, lateBy: late ? sentAt - reminder.instant : nil,
            missing: plan.units.filter { units.contains($0.id) }, calendar: schedule.calendar)
    }

    private static func phase(_ id: String, _ title: String, _ from: PlanDate, _ to: PlanDate) -> Plan.Phase {
        Plan.Phase(id: id, title: title, from: from, to: to, ladder: .standard, position: SamplePlan.position)
    }

    private static func instant(_ text: String) -> Instant? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let day = Day(iso: parts[0]), let time = TimeOfDay(parts[1]) else { return nil }
        return Zone.utc.instant(of: day, at: time)
    }
}
