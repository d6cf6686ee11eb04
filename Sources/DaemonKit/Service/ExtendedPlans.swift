import CivilTime
import PlanCore

/// Plans with the dates in force that were extended by hand; each stays the same object for as long as nothing of it changes.
struct ExtendedPlans {
    private typealias Dates = [String: [OccurrenceRecord.Extension]]

    private var known: [String: (plan: Plan, dates: Dates, extended: Plan)] = [:]

    /// - Parameter extensions: by the identities of occurrences, by the ids of their plans.
    mutating func inForce(
        _ sources: [Inputs.Source], _ extensions: [String: [String: [OccurrenceRecord.Extension]]]
    ) -> [Inputs.Source] {
        guard !extensions.isEmpty else { return sources }
        return sources.map { source in
            guard let dates = extensions[source.plan.id] else { return source }
            return Inputs.Source(plan: inForce(source.plan, dates), text: source.text)
        }
    }

    private mutating func inForce(_ plan: Plan, _ dates: Dates) -> Plan {
        if let known = known[plan.id], known.plan === plan, known.dates == dates { return known.extended }
        let extended = plan.extended(by: dates)
        known[plan.id] = (plan, dates, extended)
        return extended
    }
}

extension Plan {
    /// When a date of it was extended last; nil: none ever was.
    var lastExtension: Instant? { deadlines.lazy.flatMap(\.extensions.values).joined().map(\.at).max() }

    /// The dates that were extended by hand, for the ledger, each behind a space; empty where there are none.
    var extensionDigest: String {
        deadlines.flatMap { deadline in
            deadline.extensions.sorted { $0.key < $1.key }.compactMap { key, dates in
                dates.last.map { " \(deadline.id)@\(key)=\($0.to)" }
            }
        }.joined()
    }
}
