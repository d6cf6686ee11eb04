import CivilTime
import PlanCore

@testable import DaemonKit

/// What the contract says must be sent, by brute force: every reminder of the plans lies open from the start; no cursor, no
/// horizon, no ledger.
struct WalkModel {
    private enum State: Equatable {
        case open, sent
        /// Superseded or expired, at that instant.
        case passed(at: Instant)

        var isPassed: Bool { if case .passed = self { true } else { false } }
    }

    private struct Served {
        let occurrence: String
        let instant: Instant
        let rank: Int
        /// Since when the clock says it has been served at this instant.
        var since: Instant
        var state: State
    }

    private let catchUp: Span
    private var served: [String: Served] = [:]
    /// What became of reminders that are served no more.
    private var gone: [String: Served] = [:]
    /// What nothing has become of yet, the next one last.
    private var open: [(identity: String, instant: Instant)] = []
    private var latest = Instant.distantPast

    init(catchUp: Span) { self.catchUp = catchUp }

    mutating func serve(_ plans: [Plan], _ calendar: WorkingCalendar, at now: Instant) {
        notice(now)
        let known = served
        gone.merge(served) { _, new in new }
        served = [:]
        let schedule = Schedule(plans: plans, calendar: calendar)
        let days = Day.first ... .last
        for occurrence in schedule.occurrences(in: days) + schedule.ruleOccurrences(in: days) {
            for reminder in schedule.reminders(of: occurrence) {
                let identity = reminder.identity
                let before = known[identity]
                let isSame = before?.instant == reminder.instant
                let state = gone.removeValue(forKey: identity)?.state ?? .open
                served[identity] = Served(
                    occurrence: occurrence.identity, instant: reminder.instant, rank: reminder.rule.rank,
                    since: isSame ? before?.since ?? now : now,
                    state: state.isPassed && reminder.instant > now ? .open : state)
            }
        }
        lineUp()
    }

    /// What a turn at `now` sends, and what it ends unsent with the instants.
    mutating func turn(at now: Instant) -> (sent: Set<String>, passed: [String: Instant]) {
        notice(now)
        var due: [(identity: String, reminder: Served)] = []
        while let next = open.last, next.instant <= now {
            open.removeLast()
            if let reminder = served[next.identity] { due.append((next.identity, reminder)) }
        }
        var sent: Set<String> = []
        var passed: [String: Instant] = [:]
        for group in Dictionary(grouping: due, by: \.reminder.occurrence).values {
            let newest = group.max {
                ($0.reminder.instant, $0.reminder.rank) < ($1.reminder.instant, $1.reminder.rank)
            }
            // A clock set back arms the older ones again; one that went out stands for those before it.
            let isOvertaken = served.values.contains { other in
                guard let newest, other.state == .sent, other.occurrence == newest.reminder.occurrence else {
                    return false
                }
                return other.instant <= now
                    && (newest.reminder.instant, newest.reminder.rank) < (other.instant, other.rank)
            }
            for (identity, one) in group {
                let isSent = identity == newest?.identity && !isOvertaken && now - one.instant < catchUp
                served[identity]?.state = isSent ? .sent : .passed(at: now)
                if isSent { sent.insert(identity) } else { passed[identity] = one.instant }
            }
        }
        return (sent, passed)
    }

    /// When the next reminder is due that nothing has become of yet.
    var nextInstant: Instant? { open.last?.instant }

    func instant(of identity: String) -> Instant? { served[identity]?.instant }

    /// The clock shows `now`, whatever it showed before.
    private mutating func notice(_ now: Instant) {
        defer { latest = now }
        guard now < latest else { return }
        func seen(_ one: Served) -> Served {
            var one = one
            if case .passed(let ended) = one.state, one.instant > now || ended > now { one.state = .open }
            one.since = min(one.since, now)
            return one
        }
        served = served.mapValues(seen)
        gone = gone.mapValues(seen)
        lineUp()
    }

    private mutating func lineUp() {
        open = served.filter { $0.value.state == .open && $0.value.since <= $0.value.instant }
            .map { ($0.key, $0.value.instant) }.sorted { $0.instant > $1.instant }
    }
}
