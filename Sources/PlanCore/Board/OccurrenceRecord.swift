package import CivilTime

/// All that is recorded of one occurrence of a deadline.
package struct OccurrenceRecord: Hashable, Sendable {
    /// The deadline was closed by hand: whoever has not delivered need not.
    package struct Closing: Hashable, Sendable {
        package var reason: String
        package var by: String
        package var at: Instant

        package init(reason: String, by: String, at: Instant) {
            self.reason = reason
            self.by = by
            self.at = at
        }
    }

    /// By unit id; `""` where the plan names no units. A unit without one is awaited.
    package var submissions: [String: Submission]
    /// The oldest first; see ``Extension`` for the day in force.
    package var extensions: [Extension]
    /// Nothing is sent before it, for as long as it is not past the cutoff (`Occurrence.isPutOff(until:)`); nil when it was
    /// never snoozed.
    package var snoozedUntil: Instant?
    package var closing: Closing?

    package init(
        submissions: [String: Submission] = [:], extensions: [Extension] = [], snoozedUntil: Instant? = nil,
        closing: Closing? = nil
    ) {
        self.submissions = submissions
        self.extensions = extensions
        self.snoozedUntil = snoozedUntil
        self.closing = closing
    }

    /// The key of a submission where the plan names no units.
    package static let everybody = ""

    package func submission(of unit: String) -> Submission { submissions[unit] ?? .awaited }

    /// By what a unit has nothing left to deliver: its own submission; or where it took the place of others and nothing is
    /// recorded of itself, theirs, when all of them delivered while they were there. nil: it is awaited.
    package func delivered(by unit: String, of occurrence: Occurrence) -> [Submission]? {
        if let own = submissions[unit] { return own.isDelivered ? [own] : nil }
        // Before anything else: most of the time nothing is recorded of anybody.
        guard !submissions.isEmpty else { return nil }
        let lines = occurrence.predecessors(of: unit)
        let last = lines.compactMap { line in line.reversed().lazy.compactMap { submissions[$0] }.first }
        return !lines.isEmpty && last.count == lines.count && last.allSatisfy(\.isDelivered) ? last : nil
    }

    /// Nothing more is asked of anybody: all of the occurrence's units have delivered, or it is closed.
    package func isMet(_ occurrence: Occurrence) -> Bool {
        closing != nil || occurrence.submitters.allSatisfy { delivered(by: $0, of: occurrence) != nil }
    }

    /// Why nothing more is asked of anybody. nil where something is, and where nobody was ever asked because no unit that the
    /// plan names is there by then.
    package func completion(of occurrence: Occurrence) -> Completion? {
        guard occurrence.deadline != nil else { return nil }
        if let closing { return .closed(closing) }
        guard !submissions.isEmpty, isMet(occurrence) else { return nil }
        // A successor may stand where those before it were let off.
        let delivered = occurrence.submitters.lazy.flatMap { self.delivered(by: $0, of: occurrence) ?? [] }
        return delivered.contains { $0.state == .waived } ? .settled : .delivered
    }
}

/// Why nothing more is asked of anybody.
package enum Completion: Hashable, Sendable {
    /// All of the units have delivered.
    case delivered
    /// Some have, and the others need not.
    case settled
    case closed(OccurrenceRecord.Closing)
}

/// All that is recorded of a plan as a whole.
package struct PlanRecord: Hashable, Sendable {
    /// Nothing of the plan is sent.
    package struct Silence: Hashable, Sendable {
        /// nil: until somebody ends it.
        package var until: Instant?
        package var reason: String
        package var by: String
        package var at: Instant

        package init(until: Instant?, reason: String, by: String, at: Instant) {
            self.until = until
            self.reason = reason
            self.by = by
            self.at = at
        }
    }

    package var silence: Silence?

    package init(silence: Silence? = nil) { self.silence = silence }

    package func isSilent(at now: Instant) -> Bool { silence.map { $0.until.map { now < $0 } ?? true } ?? false }
}
