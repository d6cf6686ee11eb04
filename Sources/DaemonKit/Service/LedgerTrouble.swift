import Storage

/// Why the ledger does not work. The cause stays the same whatever is tried next, and is told once.
struct LedgerTrouble {
    /// In the words of what failed first.
    let text: String
    /// nil where it is no answer of the store.
    private let code: LedgerError.Code?

    init(_ error: any Error) {
        self.text = "\(error)"
        self.code = (error as? LedgerError)?.code
    }

    /// Whether this is the cause of what failed before too.
    func continues(_ former: LedgerTrouble?) -> Bool {
        guard let former, former.code == code else { return false }
        return code != nil && code != .other || former.text == text
    }
}
