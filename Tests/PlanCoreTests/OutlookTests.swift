import CivilTime
import PlanCore
import TestSupport
import Testing

/// A deadline by 19 January 2021 (a Tuesday), a phase from 10 January to 12 February, an event on 1 February.
@Suite struct OutlookTests {
    private static func schedule(issued: IssueDate? = nil) -> Schedule {
        let event = Plan.Event(
            id: "le", title: "Lễ", on: .yearless(month: 2, day: 1), ladder: .standard, position: SamplePlan.position)
        let plan = SamplePlan.plan(
            issued: issued,
            phases: [SamplePlan.phase("dot", .yearless(month: 1, day: 10), .yearless(month: 2, day: 12))],
            deadlines: [
                SamplePlan.deadline("han", .dated(.yearless(month: 1, day: 19), .by, nil)),
                SamplePlan.deadline("gio", .dated(.yearless(month: 1, day: 19), .by, TimeOfDay(seconds: 17 * 3600))),
                SamplePlan.deadline("viec", .duty(.phase("dot"))),
            ], events: [event])
        return Schedule(plans: [plan], calendar: .weekdaysOnly)
    }

    private static func lines(_ outlook: Outlook) -> [String] {
        outlook.notices.map { notice in
            let reminder = notice.reminder
            return "\(reminder.occurrence.itemID) \(reminder.rule) \(notice.level) \(notice.daysLeft) "
                + "\(notice.workingDaysLeft)"
        }
    }

    @Test(
        "each kind of item on its day",
        arguments: [
            (
                "2021-01-08",
                [
                    "han 0d notice 11 7", "gio 0d notice 11 7", "le 0d notice 24 16", "dot opens notice 2 0",
                ]
            ),
            (
                "2021-01-18",
                [
                    "han 0d warning 1 1", "gio 0d warning 1 1", "le 0d notice 14 10", "dot closes notice 25 19",
                    "viec after notice 25 19",
                ]
            ),
            (
                "2021-01-19",
                [
                    "han 0d warning 0 0", "gio 0d warning 0 0", "le 0d notice 13 9", "dot closes notice 24 18",
                    "viec after notice 24 18",
                ]
            ),
            (
                "2021-02-12",
                [
                    "han 0d overdue -24 0", "gio 0d overdue -24 0", "dot closes notice 0 0", "viec after notice 0 0",
                ]
            ),
            ("2020-12-10", []),
            ("2020-12-20", ["han 0d notice 30 22", "gio 0d notice 30 22", "dot opens notice 21 15"]),
            ("2021-02-19", []),
        ])
    func standing(day: String, expected: [String]) {
        #expect(Self.lines(Outlook(Self.schedule(), on: SamplePlan.day(day))) == expected)
    }

    @Test("a deadline that had passed before its plan was issued is not overdue")
    func issuedLater() {
        let issued = IssueDate(year: 2021, month: 1, day: 25)
        let outlook = Outlook(Self.schedule(issued: issued), on: SamplePlan.day("2021-02-12"))
        #expect(Self.lines(outlook) == ["dot closes notice 0 0", "viec after notice 0 0"])
    }
}
