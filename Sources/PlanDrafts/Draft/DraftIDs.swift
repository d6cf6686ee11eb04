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
        let word = Self.word(title, atMost: Self.usualLength)
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

    /// The text's letters and digits in ASCII, words joined by `-`; whole words up to that length, empty where there are none.
    package static func word(_ text: String, atMost length: Int) -> String {
        var word = ""
        var part = ""
        // Beyond these nothing can matter.
        for scalar in text.unicodeScalars.prefix(8 * length) {
            if let letter = scalar.plainLetter {
                part.append(letter)
            } else if scalar.properties.generalCategory != .nonspacingMark {
                guard add(&part, to: &word, atMost: length) else { return word }
            }
        }
        _ = add(&part, to: &word, atMost: length)
        return word
    }

    /// - Returns: whether there was room; a first word that is too long is cut.
    private static func add(_ part: inout String, to word: inout String, atMost length: Int) -> Bool {
        defer { part = "" }
        if part.isEmpty { return true }
        if word.isEmpty {
            word = String(part.prefix(length))
            return part.count < length
        }
        guard word.count + 1 + part.count <= length else { return false }
        word += "-" + part
        return true
    }
}
