import CivilTime
import ControlAPI
import DaemonKit
import Foundation
import LinuxSystem
import TestSupport
import Testing

/// The service killed while it is written to.
@Suite struct WriteCrashTests {
    private static let count = 300
    /// Units that the writer may be ahead of who kills: on a busy machine all of them, else.
    private static let ahead = 30

    private static var plan: String {
        let units = (1...count).map { "  - {id: u-\($0), name: Thôn \($0)}" }.joined(separator: "\n")
        return """
            title: Kế hoạch
            year: 2026
            units:
            \(units)
            targets: [{id: dat, title: Đạt, at-least: 1}]
            deadlines: [{id: nop, title: Nộp, by: 31/12, units: all}]

            """
    }

    /// Records one unit after the other until it cannot; tells of each that was acknowledged.
    private static func write(
        _ units: Range<Int>, to client: ControlClient, _ told: AsyncStream<Int>.Continuation
    ) {
        defer { told.finish() }
        for unit in units {
            let body = ReceiveBody(
                number: .to("\(unit)/BC"), note: .to("x"), figures: ["dat": .to(.init(registered: unit))])
            let target = "/v1/plans/p/deadlines/nop@2026/submissions/u-\(unit)/receive"
            guard (try? client.change(body, at: target)) != nil else { return }
            told.yield(unit)
        }
    }

    /// What is there is there whole, with its row of the history; all that was acknowledged is.
    private static func check(_ client: ControlClient, acknowledged: Set<Int>, asked: Int) throws -> Int {
        let board = try #require(try client.list(BoardEntry.self, at: "/v1/board?plan=p").first)
        let cells = try #require(board.rows.first?.cells)
        let history = try client.list(ChangeEntry.self, at: "/v1/history?plan=p&action=receive&limit=500")
        var received = 0
        for (number, cell) in zip(1..., cells) {
            let rows = history.filter { $0.unit == "u-\(number)" }
            if cell.state == "awaited" {
                #expect(rows.isEmpty && !acknowledged.contains(number), "u-\(number)")
                continue
            }
            received += 1
            #expect(cell.number == "\(number)/BC" && cell.figures?["dat"]?.registered == number && cell.note == "x")
            #expect(rows.count == 1, "u-\(number)")
        }
        #expect(acknowledged.count <= received && received <= acknowledged.count + asked)
        return received
    }

    @Test("what was acknowledged is there after a kill -9, and what was not wholly or not at all")
    func kills() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        var acknowledged: Set<Int> = []
        var received = 0
        let kills = [1, 7, 40]
        for (round, wanted) in kills.enumerated() {
            try await scene.start()
            let (told, teller) = AsyncStream.makeStream(of: Int.self)
            let (client, first) = (scene.client, received + 1)
            let writer = Thread { Self.write(first..<first + wanted + Self.ahead, to: client, teller) }
            writer.start()
            var count = 0
            for await unit in told {
                acknowledged.insert(unit)
                count += 1
                // The writer is on its way with the next.
                if count == wanted { scene.service?.send(SIGKILL) }
            }
            await scene.kill()
            #expect(count >= wanted)
            try await scene.start()
            received = try Self.check(scene.client, acknowledged: acknowledged, asked: round + 1)
            await scene.kill()
        }
    }

    /// Asks for u-1's submission with a key of its own.
    /// - Returns: the head and body of the answer; empty where there is none.
    private static func receive(at scene: TrackingScene) throws -> String {
        let body = Array(#"{"number":"1/BC"}"#.utf8)
        let head = """
            POST /v1/plans/p/deadlines/nop@2026/submissions/u-1/receive HTTP/1.0\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: \(body.count)\r
            Idempotency-Key: mot-khoa\r
            \r

            """
        let stream = try UnixStream(path: scene.scratch.file("s"))
        try stream.write(Array(head.utf8) + body)
        var answer: [UInt8] = []
        // A service that is killed resets the connection.
        while let piece = try? stream.read(atMost: 1 << 16, within: .seconds(30)), !piece.isEmpty { answer += piece }
        return String(decoding: answer, as: UTF8.self)
    }

    @Test("killed before or after the ledger has it, and asked again with the same key, it is made once")
    func failPoints() async throws {
        for (point, isThere) in [("before-change", false), ("after-change", true)] {
            let scene = try TrackingScene(plan: Self.plan)
            func history() throws -> [String?] {
                try scene.client.list(ChangeEntry.self, at: "/v1/history?plan=p").map(\.unit)
            }
            try await scene.start(environment: ["HANCHOT_FAIL_POINT": point])
            #expect(try Self.receive(at: scene) == "", "\(point): it is not acknowledged")
            await scene.kill()
            try await scene.start()
            #expect(try history() == (isThere ? ["u-1"] : []), "\(point)")
            for isFirst in [!isThere, false] {
                let answer = try Self.receive(at: scene)
                #expect(answer.hasPrefix("HTTP/1.0 200 ") || answer.hasPrefix("HTTP/1.1 200 "), "\(point): \(answer)")
                #expect(answer.contains("\r\nIdempotency-Replayed: true\r\n") == !isFirst, "\(point): \(answer)")
                #expect(try history() == ["u-1"], "\(point)")
            }
            await scene.kill()
        }
    }
}
