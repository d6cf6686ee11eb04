import CivilTime
import PlanCore

/// Finds what became of the occurrences of void reminders in the schedule that is served now, each looked up once.
///
/// It needs the identities alone: also where the service was stopped while something changed.
struct MovedDates {
    private let schedule: Schedule
    /// Occurrences that were put off, by their identities, with the instants until when.
    private let snoozes: [String: Instant]
    private var found: [Name: MovedDate] = [:]

    init(_ schedule: Schedule, _ snoozes: [String: Instant]) {
        self.schedule = schedule
        self.snoozes = snoozes
    }

    /// Why the reminder is void, for the ledger.
    mutating func reason(of identity: String) -> String {
        guard let (name, due) = Name.read(identity) else { return "its plan has it no more" }
        return date(name, due).reason
    }

    /// What became of the occurrences of these reminders, in the order of their first ones.
    mutating func all(of identities: [String]) -> [MovedDate] {
        var moved: [MovedDate] = []
        var places: [Name: Int] = [:]
        for (name, due) in identities.compactMap(Name.read) {
            if let place = places[name] {
                moved[place].count += 1
            } else {
                places[name] = moved.count
                moved.append(date(name, due))
            }
        }
        return moved
    }

    private mutating func date(_ name: Name, _ due: Day) -> MovedDate {
        if let known = found[name] { return known }
        let plan = schedule.plan(name.plan)
        let occurrence =
            name.side == .none ? nil : schedule.occurrence(plan: name.plan, item: name.item, key: name.key, near: due)
        let date = MovedDate(
            occurrence: "\(name.plan)/\(name.item)@\(name.key)", plan: name.plan, due: due,
            fate: fate(name, due, occurrence, plan), count: 1, side: name.side,
            isWholeDay: occurrence?.endsWithItsDay ?? false,
            amendment: name.side == .last ? occurrence?.amendment(of: due) : nil,
            isHeardAgain: snoozes["\(name.plan)/\(name.item)@\(name.key)"].map {
                !(occurrence?.isPutOff(until: $0) ?? true)
            } ?? false,
            name: "\(name.plan)/\(name.item) (\(name.key))",
            language: plan?.language ?? .vietnamese)
        found[name] = date
        return date
    }

    private func fate(_ name: Name, _ due: Day, _ occurrence: Occurrence?, _ plan: Plan?) -> MovedDate.Fate {
        let new = name.side == .first ? occurrence?.window?.lowerBound : occurrence?.lastGoodDay
        if let new { return new == due ? .stays : .moved(to: new) }
        return plan?.rules.contains { $0.id == name.item } ?? false ? .stays : .gone
    }

    /// What the reminders of one date have in common.
    private struct Name: Hashable {
        var plan: String
        var item: String
        var key: String
        var side: MovedDate.Side
        /// nil for a reminder rule: each of its times is a due of its own.
        var due: Day?

        /// What an identity `PLAN/ITEM@OCCURRENCE#RULE/DUE` says; nil where a text is none.
        static func read(_ identity: String) -> (name: Name, due: Day)? {
            // Ids have none of the signs between them.
            guard let sharp = identity.firstIndex(of: "#"), let slash = identity[..<sharp].firstIndex(of: "/"),
                let at = identity[slash..<sharp].firstIndex(of: "@"),
                let last = identity[sharp...].lastIndex(of: "/"),
                let due = Day(iso: identity[identity.index(after: last)...])
            else { return nil }
            let rule = identity[identity.index(after: sharp)..<last]
            let side: MovedDate.Side = rule.hasSuffix("Z") ? .none : rule.hasPrefix("opens") ? .first : .last
            let name = Name(
                plan: String(identity[..<slash]), item: String(identity[identity.index(after: slash)..<at]),
                key: String(identity[identity.index(after: at)..<sharp]), side: side, due: side == .none ? nil : due)
            return (name, due)
        }
    }
}

extension Occurrence {
    /// Its cutoff is the end of its last good day.
    fileprivate var endsWithItsDay: Bool {
        cutoff.map { $0 >= plan.zone.start(of: lastGoodDay.adding(days: 1)) } ?? false
    }
}
