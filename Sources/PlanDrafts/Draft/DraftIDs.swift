import PlanCore
import PlanFiles

/// Ids of a draft's items: readable from their titles, each once.
package struct DraftIDs {
    /// With what YAML takes for nothing at all.
    private var taken: Set<String> = ["null"]
    /// How often a word was taken, so that a thousand items of one title need no thousand tries each.
    private var counts: [String: Int] = [:]

    /// Readable at a glance.
    private static let usualLength = 40

    /// An id for the title; `other` where it has no letter to make one of.
    mutating func id(for title: String, other: String) -> String {
        let word = title.idWord(atMost: Self.usualLength)
        let base = word.isEmpty ? other : word
        var count = counts[base, default: 0]
        var id = base
        repeat {
            count += 1
            id = count == 1 ? base : "\(base)-\(count)"
        } while !taken.insert(id).inserted
        counts[base] = count
        return id
    }
}
