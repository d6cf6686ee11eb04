import CivilTime
import ControlAPI
import Foundation
import LinuxSystem
import TestSupport
import Testing

@testable import HTTPServer

@Suite struct HTTPServerTests {
    private static let good = "GET /x HTTP/1.1\r\nHost: h\r\n\r\n"

    @Test("a request is answered, one after the other on one connection, also by who sends no more")
    func answers() throws {
        let scene = try ServerScene()
        #expect(try scene.answer(Self.good).hasSuffix("\r\n\r\nGET /x 0"))
        #expect(try scene.answer(Self.good + Self.good).components(separatedBy: "GET /x 0").count == 3)
        let client = try TestClient(scene.path)
        client.send(Self.good)
        client.halfClose()
        scene.settle()
        #expect(client.received().hasSuffix("GET /x 0"))
        scene.advance(.seconds(31))
        #expect(client.isEnded)
        let head = try scene.answer("HEAD /x HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(head.contains("Content-Length: 9\r\n") && head.hasSuffix("\r\n\r\n"))
        // Of what is known nothing is sent but how long it would be (RFC 9110, sections 8.6 and 15.4.5).
        for (target, length) in [("/known", 3), ("/known-source", 5 << 20)] {
            let client = try scene.client("GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n" + Self.good)
            let answers = client.received().components(separatedBy: "HTTP/1.1 ")
            #expect(answers.count == 3 && answers[1].hasPrefix("304 ") && answers[1].hasSuffix("\r\n\r\n"))
            #expect(answers[1].contains("Content-Length: \(length)\r\n"), "\(answers)")
            #expect(answers.last?.hasSuffix("GET /x 0") == true, "and the next request is answered")
        }
        let body = try scene.answer("POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n12345")
        #expect(body.hasSuffix("POST /x 5"))
        let old = try scene.client("GET /x HTTP/1.0\r\n\r\n")
        #expect(old.received().hasSuffix("GET /x 0") && old.isEnded)
    }

    @Test("without its library the server ends who connects, says why each time, and can be closed")
    func withoutLibrary() throws {
        let scene = try ServerScene(library: "libmicrohttpd.so.none")
        for count in 1...2 {
            let client = try scene.client(Self.good)
            #expect(client.isEnded && client.received().isEmpty && scene.failures.count == count)
        }
        #expect(scene.failures[0].hasPrefix("cannot load libmicrohttpd.so.none: libmicrohttpd.so.none: cannot open"))
        #expect(scene.server.connectionCount == 0)
    }

    private static let long = String(repeating: "a", count: 60_000)
    private static let post = "POST /x HTTP/1.1\r\nHost: h\r\n"

    @Test(
        "what is no request is answered once, with what is wrong, and the connection ends; others are served",
        arguments: [
            ("GET /x HTTP/9.9\r\nHost: h\r\n\r\n", 505, "version-unknown"),
            ("GET /x HTTP/0.9\r\nHost: h\r\n\r\n", 505, "version-unknown"),
            ("GET /x\r\n\r\n", 400, "request-invalid"),
            ("GET /x HTTX/1.1\r\nHost: h\r\n\r\n", 400, "request-invalid"),
            ("GET /x\r HTTP/1.1\r\nHost: h\r\n\r\n", 400, "request-invalid"),
            ("GET /x\u{1} HTTP/1.1\r\nHost: h\r\n\r\n", 400, "request-invalid"),
            ("\u{16}\u{3}\u{1} \u{2}\r\n\r\n", 400, "request-invalid"),
            ("GET /x HTTP/1.1\r\n\r\n", 400, "host-invalid"),
            ("GET /x HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400, "host-invalid"),
            ("GET /x HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400, "host-invalid"),
            ("GET /x HTTP/1.1\r\nHost: a b\r\n\r\n", 400, "host-invalid"),
            ("GET /x HTTP/1.1\r\nHost : h\r\n\r\n", 400, "header-invalid"),
            ("GET /x HTTP/1.1\r\nHost: h\r\nA: \u{1}\r\n\r\n", 400, "header-invalid"),
            ("GET /x HTTP/1.1\r\nHost: h\r\nno colon\r\n\r\n", 400, "request-invalid"),
            ("GET /x HTTP/1.1\r\nHost: h\r\n i\r\n\r\n", 400, "host-invalid"),
            (post + "Content-Length:\r\n 2\r\n\r\nab", 400, "header-invalid"),
            (post + "content-length: 1\r\n\t0\r\n\r\n0123456789", 400, "header-invalid"),
            (post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", 400, "header-invalid"),
            (post + "If-Match: \"a\"\r\n *\r\n\r\n", 400, "header-invalid"),
            ("GET /\(long) HTTP/1.1\r\nHost: h\r\n\r\n", 414, "target-too-long"),
            ("GET /\(long.prefix(9000)) HTTP/1.1\r\nHost: h\r\n\r\n", 414, "target-too-long"),
            ("GET /x HTTP/1.1\r\nHost: h\r\nA: \(long)\r\n\r\n", 431, "headers-too-long"),
            (post + "Content-Length: -1\r\n\r\n{}", 400, "length-invalid"),
            (post + "Content-Length: +2\r\n\r\n{}", 400, "length-invalid"),
            (post + "Content-Length: 2x\r\n\r\n{}", 400, "length-invalid"),
            (post + "Content-Length: 2, 2\r\n\r\n{}", 400, "length-invalid"),
            (post + "Content-Length:\r\n\r\n{}", 400, "length-invalid"),
            (post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 400, "length-invalid"),
            (post + "Content-Length: 99999999999999999999\r\n\r\n", 413, "body-too-long"),
            (post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "length-ambiguous"),
            (post + "Transfer-Encoding: gzip\r\n\r\n", 501, "coding-unknown"),
            (post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501, "coding-unknown"),
            ("POST /x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "coding-unknown"),
            (post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400, "request-invalid"),
            (post + "Transfer-Encoding: chunked\r\n\r\n5\r\n1234567\r\n0\r\n\r\n", 400, "request-invalid"),
            (post + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n12345", 413, "body-too-long"),
            (post + "Transfer-Encoding: chunked\r\n\r\n0\r\nno colon\r\n\r\n", 400, "request-invalid"),
        ])
    func malformed(text: String, status: Int, code: String) throws {
        let scene = try ServerScene()
        // Alone, behind a request that is one, and before one, which would be another's.
        for former in ["", Self.good] {
            let client = try scene.client(former + text + Self.good)
            var answer = client.received()[...]
            if !former.isEmpty {
                let end = try #require(answer.range(of: "GET /x 0"), "\(answer)").upperBound
                answer = answer[end...]
            }
            #expect(
                answer.hasPrefix("HTTP/1.1 \(status) ") && answer.hasSuffix("\r\n\r\n" + code), "\(answer.prefix(300))")
            #expect(answer.components(separatedBy: "HTTP/1.1").count == 2, "\(answer.prefix(300))")
            #expect(answer.contains("\r\nContent-Length: \(code.utf8.count)\r\n") && answer.contains("\r\nDate: "))
            #expect(client.isEnded && scene.asked == (former.isEmpty ? 0 : 1))
        }
        #expect(try scene.answer(Self.good).hasSuffix("GET /x 0"))
        #expect(scene.server.connectionCount == 1)
    }

    @Test(
        "what the library overlooks is answered as hanchotd(8) says",
        arguments: [
            ("lines that end in LF alone", "GET /x HTTP/1.1\nHost: h\n\n", "GET /x 0"),
            ("several blanks behind the method", "GET   /x HTTP/1.1\r\nHost: h\r\n\r\n", "GET /x 0"),
            ("several in front of the version", "GET /x   HTTP/1.1\r\nHost: h\r\n\r\n", "request-invalid"),
            ("blanks behind the version", "GET /x HTTP/1.1  \r\nHost: h\r\n\r\n", "request-invalid"),
            ("blanks around a value", "POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: \t 2\r\n\r\nab", "POST /x 2"),
            ("a header on two lines", "GET /x HTTP/1.1\r\nA: b\r\n c\r\nHost: h\r\n\r\n", "GET /x 0"),
            ("a NUL in a target", "GET /x\0y HTTP/1.1\r\nHost: h\r\n\r\n", "GET /x 0"),
            ("a NUL in a value", post + "Content-Length: 2\0 9\r\n\r\nab", "POST /x 2"),
            ("a NUL in a name", "GET /x HTTP/1.1\r\nHost: h\r\nA\0B: c\r\n\r\n", "request-invalid"),
        ])
    func lenient(what: String, text: String, answer: String) throws {
        let scene = try ServerScene()
        let found = try scene.answer(text)
        #expect(found.hasSuffix("\r\n\r\n" + answer), "\(what): \(found)")
    }

    @Test(
        "what does not even begin like a request is ended, and others are served",
        arguments: [
            "\0\0\0\0\r\n\r\n", "GET\r\n\r\n", String(repeating: "\u{16}\u{3}\u{1}", count: 1000) + "\r\n\r\n",
        ])
    func meaningless(text: String) throws {
        let scene = try ServerScene()
        let client = try scene.client(text)
        client.halfClose()
        scene.settle()
        #expect(client.received() == "" && client.isEnded)
        #expect(try scene.answer(Self.good).hasSuffix("GET /x 0"))
    }

    @Test("a body that is too long is refused, whether it says so beforehand or not")
    func longBodies() throws {
        let scene = try ServerScene()
        let told = try scene.answer("POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 1048577\r\n\r\n")
        #expect(told.hasPrefix("HTTP/1.1 413"))
        let client = try scene.client("POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n")
        let chunk = "8000\r\n" + String(repeating: "a", count: 0x8000) + "\r\n"
        for _ in 0..<33 {
            client.send(chunk)
            scene.settle()
        }
        client.send("0\r\n\r\n")
        scene.settle()
        #expect(client.received().hasPrefix("HTTP/1.1 413"))
    }

    @Test(
        "a request that says twice how long it is is answered at once, and nothing behind it is taken for another one")
    func twoLengths() throws {
        let scene = try ServerScene()
        let client = try scene.client(
            "POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + Self.good)
        scene.settle()
        let answer = client.received()
        #expect(answer.hasPrefix("HTTP/1.1 400") && answer.hasSuffix("length-ambiguous"))
        #expect(client.isEnded && scene.asked == 0)
        #expect(try scene.answer(Self.good).hasSuffix("GET /x 0"))
    }

    @Test(
        "a body that does not come whole is handed to nobody: nothing is done by half",
        arguments: [
            "Content-Length: 10\r\n\r\n12345", "Content-Length: 10\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\na\r\n12345", "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n",
            "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n0\r\n", "Transfer-Encoding: chunked\r\n\r\n-1\r\n12345",
            "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n12345",
            "Transfer-Encoding: chunked\r\n\r\n5\r\n1234567\r\n0\r\n\r\n",
        ])
    func halfBodies(text: String) throws {
        let scene = try ServerScene()
        let slow = try scene.client("POST /x HTTP/1.1\r\nHost: h\r\n" + text)
        for _ in 0..<4 { scene.advance(.seconds(8)) }
        #expect(slow.isEnded || slow.received().hasPrefix("HTTP/1.1 4"))
        let gone = try scene.client("POST /x HTTP/1.1\r\nHost: h\r\n" + text)
        gone.halfClose()
        scene.settle()
        #expect(scene.asked == 0)
        #expect(try scene.answer(Self.good).hasSuffix("GET /x 0"))
    }

    @Test("who sends a little at a time is ended when the time for a request is up, however busy; others are not")
    func slowSenders() throws {
        let scene = try ServerScene()
        let slow = try scene.client("GET /x HT")
        let idle = try scene.client(Self.good)
        #expect(idle.received().hasSuffix("GET /x 0"))
        for letter in ["T", "P", "/"] {
            scene.advance(.seconds(9))
            slow.send(letter)
            scene.settle()
            #expect(!slow.isEnded)
        }
        idle.send(Self.good)
        scene.settle()
        #expect(idle.received().hasSuffix("GET /x 0"))
        scene.advance(.seconds(4))
        #expect(slow.isEnded && !idle.isEnded && scene.server.connectionCount == 1)
        scene.advance(.seconds(31))
        #expect(idle.isEnded && scene.server.connectionCount == 0)
    }

    @Test("who does not take the answer is ended when the time for that is up")
    func slowReaders() throws {
        let scene = try ServerScene()
        let client = try scene.client("GET /long HTTP/1.1\r\nHost: h\r\n\r\n")
        scene.advance(.seconds(29))
        #expect(scene.server.connectionCount == 1)
        scene.advance(.seconds(2))
        #expect(scene.server.connectionCount == 0)
        #expect(client.received().utf8.count < 5 << 20)
    }

    @Test("where all places are taken by who waits, who asks is served all the same")
    func manyConnections() throws {
        var limits = HTTPServer.Limits()
        limits.connections = 8
        let scene = try ServerScene(limits)
        let crowd = try (0..<200).map { _ in
            let client = try TestClient(scene.path)
            client.send("GET /x HT")
            return client
        }
        scene.settle()
        #expect(scene.server.connectionCount <= 8)
        #expect(try scene.answer(Self.good).hasSuffix("GET /x 0"))
        #expect(crowd.count { $0.isEnded } >= 192)
        #expect(crowd.last?.isEnded == false, "the oldest go first")
    }

    @Test("while all are being answered nobody is ended for who comes, who is served as soon as one is done")
    func fullHouse() throws {
        var limits = HTTPServer.Limits()
        limits.connections = 2
        let scene = try ServerScene(limits)
        let busy = try (0..<2).map { _ in try scene.client("GET /long HTTP/1.1\r\nHost: h\r\n\r\n") }
        let next = try scene.client(Self.good)
        #expect(next.received() == "" && scene.server.connectionCount == 2)
        var count = 0
        while count < 5 << 20 {
            count += busy[0].received().utf8.count
            scene.settle()
        }
        #expect(scene.server.connectionCount == 2)
        scene.settle()
        #expect(next.received().hasSuffix("GET /x 0") && !busy[1].isEnded)
    }

    // MARK: Events

    @Test("events come as they happen to all who listen, until they leave")
    func events() throws {
        let scene = try ServerScene()
        let clients = try (0..<3).map { _ in try scene.client("GET /events HTTP/1.1\r\nHost: h\r\n\r\n") }
        for client in clients { #expect(client.received().contains("retry: 3000\n\n")) }
        #expect(scene.server.listenerCount == 3)
        scene.server.publish("plans", data: EventData("{}"), at: Instant(microseconds: 7))
        scene.settle()
        for client in clients { #expect(client.received().contains("id: 7\nevent: plans\ndata: {}\n\n")) }
        scene.advance(.hours(5))
        #expect(scene.server.listenerCount == 3, "who listens may do so for long")
        clients[0].halfClose()
        shutdown(clients[1].socket, Int32(SHUT_RDWR))
        for number in 8..<12 {
            scene.server.publish("plans", data: EventData("{}"), at: Instant(microseconds: Int64(number)))
            scene.settle()
        }
        #expect(clients[2].received().contains("id: 11\n"))
        #expect(scene.server.listenerCount <= 2)
    }

    @Test("each listener is told in its language, of what was before it came too")
    func languages() throws {
        let scene = try ServerScene()
        func client(_ fields: String) throws -> TestClient {
            try scene.client("GET /events HTTP/1.1\r\nHost: h\r\n\(fields)\r\n")
        }
        let early = try [client("Accept-Language: en\r\n"), client("Accept-Language: vi\r\n"), client("")]
        let data = EventData("\"nhận\"", others: ["en": "\"received\""])
        scene.server.publish("change", data: data, at: Instant(microseconds: 7))
        scene.settle()
        let late = try client("Accept-Language: en\r\nLast-Event-ID: 6\r\n")
        #expect(early[0].received().contains("id: 7\nevent: change\ndata: \"received\"\n\n"))
        for client in early[1...] { #expect(client.received().contains("data: \"nhận\"\n\n")) }
        #expect(late.received().contains("data: \"received\"\n\n"))
    }

    @Test("who listens and does not read is let go, and too many may not listen")
    func slowListeners() throws {
        var limits = HTTPServer.Limits()
        (limits.listeners, limits.backlog) = (2, 64 << 10)
        let scene = try ServerScene(limits)
        let request = "GET /events HTTP/1.1\r\nHost: h\r\n\r\n"
        let (slow, quick) = (try scene.client(request), try scene.client(request))
        #expect(try scene.answer(request).hasPrefix("HTTP/1.1 503"))
        let text = String(repeating: "a", count: 8000)
        for number in 0..<100 {
            scene.server.publish("plans", data: EventData(text), at: Instant(microseconds: Int64(number)))
            scene.settle()
            _ = quick.received()
        }
        #expect(scene.server.listenerCount == 1 && !quick.isEnded)
        _ = slow.received()
        #expect(slow.isEnded)
    }

    @Test("a loop that has nothing to do is not woken by who is connected")
    func sleeps() throws {
        let scene = try ServerScene()
        let clients = [
            try scene.client("GET /events HTTP/1.1\r\nHost: h\r\n\r\n"), try scene.client(Self.good),
            try scene.client(),
        ]
        #expect(try scene.loop.turn(waitingAtMost: Span(microseconds: 200_000)) == false)
        #expect(clients.count == scene.server.connectionCount)
    }
}
