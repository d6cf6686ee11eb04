import CivilTime
import ControlAPI
import LinuxSystem
import PlanFiles
import Storage
import Testing

@testable import DaemonKit

private let deadlinePath = "/v1/plans/a/deadlines/mot@2021"
private let unitPath = deadlinePath + "/submissions/thon-1"

/// Who may change what of the board.
@Suite struct ChangeRightTests {
    @Test(
        "each change needs its right",
        arguments: [
            ("\(unitPath)/receive", Right.record), ("\(unitPath)/accept", .record), ("\(unitPath)/return", .record),
            ("\(unitPath)/withdraw", .record), ("\(deadlinePath)/snooze", .record), ("\(deadlinePath)/resume", .record),
            ("\(unitPath)/waive", .administer),
            ("\(deadlinePath)/extend", .administer), ("\(deadlinePath)/close", .administer),
            ("\(deadlinePath)/reopen", .administer), ("/v1/plans/a/silence", .administer),
            ("/v1/plans/a/speak", .administer),
        ])
    func rights(target: String, right: Right) throws {
        var scene = try RouterScene()
        let code = { scene.post(target, from: $0).problem?.code }
        #expect(code(RouterScene.stranger) == "right-missing")
        #expect((code(RouterScene.clerk) == "right-missing") == (right == .administer))
        #expect(code(RouterScene.chair) != "right-missing")
        var groups = ControlGroups()
        (groups.record, groups.administer) = (["van-phong"], ["lanh-dao"])
        scene.state.access = AccessRules(groups, owner: 1000) { ["hanchot": 50, "van-phong": 55, "lanh-dao": 60][$0] }
        let refused = try #require(scene.post(target, from: RouterScene.reader).problem?.detail)
        #expect(refused.hasSuffix("(hanchot.yaml, 'control': '\(right.key)')"), "\(refused)")
        scene.state.access = AccessRules(.init(), owner: 1) { _ in nil }
        #expect(scene.post(target, from: RouterScene.clerk).status == 403)
        // Over the network one may record, and no more.
        let shown = scene.post(target, headers: [("Authorization", "Bearer 0123456789abcdef")], from: .network)
        #expect((shown.problem?.code == "right-missing") == (right == .administer))
        #expect(scene.post(target, from: .network).status == 401)
    }

    @Test("who records takes back what they recorded, who administers what anybody did")
    func withdrawal() throws {
        let scene = try RouterScene()
        let other = SocketPeer.local(user: 987_653, groups: [50])
        func withdraw(_ key: String, _ peer: SocketPeer) -> Int {
            scene.post("\(unitPath)/withdraw", #"{"reason":"nhầm"}"#, key: key, from: peer).status
        }
        #expect(scene.post("\(unitPath)/receive", key: "1", from: RouterScene.clerk).status == 200)
        #expect(withdraw("2", other) == 403)
        #expect(withdraw("3", RouterScene.clerk) == 200 && withdraw("3", RouterScene.clerk) == 200)
        #expect(scene.post("\(unitPath)/receive", #"{"note":"x"}"#, key: "4", from: other).status == 200)
        #expect(withdraw("5", RouterScene.chair) == 200)
        #expect(scene.post("\(unitPath)/waive", #"{"reason":"giải thể"}"#, key: "6").status == 200)
        #expect(withdraw("7", other) == 403 && withdraw("8", RouterScene.chair) == 200)
    }

    @Test("what others recorded, accepted or let off stays, whatever way who may only record goes about it")
    func othersRecords() throws {
        let scene = try RouterScene()
        var key = 0
        func post(_ action: String, _ peer: SocketPeer, _ body: String = #"{"reason":"nhầm"}"#) -> Int {
            key += 1
            return scene.post("\(unitPath)/\(action)", body, key: "\(key)", from: peer).status
        }
        let (clerk, chair) = (RouterScene.clerk, RouterScene.chair)
        // A correction that makes it one's own, to take it back then.
        #expect(post("receive", chair, "{}") == 200 && post("receive", clerk, #"{"number":"2"}"#) == 403)
        #expect(post("withdraw", clerk) == 403 && post("withdraw", chair) == 200)
        // What was accepted by another.
        #expect(post("receive", clerk, "{}") == 200 && post("accept", chair) == 200)
        #expect(post("withdraw", clerk) == 403 && post("return", clerk) == 403)
        // A return would have it come anew, with another date and number.
        #expect(post("return", chair) == 200 && post("receive", chair, "{}") == 200)
        #expect(post("return", clerk) == 403 && post("receive", clerk, #"{"number":"1"}"#) == 403)
        // To accept it does not make it one's own.
        #expect(post("accept", clerk) == 200 && post("return", clerk) == 403)
        // It came again after it was returned: the return is another's.
        #expect(post("return", chair) == 200 && post("receive", clerk, "{}") == 200)
        #expect(post("receive", clerk, #"{"number":"3"}"#) == 200 && post("withdraw", clerk) == 403)
        #expect(post("withdraw", chair) == 200)
        // A unit that was let off delivers all the same: what let it off does not go with that.
        #expect(post("waive", chair) == 200 && post("receive", clerk, "{}") == 200 && post("withdraw", clerk) == 403)
        #expect(post("withdraw", chair) == 200)
        // One's own way to the end and back.
        #expect(post("receive", clerk, "{}") == 200 && post("accept", clerk) == 200 && post("return", clerk) == 200)
        #expect(post("receive", clerk, #"{"number":"4"}"#) == 200 && post("withdraw", clerk) == 200)
    }

    @Test("of requests that were not let the history keeps one a user and minute, and how many more there were")
    func refusals() {
        var refused = RefusedRequests()
        let start = Instant(seconds: 1_000_000)
        func rows(_ peer: SocketPeer, after seconds: Int64, isKnown: Bool = true) -> [String] {
            let request = HTTPRequest("POST", "/v1/plans/a/silence?\(seconds)\n")
            return refused.rows(of: request, from: peer, isKnown: isKnown, at: start + .seconds(seconds)).map {
                #expect($0.action == "refused" && $0.subject.hasPrefix("POST /v1/plans/a/silence?"))
                #expect($0.subject.hasSuffix("\u{FFFD}"))
                let detail = $0.detail.split(separator: " ").prefix(3).map { " \($0)" }.joined()
                return "\($0.actor) at \($0.at.seconds - start.seconds)\(detail)"
            }
        }
        #expect(rows(RouterScene.clerk, after: 0) == ["987651 at 0"])
        for second in 1..<60 { #expect(rows(RouterScene.clerk, after: Int64(second)) == []) }
        #expect(rows(RouterScene.chair, after: 5) == ["987652 at 5"], "another's")
        #expect(rows(RouterScene.clerk, after: 60) == ["987651 at 60 59 more since"])
        #expect(rows(RouterScene.clerk, after: 61) == [] && rows(RouterScene.clerk, after: 62) == [])
        // Who came more often, and not since, is told of when another comes.
        #expect(rows(RouterScene.chair, after: 130) == ["987651 at 62 1 more since", "987652 at 130"])
        #expect(rows(RouterScene.clerk, after: 131) == ["987651 at 131"], "nothing is told twice")
        #expect(rows(RouterScene.chair, after: -9) == ["987652 at -9"], "the clock was set back")
        // Whoever has no token is not who has it.
        #expect(rows(.network, after: 132) == ["control-token at 132"])
        #expect(rows(.network, after: 133, isKnown: false) == ["network at 133"])
        let kept = (0..<1000).filter { !rows(.local(user: 5000 + UInt32($0), groups: []), after: 140).isEmpty }
        #expect((200...256).contains(kept.count))
    }
}
