package import CivilTime
import PlanCore

/// A date that an occurrence's plan gives now and that does not come into force, because its extension says a later one.
package struct KeptDate: Hashable, Sendable {
    /// `PLAN/ITEM@OCCURRENCE`.
    package let occurrence: String
    package let plan: String
    /// The last good day in force.
    package let due: Day
    /// The one that the plan gives.
    package let ownDay: Day
    /// One line in the plan's language.
    package let message: String

    /// - Returns: nil where the date that the plan gives is in force, or is the one that was extended.
    init?(of occurrence: Occurrence) {
        guard occurrence.ownDayWhenExtended != nil, let extended = occurrence.extensions.last else { return nil }
        let plan = occurrence.plan
        self.occurrence = occurrence.identity
        self.plan = plan.id
        due = occurrence.lastGoodDay
        ownDay = occurrence.ownDay
        let name = "\(plan.id)/\(occurrence.itemID) (\(occurrence.key))"
        let ending = occurrence.endOfExtension
        message =
            Bilingual(
                vi: "\(name) vẫn là ngày \(due.text(in: .vietnamese)), do \(extended.by) gia hạn: \(extended.reason); "
                    + "kế hoạch nay định ngày \(ownDay.text(in: .vietnamese)), \(ending.vietnamese)",
                en: "\(name) stays on \(due.text(in: .english)), extended by \(extended.by): \(extended.reason); "
                    + "the plan now says \(ownDay.text(in: .english)), \(ending.english)")[plan.language]
    }

    /// Those of a schedule that were none in the one before it.
    /// - Parameters:
    ///   - extensions: what is recorded of dates, by the identities of occurrences, by the ids of their plans.
    ///   - isOther: whether a plan that the schedule before does not have says something else than when it was served last.
    static func found<Failure: Error>(
        in schedule: Schedule, former: Schedule,
        _ extensions: [String: [String: [OccurrenceRecord.Extension]]],
        isOther: (String) throws(Failure) -> Bool
    ) throws(Failure) -> [KeptDate] {
        var found: [KeptDate] = []
        let isAllOther = schedule.calendar != former.calendar
        for (id, dates) in extensions.sorted(by: { $0.key < $1.key }) {
            let before = former.plan(id)
            guard isAllOther || schedule.plan(id) !== before else { continue }
            let kept = dates.keys.sorted().compactMap { identity -> KeptDate? in
                guard let occurrence = schedule.occurrence(identity) else { return nil }
                let ownDay = before == nil ? nil : former.occurrence(identity)?.ownDay
                return ownDay == occurrence.ownDay ? nil : KeptDate(of: occurrence)
            }
            guard !kept.isEmpty else { continue }
            let isTold = if before == nil { try isOther(id) } else { true }
            if isTold { found += kept }
        }
        return found
    }
}
