package import CivilTime
package import PlanCore

/// One date, period or span of time that a document mentions, and what it is there for. Every one is kept, in the document's
/// order: what is left out of the draft is told with its role.
package struct DateMention: Hashable, Sendable {
    /// What it names, as far as it says.
    package enum Value: Hashable, Sendable {
        /// `20/01/2021`, `20/01` (without a year if the document gives none), `10/3 âm lịch`, `cuối tháng 3`.
        case date(PlanDate)
        /// `tháng 5/2024`, month 1…12.
        case month(Int, year: Int?)
        case year(Int)
        /// `từ … đến …`; an end that is not said is nil.
        case range(from: PlanDate?, to: PlanDate?)
        /// `ngày 20 hằng tháng`, `thứ Sáu hằng tuần`, `định kỳ hằng quý` (no day).
        case repeating(Period, PeriodDay?)
        /// `trước 17 giờ hằng ngày`.
        case daily
        /// `trong thời hạn 05 ngày làm việc`, `trong vòng 24 giờ`.
        case distance(TimeLimit)
        /// `31 tháng 11`: told, never guessed.
        case impossible
    }

    package enum Role: String, Hashable, Sendable, CaseIterable {
        case deadline, phase, event
        /// Of this document.
        case issued
        /// Of another document.
        case citation
        case commemoration
        /// From when something is in force.
        case effect
        /// Who may take part, by age, service or the like.
        case eligibility
        case birth
        /// A deadline that is told of as past.
        case past
        case other
    }

    package var value: Value
    package var time: TimeOfDay?
    package var role: Role
    package var evidence: Evidence

    package init(_ value: Value, time: TimeOfDay? = nil, role: Role, _ evidence: Evidence) {
        self.value = value
        self.time = time
        self.role = role
        self.evidence = evidence
    }
}
