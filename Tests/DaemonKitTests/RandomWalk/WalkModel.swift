import CivilTime
import PlanCore

@testable import DaemonKit

/// What the contract says must be sent, by brute force: every reminder of the plans lies open from the start; no cursor, no
/// horizon, no ledger.
struct WalkModel {
    private enum State: Equatable {
        case open, sent
        /// Superseded, expired or met, at that instant.
        case passed(at: Instant)
        /// Its plan was silent.
        case void

        /// Whether it has ended unsent.
        var isPassed: Bool { self != .open && self != .sent }
    }

    private struct Served {
        let occurrence: String
        let instant: Instant
        let rank: Int
        /// Since when the clock says it has been served at this instant.
        var since: Instant
        var state: State
        /// Its instant and since when it was served at that, when it ended unsent. Of what has passed nothing is recorded: an edit
        /// that moves it, and one that moves it back, have not been if a clock set back has it come again.
        var passed: (instant: Instant, since: Instant)?

        func isBefore(_ other: Served) -> Bool { (instant, rank) < (other.instant, other.rank) }
    }

    private let catchUp: Span
    /// However long a stop was, reminders of its last days are recorded when it ends.
    private static let recordedBack = Span.days(62)
    private var served: [String: Served] = [:]
    /// What became of reminders that are served no more.
    private var gone: [String: Served] = [:]
    /// What nothing has become of yet, the next one last.
    private var open: [(identity: String, instant: Instant)] = []
    private var latest = Instant.distantPast
    /// What people have recorded.
    private(set) var board = WalkBoard()

    init(catchUp: Span) { self.catchUp = catchUp }

    /// - Parameter forgotten: identities of which nothing tells any more that they were served before.
    mutating func serve(
        _ plans: [Plan], _ calendar: WorkingCalendar, forgotten: Set<String> = [], at now: Instant
    ) {
        notice(now)
        let known = served
        gone.merge(served) { _, new in new }
        served = [:]
        let schedule = Schedule(plans: plans.map { $0.extended(by: board.extensions) }, calendar: calendar)
        let days = Day.first ... .last
        let occurrences = schedule.occurrences(in: days) + schedule.ruleOccurrences(in: days)
        board.serve(occurrences, calendar)
        for occurrence in occurrences {
            for reminder in schedule.reminders(of: occurrence) + board.wakes(of: occurrence) {
                let identity = reminder.identity
                let before = known[identity]
                let isSame = before?.instant == reminder.instant && !forgotten.contains(identity)
                let former = gone.removeValue(forKey: identity)
                let state = former?.state ?? .open
                let isOpen = state == .open || state.isPassed && reminder.instant > now
                let isKnown = !isOpen && !forgotten.contains(identity)
                served[identity] = Served(
                    occurrence: occurrence.identity, instant: reminder.instant, rank: reminder.rule.rank,
                    since: isSame ? before?.since ?? now : now, state: isOpen ? .open : state,
                    passed: isKnown ? former?.passed : nil)
            }
        }
        lineUp()
    }

    /// Somebody changes something of the board; the plans are to be served again where dates or what is put off follow.
    mutating func change(
        _ change: OccurrenceChange, of occurrence: Occurrence, _ plans: [Plan], _ calendar: WorkingCalendar,
        _ by: Attribution
    ) {
        board.change(change, of: occurrence, by)
        guard case .extend(let day) = change else { return }
        // The own day is the one without what was recorded of this date alone: nothing of it stays when it comes back to that.
        let identity = occurrence.identity
        board.extensions[identity] = nil
        let schedule = Schedule(plans: plans.map { $0.extended(by: board.extensions) }, calendar: calendar)
        guard let own = schedule.occurrence(identity)?.lastGoodDay, own != day else { return }
        board.extensions[identity] = [
            OccurrenceRecord.Extension(from: .first, to: day, reason: "", by: by.actor, at: by.at)
        ]
    }

    mutating func change(_ change: PlanChange, ofPlan plan: String, at now: Instant) {
        board.change(change, ofPlan: plan, at: now)
    }

    /// The service starts again: it knows what the ledger has.
    mutating func restart() { board.restart() }

    /// What a turn at `now` sends, and what it ends unsent with the instants.
    /// - Parameters:
    ///   - told: a turn that is cut off says only of these that they are met; nil: of all.
    ///   - recorded: the ledger has what is due up to then.
    mutating func turn(
        at now: Instant, told: Set<String>? = nil, recordedThrough recorded: Instant
    ) -> (sent: Set<String>, passed: [String: Instant]) {
        notice(now)
        var due: [(identity: String, reminder: Served)] = []
        while let next = open.last, next.instant <= now {
            open.removeLast()
            if let reminder = served[next.identity] { due.append((next.identity, reminder)) }
        }
        var sent: Set<String> = []
        var passed: [String: Instant] = [:]
        for (occurrence, group) in Dictionary(grouping: due, by: \.reminder.occurrence) {
            for (identity, one) in group.sorted(by: { $1.reminder.isBefore($0.reminder) }) {
                // A clock set back arms the older ones again; one that went out stands for those before it.
                let isOvertaken = served.values.contains { other in
                    other.state == .sent && other.occurrence == occurrence && other.instant <= now
                        && one.isBefore(other)
                }
                let isHeard = one.instant <= recorded || one.instant >= now - catchUp - Self.recordedBack
                let state: State =
                    switch board.restraint(of: occurrence, from: one.instant, at: now, isHeard: isHeard) {
                    case .met?, .putOff?: .passed(at: now)
                    case .silent?: .void
                    case nil: isOvertaken || now - one.instant >= catchUp ? .passed(at: now) : .sent
                    }
                served[identity]?.state = state
                if state.isPassed { served[identity]?.passed = (one.instant, one.since) }
                if state == .sent { sent.insert(identity) } else { passed[identity] = one.instant }
            }
        }
        return (sent.union(board.tell(at: now, told)), passed)
    }

    /// Takes note of what was sent besides, where nothing says whether it is.
    /// - Returns: what must not have been sent.
    mutating func hear(_ names: Set<String>) -> Set<String> { board.hear(names) }

    /// When the next reminder is due that nothing has become of yet.
    var nextInstant: Instant? { open.last?.instant }

    func instant(of identity: String) -> Instant? { served[identity]?.instant }

    /// The clock shows `now`, whatever it showed before.
    private mutating func notice(_ now: Instant) {
        defer { latest = now }
        guard now < latest else { return }
        board.clockSetBack(to: now)
        func seen(_ one: Served) -> Served {
            var one = one
            if case .passed(let ended) = one.state, one.instant > now || ended > now { one.state = .open }
            if one.state == .void, one.instant > now { one.state = .open }
            if one.state == .open, let passed = one.passed {
                if passed.instant == one.instant { one.since = min(one.since, passed.since) }
                one.passed = nil
            }
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
