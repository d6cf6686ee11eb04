import CivilTime
import ControlAPI
import LinuxSystem
import Storage

/// What the history keeps of requests that were not let: a row a user and minute, which tells how many more there were.
struct RefusedRequests {
    /// Who asked.
    private enum Asker: Hashable {
        case user(UInt32)
        /// By the network, with the token; or with none that is known.
        case token, stranger
    }

    private struct Last {
        /// When there was a row.
        var told: Instant
        /// Requests since then, without a row, and the last of them.
        var more = 0
        var latest: AuditRow
    }

    private var last: [Asker: Last] = [:]

    private static let pause = Span.minutes(1)
    /// Users remembered; of any more nothing is kept while there are that many.
    private static let limit = 256
    /// Characters of what was asked.
    private static let shown = 200

    /// The rows to be kept: none where there was one a moment ago; besides its own those of users who came more often in their
    /// minute, and not since.
    /// - Parameter isKnown: they showed who they are, by the network the token.
    mutating func rows(
        of request: HTTPRequest, from peer: SocketPeer, isKnown: Bool, at now: Instant
    ) -> [AuditRow] {
        let asker: Asker =
            switch peer {
            case .local(let user, _): .user(user)
            case .network: isKnown ? .token : .stranger
            }
        func row(by actor: String) -> AuditRow {
            AuditRow(
                at: now, actor: actor, action: "refused",
                subject: Self.shown("\(request.method) \(request.target)"),
                detail: "")
        }
        func isRecent(_ last: Last) -> Bool { now >= last.told && now - last.told < Self.pause }
        if let former = last[asker], isRecent(former) {
            last[asker]?.more += 1
            last[asker]?.latest = row(by: former.latest.actor)
            return []
        }
        let own = last.removeValue(forKey: asker)
        let gone = last.filter { !isRecent($0.value) }
        for asker in gone.keys { last[asker] = nil }
        var rows = gone.values.filter { $0.more > 0 }.sorted { $0.latest.at < $1.latest.at }.map {
            $0.latest.telling($0.more - 1, since: $0.told)
        }
        guard last.count < Self.limit else { return rows }
        let row = row(by: own?.latest.actor ?? (asker == .stranger ? "network" : peer.name))
        last[asker] = Last(told: now, latest: row)
        rows.append(row.telling(own?.more ?? 0, since: own?.told ?? now))
        return rows
    }

    private static func shown(_ text: String) -> String {
        let scalars = text.unicodeScalars.prefix(shown).map {
            (0x20...0x7E).contains($0.value) ? $0 : "\u{FFFD}"
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

extension AuditRow {
    /// With how many more there were.
    fileprivate func telling(_ more: Int, since start: Instant) -> AuditRow {
        var row = self
        row.detail = more == 0 ? "" : "\(more) more since \(start)"
        return row
    }
}
