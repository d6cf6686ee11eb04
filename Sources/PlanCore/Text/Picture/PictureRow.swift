import CivilTime

/// One item of a plan in one year's strip.
struct PictureRow: Sendable {
    let plan: Plan
    let item: Occurrence.Item
    /// Those that touch the year, in order of time; at least one.
    var occurrences: [Occurrence]

    var title: String { Paragraph(occurrences.first?.title ?? "").line }

    /// What the item is drawn with.
    var symbol: (mark: Character, style: PictureLine.Style) {
        switch item {
        case .phase: ("█", .phase)
        case .event: ("▲", .event)
        case .rule: ("•", .event)
        case .deadline: occurrences.contains { $0.cutoff != nil } ? ("◆", .deadline) : ("◇", .duty)
        }
    }

    /// The rows of a year by plan id, each plan's phases, deadlines and events as written.
    static func rows(of occurrences: [Occurrence], in days: ClosedRange<Day>) -> [(plan: Plan, rows: [PictureRow])] {
        var plans: [String: (plan: Plan, rows: [Occurrence.Item: PictureRow])] = [:]
        for occurrence in occurrences where occurrence.days.overlaps(days) {
            let plan = occurrence.plan
            plans[plan.id, default: (plan, [:])]
                .rows[occurrence.item, default: PictureRow(plan: plan, item: occurrence.item, occurrences: [])]
                .occurrences.append(occurrence)
        }
        return plans.values.sorted { $0.plan.id < $1.plan.id }.map { plan, rows in
            (plan, rows.values.sorted { $0.order < $1.order })
        }
    }

    /// The row's cells, as many as the axis is wide: a bar over a phase's days; at a last good day or an event its mark,
    /// followed by the day's digits where there is room.
    func cells(on axis: YearAxis) -> [(text: String, style: PictureLine.Style)] {
        var cells = (0..<axis.width).map { column -> (text: String, style: PictureLine.Style) in
            (column.isMultiple(of: axis.columnsPerMonth) ? "·" : " ", .dim)
        }
        let mark = String(symbol.mark)
        if case .phase = item {
            for occurrence in occurrences where occurrence.days.overlaps(axis.days) {
                let days = occurrence.days
                for column in axis.column(of: days.lowerBound)...axis.column(of: days.upperBound) {
                    cells[column] = (mark, symbol.style)
                }
            }
            return cells
        }
        let columns = occurrences.map { axis.column(of: $0.lastGoodDay) }
        var taken = Set(columns)
        for (occurrence, column) in zip(occurrences, columns) {
            cells[column] = (mark, symbol.style)
            let digits = String(occurrence.lastGoodDay.day)
            guard let place = Self.place(for: digits.count, at: column, of: axis.width, taken) else { continue }
            for (cell, digit) in zip(place, digits) { cells[cell] = (String(digit), symbol.style) }
            taken.formUnion(place)
        }
        return cells
    }

    /// Where a mark's digits stand: after it, at the axis' end before it, nowhere when other marks are so near that no free
    /// cell would stay between.
    private static func place(for count: Int, at column: Int, of width: Int, _ taken: Set<Int>) -> Range<Int>? {
        let after = column + 1..<column + 1 + count
        if after.upperBound <= width {
            return (after.lowerBound...after.upperBound).contains(where: taken.contains) ? nil : after
        }
        let before = column - count..<column
        return (before.lowerBound - 1..<column).contains(where: taken.contains) ? nil : before
    }

    private var order: (Int, Int) {
        switch item {
        case .phase(let index): (0, index)
        case .deadline(let index): (1, index)
        case .event(let index): (2, index)
        case .rule(let index): (3, index)
        }
    }
}

extension Occurrence {
    /// The days it covers in a picture: a phase's window, else its last good day.
    fileprivate var days: ClosedRange<Day> { window ?? lastGoodDay...lastGoodDay }
}
