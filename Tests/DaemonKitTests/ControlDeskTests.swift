import CivilTime
import ControlAPI
import LinuxSystem
import PlanCore
import PlanFiles
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

    @Test("what happens while nobody listens is written when somebody comes, the latest of it; from then on at once")
    func events() throws {
        let scratch = try ScratchFolder()
        let listener = Listener()
        var answer: ((HTTPRequest, SocketPeer) -> HTTPResponse)?
        let place = ServicePlace(language: .english, socket: "\(scratch.path)/control.sock")
        let made = try ControlDesk(
            place, Configuration(), on: EventLoop(),
            {
                answer = $4
                return listener
            }, failed: { _ in }, filesFailed: { _ in }, boardChanged: { _, _ in })
        let desk = try #require(made)
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
        #expect(answer?(HTTPRequest("GET", "/v1/health"), owner).status == 200 && listener.published.isEmpty)
        #expect(answer?(HTTPRequest("GET", "/v1/events"), owner).status == 200)
        #expect(listener.published.count >= 256 && listener.published == missed.suffix(listener.published.count))
        #expect(listener.forgotten == Instant(seconds: Int64(999 - listener.published.count)))
        listener.published = []
        listener.listenerCount = 1
        let heard = happen(1000..<1003)
        #expect(listener.published == heard)
        desk.close()
    }
}
