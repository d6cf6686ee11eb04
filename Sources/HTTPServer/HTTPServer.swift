import CMicroHTTPD
package import CivilTime
package import ControlAPI
package import LinuxSystem

/// Serves HTTP/1.1 on sockets that are there already, on a loop that is there already: no thread, and no wake-up while
/// nothing happens.
///
/// libmicrohttpd reads and writes, from the first connection on: before that it is not even loaded. Who may be connected, and
/// for how long, is decided here. There are bounds to everything: where all places are taken, who has waited longest without a
/// whole request makes room.
package final class HTTPServer {
    /// How long a client may take, and how many there are.
    package struct Limits: Sendable {
        /// Connections at the same time.
        package var connections = 256
        /// Of these, the ones that listen to events.
        package var listeners = 64
        /// From the connection, or the end of the answer before, until a request is there whole.
        package var request = Span.seconds(30)
        /// From there until the answer is taken.
        package var response = Span.seconds(30)
        /// Each time so many bytes of a long body have come or gone, the time begins anew.
        package var progress = 1 << 20
        /// Bytes of events that one client has not taken yet.
        package var backlog = 256 << 10
        /// How often a client that listens is shown that the service is still there.
        package var heartbeat = Span.seconds(30)

        package init() {}
    }

    /// libmicrohttpd, by the name that its binary interface goes by.
    package static let library = CMICROHTTPD_LIBRARY

    package typealias Answer = (HTTPRequest, SocketPeer) -> HTTPResponse
    package typealias Take = (HTTPRequest, SocketPeer) -> (any BodyTaker)?

    let limits: Limits
    let take: Take
    let answer: Answer
    private let loop: EventLoop
    private let clock: () -> Span
    private let sockets: [ListeningSocket]
    private let library: String
    private let failed: (SystemError) -> Void
    /// Not until somebody connects: a service that nobody asks is a quarter smaller.
    private var isLoaded = false
    private var accepting: [EventSource] = []
    private var soon: DeferredSource?
    private var expiry: SteadyTimer?
    private var heartbeat: SteadyTimer?
    private var connections: [ObjectIdentifier: HTTPConnection] = [:]
    /// Those of which something is left to be done, or may be.
    private var unfinished: [HTTPConnection] = []
    /// How many were opened so far.
    private var opened = 0
    private var history: EventHistory
    private var isPaused = false
    /// When the time of somebody may be up; infinite when the timer is not armed.
    private var armedUntil = Span.infinity

    /// Connections taken in one turn of the loop.
    private static let acceptedAtOnce = 16

    /// - Parameters:
    ///   - library: libmicrohttpd's name, dlopen(3).
    ///   - clock: grows steadily; a test's stands still.
    ///   - failed: is told why a connection could not be served and was ended, each time; the next one may be.
    ///   - take: is called in the loop when the headers of a request are there: who takes its body and answers it; nil: it is
    ///     kept in memory, as far as it is read (`HTTPLimits.body`), and `answer` answers.
    ///   - answer: is called in the loop, once a request.
    package init(
        on loop: EventLoop, _ sockets: [ListeningSocket], limits: Limits = Limits(),
        library: String = HTTPServer.library, clock: @escaping () -> Span = SystemClock.steady,
        failed: @escaping (SystemError) -> Void = { _ in }, take: @escaping Take = { _, _ in nil },
        answer: @escaping Answer
    ) throws(SystemError) {
        self.loop = loop
        self.sockets = sockets
        self.limits = limits
        self.library = library
        self.clock = clock
        self.failed = failed
        self.take = take
        self.answer = answer
        history = EventHistory(since: SystemClock.now().microseconds)
        soon = try loop.deferred { [unowned self] in finish() }
        expiry = try loop.steadyTimer { [unowned self] in expire() }
        heartbeat = try loop.steadyTimer { [unowned self] in beat() }
        accepting = try sockets.map { socket throws(SystemError) in
            try loop.readable(socket.number) { [unowned self] in accept(from: socket) }
        }
    }

    deinit { precondition(connections.isEmpty, "close() comes first: the library still knows them") }

    /// Ends every connection, and lets nobody in any more.
    package func close() {
        (accepting, soon, expiry, heartbeat) = ([], nil, nil, nil)
        for connection in connections.values { connection.close() }
        (connections, unfinished) = ([:], [])
    }

    /// How many clients are connected.
    package var connectionCount: Int { connections.count }

    /// How many of them listen to events.
    package var listenerCount: Int { connections.values.count { $0.stream != nil } }

    package var listenerLimit: Int { limits.listeners }

    /// Tells everyone who listens.
    /// - Parameter now: becomes the event's id.
    package func publish(_ name: String, data: EventData, at now: Instant) {
        let event = history.add(name, data: data, at: now.microseconds)
        var texts: [String?: [UInt8]] = [:]
        send { language in
            if let text = texts[language] { return text }
            let text = Array(event.told(in: language).text.utf8)
            texts[language] = text
            return text
        }
    }

    /// Nobody will be told of what happened up to then: who comes back hears that something may be missing.
    package func forgetEvents(through now: Instant) { history.forget(through: now.microseconds) }

    // MARK: Turns

    /// Lets the library go on with one client, who may be gone then.
    func run(_ connection: HTTPConnection) {
        let hasMore = connection.run()
        if connection.handle == nil {
            closed(connection)
        } else if hasMore {
            unfinished.append(connection)
            soon?.request()
        }
        armExpiry()
    }

    private func finish() {
        let left = unfinished
        unfinished = []
        for connection in left { run(connection) }
    }

    private func accept(from socket: ListeningSocket) {
        if connections.count >= limits.connections, !makeRoom() { return pause() }
        for _ in 0..<Self.acceptedAtOnce where connections.count < limits.connections {
            do {
                guard let accepted = try socket.accept() else { break }
                take(accepted)
            } catch {
                // No descriptor is left: it waits until one is, and is not asked again and again.
                if !makeRoom() { return pause() }
                break
            }
        }
        armExpiry()
    }

    /// Who cannot be served is told by the connection's end.
    private func take(_ accepted: AcceptedSocket) {
        do throws(SystemError) {
            do {
                try serve(accepted)
            } catch {
                guard error.isExhausted, makeRoom() else { throw error }
                try serve(accepted)
            }
        } catch {
            failed(error)
        }
    }

    private func serve(_ accepted: AcceptedSocket) throws(SystemError) {
        let connection = HTTPConnection(
            number: opened, peer: accepted.peer, server: self, until: clock() + limits.request)
        do throws(SystemError) {
            if !isLoaded, let reason = cmicrohttpd_load(library) {
                throw SystemError.unusableLibrary("load \(library)", reason: String(cString: reason))
            }
            isLoaded = true
            try connection.open(accepted, on: loop)
            opened += 1
            connections[ObjectIdentifier(connection)] = connection
            run(connection)
        } catch {
            connection.close()
            throw error
        }
    }

    /// Ends the connections that have waited longest without a whole request: some at once, for a crowd comes in a crowd.
    private func makeRoom() -> Bool {
        let waiting = connections.values.filter { $0.isWaiting && !$0.isEnding }.sorted {
            ($0.expires, $0.number) < ($1.expires, $1.number)
        }
        let count = min(Self.acceptedAtOnce, max(1, limits.connections / 8))
        waiting.prefix(count).forEach(end)
        return !waiting.isEmpty
    }

    private func end(_ connection: HTTPConnection) {
        connection.end()
        run(connection)
    }

    private func pause() {
        isPaused = true
        accepting.forEach { $0.setPaused(true) }
        armExpiry()
    }

    private func resume() {
        guard isPaused else { return }
        isPaused = false
        accepting.forEach { $0.setPaused(false) }
    }

    // MARK: Time

    /// Ends the connections whose time is up.
    package func expire() {
        let now = clock()
        armedUntil = .infinity
        connections.values.filter { $0.expires <= now }.forEach(end)
        resume()
        armExpiry()
    }

    /// Who comes later has later times: the timer that is armed is early enough.
    private func armExpiry() {
        if connections.isEmpty, !isPaused {
            armedUntil = .infinity
            expiry?.arm(in: nil)
            return
        }
        guard armedUntil == .infinity || isPaused else { return }
        let now = clock()
        // While nobody new is let in, it is looked again whether somebody can be.
        let pause = isPaused ? now + .seconds(1) : .infinity
        armedUntil = min(connections.values.lazy.map(\.expires).min() ?? .infinity, pause)
        guard armedUntil != .infinity else { return }
        expiry?.arm(in: Span(microseconds: max(0, armedUntil.microseconds - now.microseconds)))
    }

    private func beat() { send { _ in Array(":\n\n".utf8) } }

    /// - Parameter bytes: for a stream in that language.
    private func send(_ bytes: (String?) -> [UInt8]) {
        for connection in connections.values {
            guard let stream = connection.stream else { continue }
            if !stream.add(bytes(stream.language), atMost: limits.backlog) { connection.end() }
            unfinished.append(connection)
        }
        heartbeat?.arm(in: listenerCount > 0 ? limits.heartbeat : nil)
        soon?.request()
    }

    // MARK: What the library tells

    private func closed(_ connection: HTTPConnection) {
        connection.close()
        connections[ObjectIdentifier(connection)] = nil
        resume()
        if listenerCount == 0 { heartbeat?.arm(in: nil) }
    }

    /// A body, or an answer, has come some way.
    func goesOn(_ connection: HTTPConnection) {
        connection.proceed(until: clock() + (connection.isWaiting ? limits.request : limits.response))
    }

    /// A request is there whole; until its answer is taken.
    func began(_ connection: HTTPConnection) { connection.begin(until: clock() + limits.response) }

    /// The answer is taken; until the next request is there.
    func completed(_ connection: HTTPConnection) {
        connection.wait(until: clock() + limits.request)
        // It can make room now.
        resume()
    }

    /// A stream of events, beginning with those after an id; nil when too many listen already.
    func stream(for connection: OpaquePointer, after id: Int64?, in language: String?) -> EventStream? {
        guard listenerCount < limits.listeners else { return nil }
        let stream = EventStream(connection, in: language)
        // Shows the client that it is heard, before anything happens.
        var first = "retry: 3000\n\n"
        for event in id.map({ history.events(after: $0, in: language) }) ?? [] { first += event.text }
        _ = stream.add(Array(first.utf8), atMost: .max)
        heartbeat?.arm(in: limits.heartbeat)
        return stream
    }
}
