import CivilTime
import ControlAPI
import Foundation
import Glibc
import LinuxSystem
import TestSupport

@testable import HTTPServer

/// A server on a socket of its own, with a clock that stands still until a test moves it.
final class ServerScene {
    let scratch: TestSupport.ScratchFolder
    let loop: EventLoop
    let server: HTTPServer
    private let clock: Clock
    let path: String
    /// What the server said that it cannot do.
    var failures: [String] { said.failures }
    private let said: Said

    private final class Said { var failures: [String] = [] }

    private final class Clock {
        var now = Span.seconds(1000)
        var asked = 0
        var takers = 0
    }

    /// Those that have a body now.
    var takers: Int { clock.takers }

    /// Answers how much came; enough is 3 MiB, or nothing at `/refused`.
    private final class Taker: BodyTaker {
        private let clock: Clock
        private let limit: Int
        private var count = 0

        init(_ clock: Clock, _ limit: Int) {
            (self.clock, self.limit) = (clock, limit)
            clock.takers += 1
        }

        deinit { clock.takers -= 1 }

        var hasEnough: Bool { count >= limit }
        func take(_ piece: UnsafeRawBufferPointer) { count += piece.count }
        func answer() -> HTTPResponse {
            HTTPResponse(hasEnough ? 413 : 200, body: .bytes(Array("taken \(count)".utf8)))
        }
    }

    /// So many bytes, each its place; some of which cannot be had at the end.
    private final class Source: BodySource {
        let size: Int
        private let there: Int

        init(_ size: Int, there: Int) { (self.size, self.there) = (size, there) }

        func fill(_ buffer: UnsafeMutableRawBufferPointer, from place: Int) -> Int? {
            let count = min(buffer.count, there - place)
            for index in 0..<max(0, count) { buffer[index] = UInt8(truncatingIfNeeded: (place + index) % 26 + 65) }
            return count > 0 ? count : nil
        }
    }

    /// Requests that were there whole.
    var asked: Int { clock.asked }

    /// Answers what was asked: `GET /x`, and how long the body was; events at `/events`, long answers at `/long`, `/source` and
    /// `/cut`, which breaks off; that it is known at `/known` and `/known-source`. Takes long bodies at `/file`.
    init(_ limits: HTTPServer.Limits = HTTPServer.Limits(), library: String = HTTPServer.library) throws {
        scratch = try TestSupport.ScratchFolder()
        path = scratch.file("s")
        let clock = Clock()
        self.clock = clock
        let said = Said()
        self.said = said
        loop = try EventLoop()
        server = try HTTPServer(
            on: loop, [ListeningSocket(path: path, mode: 0o600)], limits: limits, library: library,
            clock: { clock.now }, failed: { said.failures.append($0.description) },
            take: { request, _ in
                switch request.target {
                case "/file": Taker(clock, 3 << 20)
                case "/refused": Taker(clock, 0)
                default: nil
                }
            }
        ) { request, peer in
            if let fault = request.fault { return HTTPResponse(fault.status, body: .bytes(Array(fault.code.utf8))) }
            clock.asked += 1
            switch request.target {
            case "/source": return HTTPResponse(200, body: .source(Source(5 << 20, there: 5 << 20)))
            case "/known": return HTTPResponse(304, headers: [("ETag", "\"x\"")], body: .bytes(Array("abc".utf8)))
            case "/known-source": return HTTPResponse(304, body: .source(Source(5 << 20, there: 5 << 20)))
            case "/cut": return HTTPResponse(200, body: .source(Source(5 << 20, there: 1 << 20)))
            default: break
            }
            if request.target == "/events" {
                let language = request.header("Accept-Language").map { [("Content-Language", $0)] } ?? []
                return HTTPResponse(
                    200, headers: language, body: .events(after: request.header("Last-Event-ID").flatMap { Int64($0) }))
            }
            guard let body = request.body else { return HTTPResponse(413) }
            guard case .local(getuid(), _) = peer else { return HTTPResponse(403) }
            if request.target == "/long" {
                return HTTPResponse(200, body: .bytes(.init(repeating: 65, count: 5 << 20)))
            }
            return HTTPResponse(200, body: .bytes(Array("\(request.method) \(request.target) \(body.count)".utf8)))
        }
    }

    deinit { server.close() }

    func advance(_ span: Span) {
        clock.now = clock.now + span
        server.expire()
        settle()
    }

    /// Lets the loop do everything that there is to do.
    func settle() {
        while (try? loop.turn(waitingAtMost: Span(microseconds: 20_000))) == true {}
    }

    func client(_ text: String = "") throws -> TestClient {
        let client = try TestClient(path)
        client.send(text)
        settle()
        return client
    }

    /// What is answered to a text, whether or not the connection goes on.
    func answer(_ text: String) throws -> String {
        let client = try client(text)
        return client.received()
    }
}

/// The other end of a connection.
final class TestClient {
    let socket: Int32

    init(_ path: String) throws {
        socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw SystemFailure(code: errno) }
    }

    struct SystemFailure: Error { var code: Int32 }

    deinit { close(socket) }

    /// - Returns: how many bytes were taken.
    @discardableResult
    func send(_ text: String) -> Int {
        let bytes = Array(text.utf8)
        return Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    func halfClose() { shutdown(socket, Int32(SHUT_WR)) }

    /// What has come; the end of the connection is not told apart from nothing.
    func received() -> String {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            all += buffer.prefix(count)
        }
        return String(decoding: all, as: UTF8.self)
    }

    /// The other end has closed, and nothing is left to be read.
    var isEnded: Bool {
        var byte: UInt8 = 0
        let count = recv(socket, &byte, 1, Int32(MSG_PEEK))
        return count == 0 || (count < 0 && errno != EAGAIN)
    }
}
