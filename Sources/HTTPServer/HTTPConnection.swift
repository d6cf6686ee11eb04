import CMicroHTTPD
import CivilTime
import ControlAPI
import LinuxSystem

/// One client, and the request that it is sending.
final class HTTPConnection {
    let handle: OpaquePointer
    /// Grows from one to the next.
    let number: Int
    let peer: SocketPeer
    private(set) unowned var server: HTTPServer
    /// By the server's clock; never for who listens to events.
    private(set) var expires: Span
    /// No request of it is being answered.
    private(set) var isWaiting = true
    /// It was ended, and the library is about to notice.
    private(set) var isEnding = false
    /// Set once it listens to events.
    private(set) var stream: EventStream?

    // Of the request:
    var target = ""
    /// With what has come of its body, unless a taker has it; nil until its headers are there.
    private var request: HTTPRequest?
    /// Has the body instead, where it may be long.
    private var taker: (any BodyTaker)?
    /// Bytes of a long body or answer since its time began anew.
    private var passed = 0

    init(_ handle: OpaquePointer, number: Int, peer: SocketPeer, server: HTTPServer, until expires: Span) {
        self.handle = handle
        self.number = number
        self.peer = peer
        self.server = server
        self.expires = expires
    }

    /// Ends it, whatever it is doing.
    func end() {
        isEnding = true
        expires = .infinity
        shutDown(cmicrohttpd_socket(handle))
        stream?.end()
    }

    func begin(until expires: Span) {
        isWaiting = false
        if !isEnding { self.expires = expires }
    }

    func proceed(until expires: Span) {
        if !isEnding { self.expires = expires }
    }

    /// So much more of a long body has come, or of a long answer has gone.
    func note(_ count: Int) {
        passed += count
        guard passed >= server.limits.progress else { return }
        passed = 0
        server.goesOn(self)
    }

    func wait(until expires: Span) {
        isWaiting = true
        (target, request, taker, passed, stream) = ("", nil, nil, 0, nil)
        if !isEnding { self.expires = expires }
    }

    /// The headers are there; then the body comes piece by piece, and last of all nothing.
    /// - Returns: how many bytes of the piece were taken; nil where the connection cannot go on.
    func receive(_ piece: UnsafeRawBufferPointer, method: String) -> Int? {
        guard request != nil else { return begin(HTTPRequest(method, target, headers: Self.headers(of: handle))) }
        if piece.isEmpty { return answer() }
        if let taker {
            // Who sends what nobody needs gets no more time for it.
            if !taker.hasEnough { note(piece.count) }
            taker.take(piece)
            return piece.count
        }
        if let count = request?.body?.count {
            if count + piece.count <= HTTPLimits.body {
                request?.body?.append(contentsOf: piece)
            } else {
                request?.body = nil
            }
        }
        return piece.count
    }

    private func begin(_ request: HTTPRequest) -> Int? {
        self.request = request
        // What only looks has no body.
        if request.method != "GET", request.method != "HEAD" { taker = server.take(request, peer) }
        if let taker { return taker.hasEnough ? answer() : 0 }
        if request.hasAmbiguousLength { return answer() }
        // One that says beforehand that it is too long is not waited for.
        guard let length = request.header("Content-Length"), Int(length).map({ $0 > HTTPLimits.body }) ?? true
        else { return 0 }
        self.request?.body = nil
        return answer()
    }

    private func answer() -> Int? {
        server.began(self)
        passed = 0
        let response = taker?.answer() ?? request.map { server.answer($0, peer) }
        return response.map(queue) ?? false ? 0 : nil
    }

    private func queue(_ response: HTTPResponse) -> Bool {
        let handle: OpaquePointer?
        var status = response.status
        switch response.body {
        case .bytes(let bytes):
            handle = bytes.withUnsafeBytes { cmicrohttpd_response($0.baseAddress, $0.count) }
        case .source(let source):
            handle = SentBody(source, to: self).response()
        case .events(let id):
            if let stream = server.stream(for: self, after: id) {
                self.stream = stream
                expires = .infinity
                handle = stream.response()
            } else {
                status = 503
                handle = cmicrohttpd_response(nil, 0)
                cmicrohttpd_add_header(handle, "Retry-After", "30")
            }
        }
        guard let handle else { return false }
        defer { cmicrohttpd_release(handle) }
        for header in response.headers { cmicrohttpd_add_header(handle, header.name, header.value) }
        return cmicrohttpd_queue(self.handle, UInt32(status), handle) == cmicrohttpd_yes
    }

    private static func headers(of handle: OpaquePointer) -> [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        withUnsafeMutablePointer(to: &headers) { list in
            cmicrohttpd_headers(
                handle,
                { list, _, name, nameCount, value, valueCount in
                    guard let list, let name else { return cmicrohttpd_yes }
                    let bytes = UnsafeRawBufferPointer(start: name, count: nameCount)
                    let valueBytes = UnsafeRawBufferPointer(start: value, count: value == nil ? 0 : valueCount)
                    list.assumingMemoryBound(to: [(name: String, value: String)].self).pointee.append(
                        (String(decoding: bytes, as: UTF8.self), String(decoding: valueBytes, as: UTF8.self)))
                    return cmicrohttpd_yes
                }, list)
        }
        return headers
    }
}
