import Storage

/// Approvals that were announced, by the idempotency keys of the requests: the ledger has none of them before the draft's file
/// has changed.
struct AnnouncedApprovals {
    /// The newest last.
    private var rows: [(key: String, row: AuditRow)] = []

    /// Requests remembered.
    private static let limit = 256

    mutating func note(_ row: AuditRow, under key: String) {
        if rows.count == Self.limit { rows.removeFirst() }
        rows.append((key, row))
    }

    /// What was answered under that key.
    func row(under key: String) -> AuditRow? { rows.last { $0.key == key }?.row }
}
