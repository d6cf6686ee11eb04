import Storage

/// An occurrence whose date is no longer what it was, or that is gone: what the journal tells instead of each reminder.
struct MovedDate: Hashable {
    /// `PLAN/ITEM@OCCURRENCE`.
    var occurrence: String
    var plan: String
    /// The last good day that was in force.
    var due: String
    /// How many open reminders became void.
    var count: Int

    /// Those of plans that are still served, in the order of their first reminder.
    static func all(in result: ServeResult) -> [MovedDate] {
        var moved: [MovedDate] = []
        var places: [String: Int] = [:]
        for identity in result.voided {
            // PLAN/ITEM@OCCURRENCE#RULE/DUE; ids have neither '/' nor '#'.
            let parts = identity.split(separator: "#", maxSplits: 1)
            guard let occurrence = parts.first, let plan = occurrence.split(separator: "/").first,
                let due = identity.split(separator: "/").last, !result.withdrawn.contains(String(plan))
            else { continue }
            let name = "\(occurrence) \(due)"
            if let place = places[name] {
                moved[place].count += 1
            } else {
                places[name] = moved.count
                moved.append(
                    MovedDate(occurrence: String(occurrence), plan: String(plan), due: String(due), count: 1))
            }
        }
        return moved
    }
}
