package import ControlAPI
package import LinuxSystem
import PlanCore

/// Files that come with submissions, sent and fetched piece by piece.
extension ControlClient {
    /// Bytes that are sent at once.
    private static let piece = 1 << 16

    /// Sends a file, also where the service has one of that name: whether that is still the same, only its bytes could tell.
    /// - Parameter sha256: its own.
    package func send(_ file: OpenFile, sha256: String) throws -> FileEntry {
        let request = """
            \(opening("PUT", Self.target(sha256)))Content-Type: application/octet-stream\r
            Content-Length: \(file.size)\r
            \r

            """
        return try twice {
            let stream = try open(Array(request.utf8))
            try send(file, over: stream)
            return try value(FileEntry.self, from: whole(stream))
        }
    }

    /// A service that has seen enough hangs up, and has said why.
    private func send(_ file: OpenFile, over stream: UnixStream) throws(SystemError) {
        var place = 0
        while place < file.size {
            let piece = try file.read(atMost: min(Self.piece, file.size - place), at: place)
            guard !piece.isEmpty else { return }
            place += piece.count
            do { try stream.write(piece) } catch { return }
        }
    }

    /// Hands over the bytes of a file, piece by piece.
    /// - Returns: how many there were.
    @discardableResult
    package func fetch(_ sha256: String, _ handle: ([UInt8]) throws -> Void) throws -> Int {
        let stream = try twice { try open(Array("\(opening("GET", Self.target(sha256)))\r\n".utf8)) }
        var pending: [UInt8] = []
        while pending.firstRange(of: Self.blankLine) == nil {
            let piece = try stream.read(atMost: Self.piece, within: Self.patience)
            guard !piece.isEmpty, pending.count <= Self.piece else { throw brokenOff }
            pending += piece
        }
        let answer = try head(of: pending)
        pending.removeFirst(answer.end)
        guard answer.status == 200, let size = answer.length else {
            throw refused(answer.status, pending + (try rest(of: stream)))
        }
        var count = 0
        var piece = pending
        while true {
            count += piece.count
            if !piece.isEmpty { try handle(piece) }
            guard count < size else { return count }
            piece = try stream.read(atMost: Self.piece, within: Self.patience)
            guard !piece.isEmpty else { throw brokenOff }
        }
    }

    private var brokenOff: Unreachable {
        unreachable(vi: "dịch vụ ngắt kết nối giữa chừng", en: "the service hung up in the middle")
    }

    private static func target(_ sha256: String) -> String { "/v1/files/\(escaped(sha256))" }
}
