import CivilTime
import PlanCore
import Testing

/// Why each reminder of an occurrence comes when it does, in both languages.
@Suite struct ReminderDerivationTests {
    /// A reminder as `RULE DAY TIME text`.
    private func lines(_ plan: Plan, _ item: String, _ calendar: WorkingCalendar, _ language: Language) throws
        -> [String]
    {
        let schedule = Schedule(plans: [plan], calendar: calendar)
        let occurrence = try #require(schedule.occurrences(ofItem: item, in: plan, during: .first ... .last).first)
        return schedule.reminderDerivations(of: occurrence).map { derivation in
            let (day, time) = plan.zone.local(at: derivation.reminder.instant)
            return "\(derivation.reminder.rule) \(day) \(time) \(derivation.text(in: language))"
        }
    }

    private func plan(
        before: [Int] = [], overdue: Ladder.Overdue? = nil, at hour: Int = 8, due: TimeOfDay? = nil,
        quiet: [QuietTime] = [], issued: IssueDate? = nil
    ) -> Plan {
        let ladder = Ladder(
            before: before, at: TimeOfDay(seconds: hour * 3600), overdue: overdue, quiet: quiet)
        // 20/01/2021 is a Wednesday.
        return SamplePlan.plan(
            issued: issued,
            deadlines: [
                SamplePlan.deadline("han", .dated(.yearless(month: 1, day: 20), .by, due), ladder: ladder)
            ])
    }

    private func quiet(_ expression: String, hours: Int64) throws -> QuietTime {
        QuietTime(
            begins: try CalendarExpression(parsing: expression) { _ in nil },
            lasting: .seconds(hours * 3600))
    }

    @Test("days off move a reminder back, and two on one instant leave the nearer")
    func daysOff() throws {
        let plan = plan(before: [11, 10, 2, 0])
        #expect(
            try lines(plan, "han", .weekdaysOnly, .vietnamese) == [
                "-11d 2021-01-08 08:00 11 ngày trước ngày cuối cùng; 09/01/2021 là thứ Bảy nên gửi ngày làm việc liền "
                    + "trước; không gửi, vì -10d đến cùng lúc và gần hạn hơn",
                "-10d 2021-01-08 08:00 10 ngày trước ngày cuối cùng; 10/01/2021 là Chủ nhật nên gửi ngày làm việc liền "
                    + "trước",
                "-2d 2021-01-18 08:00 2 ngày trước ngày cuối cùng", "0d 2021-01-20 08:00 ngày cuối cùng",
            ])
        #expect(
            try lines(plan, "han", .weekdaysOnly, .english) == [
                "-11d 2021-01-08 08:00 11 days before the last day; 9 January 2021 is a Saturday: on the working day "
                    + "before; not sent: -10d comes at the same time and is nearer",
                "-10d 2021-01-08 08:00 10 days before the last day; 10 January 2021 is a Sunday: on the working day "
                    + "before",
                "-2d 2021-01-18 08:00 2 days before the last day", "0d 2021-01-20 08:00 the last day",
            ])
    }

    @Test("overdue ones move on")
    func overdue() throws {
        let plan = plan(overdue: Ladder.Overdue(every: 3, lasting: 6))
        #expect(
            try lines(plan, "han", .weekdaysOnly, .vietnamese) == [
                "+3d 2021-01-25 08:00 3 ngày sau ngày cuối cùng; 23/01/2021 là thứ Bảy nên gửi ngày làm việc tiếp theo",
                "+6d 2021-01-26 08:00 6 ngày sau ngày cuối cùng",
            ])
        #expect(
            try lines(plan, "han", .weekdaysOnly, .english).first
                == "+3d 2021-01-25 08:00 3 days after the last day; 23 January 2021 is a Saturday: on the working day "
                + "after")
    }

    @Test("one whose time of day would come too late goes out the working day before")
    func beforeCutoff() throws {
        let plan = plan(before: [0], at: 17, due: TimeOfDay(seconds: 12 * 3600))
        #expect(
            try lines(plan, "han", .weekdaysOnly, .vietnamese) == [
                "0d 2021-01-19 17:00 ngày cuối cùng; giờ gửi không còn trước lúc quá hạn nên gửi ngày làm việc liền trước"
            ])
        #expect(
            try lines(plan, "han", .weekdaysOnly, .english) == [
                "0d 2021-01-19 17:00 the last day; its time of day is not before the cutoff: on the working day before"
            ])
    }

    @Test("quiet hours hold one, or send it before they begin where it would come too late")
    func quietHours() throws {
        let evening = plan(before: [1], at: 22, quiet: [try quiet("21:00", hours: 10)])
        #expect(
            try lines(evening, "han", .weekdaysOnly, .vietnamese) == [
                "-1d 2021-01-20 07:00 1 ngày trước ngày cuối cùng; 22:00 ngày 19/01/2021 là giờ yên lặng nên hoãn lại"
            ])
        #expect(
            try lines(evening, "han", .weekdaysOnly, .english) == [
                "-1d 2021-01-20 07:00 1 day before the last day; 22:00 on 19 January 2021 is quiet: held until then"
            ])
        let last = plan(before: [0], at: 22, quiet: [try quiet("21:00", hours: 10)])
        #expect(
            try lines(last, "han", .weekdaysOnly, .vietnamese) == [
                "0d 2021-01-20 20:59:59 ngày cuối cùng; 22:00 ngày 20/01/2021 là giờ yên lặng nên gửi trước đó"
            ])
        #expect(
            try lines(last, "han", .weekdaysOnly, .english) == [
                "0d 2021-01-20 20:59:59 the last day; 22:00 on 20 January 2021 is quiet: sent before it begins"
            ])
    }

    @Test("nothing goes out before the plan was issued")
    func issue() throws {
        let plan = plan(before: [7, 1], issued: IssueDate(year: 2021, month: 1, day: 15))
        #expect(
            try lines(plan, "han", .weekdaysOnly, .vietnamese) == [
                "-7d 2021-01-13 08:00 7 ngày trước ngày cuối cùng; không gửi, vì kế hoạch chưa ban hành "
                    + "(ngày 15/01/2021)",
                "-1d 2021-01-19 08:00 1 ngày trước ngày cuối cùng",
            ])
        #expect(
            try lines(plan, "han", .weekdaysOnly, .english).first
                == "-7d 2021-01-13 08:00 7 days before the last day; not sent: the plan was not issued yet "
                + "(15 January 2021)")
    }

    @Test("phases, events, duties and rules say what their reminders are")
    func kinds() throws {
        let ladder = Ladder(
            before: [], at: TimeOfDay(seconds: 8 * 3600), overdue: nil, phaseOpens: [7, 0], phaseCloses: [1],
            events: [1, 0])
        let date = PlanDate.yearless(month: 1, day: 20)
        let rule = Plan.ReminderRule(
            id: "hop", message: "Họp", during: .phase("dot"),
            on: try CalendarExpression(parsing: "Mon 07:30") { _ in nil }, position: SamplePlan.position)
        let plan = Plan(
            id: "mau", file: "mau.yaml", title: "Kế hoạch", years: PlanYears(first: 2021, last: 2021), zone: .utc,
            phases: [SamplePlan.phase("dot", date, .yearless(month: 1, day: 29), ladder: ladder)],
            deadlines: [SamplePlan.deadline("viec", .duty(.phase("dot")))],
            events: [
                Plan.Event(id: "ngay", title: "Ngày", on: date, ladder: ladder, position: SamplePlan.position)
            ], rules: [rule])
        let expected: [String: [String]] = [
            "dot": [
                "opens-7d 2021-01-13 08:00 7 ngày trước ngày bắt đầu", "opens 2021-01-20 08:00 ngày bắt đầu",
                "closes-1d 2021-01-28 08:00 1 ngày trước ngày kết thúc",
            ],
            "viec": ["after 2021-01-29 08:00 khi đến ngày phải làm"],
            "ngay": ["-1d 2021-01-19 08:00 1 ngày trước ngày diễn ra", "0d 2021-01-20 08:00 ngày diễn ra"],
            "hop": ["20210125T073000Z 2021-01-25 07:30 quy tắc nêu 07:30 thứ Hai, ngày 25/01/2021"],
        ]
        for (item, lines) in expected {
            #expect(try self.lines(plan, item, .weekdaysOnly, .vietnamese) == lines)
        }
    }
}
