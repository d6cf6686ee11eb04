/// Where a parcel's file lies below the folder of reminder files: `YEAR/NAME.txt`, or `YEAR/NAME.2.txt` and so on where
/// the name is taken by another text.
struct ReminderFileName {
    let year: String
    private let stem: String
    private static let ending = ".txt"

    /// More names than these are not tried.
    static let mostCopies = 99

    /// - Returns: nil for what is not a path of that form.
    init?(_ path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].hasSuffix(Self.ending),
            parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && !$0.utf8.contains(0) })
        else { return nil }
        year = String(parts[0])
        stem = String(parts[1].dropLast(Self.ending.count))
    }

    /// The file's name; `copy` is 1…`mostCopies`.
    func name(copy: Int) -> String { stem + (copy == 1 ? "" : ".\(copy)") + Self.ending }
}
