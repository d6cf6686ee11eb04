import CivilTime
import ControlAPI
import Glibc
import HTTPServer
import LinuxSystem

/// What a client sends, byte for byte: every answer is one of HTTP, whoever asks no more is let go, and what the server hands
/// on is a request within its bounds.
enum HTTPTarget: FuzzTarget {
    static let name = "http"

    static func run(_ bytes: [UInt8]) {
        do {
            let answer = try scene.answer(to: bytes)
            checkAnswer(answer)
            check(scene.server.connectionCount == 0, "who has hung up is let go")
        } catch {
            check(false, "a server on a socket of its own works: \(error)")
        }
    }

    // libFuzzer has one thread
    nonisolated(unsafe) private static let scene: Scene = {
        do { return try Scene() } catch { fatalError("\(error)") }
    }()

    private static func checkAnswer(_ answer: [UInt8]) {
        guard !answer.isEmpty else { return }
        let line = String(decoding: answer.prefix { $0 != 0x0D }, as: UTF8.self)
        let words = line.split(separator: " ", maxSplits: 2)
        check(words.first?.hasPrefix("HTTP/1.") ?? false, "an answer is one of HTTP: \(line)")
        let status = words.count > 1 ? Int(words[1]) : nil
        check(status.map { (100...505).contains($0) } ?? false, "an answer has a status: \(line)")
    }

    fileprivate static func checkRequest(_ request: HTTPRequest) {
        check((request.body?.count ?? 0) <= HTTPLimits.body, "a body is no longer than is read")
        guard request.fault == nil else { return }
        check(request.target.utf8.count <= HTTPLimits.target, "a target is no longer than is read")
        check(request.target.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }, "a target has no blank: \(request.target)")
        for (name, value) in request.headers {
            check(!name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "a header's name is one: \(name)")
            check(value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }, "a header is one line: \(value)")
        }
    }
}

/// A server, its loop, and a client that sends, hangs up and reads.
private final class Scene {
    let server: HTTPServer
    private let loop: EventLoop
    private let path = "\(LedgerRows.folder)/http.sock"

    init() throws {
        let path = path
        atexit { unlink("\(LedgerRows.folder)/http.sock") }
        loop = try EventLoop()
        server = try HTTPServer(
            on: loop, [ListeningSocket(path: path, mode: 0o600)],
            take: { request, _ in
                HTTPTarget.checkRequest(request)
                return request.method == "PUT" ? CountingTaker(of: request) : nil
            },
            answer: { request, _ in
                HTTPTarget.checkRequest(request)
                if let fault = request.fault { return HTTPResponse(fault.status, body: .bytes(Array(fault.code.utf8))) }
                guard let body = request.body else { return HTTPResponse(413) }
                return HTTPResponse(200, body: .bytes(body))
            })
    }

    func answer(to bytes: [UInt8]) throws -> [UInt8] {
        let client = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isConnected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(client, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        check(isConnected, "the server can be connected to: \(errno)")
        var answer: [UInt8] = []
        var rest = bytes[...]
        repeat {
            let sent = rest.withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            try settle()
            answer += received(client)
            if sent <= 0 { break }
            rest = rest.dropFirst(sent)
        } while !rest.isEmpty
        shutdown(client, Int32(SHUT_WR))
        try settle()
        answer += received(client)
        close(client)
        try settle()
        return answer
    }

    private func settle() throws {
        while try loop.turn(waitingAtMost: .zero) {}
    }

    private func received(_ client: Int32) -> [UInt8] {
        var (all, piece) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
        while case let count = read(client, &piece, piece.count), count > 0 { all += piece[..<count] }
        return all
    }
}

/// Takes the body of a request as it comes, up to a bound: no more than was announced, and nothing once it has enough.
private final class CountingTaker: BodyTaker {
    private static let bound = 64
    private let announced: Int?
    private var count = 0

    init(of request: HTTPRequest) { announced = request.header("Content-Length").flatMap { Int($0) } }

    var hasEnough: Bool { count > Self.bound }

    func take(_ piece: UnsafeRawBufferPointer) {
        count += piece.count
        check(announced.map { count <= $0 } ?? true, "a body is no longer than was announced")
    }

    func answer() -> HTTPResponse {
        check(hasEnough || announced.map { $0 == count } ?? true, "a body that is answered is whole")
        return HTTPResponse(hasEnough ? 413 : 200, body: .bytes(Array("\(count)".utf8)))
    }
}
