import CivilTime
import ControlAPI
import LinuxSystem
import PlanCore
import PlanFiles
import Storage
import TestSupport
import Testing

@testable import DaemonKit

@Suite struct ControlDeskTests {
    private final class Listener: ControlListener {
        let connectionCount = 1
        var listenerCount = 0
        let listenerLimit = 8
        var published: [String] = []
        var forgotten: Instant?

        func publish(_ name: String, data: EventData, at now: Instant) {
            published.append("\(now.seconds) \(data.text(in: "en"))")
        }
        func forgetEvents(through now: Instant) { forgotten = now }
        func close() {}
    }

    /// A desk, and what it answers.
    private static func desk(
        _ listener: Listener, announced: @escaping (AuditRow) -> Void = { _ in }
    ) throws -> (desk: ControlDesk, answer: (HTTPRequest, SocketPeer) -> HTTPResponse) {
        let scratch = try ScratchFolder()
        var answer: ((HTTPRequest, SocketPeer) -> HTTPResponse)?
        let place = ServicePlace(language: .english, socket: "\(scratch.path)/control.sock")
        let desk = try ControlDesk(
            place, Configuration(), on: EventLoop(),
            {
                answer = $4
                return listener
            }, failed: { _ in }, filesFailed: { _ in }, boardChanged: { _, _ in }, approvalAnnounced: announced)
        return (try #require(desk), try #require(answer))
    }

    @Test("what happens while nobody listens is written when somebody comes, the latest of it; from then on at once")
    func events() throws {
        let listener = Listener()
        let (desk, answer) = try Self.desk(listener)
        func happen(_ numbers: Range<Int>) -> [String] {
            numbers.map { number in
                var served = ReminderService.Served()
                served.newVersions = ["p\(number)"]
                desk.publish(served, at: Instant(seconds: Int64(number)))
                return "\(number) {\"count\":1,\"served\":[\"p\(number)\"],\"withdrawn\":[]}"
            }
        }
        let missed = happen(0..<1000)
        #expect(listener.published.isEmpty)
        let owner = SocketPeer.local(user: ProcessEnvironment.userID, groups: [])
        #expect(answer(HTTPRequest("GET", "/v1/health"), owner).status == 200 && listener.published.isEmpty)
        #expect(answer(HTTPRequest("GET", "/v1/events"), owner).status == 200)
        #expect(listener.published.count >= 256 && listener.published == missed.suffix(listener.published.count))
        #expect(listener.forgotten == Instant(seconds: Int64(999 - listener.published.count)))
        listener.published = []
        listener.listenerCount = 1
        let heard = happen(1000..<1003)
        #expect(listener.published == heard)
        desk.close()
    }

    @Test("an approval that is announced again under its key is answered the same, when the draft is none any more too")
    func approvals() throws {
        var announced = 0
        let (desk, answer) = try Self.desk(Listener()) { _ in announced += 1 }
        desk.update { $0.drafts = [RouterScene.plan("d"), RouterScene.plan("e")] }
        let owner = SocketPeer.local(user: ProcessEnvironment.userID, groups: [])
        func approve(_ draft: String, _ key: String, _ reason: String = "x") -> HTTPResponse {
            let headers = [("Content-Type", "application/json"), ("Idempotency-Key", key)]
            let body = Array(#"{"reason":"\#(reason)"}"#.utf8)
            return answer(HTTPRequest("POST", "/v1/drafts/\(draft)/approve", headers: headers, body: body), owner)
        }
        let first = approve("d", "k")
        #expect(first.status == 202 && first.header("Idempotency-Replayed") == nil)
        desk.update { $0.drafts.removeFirst() }
        let again = approve("d", "k")
        #expect(again.status == 202 && again.bytes == first.bytes && again.header("Idempotency-Replayed") == "true")
        #expect(approve("d", "l").problem?.code == "draft-unknown")
        for (draft, reason) in [("e", "x"), ("d", "y")] {
            #expect(approve(draft, "k", reason).problem?.code == "key-reused")
        }
        #expect(announced == 1, "it was said once")
        desk.close()
    }

    @Test("of requests without the token the history keeps one a minute")
    func strangers() throws {
        let (desk, answer) = try Self.desk(Listener())
        let ledger = try SQLiteLedger.inMemory()
        desk.update { $0.ledger = ledger }
        for _ in 1...3 {
            let request = HTTPRequest("GET", "/v1/plans", headers: [("Authorization", "Bearer wrong")])
            #expect(answer(request, .network).status == 401)
        }
        let rows = try ledger.history(limit: 9).map { "\($0.actor) \($0.action) \($0.subject)" }
        #expect(rows == ["network refused GET /v1/plans"])
        desk.close()
    }
}
