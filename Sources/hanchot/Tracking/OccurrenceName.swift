/// What the part of a word names that follows its plan: `DEADLINE`, `DEADLINE@OCCURRENCE`.
struct OccurrenceName {
    /// The deadline's id or title.
    let item: String
    /// nil where none is named.
    let occurrence: String?

    init(_ text: String) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        item = parts[0]
        occurrence = parts.count > 1 ? parts[1] : nil
    }
}
