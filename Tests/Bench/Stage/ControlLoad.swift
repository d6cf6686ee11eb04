import CLinux
import Glibc

/// Clients of the control server, each with a connection of its own that stays: every one asks once a period, whatever the
/// others do, so that a server that is slow is not asked more seldom.
final class ControlLoad {
    /// One request, as it is sent.
    struct Request {
        var text: String
        var isWriting: Bool
    }

    /// Seconds that each answer took, from the moment that it should have been asked for.
    private(set) var reads: [Double] = []
    private(set) var writes: [Double] = []
    /// The first answer that was none.
    private(set) var trouble: String?

    private final class Client {
        let descriptor: Int32
        var next: Double
        /// What is being answered; nil: nothing is.
        var asked: (since: Double, isWriting: Bool)?
        var answer: [UInt8] = []

        init(_ path: String, next: Double) throws {
            descriptor = clinux_unix_connect(path)
            guard descriptor >= 0 else {
                throw Trouble("cannot connect to '\(path)': \(String(cString: strerror(errno)))")
            }
            self.next = next
        }

        deinit { close(descriptor) }
    }

    private let clients: [Client]
    private let period: Double
    private let watch = Stopwatch()

    /// - Parameter period: seconds; the clients are spread over it.
    init(_ count: Int, of path: String, period: Double) throws {
        self.period = period
        clients = try (0..<count).map { try Client(path, next: Double($0) * period / Double(count)) }
    }

    /// Asks for so many seconds, and waits for the last answers.
    /// - Parameter request: the next one.
    func run(for seconds: Double, _ request: () -> Request) throws {
        let start = watch.seconds
        var polled = clients.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        while trouble == nil {
            let now = watch.seconds - start
            for client in clients where client.asked == nil && client.next <= now && client.next < seconds {
                let request = request()
                try send(request.text, by: client)
                client.asked = (client.next, request.isWriting)
                client.next += period
            }
            let isDone = clients.allSatisfy { $0.asked == nil && $0.next >= seconds }
            if isDone { return }
            guard now < seconds + 30 else { throw Trouble("an answer has not come within 30 seconds") }
            let next = clients.filter { $0.asked == nil && $0.next < seconds }.map(\.next).min() ?? now + 0.1
            _ = poll(&polled, nfds_t(polled.count), Int32(max(0, min((next - now) * 1000, 100)).rounded(.up)))
            for (index, client) in clients.enumerated() where polled[index].revents != 0 {
                take(client, at: watch.seconds - start)
            }
        }
        throw Trouble(trouble ?? "")
    }

    private func send(_ text: String, by client: Client) throws {
        let bytes = Array(text.utf8)
        let sent = Glibc.send(client.descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        guard sent == bytes.count else { throw Trouble("the server does not take a request") }
    }

    private func take(_ client: Client, at now: Double) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(client.descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        guard count > 0 else { return trouble = "the server has hung up" }
        client.answer += buffer.prefix(count)
        guard let end = client.answer.firstRange(of: Array("\r\n\r\n".utf8)), let asked = client.asked else { return }
        let head = String(decoding: client.answer[..<end.lowerBound], as: UTF8.self)
        let length = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.drop { $0 != ":" }.dropFirst().filter { $0 != " " }) }
        guard let length, client.answer.count - end.upperBound >= length else { return }
        guard head.hasPrefix("HTTP/1.1 200 ") else {
            return trouble = String(decoding: client.answer.prefix(500), as: UTF8.self)
        }
        if asked.isWriting { writes.append(now - asked.since) } else { reads.append(now - asked.since) }
        (client.asked, client.answer) = (nil, [])
    }
}
