import CivilTime
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

@Suite struct DraftTests {
    private let scene: InputScene
    private let sink = RecorderSink()
    private let service: ReminderService

    init() throws {
        scene = try InputScene()
        service = try ReminderService(
            settings: .init(catchUp: .days(7), lateAfter: .minutes(1)), ledger: try SQLiteLedger.inMemory(),
            sinks: [sink], claimant: "test", at: InputScene.now)
    }

    private static func at(_ day: Int, _ hour: Int = 9) -> Instant {
        Zone.utc.instant(of: Day(clippingYear: 2021, month: 1, day: day), at: TimeOfDay(seconds: hour * 3600))
    }

    /// Runs as the loop would.
    private func run(from start: Instant, to end: Instant) throws {
        var now = start
        while now <= end {
            if try service.turn(at: now).hasMore { continue }
            guard let next = service.nextWakeAt, next <= end else { break }
            now = max(now, next)
        }
    }

    @Test("nobody is reminded of a draft; once approved it is, of nothing that was due before")
    func approval() throws {
        // Last good day 20/01: reminders on the 6th, 13th, 17th (a Sunday: on the 15th), 19th and 20th.
        try scene.write("draft: true\n" + InputScene.plan(), to: "one/p.yaml")
        let drafts = scene.load()
        #expect(drafts.plans.isEmpty && drafts.drafts.map(\.plan.id) == ["p"] && drafts.rejected == [])
        #expect(drafts.codes.contains("plan-draft"))
        _ = try service.serve(drafts, at: InputScene.now)
        try run(from: InputScene.now, to: Self.at(16))
        #expect(try sink.delivered.isEmpty && service.nextSent() == nil)

        try DraftFile(scene.scratch.file("one/p.yaml")).approve()
        let approved = scene.load()
        #expect(try approved.plans.map { try $0.text.string() } == [InputScene.plan()] && approved.drafts.isEmpty)
        #expect(try service.serve(approved, at: Self.at(16)).newVersions == ["p"])
        try run(from: Self.at(16), to: Self.at(20))
        #expect(sink.delivered.map(\.key.name) == ["p/han@2021#-1d/2021-01-20", "p/han@2021#0d/2021-01-20"])
    }

    @Test("a plan that becomes a draft is withdrawn")
    func withdrawal() throws {
        try scene.write(InputScene.plan(), to: "one/p.yaml")
        _ = try service.serve(scene.load(), at: InputScene.now)
        #expect(try service.nextSent() != nil)
        try scene.write("draft: true\n" + InputScene.plan(), to: "one/p.yaml")
        #expect(scene.library.reload([scene.scratch.file("one/p.yaml")], at: InputScene.now)?.plans.count == nil)
        let served = try service.serve(scene.load(), at: InputScene.now)
        #expect(try served.withdrawn == ["p"] && service.nextSent() == nil)
    }

    @Test("who approved a draft is kept once it is a plan: whoever said so just before, else the service that found it")
    func approver() throws {
        let ledger = try SQLiteLedger.inMemory()
        try scene.write("draft: true\n" + InputScene.plan(), to: "one/p.yaml")
        let before = scene.load()
        try scene.write(InputScene.plan(), to: "one/p.yaml")
        let after = scene.load()
        let row = AuditRow(
            at: Self.at(16), actor: "an", action: "approve", subject: "p", detail: "", before: "draft", after: "served",
            reason: "đúng")
        func kept(after pause: Span, announcing isAnnounced: Bool = true) throws -> [String] {
            var approvals = DraftApprovals()
            if isAnnounced { approvals.announce(row) }
            approvals.note(after, after: before, by: "hanchotd[1]", at: Self.at(16) + pause)
            approvals.note(after, after: after, by: "hanchotd[1]", at: Self.at(16) + pause)
            return try approvals.keep(in: ledger).map {
                "\($0.actor) \($0.before ?? "") \($0.after ?? "") \($0.reason ?? "")"
            }
        }
        #expect(try kept(after: .seconds(1)) == ["an draft served đúng"])
        #expect(try kept(after: .minutes(2)) == ["hanchotd[1] draft served "])
        #expect(try kept(after: .seconds(1), announcing: false) == ["hanchotd[1] draft served "])
        #expect(
            try ledger.history(HistoryQuery(plan: "p", action: "approve")).map(\.row.actor) == [
                "hanchotd[1]", "hanchotd[1]", "an",
            ])
        var other = DraftApprovals()
        other.note(before, after: after, by: "hanchotd[1]", at: Self.at(16))
        other.note(before, after: nil, by: "hanchotd[1]", at: Self.at(16))
        #expect(try other.keep(in: ledger).isEmpty)
    }

    @Test("the status counts drafts beside plans")
    func status() throws {
        try scene.write(InputScene.plan(), to: "one/a.yaml")
        try scene.write("draft: true\n" + InputScene.plan(), to: "one/b.yaml")
        let text = { (language: Language) in
            StatusLine(
                inputs: scene.load(), next: nil, ledgerTrouble: nil, sinkTroubles: [:], language: language
            ).text
        }
        #expect(text(.vietnamese) == "1 kế hoạch; 1 dự thảo chưa duyệt; không còn nhắc việc nào")
        #expect(text(.english) == "1 plan; 1 draft; no reminder ahead")
    }
}
