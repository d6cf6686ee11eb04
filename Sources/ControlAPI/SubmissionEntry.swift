import CivilTime
package import PlanCore

/// What one unit has delivered against one occurrence of a deadline: an item of `/v1/submissions`.
package struct SubmissionEntry: Codable, Hashable, Sendable {
    package var plan: String
    /// `dang-ky@2021`.
    package var deadline: String
    /// The deadline's title with the instance it is of, for people.
    package var title: String
    /// ISO 8601.
    package var lastGoodDay: String
    /// The unit's name; absent where the deadline names none.
    package var name: String?
    package var submission: BoardCellEntry

    package init(_ cell: BoardCell, of occurrence: Occurrence, in language: Language) {
        self.plan = occurrence.plan.id
        self.deadline = "\(occurrence.itemID)@\(occurrence.key)"
        self.title = occurrence.fullTitle(in: language)
        self.lastGoodDay = occurrence.lastGoodDay.description
        self.name = cell.unit?.name
        self.submission = BoardCellEntry(cell, occurrence.plan.zone)
    }
}
