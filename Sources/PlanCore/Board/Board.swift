package import CivilTime

/// Where the units stand with the occurrences of a plan's deadlines, at one instant.
///
/// Pure: late, overdue and met follow from what is recorded, the dates in force and the instant; none of it is stored.
package struct Board: Sendable {
    /// One occurrence with all its units.
    package struct Row: Sendable {
        package let occurrence: Occurrence
        package let record: OccurrenceRecord
        /// One a unit in force, in the order of the plan; one without a unit where the plan names none. Behind them, those of
        /// units of which something is recorded, but that are not asked on the last good day.
        package var cells: [BoardCell]
        /// Nothing more is asked of anybody.
        package let isMet: Bool

        /// - Parameter record: what is recorded of it.
        package init(of occurrence: Occurrence, _ record: OccurrenceRecord, at now: Instant) {
            self.occurrence = occurrence
            self.record = record
            self.cells = BoardCell.all(of: occurrence, record, at: now)
            self.isMet = record.isMet(occurrence)
        }
    }

    package let plan: Plan
    package let now: Instant
    /// In the order of the occurrences given.
    package let rows: [Row]

    /// - Parameters:
    ///   - occurrences: of the plan; those that are no deadline's are passed over.
    ///   - records: by occurrences' identities.
    package init(
        of plan: Plan, _ occurrences: [Occurrence], _ records: [String: OccurrenceRecord], at now: Instant
    ) {
        let rows = occurrences.filter { $0.deadline != nil }.map { occurrence in
            Row(of: occurrence, records[occurrence.identity] ?? OccurrenceRecord(), at: now)
        }
        self.init(of: plan, rows, at: now)
    }

    /// - Parameter rows: of the plan, at that instant.
    package init(of plan: Plan, _ rows: [Row], at now: Instant) {
        self.plan = plan
        self.now = now
        self.rows = rows
    }

    /// The units that have not delivered, row by row; rows that are met are left out.
    package var missing: [(row: Row, cells: [BoardCell])] {
        rows.compactMap { row in
            guard !row.isMet else { return nil }
            return (row, row.cells.filter(\.isOwed))
        }
    }
}

/// One unit against one occurrence.
package struct BoardCell: Hashable, Sendable {
    package enum Timeliness: String, Hashable, Sendable, CaseIterable {
        /// It has come before the cutoff, or there is none.
        case onTime
        /// It has come, but too late.
        case late
        /// It is awaited, and there is time.
        case awaited
        /// It is awaited, and the cutoff has passed.
        case overdue
        /// It is not asked for: waived, or the deadline was closed.
        case excused
    }

    /// nil where the plan names no units.
    package var unit: Plan.Unit?
    package var submission: Submission
    package var timeliness: Timeliness
    /// The unit is no more on the last good day, or no longer named: what it delivered counts for its successor, if for anybody,
    /// and it is not counted itself.
    package var isFormer: Bool
    /// The unit is no more at this instant: its last day has passed, or the plan has it no longer.
    package var isGone: Bool

    /// It is asked of the unit, and has not come.
    package var isOwed: Bool { !isFormer && (timeliness == .awaited || timeliness == .overdue) }

    static func all(of occurrence: Occurrence, _ record: OccurrenceRecord, at now: Instant) -> [BoardCell] {
        let inForce = occurrence.unitsInForce
        let submitters = occurrence.submitters
        let names = Dictionary(occurrence.plan.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let former = record.submissions.keys.filter { !submitters.contains($0) }.sorted()
        let today = occurrence.plan.zone.day(at: now)
        // Those that another takes the place of by the last good day are there until then.
        let present =
            former.isEmpty || today > occurrence.lastGoodDay
            ? [] : occurrence.plan.units(occurrence.units, on: today).map(\.id)
        let units = occurrence.units.isEmpty ? [Plan.Unit?.none] : inForce.map(Optional.some)
        func isGone(_ id: String) -> Bool { names[id].map { $0.until.map { $0 < today } ?? false } ?? true }
        return units.map { unit in
            cell(unit, of: occurrence, record, at: now, isGone: unit.map { isGone($0.id) } ?? false)
        }
            + former.map { id in
                // A unit that the plan has no more is known by its id.
                let unit =
                    id == OccurrenceRecord.everybody ? nil : names[id] ?? Plan.Unit(id: id, name: id)
                return cell(
                    unit, of: occurrence, record, at: now, isFormer: true, isAwaited: present.contains(id),
                    isGone: isGone(id))
            }
    }

    private static func cell(
        _ unit: Plan.Unit?, of occurrence: Occurrence, _ record: OccurrenceRecord, at now: Instant,
        isFormer: Bool = false, isAwaited: Bool = true, isGone: Bool
    ) -> BoardCell {
        let id = unit?.id ?? OccurrenceRecord.everybody
        let submission = record.submission(of: id)
        let timeliness: Timeliness
        if let delivered = record.delivered(by: id, of: occurrence) {
            let receipts = delivered.filter(\.isReceived).compactMap(\.receipt)
            let isOnTime = receipts.allSatisfy { receipt in occurrence.cutoff.map { receipt.at < $0 } ?? true }
            timeliness = receipts.isEmpty ? .excused : isOnTime ? .onTime : .late
        } else if !isAwaited || record.closing != nil {
            timeliness = .excused
        } else {
            timeliness = occurrence.cutoff.map { now < $0 } ?? true ? .awaited : .overdue
        }
        return BoardCell(
            unit: unit, submission: submission, timeliness: timeliness, isFormer: isFormer, isGone: isGone)
    }
}
