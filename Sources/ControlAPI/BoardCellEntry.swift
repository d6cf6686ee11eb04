package import CivilTime
package import PlanCore

/// One unit against one occurrence.
package struct BoardCellEntry: Codable, Hashable, Sendable {
    /// The unit's id; absent where the deadline names none.
    package var unit: String?
    /// `awaited`, `received`, `accepted`, `returned` or `waived`.
    package var state: String
    /// `onTime`, `late`, `awaited`, `overdue` or `excused`: what it is at this instant.
    package var timeliness: String
    /// The unit is not asked on the last good day: it is no more by then, or no longer named. What it delivered counts for its
    /// successor.
    package var isFormer: Bool
    /// The unit is no more at this instant, or the plan has it no longer.
    package var isGone: Bool
    /// When it came last, on the plan's wall clock: RFC 3339 with the zone's offset.
    package var receivedAt: String?
    package var recordedBy: String?
    /// `12/BC-UBND`.
    package var number: String?
    package var note: String?
    /// By the ids of targets; absent where there are none.
    package var figures: [String: FigureEntry]?
    /// In the order given; absent where there are none.
    package var files: [FileEntry]?

    /// It is called a former unit: one that is not asked and is no more.
    package var isCalledFormer: Bool { isFormer && isGone }

    package init(_ cell: BoardCell, _ zone: Zone) {
        let receipt = cell.submission.receipt
        self.unit = cell.unit?.id
        self.state = cell.submission.state.rawValue
        self.timeliness = cell.timeliness.rawValue
        self.isFormer = cell.isFormer
        self.isGone = cell.isGone
        self.receivedAt = receipt.map { zone.rfc3339($0.at) }
        self.recordedBy = receipt?.recordedBy
        self.number = receipt?.number
        self.note = receipt?.note
        let figures = receipt?.figures.mapValues(FigureEntry.init) ?? [:]
        self.figures = figures.isEmpty ? nil : figures
        let files = receipt?.files.map { FileEntry(sha256: $0.sha256, name: $0.name, size: $0.size) } ?? []
        self.files = files.isEmpty ? nil : files
    }
}
