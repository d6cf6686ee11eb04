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
    private var hasHeaders = false
    private var body: [UInt8]? = []
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
        (target, hasHeaders, body, taker, passed, stream) = ("", false, [], nil, 0, nil)
        if !isEnding { self.expires = expires }
    }

    /// The headers are there; then the body comes piece by piece, and last of all nothing.
    /// - Returns: how many bytes of the piece were taken; nil where the connection cannot go on.
    func receive(_ piece: UnsafeRawBufferPointer, method: String) -> Int? {
        guard hasHeaders else {
            hasHeaders = true
            // What only looks has no body.
            if method != "GET", method != "HEAD" {
                taker = server.take(HTTPRequest(method, target, headers: Self.headers(of: handle)), peer)
            }
            if let taker { return taker.hasEnough ? answer(method) ? 0 : nil : 0 }
            // One that says beforehand that it is too long is not waited for.
            let request = HTTPRequest(method, target, headers: Self.headers(of: handle))
            if request.hasAmbiguousLength { return answer(method) ? 0 : nil }
            guard let length = request.header("Content-Length"), Int(length).map({ $0 > HTTPLimits.body }) ?? true
            else { return 0 }
            body = nil
            return answer(method) ? 0 : nil
        }
        if piece.isEmpty { return answer(method) ? 0 : nil }
        if let taker {
            // Who sends what nobody needs gets no more time for it.
            if !taker.hasEnough { note(piece.count) }
            taker.take(piece)
            return piece.count
        }
        if let count = body?.count {
            if count + piece.count <= HTTPLimits.body { body?.append(contentsOf: piece) } else { body = nil }
        }
        return piece.count
    }

    private func answer(_ method: String) -> Bool {
        server.began(self)
        passed = 0
        if let taker { return queue(taker.answer()) }
        let request = HTTPRequest(method, target, headers: Self.headers(of: handle), body: body)
        return queue(server.answer(request, peer))
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
