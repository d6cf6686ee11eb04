import CivilTime
import ControlAPI
import LinuxSystem
import Storage

/// What the history keeps of requests that were not let: a row a user and minute, which tells how many more there were.
struct RefusedRequests {
    private struct Last {
        var at: Instant
        /// Since then, without a row.
        var more = 0
    }

    /// By the user's number; nil by the network.
    private var last: [UInt32?: Last] = [:]

    private static let pause = Span.minutes(1)
    /// Users remembered; of any more nothing is kept while there are that many.
    private static let limit = 256
    /// Characters of what was asked.
    private static let shown = 200

    /// The row to be kept; nil: there was one a moment ago.
    mutating func row(of request: HTTPRequest, from peer: SocketPeer, at now: Instant) -> AuditRow? {
        let user: UInt32? = if case .local(let user, _) = peer { user } else { nil }
        let former = last[user]
        if let former, now >= former.at, now - former.at < Self.pause {
            last[user]?.more += 1
            return nil
        }
        last = last.filter { $0.value.at <= now && now - $0.value.at < Self.pause }
        guard last.count < Self.limit else { return nil }
        last[user] = Last(at: now)
        let more = former?.more ?? 0
        return AuditRow(
            at: now, actor: peer.name, action: "refused", subject: Self.shown("\(request.method) \(request.target)"),
            detail: more == 0 ? "" : "\(more) more since \(former?.at.description ?? "")")
    }

    private static func shown(_ text: String) -> String {
        let scalars = text.unicodeScalars.prefix(shown).map { (0x20...0x7E).contains($0.value) ? $0 : "\u{FFFD}" }
        return String(String.UnicodeScalarView(scalars))
    }
}
