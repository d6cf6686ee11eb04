import CivilTime
import Foundation
import Testing

@testable import HTTPServer

/// Bodies that are not kept in memory, to the server and from it.
@Suite struct LongBodyTests {
    private static let piece = String(repeating: "a", count: 1 << 15)

    private static func head(_ target: String, _ length: String, more: String = "") -> String {
        "PUT \(target) HTTP/1.1\r\nHost: h\r\n\(length)\r\n\(more)\r\n"
    }

    /// Sends pieces as fast as they are taken.
    private static func send(_ count: Int, over client: TestClient, in scene: ServerScene, chunked: Bool = false) {
        for _ in 0..<count {
            var rest = (chunked ? "8000\r\n\(piece)\r\n" : piece)[...]
            while !rest.isEmpty {
                let sent = client.send(String(rest))
                if sent < 0, errno != EAGAIN { return }
                rest = rest.dropFirst(max(0, sent))
                scene.settle()
            }
        }
    }

    @Test("a long body is taken piece by piece, with its length or in chunks, and the connection goes on")
    func taken() throws {
        let scene = try ServerScene()
        let client = try scene.client(Self.head("/file", "Content-Length: \(2 << 20)"))
        #expect(scene.takers == 1)
        Self.send(64, over: client, in: scene)
        #expect(client.received().hasSuffix("taken \(2 << 20)") && scene.takers == 0)
        client.send(Self.head("/file", "Transfer-Encoding: chunked"))
        Self.send(64, over: client, in: scene, chunked: true)
        client.send("0\r\n\r\n")
        scene.settle()
        #expect(client.received().hasSuffix("taken \(2 << 20)") && scene.takers == 0)
        client.send("POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}")
        scene.settle()
        #expect(client.received().hasSuffix("POST /x 2"))
        let empty = try scene.answer(Self.head("/file", "Content-Length: 0"))
        #expect(empty.hasSuffix("taken 0"))
    }

    @Test("where enough is known from the headers, the body is not waited for, nor asked for")
    func refusedAtOnce() throws {
        let scene = try ServerScene()
        let told = try scene.client(Self.head("/refused", "Content-Length: 99999999", more: "Expect: 100-continue\r\n"))
        #expect(told.received().hasPrefix("HTTP/1.1 413") && scene.takers == 0)
        let asked = try scene.client(Self.head("/file", "Content-Length: 9", more: "Expect: 100-continue\r\n"))
        #expect(asked.received().hasPrefix("HTTP/1.1 100"))
        asked.send("123456789")
        scene.settle()
        #expect(asked.received().hasSuffix("taken 9"))
    }

    @Test("who sends on has more time, who is slow has not, nor who goes on when enough has come")
    func time() throws {
        let scene = try ServerScene()
        let steady = try scene.client(Self.head("/file", "Content-Length: \(3 << 20)"))
        let slow = try scene.client(Self.head("/file", "Content-Length: \(3 << 20)"))
        for _ in 0..<2 {
            Self.send(32, over: steady, in: scene)
            slow.send("a")
            scene.settle()
            scene.advance(.seconds(20))
        }
        #expect(!steady.isEnded && slow.isEnded && scene.takers == 1)
        let endless = try scene.client(Self.head("/file", "Transfer-Encoding: chunked"))
        Self.send(96, over: endless, in: scene, chunked: true)
        for _ in 0..<3 {
            Self.send(40, over: endless, in: scene, chunked: true)
            scene.advance(.seconds(12))
        }
        #expect(endless.isEnded && scene.takers <= 1)
    }

    @Test("who goes away in the middle is forgotten with what had come", arguments: [true, false])
    func gone(half: Bool) throws {
        let scene = try ServerScene()
        do {
            let client = try scene.client(Self.head("/file", "Content-Length: \(2 << 20)"))
            Self.send(3, over: client, in: scene)
            #expect(scene.takers == 1)
            if half { client.halfClose() }
            scene.settle()
        }
        scene.settle()
        #expect(scene.takers == 0 && scene.asked == 0 && scene.server.connectionCount == 0)
    }

    @Test("a long answer goes out piece by piece, and who takes it steadily has the time for it")
    func sent() throws {
        let scene = try ServerScene()
        let head = try scene.answer("HEAD /source HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(head.contains("Content-Length: \(5 << 20)\r\n") && head.hasSuffix("\r\n\r\n"))
        let client = try scene.client("GET /source HTTP/1.1\r\nHost: h\r\n\r\n")
        var text = ""
        var rounds = 0
        while text.utf8.count < 5 << 20, !client.isEnded {
            text += client.received()
            scene.settle()
            rounds += 1
            // Far more than one answer may take.
            if rounds.isMultiple(of: 4) { scene.advance(.seconds(5)) }
        }
        let body = try #require(text.range(of: "\r\n\r\n")).upperBound
        #expect(text[body...].utf8.elementsEqual((0..<5 << 20).lazy.map { UInt8($0 % 26 + 65) }))
        let slow = try scene.client("GET /source HTTP/1.1\r\nHost: h\r\n\r\n")
        scene.advance(.seconds(31))
        #expect(slow.received().utf8.count < 5 << 20 && slow.isEnded)
    }

    @Test("an answer that cannot be had whole breaks off: nobody takes a part for it")
    func cut() throws {
        let scene = try ServerScene()
        let client = try scene.client("GET /cut HTTP/1.1\r\nHost: h\r\n\r\n")
        var text = ""
        for _ in 0..<200 where !client.isEnded {
            text += client.received()
            scene.settle()
        }
        #expect(client.isEnded && text.contains("Content-Length: \(5 << 20)\r\n") && text.utf8.count < 2 << 20)
    }
}
