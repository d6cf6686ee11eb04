import CivilTime
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// What the service says and records of dates that move: a plan of 2027 whose deadline is good until Tuesday,
/// 2027-01-19, served from the 4th on.
@Suite struct MovedDateTests {
    private let ledger: SQLiteLedger

    init() throws { ledger = try SQLiteLedger.inMemory() }

    private static let position = SourcePosition(line: 1, column: 1)
    private static let tuesday = PlanDate.yearless(month: 1, day: 19)
    private static let ladder = Ladder(
        before: [3, 1, 0], at: TimeOfDay(seconds: 8 * 3600), overdue: Ladder.Overdue(every: 1, lasting: 2),
        phaseOpens: [7, 0], phaseCloses: [0])

    private static func deadline(
        _ date: PlanDate = tuesday, _ time: TimeOfDay? = nil, ladder: Ladder = ladder
    ) -> Plan.Deadline {
        Plan.Deadline(
            id: "han", title: "Hạn", timing: .dated(date, .by, time), onDayOff: .next, ladder: ladder,
            position: position)
    }

    private static func phase(from day: Int) -> Plan.Phase {
        Plan.Phase(
            id: "dot", title: "Đợt", from: .yearless(month: 1, day: day), to: .yearless(month: 2, day: 26),
            ladder: ladder, position: position)
    }

    private static func rule(_ expression: String) throws -> Plan.ReminderRule {
        Plan.ReminderRule(
            id: "hop", message: "Họp", on: try CalendarExpression(parsing: expression) { _ in nil },
            position: position)
    }

    private static func plan(
        _ language: Language = .vietnamese, phases: [Plan.Phase] = [], deadlines: [Plan.Deadline] = [],
        rules: [Plan.ReminderRule] = []
    ) -> Plan {
        Plan(
            id: "p", file: "p.yaml", title: "Kế hoạch", years: PlanYears(first: 2027, last: 2027), zone: .utc,
            language: language, phases: phases, deadlines: deadlines,
            rules: rules)
    }

    private static func off(_ month: Int, _ day: Int) -> WorkingCalendar {
        let date = ExactDate(
            day: Day(clippingYear: 2027, month: month, day: day), isWorking: false, title: "Nghỉ", source: nil,
            status: .official)
        return WorkingCalendar([HolidayCalendar(id: "nghi", title: "Nghỉ", exactDates: [date])])
    }

    private static func inputs(_ plan: Plan, _ calendar: WorkingCalendar = .weekdaysOnly) -> Inputs {
        Inputs(plans: [Inputs.Source(plan: plan, text: "v1")], calendar: calendar, context: "\(calendar.hashValue)")
    }

    private static let start = Zone.utc.start(of: Day(clippingYear: 2027, month: 1, day: 4))

    private func service() throws -> ReminderService {
        try ReminderService(
            settings: ReminderService.Settings(catchUp: .days(7), lateAfter: .minutes(1)), ledger: ledger,
            sinks: [RecorderSink()], claimant: "test", at: Self.start)
    }

    private func reason(_ identity: String) throws -> String? {
        try ledger.standing(of: [identity])[identity]?.ending.map { "\($0.outcome): \($0.reason)" }
    }

    @Test(
        "a holiday that is declared moves an open deadline: what moved is told from where to where and kept in the ledger, also where it was declared while the service was stopped",
        arguments: [false, true])
    func holidayMoves(isStopped: Bool) throws {
        var service = try service()
        _ = try service.serve(Self.inputs(Self.plan(deadlines: [Self.deadline()])), at: Self.start)
        if isStopped { service = try self.service() }
        let served = try service.serve(
            Self.inputs(Self.plan(deadlines: [Self.deadline()]), Self.off(1, 19)), at: Self.start)
        let moved = try #require(served.moved.first)
        #expect(served.moved.count == 1 && served.voided.count == moved.count)
        #expect(
            moved.message
                == "p/han (2027) dời từ hết ngày 19/01/2027 sang hết ngày 20/01/2027 (hủy 5 lần nhắc chưa gửi)")
        #expect(moved.occurrence == "p/han@2027" && moved.plan == "p" && moved.due.description == "2027-01-19")
        #expect(moved.fate == .moved(to: Day(clippingYear: 2027, month: 1, day: 20)))
        #expect(try reason("p/han@2027#-1d/2027-01-19") == "void: moved to 2027-01-20")
        #expect(try reason("p/han@2027#-1d/2027-01-20") == nil)
        #expect(try ledger.standing(of: ["p/han@2027#-1d/2027-01-20"]).count == 1)
        // The holiday is taken back: the old date is open again, and the history keeps where it had been moved to.
        let back = try service.serve(Self.inputs(Self.plan(deadlines: [Self.deadline()])), at: Self.start)
        #expect(
            back.moved.map(\.message) == [
                "p/han (2027) dời từ hết ngày 20/01/2027 sang hết ngày 19/01/2027 (hủy 5 lần nhắc chưa gửi)"
            ])
        #expect(try reason("p/han@2027#-1d/2027-01-19") == nil)
        let history = try ledger.history(limit: 100).map { "\($0.action) \($0.subject) \($0.detail)" }
        #expect(history.contains("rearm p/han@2027#-1d/2027-01-19 void: moved to 2027-01-20"))
    }

    struct Edit: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var before: Plan
        var after: Plan
        var vietnamese: [String]
        var english: [String]
        /// Of the first reminder that became void.
        var reason: String
    }

    private static func edit(
        _ name: String, from before: (Language) throws -> Plan, to after: (Language) throws -> Plan, vi: [String],
        en: [String], reason: String
    ) throws -> [Edit] {
        try [Language.vietnamese, .english].map {
            Edit(
                testDescription: "\(name), \($0)", before: try before($0), after: try after($0), vietnamese: vi,
                english: en, reason: reason)
        }
    }

    private static func edits() throws -> [Edit] {
        var edits: [Edit] = []
        let dropped = Ladder(before: [0], at: ladder.at, overdue: nil)
        let afternoon = TimeOfDay(seconds: 17 * 3600)
        edits += try edit(
            "a deadline that goes", from: { plan($0, deadlines: [deadline()]) }, to: { plan($0) },
            vi: ["p/han (2027), ngày 19/01/2027: bỏ (hủy 5 lần nhắc chưa gửi)"],
            en: ["p/han (2027), 19 January 2027, is gone (5 open reminders are void)"],
            reason: "its plan has it no more")
        edits += try edit(
            "a year that goes", from: { plan($0, deadlines: [deadline()]) },
            to: { plan($0, deadlines: [deadline(.full(Day(clippingYear: 2031, month: 1, day: 19)))]) },
            vi: ["p/han (2027), ngày 19/01/2027: bỏ (hủy 5 lần nhắc chưa gửi)"],
            en: ["p/han (2027), 19 January 2027, is gone (5 open reminders are void)"],
            reason: "its plan has it no more"
        )
        edits += try edit(
            "rungs that go", from: { plan($0, deadlines: [deadline()]) },
            to: { plan($0, deadlines: [deadline(ladder: dropped)]) },
            vi: ["p/han (2027) giữ hết ngày 19/01/2027, đổi lịch nhắc (hủy 4 lần nhắc chưa gửi)"],
            en: ["p/han (2027) keeps the end of 19 January 2027, with other reminders (4 open reminders are void)"],
            reason: "its plan asks for this reminder no more")
        edits += try edit(
            "a deadline with a time", from: { plan($0, deadlines: [deadline(tuesday, afternoon)]) },
            to: { plan($0, deadlines: [deadline(.yearless(month: 1, day: 12), afternoon)]) },
            vi: ["p/han (2027) dời từ ngày 19/01/2027 sang ngày 12/01/2027 (hủy 5 lần nhắc chưa gửi)"],
            en: ["p/han (2027) moved from 19 January 2027 to 12 January 2027 (5 open reminders are void)"],
            reason: "moved to 2027-01-12")
        edits += try edit(
            "a phase's first day", from: { plan($0, phases: [phase(from: 20)]) },
            to: { plan($0, phases: [phase(from: 21)]) },
            vi: ["p/dot (2027) dời ngày bắt đầu từ ngày 20/01/2027 sang ngày 21/01/2027 (hủy 2 lần nhắc chưa gửi)"],
            en: ["p/dot (2027) opens on 21 January 2027 instead of 20 January 2027 (2 open reminders are void)"],
            reason: "moved to 2027-01-21")
        edits += try edit(
            "a rule's times", from: { plan($0, rules: [try rule("*-01-05,12,19 08:00")]) },
            to: { plan($0, rules: [try rule("*-01-05 08:00")]) },
            vi: ["p/hop (2027): đổi lịch nhắc (hủy 2 lần nhắc chưa gửi)"],
            en: ["p/hop (2027) has other times (2 open reminders are void)"],
            reason: "its plan asks for this reminder no more")
        edits += try edit(
            "a rule that goes", from: { plan($0, rules: [try rule("*-01-05 08:00")]) }, to: { plan($0) },
            vi: ["p/hop (2027): bỏ (hủy 1 lần nhắc chưa gửi)"],
            en: ["p/hop (2027) is gone (1 open reminder is void)"], reason: "its plan has it no more")
        return edits
    }

    @Test("an edit says what became of each date whose open reminders are void, in the plan's language")
    func edited() throws {
        for edit in try Self.edits() {
            let ledger = try SQLiteLedger.inMemory()
            let service = try ReminderService(
                settings: ReminderService.Settings(catchUp: .days(7), lateAfter: .minutes(1)), ledger: ledger,
                sinks: [RecorderSink()], claimant: "test", at: Self.start)
            _ = try service.serve(Self.inputs(edit.before), at: Self.start)
            let served = try service.serve(Self.inputs(edit.after), at: Self.start)
            let expected = edit.after.language == .vietnamese ? edit.vietnamese : edit.english
            #expect(served.moved.map(\.message) == expected, "\(edit.testDescription)")
            let first = try #require(served.voided.first)
            #expect(try ledger.standing(of: [first])[first]?.ending?.reason == edit.reason)
        }
    }

    @Test("a plan that goes is told as such, none of its dates as moved")
    func withdrawn() throws {
        let service = try service()
        _ = try service.serve(Self.inputs(Self.plan(deadlines: [Self.deadline()])), at: Self.start)
        let served = try service.serve(
            Inputs(plans: [], calendar: .weekdaysOnly, context: ""), at: Self.start)
        #expect(served.withdrawn == ["p"] && served.voided.count == 5 && served.moved.isEmpty)
    }

    @Test("an identity that is none has a reason all the same", arguments: ["", "p", "p/han@2027", "a/b@c#d/x", "#/@"])
    func noIdentity(text: String) {
        let schedule = Schedule(plans: [Self.plan(deadlines: [Self.deadline()])], calendar: .weekdaysOnly)
        var dates = MovedDates(schedule, [:])
        #expect(dates.reason(of: text) == "its plan has it no more")
        #expect(dates.all(of: [text]).isEmpty)
    }
}
