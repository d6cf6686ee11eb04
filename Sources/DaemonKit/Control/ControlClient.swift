import CivilTime
package import ControlAPI
import LinuxSystem
package import PlanCore

/// Asks the service, as the commands do that need it.
///
/// It speaks HTTP/1.0 to a server that is our own: each answer ends with the connection, so that nothing has to be taken
/// apart, neither chunks nor lengths, and no library has to be loaded at every start.
package struct ControlClient {
    /// The service does not answer: exit status 3.
    package struct Unreachable: Error, CustomStringConvertible {
        package var description: String
    }

    /// It answers, but not as asked.
    package struct Refused: Error, CustomStringConvertible {
        package var status: Int
        /// Of the problem: `plan-unknown`; empty where the answer says none.
        package var code: String
        package var description: String
    }

    private let path: String
    private let language: Language

    package static let usualPath = "/run/hanchot/control.sock"
    /// Bytes of an answer.
    private static let limit = 64 << 20
    static let patience = Span.seconds(30)

    /// - Parameter path: of the socket; nil: the usual one.
    package init(path: String? = nil, language: Language) {
        self.path = path ?? Self.usualPath
        self.language = language
    }

    /// What is at a target such as `/v1/health`.
    package func value<Value: Decodable>(_ type: Value.Type, at target: String) throws -> Value {
        try value(type, from: try exchange(Array("\(opening("GET", target))\r\n".utf8)))
    }

    /// Asks for a change. Where the connection breaks before the answer is there, once more with the same key, so that it is
    /// made once.
    /// - Parameter target: such as `/v1/plans/a/silence`.
    package func change(_ body: some ChangeBody, at target: String) throws -> ChangeEntry {
        let bytes = try JSON.bytes(body)
        let head = """
            \(opening("POST", target))Content-Type: application/json\r
            Content-Length: \(bytes.count)\r
            Idempotency-Key: \(try RandomID.make())\r
            \r

            """
        return try value(ChangeEntry.self, from: try exchange(Array(head.utf8) + bytes))
    }

    /// A text as it may stand in a target's path or query.
    package static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "@")]
                    .contains(byte)
            return isPlain
                ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    /// Every item of a list, page by page.
    package func list<Item: Codable & Hashable & Sendable>(_ type: Item.Type, at target: String) throws -> [Item] {
        var items: [Item] = []
        var cursor: String?
        repeat {
            let next = cursor.map { "\(target.contains("?") ? "&" : "?")cursor=\($0)" } ?? ""
            let page = try value(Page<Item>.self, at: target + next)
            items += page.items
            cursor = page.next
        } while cursor != nil
        return items
    }

    /// Hands over event after event as they happen, until the service ends.
    package func listen(_ handle: (ServerEvent) throws -> Void) throws {
        let stream = try open(Array("\(opening("GET", "/v1/events"))\r\n".utf8))
        var pending: [UInt8] = []
        var isBody = false
        while true {
            let piece = try stream.read(atMost: 1 << 16, within: nil)
            if piece.isEmpty { break }
            pending += piece
            if !isBody {
                guard pending.firstRange(of: Self.blankLine) != nil else { continue }
                let answer = try head(of: pending)
                guard answer.status == 200 else { throw refused(answer.status, Array(pending[answer.end...])) }
                pending.removeFirst(answer.end)
                isBody = true
            }
            while let end = pending.firstRange(of: [10, 10]) {
                let text = String(decoding: pending[..<end.lowerBound], as: UTF8.self)
                pending.removeFirst(end.upperBound)
                if let event = ServerEvent(text: text) { try handle(event) }
            }
            guard pending.count <= Self.limit else { break }
        }
        throw unreachable(vi: "dịch vụ đã dừng", en: "the service has stopped")
    }

    // MARK: HTTP

    static let blankLine: [UInt8] = [13, 10, 13, 10]

    /// The connection was there, and is gone without a whole answer.
    struct Broken: Error {}

    func opening(_ method: String, _ target: String) -> String {
        "\(method) \(target) HTTP/1.0\r\nHost: localhost\r\nAccept-Language: \(language.rawValue)\r\n"
    }

    /// What is answered; asked once more where the connection breaks.
    private func exchange(_ request: [UInt8]) throws -> [UInt8] { try twice { try whole(try open(request)) } }

    /// Once more where the connection breaks.
    func twice<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch is Broken {}
        do {
            return try body()
        } catch is Broken {
            throw unreachable(
                vi: "dịch vụ ngắt kết nối trước khi trả lời", en: "the service hung up before it answered")
        }
    }

    /// A connection on which that is asked.
    func open(_ request: [UInt8]) throws -> UnixStream {
        let stream: UnixStream
        do {
            stream = try UnixStream(path: path)
        } catch  where error.isDenied {
            throw unreachable(
                vi:
                    "không gặp được dịch vụ: không được vào '\(path)', cần thuộc nhóm 'hanchot' (sudo adduser NGƯỜI-DÙNG hanchot, rồi đăng nhập lại) (\(error.reason))",
                en:
                    "the service cannot be reached: '\(path)' is for the group 'hanchot' (sudo adduser USER hanchot, then log in again): \(error.reason)"
            )
        } catch {
            throw unreachable(
                vi: "không gặp được dịch vụ ở '\(path)' (\(error.reason))",
                en: "the service cannot be reached: \(error)")
        }
        do {
            try stream.write(request)
        } catch {
            throw Broken()
        }
        return stream
    }

    /// All that is answered.
    func whole(_ stream: UnixStream) throws -> [UInt8] {
        let bytes = try rest(of: stream)
        guard try isWhole(bytes) else { throw Broken() }
        return bytes
    }

    /// All that comes until the end.
    func rest(of stream: UnixStream) throws -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            while bytes.count <= Self.limit {
                let piece = try stream.read(atMost: 1 << 16, within: Self.patience)
                if piece.isEmpty { break }
                bytes += piece
            }
        } catch {
            throw Broken()
        }
        return bytes
    }

    private func isWhole(_ bytes: [UInt8]) throws -> Bool {
        guard bytes.firstRange(of: Self.blankLine) != nil else { return false }
        let answer = try head(of: bytes)
        return answer.length.map { bytes.count - answer.end == $0 } ?? true
    }

    /// What `Content-Length` says (RFC 9110, section 8.6); nil where it is not there.
    private func length(in head: ArraySlice<UInt8>) throws -> Int? {
        for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            let digits = parts[1].filter { $0 != " " }
            guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }), let length = Int(digits) else {
                throw unreadable
            }
            return length
        }
        return nil
    }

    func value<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        let answer = try head(of: bytes)
        let body = Array(bytes[answer.end...])
        guard (200...202).contains(answer.status) else { throw refused(answer.status, body) }
        do {
            return try JSON.value(type, from: body)
        } catch {
            throw unreadable
        }
    }

    private var unreadable: Unreachable {
        unreachable(
            vi: "dịch vụ trả lời không đúng dạng (khác phiên bản?)",
            en: "the service's answer cannot be read (is it of another version?)")
    }

    func head(of bytes: [UInt8]) throws -> (status: Int, length: Int?, end: Int) {
        guard let end = bytes.firstRange(of: Self.blankLine) else {
            throw unreachable(vi: "dịch vụ không trả lời", en: "the service does not answer")
        }
        let words = String(decoding: bytes.prefix { $0 != 13 }, as: UTF8.self).split(separator: " ")
        guard words.count > 1, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            throw unreachable(vi: "'\(path)' không phải của dịch vụ", en: "'\(path)' is not the service's")
        }
        return (status, try length(in: bytes[..<end.lowerBound]), end.upperBound)
    }

    func refused(_ status: Int, _ body: [UInt8]) -> Refused {
        let problem = try? JSON.value(ProblemEntry.self, from: body)
        return Refused(
            status: status, code: problem?.code ?? "", description: problem?.detail ?? "HTTP \(status)")
    }

    func unreachable(vi: String, en: String) -> Unreachable {
        Unreachable(description: Bilingual(vi: vi, en: en)[language])
    }
}
