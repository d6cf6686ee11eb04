package import CivilTime

/// One unit's delivery against one occurrence of a deadline, as it stands.
package struct Submission: Hashable, Sendable {
    /// `awaited → received → accepted | returned (→ received again)`, or `waived`. Late is none of them: it follows from the
    /// cutoff (``BoardCell/timeliness``).
    package enum State: String, Hashable, Sendable, CaseIterable {
        case awaited, received, accepted
        /// Sent back to be mended: awaited again.
        case returned
        /// The unit need not deliver.
        case waived
    }

    package var state: State
    /// What came last; nil before anything did.
    package var receipt: Receipt?

    package init(_ state: State = .awaited, _ receipt: Receipt? = nil) {
        self.state = state
        self.receipt = receipt
    }

    package static let awaited = Submission()

    /// What came is taken, and was not sent back: what was waived may have a receipt of before.
    package var isReceived: Bool { state == .received || state == .accepted }

    /// Nothing more is asked of the unit.
    package var isDelivered: Bool {
        switch state {
        case .received, .accepted, .waived: true
        case .awaited, .returned: false
        }
    }
}

/// What came in.
package struct Receipt: Hashable, Sendable {
    /// When it came.
    package var at: Instant
    /// Who recorded it.
    package var recordedBy: String
    /// `12/BC-UBND`.
    package var number: String?
    package var note: String?
    /// By the ids of the plan's targets.
    package var figures: [String: Figure]
    package var files: [SubmittedFile]

    package init(
        at: Instant, recordedBy: String, number: String? = nil, note: String? = nil, figures: [String: Figure] = [:],
        files: [SubmittedFile] = []
    ) {
        self.at = at
        self.recordedBy = recordedBy
        self.number = number
        self.note = note
        self.figures = figures
        self.files = files
    }
}

/// What is said of something that came in: of what comes, all that is known of it; of what was recorded already, what is to be
/// otherwise.
package struct Arrival: Hashable, Sendable {
    /// When it came; nil: now, or as it was recorded.
    package var at: Instant?
    /// Who acts.
    package var recordedBy: String
    package var number: String?
    package var note: String?
    /// By the ids of the plan's targets; a number that is not there is not changed.
    package var figures: [String: Figure]
    /// nil: those that were recorded.
    package var files: [SubmittedFile]?
    /// What was recorded by mistake, and is no more.
    package var removed: Set<Part>

    /// What may be there or not.
    package enum Part: Hashable, Sendable {
        case number, note
        /// All numbers on one target.
        case figure(String)
    }

    package init(
        at: Instant? = nil, recordedBy: String, number: String? = nil, note: String? = nil,
        figures: [String: Figure] = [:], files: [SubmittedFile]? = nil, removed: Set<Part> = []
    ) {
        self.at = at
        self.recordedBy = recordedBy
        self.number = number
        self.note = note
        self.figures = figures
        self.files = files
        self.removed = removed
    }

    /// What is recorded then.
    /// - Parameters:
    ///   - receipt: what is corrected: its instant, and who recorded it first, stay; nil where it comes.
    ///   - now: when it came, where nothing else is said.
    func receipt(correcting receipt: Receipt?, at now: Instant) -> Receipt {
        var after = receipt ?? Receipt(at: Instant(seconds: now.seconds), recordedBy: recordedBy)
        for part in removed {
            switch part {
            case .number: after.number = nil
            case .note: after.note = nil
            case .figure(let target): after.figures[target] = nil
            }
        }
        if let at { after.at = at }
        if let number { after.number = number.trimmed }
        if let note { after.note = note }
        for (target, figure) in figures { after.figures[target] = after.figures[target]?.updated(by: figure) ?? figure }
        if let files { after.files = files }
        return after
    }
}

/// A file that came with a submission; its bytes lie beside the ledger under their SHA-256.
package struct SubmittedFile: Hashable, Sendable {
    /// 64 digits of `0-9a-f`.
    package var sha256: String
    /// As the sender named it, without folders.
    package var name: String
    /// Bytes.
    package var size: Int

    package init(sha256: String, name: String, size: Int) {
        self.sha256 = sha256
        self.name = name
        self.size = size
    }
}

/// Bounds of what is recorded; passing one is a fault, never a cut.
package enum BoardLimits {
    /// Characters of a note or a reason.
    package static let text = 1_000
    /// Characters of a document's number, of the name of who acts; bytes of a file's name.
    package static let name = 255
    package static let figure = 1_000_000_000
    /// Files of one submission.
    package static let files = 32
    /// Bytes of a file, whatever the configuration allows: 64 MiB.
    package static let fileSize = 64 << 20
    /// Characters of an idempotency key.
    package static let key = 128
    /// Days that one question looks through: ten years.
    package static let days = 3660
    /// Days that one extension may move a date.
    package static let extensionDays = 366
    /// Extensions of one occurrence.
    package static let extensions = 100
}

extension String {
    /// Without the blanks at its ends.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
