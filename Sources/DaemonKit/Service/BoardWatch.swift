import CivilTime
import PlanCore
import Storage

/// What of the board bears on what is sent, and is looked for without anything falling due: read from the ledger once, and
/// again where it changes. What falls due is looked up when it does.
struct BoardWatch {
    /// Occurrences that are met, and of which nobody was told perhaps; with the instants since when they are.
    private(set) var untold: [String: Instant]

    init(_ ledger: any BoardLedger) throws(LedgerError) {
        untold = try ledger.untoldOccurrences()
    }

    /// Something was changed of the board.
    mutating func refresh(_ ledger: any BoardLedger) throws(LedgerError) {
        let found = try ledger.untoldOccurrences()
        untold.merge(found) { _, new in new }
    }

    /// What ended because its occurrence is met says that it is.
    mutating func note(_ endings: [Ending], at now: Instant) {
        for ending in endings where ending.outcome == .met {
            let occurrence = String(ending.identity.prefix { $0 != "#" })
            untold[occurrence] = untold[occurrence] ?? now
        }
    }

    mutating func forget(_ occurrences: some Sequence<String>) {
        for occurrence in occurrences { untold[occurrence] = nil }
    }
}
