import PlanCore
import Testing

@testable import DaemonKit

@Suite struct ControlClientTests {
    private static let client = ControlClient(path: "/nowhere", language: .english)

    private static func bytes(_ headers: String) -> [UInt8] { Array("HTTP/1.1 200 OK\r\n\(headers)\r\nbody".utf8) }

    @Test(
        "how long an answer is stands in its head, or nowhere",
        arguments: [
            ("Content-Length: 4\r\n", 4), ("CONTENT-LENGTH:0\r\n", 0), ("X: 1\r\ncontent-length:  17\r\n", 17),
            ("X-Content-Length: 4\r\n", nil), ("", nil),
        ])
    func length(headers: String, length: Int?) throws {
        let bytes = Self.bytes(headers)
        let head = try Self.client.head(of: bytes)
        #expect(head.status == 200 && head.length == length && bytes[head.end...].elementsEqual("body".utf8))
    }

    @Test(
        "a length that is none is no answer of the service",
        arguments: ["-1", "+4", "", "4x", "99999999999999999999", "٤"])
    func noLength(text: String) {
        let error = #expect(throws: ControlClient.Unreachable.self) {
            try Self.client.head(of: Self.bytes("Content-Length: \(text)\r\n"))
        }
        #expect(error?.description.contains("cannot be read") ?? false)
    }
}
