package import CivilTime
package import ControlAPI
package import LinuxSystem
import PlanCore
import PlanFiles
import Storage

/// What serves the control sockets; the program brings it, so that no other has to link an HTTP library.
package protocol ControlListener: AnyObject {
    var connectionCount: Int { get }
    /// Of these, the ones that listen to events.
    var listenerCount: Int { get }
    /// How many may listen.
    var listenerLimit: Int { get }
    func publish(_ name: String, data: EventData, at now: Instant)
    /// Nobody is told of what happened up to then.
    func forgetEvents(through now: Instant)
    /// To be called before it is let go.
    func close()
}

/// The service's end of the control server: what clients see of it, and what they hear.
package final class ControlDesk {
    /// Opens the server on these sockets; it tells why it could not serve a connection, asks who takes a body, and asks for
    /// the answers, in the loop.
    package typealias Listen = (
        EventLoop, [ListeningSocket], @escaping (SystemError) -> Void,
        @escaping (HTTPRequest, SocketPeer) -> (any BodyTaker)?,
        @escaping (HTTPRequest, SocketPeer) -> HTTPResponse
    ) throws -> any ControlListener

    private var state: ControlState
    private let cache = AnswerCache()
    private var refused = RefusedRequests()
    /// What happened while nobody listened, and is not written as events yet, the newest last.
    private var unwritten: [(name: String, data: () throws -> EventData, at: Instant)] = []
    /// Is told of each occurrence or plan of which something was changed.
    private let boardChanged: (String, Instant) -> Void
    /// Is told of each draft that somebody is about to approve.
    private let approvalAnnounced: (AuditRow) -> Void
    /// Is told of each request that was answered.
    private let answered: () -> Void
    /// Set by the end of `init`.
    private var listener: (any ControlListener)?
    /// Set by the end of `init`.
    private var keeper: FileKeeper?
    private let loop: EventLoop
    private let filesFailed: (SystemError) -> Void

    /// Ids named in one event.
    private static let namedPlans = 100
    /// Events kept for who comes later.
    private static let keptEvents = 256

    /// - Parameters:
    ///   - failed: is told why a connection could not be served.
    ///   - filesFailed: is told why the files that came with submissions could not be looked through.
    ///   - boardChanged: is called with the occurrence's identity, or the plan's id, after each change of it, which is in
    ///     the ledger then.
    /// - Throws: no socket can be opened. Without one that the service manager opened, and without a place for one, there
    ///   is nobody to listen to.
    init?(
        _ place: ServicePlace, _ configuration: Configuration, on loop: EventLoop, _ listen: Listen,
        failed: @escaping (SystemError) -> Void, filesFailed: @escaping (SystemError) -> Void,
        boardChanged: @escaping (String, Instant) -> Void,
        approvalAnnounced: @escaping (AuditRow) -> Void = { _ in }, answered: @escaping () -> Void = {}
    ) throws {
        var sockets = ListeningSocket.inherited()
        if !sockets.contains(where: \.isLocal), let path = place.socket {
            sockets.append(try ListeningSocket(path: path, mode: 0o660))
        }
        guard !sockets.isEmpty else { return nil }
        self.boardChanged = boardChanged
        self.approvalAnnounced = approvalAnnounced
        self.answered = answered
        self.loop = loop
        self.filesFailed = filesFailed
        state = ControlState(access: Self.rules(configuration))
        state.startedAt = SystemClock.now()
        state.token = place.controlToken()
        try keepFiles(configuration, place)
        listener = try listen(loop, sockets, failed, { [unowned self] in taker(of: $0, $1) }) { [unowned self] in
            answer($0, $1)
        }
    }

    private static func rules(_ configuration: Configuration) -> AccessRules {
        AccessRules(configuration.control, owner: ProcessEnvironment.userID, number: GroupName.number)
    }

    private func keepFiles(_ configuration: Configuration, _ place: ServicePlace) throws(SystemError) {
        let path = place.filesFolder(configuration)
        if let keeper, keeper.store.path == path {
            keeper.store.bounds = configuration.files
            return
        }
        let store = FileStore(path, bounds: configuration.files)
        keeper = try FileKeeper(
            store, on: loop,
            named: { [unowned self] in
                (try? state.ledger?.submittedFiles()).flatMap(\.self).map { Set($0.map(\.sha256)) }
            }, failed: filesFailed)
        state.files = store
    }

    func close() {
        listener?.close()
        listener = nil
    }

    /// Another configuration is in force.
    func configure(_ configuration: Configuration, _ place: ServicePlace) {
        state.access = Self.rules(configuration)
        state.token = place.controlToken()
        do { try keepFiles(configuration, place) } catch { filesFailed(error) }
    }

    /// Somebody is connected, and may ask at any moment.
    var isConnected: Bool { listener.map { $0.connectionCount > 0 } ?? false }

    /// Groups of the configuration that the system does not know.
    var unknownGroups: [String] { state.access.unknownGroups }

    func update(_ change: (inout ControlState) -> Void) {
        change(&state)
        cache.forget()
    }

    private func taker(of request: HTTPRequest, _ peer: SocketPeer) -> (any BodyTaker)? {
        let now = SystemClock.now()
        return Router.upload(
            request, from: peer, state, at: now,
            finish: { [unowned self] upload in answer(request, peer, upload) },
            refuse: { noteAnswer($0, to: request, from: peer, at: now) })
    }

    private func answer(_ request: HTTPRequest, _ peer: SocketPeer, _ upload: FileUpload? = nil) -> HTTPResponse {
        if let listener {
            state.counts.connections = listener.connectionCount
            state.counts.listeners = listener.listenerCount
            state.mayListen = listener.listenerCount < listener.listenerLimit
        }
        // Who comes back is told of what was missed.
        if request.target.hasPrefix("/v1/events") { writeEvents() }
        let now = SystemClock.now()
        var (change, approval): (AuditRow?, AuditRow?)
        let response = Router.answer(
            request, upload: upload, from: peer, state, at: now, cache: cache, changed: { change = $0 },
            announced: { approval = $0 })
        if let change { tell(change, at: now) }
        if let approval, let key = request.header("Idempotency-Key") {
            state.approvals.note(approval, under: key)
            approvalAnnounced(approval)
        }
        if response.status == 201 { keeper?.fileCame() }
        noteAnswer(response, to: request, from: peer, at: now)
        return response
    }

    private func noteAnswer(
        _ response: HTTPResponse, to request: HTTPRequest, from peer: SocketPeer, at now: Instant
    ) {
        state.counts.answers[response.status, default: 0] += 1
        if [401, 403].contains(response.status) {
            keepRefusal(of: request, from: peer, isKnown: response.status == 403, at: now)
        }
        answered()
    }

    private func tell(_ change: AuditRow, at now: Instant) {
        publish(change, at: now)
        boardChanged(change.subject, now)
    }

    /// Who was not let, and what was asked, becomes a row of the history; nobody fills the disk with it.
    private func keepRefusal(of request: HTTPRequest, from peer: SocketPeer, isKnown: Bool, at now: Instant) {
        guard let ledger = state.ledger else { return }
        for row in refused.rows(of: request, from: peer, isKnown: isKnown, at: now) {
            // One that is in trouble says so to whoever needs it.
            try? ledger.audit(row)
        }
    }

    // MARK: What happens

    /// The history has another row.
    func publish(_ change: AuditRow, at now: Instant) {
        cache.forget()
        let zone = state.zone(of: change.subject)
        write("change", at: now) {
            func text(_ language: Language) throws -> String { try JSON.text(ChangeEntry(change, in: zone, language)) }
            return EventData(
                try text(.vietnamese), others: [Language.english.rawValue: try text(.english)])
        }
    }

    func publish(_ turn: ReminderService.Turn, at now: Instant) {
        state.counts.sent += turn.delivered.count + turn.letters.count
        state.counts.late += turn.delivered.count { $0.notice.lateBy != nil }
        state.counts.superseded += turn.superseded
        state.counts.expired += turn.expired
        state.counts.held += turn.held
        for (notice, sinks) in turn.delivered {
            publish("reminder", SentEvent(notice, sinks: sinks), at: now)
        }
        for (letter, sinks) in turn.letters {
            publish(letter.kind.rawValue, LetterEntry(letter, sinks: sinks), at: now)
        }
    }

    func publish(_ served: ReminderService.Served, at now: Instant) {
        guard !served.newVersions.isEmpty || !served.withdrawn.isEmpty else { return }
        let event = PlansEvent(
            served: Array(served.newVersions.prefix(Self.namedPlans)),
            withdrawn: Array(served.withdrawn.prefix(Self.namedPlans)),
            count: served.newVersions.count + served.withdrawn.count)
        publish("plans", event, at: now)
    }

    private func publish(_ name: String, _ value: @autoclosure @escaping () -> some Encodable, at now: Instant) {
        write(name, at: now) { EventData(try JSON.text(value())) }
    }

    /// - Parameter data: is asked for when it is written: ten thousand reminders are sent quicker than told of.
    private func write(_ name: String, at now: Instant, _ data: @escaping () throws -> EventData) {
        unwritten.append((name, data, now))
        if (listener?.listenerCount ?? 0) > 0 { return writeEvents() }
        guard unwritten.count > 2 * Self.keptEvents else { return }
        let count = unwritten.count - Self.keptEvents
        listener?.forgetEvents(through: unwritten[count - 1].at)
        unwritten.removeFirst(count)
    }

    private func writeEvents() {
        for (name, data, moment) in unwritten {
            // Texts and numbers alone: it can always be written.
            if let data = try? data() { listener?.publish(name, data: data, at: moment) }
        }
        unwritten = []
    }
}
