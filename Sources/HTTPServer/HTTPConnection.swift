import CMicroHTTPD
import CivilTime
import ControlAPI
import LinuxSystem

/// One client, and the request that it is sending.
///
/// The library has a server of its own for it: what it refuses by itself, in HTML, it says in its log alone, and of a server
/// for all it would not be known whom it means. The answer that is its own goes out before the library's could.
final class HTTPConnection {
    /// The library's server; nil before `open` and after `close`.
    private var daemon: OpaquePointer?
    private var ready: EventSource?
    /// The connection, as long as the library has it.
    private(set) var handle: OpaquePointer?
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

    /// Bytes that the library keeps for a connection: bounds a request's headers.
    private static let memory = 32 << 10

    init(number: Int, peer: SocketPeer, server: HTTPServer, until expires: Span) {
        self.number = number
        self.peer = peer
        self.server = server
        self.expires = expires
    }

    deinit { precondition(daemon == nil, "close() comes first: the library still knows this object") }

    /// Begins to be served. `close` is to be called afterwards even where it cannot be.
    func open(_ socket: AcceptedSocket, on loop: EventLoop) throws(SystemError) {
        let code = cmicrohttpd_start(
            &daemon, HTTPCallbacks.request, HTTPCallbacks.target, HTTPCallbacks.connection, HTTPCallbacks.completed,
            HTTPCallbacks.log, Unmanaged.passUnretained(self).toOpaque(), Self.memory)
        guard let daemon else { throw SystemError(code, "start the HTTP server") }
        ready = try loop.readable(cmicrohttpd_epoll(daemon)) { [unowned self] in server.run(self) }
        cmicrohttpd_add_connection(daemon, socket.take())
    }

    /// What the library says: it has the connection, or has it no more.
    func served(_ handle: OpaquePointer?) {
        self.handle = handle
        stream = nil
    }

    /// Lets the library do what there is to do.
    /// - Returns: whether something is left that a further run would do.
    func run() -> Bool {
        guard let daemon else { return false }
        cmicrohttpd_run(daemon)
        return cmicrohttpd_has_more(daemon) != 0
    }

    /// Ends it at once, and the library's server.
    func close() {
        ready = nil
        guard let daemon else { return }
        // The library refuses to end while a connection is suspended.
        stream?.end()
        cmicrohttpd_run(daemon)
        cmicrohttpd_stop(daemon)
        self.daemon = nil
    }

    /// Ends it, whatever it is doing, as soon as it runs.
    func end() {
        isEnding = true
        expires = .infinity
        if let handle { shutDown(cmicrohttpd_socket(handle)) }
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
    func receive(_ piece: UnsafeRawBufferPointer, method: String, version: String) -> Int? {
        guard request != nil else {
            var request = HTTPRequest(method, target, headers: headers)
            request.fault = RequestFault(in: request, version: version)
            return begin(request)
        }
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
        if request.fault != nil { return answer() }
        // What only looks has no body.
        if request.method != "GET", request.method != "HEAD" { taker = server.take(request, peer) }
        if let taker { return taker.hasEnough ? answer() : 0 }
        // One that says beforehand that it is too long is not waited for.
        guard let length = request.header("Content-Length"), Int(length).map({ $0 > HTTPLimits.body }) ?? true
        else { return 0 }
        self.request?.body = nil
        return answer()
    }

    private func answer() -> Int? {
        server.began(self)
        passed = 0
        var response = taker?.answer() ?? request.map { server.answer($0, peer) }
        if request?.fault != nil { response?.headers.append(("Connection", "close")) }
        return response.map(queue) ?? false ? 0 : nil
    }

    /// The library is about to refuse by itself what it has read: that is done here, and its own answer meets a closed
    /// connection. Whatever was answered before has left by then: it reads a request after the other.
    func refuse(with status: Int) {
        guard let handle, isWaiting, !isEnding else { return }
        var request = self.request ?? HTTPRequest("", target, headers: headers)
        request.fault = RequestFault(unread: request, status: status)
        taker = nil
        // A small answer, into a buffer that is empty: it is taken whole, or nobody reads it.
        sendAtOnce(server.answer(request, peer).closing(at: SystemClock.now()), to: cmicrohttpd_socket(handle))
        end()
    }

    private func queue(_ response: HTTPResponse) -> Bool {
        guard let connection = self.handle else { return false }
        let handle: OpaquePointer?
        var status = response.status
        switch response.body {
        case .bytes(let bytes):
            handle = bytes.withUnsafeBytes { cmicrohttpd_response($0.baseAddress, $0.count) }
        case .source(let source):
            handle = SentBody(source, to: self).response()
        case .events(let id):
            if let stream = server.stream(for: connection, after: id, in: response.header("Content-Language")) {
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
        return cmicrohttpd_queue(connection, UInt32(status), handle) == cmicrohttpd_yes
    }

    /// Those that have come.
    private var headers: [(name: String, value: String)] {
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
