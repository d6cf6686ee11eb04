package import PlanCore

/// What is recorded on the board of a plan and what nothing that is served has any more: its file was renamed or taken away, an
/// item or a unit has another id. It counts for nothing, and is not lost.
package struct UnclaimedRecords: Hashable, Sendable {
    package let plan: String
    /// Nothing of that id is served.
    package let isPlanGone: Bool
    /// `ITEM@OCCURRENCE`, of what the plan has no more, in their order.
    package let occurrences: [String]
    /// Ids of units that the plan has no more, in their order; ``OccurrenceRecord/everybody`` where it names units by now.
    package let units: [String]

    /// - Parameter recorded: the units of which something is recorded, by the identities of the plan's occurrences; none where
    ///   it is of the occurrence alone.
    /// - Returns: nil where what is served has all of it.
    init?(_ recorded: [String: Set<String>], ofPlan id: String, in schedule: Schedule) {
        let plan = schedule.plan(id)
        let known = Set(plan?.units.map(\.id) ?? [])
        var occurrences: [String] = []
        var units: Set<String> = []
        for (identity, found) in recorded {
            guard let occurrence = schedule.occurrence(identity) else {
                occurrences.append(String(identity.dropFirst(id.count + 1)))
                continue
            }
            units.formUnion(
                found.filter { $0 == OccurrenceRecord.everybody ? !occurrence.units.isEmpty : !known.contains($0) })
        }
        guard !occurrences.isEmpty || !units.isEmpty else { return nil }
        self.plan = id
        self.isPlanGone = plan == nil
        self.occurrences = occurrences.sorted()
        self.units = units.sorted()
    }
}

extension UnclaimedRecords {
    /// Names said in one line.
    private static let named = 5

    /// What is left and what to do, a line for each kind; of a plan that is gone, how much is.
    package var messages: [Bilingual] {
        if isPlanGone {
            return [
                Bilingual(
                    vi: "kế hoạch '\(plan)' không còn, sổ theo dõi vẫn giữ ghi nhận của \(occurrences.count) hạn: "
                        + "nếu chỉ là đổi tên tệp thì đặt lại tên '\(plan).yaml'",
                    en: "plan '\(plan)' is gone, and the ledger keeps what was recorded of "
                        + (occurrences.count == 1 ? "1 deadline" : "\(occurrences.count) deadlines")
                        + ": where its file was just renamed, give it back the name '\(plan).yaml'")
            ]
        }
        var messages: [Bilingual] = []
        if !occurrences.isEmpty {
            let list = Self.list(occurrences)
            messages.append(
                Bilingual(
                    vi: "kế hoạch '\(plan)' không còn \(list), sổ theo dõi vẫn giữ ghi nhận: "
                        + "nếu chỉ là đổi mã hoặc năm thì đặt lại như cũ",
                    en: "plan '\(plan)' has \(list) no more, and the ledger keeps what was recorded of it: "
                        + "where just an id or a year was changed, change it back"))
        }
        if !units.isEmpty {
            let list = Self.list(units.map { $0 == OccurrenceRecord.everybody ? "-" : $0 })
            messages.append(
                Bilingual(
                    vi: "kế hoạch '\(plan)' không còn đơn vị \(list), sổ theo dõi vẫn giữ ghi nhận: "
                        + "nếu chỉ là đổi tên thì ghi 'id:' cũ bên tên mới; "
                        + "nếu sáp nhập thì giữ lại với 'until:' và 'successor:'",
                    en: "plan '\(plan)' has the \(units.count == 1 ? "unit" : "units") \(list) no more, "
                        + "and the ledger keeps what was recorded: where just a name was changed, "
                        + "write the old 'id:' beside the new name; "
                        + "where units were joined, keep the old one with 'until:' and 'successor:'"))
        }
        return messages
    }

    private static func list(_ names: [String]) -> String {
        names.prefix(named).map { "'\($0)'" }.joined(separator: ", ") + (names.count > named ? ", …" : "")
    }
}

/// Which of it is news: told once for as long as it stays the same, whatever is read or opened again.
struct UnclaimedNews {
    private var told: [String: UnclaimedRecords] = [:]

    /// - Parameter all: what is there now, by the ids of plans.
    /// - Returns: what was not there before, in the order of the plans.
    mutating func take(_ all: [String: UnclaimedRecords]) -> [UnclaimedRecords] {
        defer { told = all }
        return all.values.filter { told[$0.plan] != $0 }.sorted { $0.plan < $1.plan }
    }
}
