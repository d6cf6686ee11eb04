import CivilTime
import Delivery
import PlanCore
import TestSupport
import Testing

@testable import DaemonKit
@testable import PlanFiles

/// Overdue reminders thin out, and go to somebody else when nobody delivers.
@Suite struct EscalationTests {
    private static func read(_ reminders: String, more: String = "") -> (plan: Plan?, diagnostics: [Diagnostic]) {
        let text = """
            title: Kế hoạch
            year: 2021
            units: [{id: a, name: Thôn A}]
            recipients: [{id: office, name: Văn phòng}, {id: chair, name: Chủ tịch}]
            deadlines: [{id: han, title: Hạn, by: 15/01\(more)}]
            reminders: {before: [], \(reminders)}
            """
        return PlanReader(defaults: PlanDefaults(zone: .utc)) { _ in nil }.read(Array(text.utf8), file: "p.yaml")
    }

    /// When overdue reminders go out, with whom they go to.
    private static func sent(_ plan: Plan) -> [String] {
        let schedule = Schedule(plans: [plan], calendar: WorkingCalendar([]))
        let all = Instant.distantPast ..< .distantFuture
        return schedule.reminders(in: all).map { reminder in
            let notice = Notice(
                reminder, sentAt: reminder.instant, lateBy: nil, missing: plan.units, calendar: schedule.calendar)
            return "\(reminder.rule) \(notice.recipient?.id ?? "units") \(notice.level.priority)"
        }
    }

    @Test(
        "overdue reminders thin out, and go up the chain on the days it names",
        arguments: [
            ("overdue: {every: 2d, for: 5d}", ["+2d units 3", "+4d units 3"]),
            (
                "overdue: [{every: 1d, for: 3d}, {every: 1w, for: 2w}]",
                ["+1d units 3", "+2d units 3", "+3d units 3", "+10d units 3", "+17d units 3"]
            ),
            (
                "overdue: {every: 2d, for: 8d}, escalate: [{after: 3d, to: office}, {after: 6d, to: chair}]",
                ["+2d units 3", "+3d office 2", "+4d office 2", "+6d chair 2", "+8d chair 2"]
            ),
            ("overdue: none, escalate: [{after: 1w, to: chair}]", ["+7d chair 2"]),
            ("overdue: []", []),
        ])
    func days(reminders: String, expected: [String]) throws {
        let (plan, diagnostics) = Self.read(reminders)
        #expect(Self.sent(try #require(plan, "\(diagnostics)")) == expected)
    }

    @Test("a deadline's own chain takes the place of its plan's")
    func own() throws {
        let (plan, _) = Self.read(
            "overdue: none, escalate: [{after: 1w, to: chair}]",
            more: ", reminders: {escalate: [{after: 2d, to: office}]}")
        #expect(Self.sent(try #require(plan)) == ["+2d office 2"])
    }

    @Test(
        "every fault of a chain is told at its place",
        arguments: [
            ("overdue: [{every: 1d, for: 300d}, {every: 1w, for: 10w}]", ["6:34 ladder-invalid"]),
            ("overdue: [{every: 5d, for: 3d}]", ["6:47 ladder-invalid"]),
            ("escalate: [{after: 3d, to: offise}]", ["6:52 recipient-unknown"]),
            ("escalate: [{after: 3d, to: office}, {after: 3d, to: chair}]", ["6:61 escalation-order"]),
            ("escalate: [{after: 0d}]", ["6:36 key-missing", "6:44 ladder-invalid"]),
        ])
    func faults(reminders: String, expected: [String]) {
        let (plan, diagnostics) = Self.read(reminders)
        #expect(plan == nil)
        #expect(diagnostics.map { "\($0.position.line):\($0.position.column) \($0.code)" } == expected)
    }

    @Test("a configuration has no recipients")
    func configuration() {
        let text = "reminders: {escalate: [{after: 3d, to: office}]}\n"
        let read = ConfigurationReader { _ in nil }.read(Array(text.utf8), file: "hanchot.yaml")
        #expect(read.diagnostics.map(\.code) == ["key-unknown"])
    }

    @Test("it says whom it goes to and who has not delivered")
    func texts() throws {
        let plan = try #require(Self.read("overdue: none, escalate: [{after: 3d, to: office}]").plan)
        let schedule = Schedule(plans: [plan], calendar: .weekdaysOnly)
        let reminder = try #require(schedule.reminders(in: .distantPast ..< .distantFuture).first)
        let notice = Notice(
            reminder, sentAt: reminder.instant, lateBy: nil, missing: plan.units, calendar: schedule.calendar)
        #expect(
            notice.subject(in: .vietnamese)
                == "[Kính gửi Văn phòng] Đã quá hạn 3 ngày: Hạn, chậm nhất ngày 15/01/2021 (hết ngày 15/01/2021) [Kế hoạch]"
        )
        let body = notice.body(in: .vietnamese)
        #expect(body.contains("Kính gửi:        Văn phòng\n"))
        #expect(body.contains("Đơn vị chưa nộp: Thôn A\n"))
        #expect(body.contains("Các đơn vị nêu trên đã quá hạn mà chưa nộp. Kính đề nghị xem xét, đôn đốc.\n"))
        let sink = JournalSink(filesFolder: nil) { $0.subject(in: .vietnamese) }
        let bytes = String(decoding: sink.parcel(for: notice).bytes, as: UTF8.self)
        #expect(bytes.contains("HANCHOT_RECIPIENT") && bytes.contains("office"))
    }
}
