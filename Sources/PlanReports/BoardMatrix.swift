import CivilTime
package import ControlAPI
package import PlanCore

/// A plan's board for a terminal: units against the occurrences of its deadlines, a sign a cell, and below it what the signs
/// and the columns are.
///
/// Pure, and of the same shape with and without colour. Units stand in rows; where their deadlines do not fit side by side but
/// the units do, deadlines stand in rows; where neither does, the columns are shown in parts. No line is wider than asked.
package struct BoardMatrix: Hashable, Sendable {
    package let lines: [PictureLine]

    /// - Parameter width: columns of a line; less than 40 counts as 40.
    package init(_ board: BoardEntry, width: Int, language: Language) {
        self.lines = Canvas(grid: BoardGrid(board), board: board, width: max(40, width), language: language).lines
    }

    /// The matrix without colours, ending with a newline.
    package var text: String { lines.map { $0.text + "\n" }.joined() }
}

/// What all parts of a matrix share.
private struct Canvas {
    let grid: BoardGrid
    let board: BoardEntry
    let width: Int
    let language: Language

    private typealias Piece = (text: String, style: PictureLine.Style)

    /// Columns that a deadline's head takes: `ngày mai`, `overdue`.
    private static let headWidth = 8
    /// Columns of `còn 365 ngày`, `365 days overdue`.
    private static let nearnessWidth = 16

    var lines: [PictureLine] {
        guard !grid.rows.isEmpty else {
            return [PictureLine([(Bilingual(vi: "không có hạn nào", en: "no deadlines")[language], .dim)])] + undated
                + silence
        }
        let byUnit = unitsInRows
        let byDeadline = deadlinesInRows
        let table =
            !byUnit.holdsAll && byDeadline.holdsAll
            ? byDeadline.lines(language) + [PictureLine([])] + unitKey
            : byUnit.lines(language) + [PictureLine([])] + deadlineKey
        return table + undated + [PictureLine([])] + signKey + summary + silence
    }

    // MARK: The table

    private var hasSeveralYears: Bool { Set(grid.rows.map { $0.date.lastGoodDay.prefix(4) }).count > 1 }

    private var unitsInRows: MatrixTable {
        MatrixTable(
            width: width, cellWidth: Self.headWidth,
            heads: grid.rows.enumerated().map { number, row in
                let near = Paragraph(row.nearness[language]).cell(width: Self.headWidth)
                return MatrixTable.Head(
                    lines: [(String(number + 1), .title), (row.shortDate(withYear: hasSeveralYears), .plain)]
                        + near.map { ($0, row.nearnessStyle) },
                    total: grid.tally(row: number))
            },
            rows: grid.units.indices.map { unit in
                MatrixTable.Row(
                    label: label(unit), notes: [],
                    cells: grid.rows.indices.map { grid.cell(unit: unit, row: $0) }, total: grid.tally(unit: unit))
            },
            notes: [], total: grid.total)
    }

    private var deadlinesInRows: MatrixTable {
        MatrixTable(
            width: width, cellWidth: max(3, String(grid.units.count).count + 1),
            heads: grid.units.indices.map {
                MatrixTable.Head(lines: [(String($0 + 1), .title)], total: grid.tally(unit: $0))
            },
            rows: grid.rows.enumerated().map { number, row in
                MatrixTable.Row(
                    label: row.title,
                    notes: [
                        (row.shortDate(withYear: hasSeveralYears), .plain), (row.nearness[language], row.nearnessStyle),
                    ],
                    cells: grid.units.indices.map { grid.cell(unit: $0, row: number) }, total: grid.tally(row: number))
            },
            notes: [hasSeveralYears ? Self.headWidth : 5, Self.nearnessWidth], total: grid.total)
    }

    private func label(_ unit: Int) -> String {
        let former = grid.isCalledFormer(unit: unit) ? Bilingual(vi: " (cũ)", en: " (former)")[language] : ""
        return grid.name(unit: unit, in: language) + former
    }

    // MARK: What stands below it

    private var deadlineKey: [PictureLine] {
        numbered(grid.rows.map { $0.legend(in: language) })
    }

    private var unitKey: [PictureLine] { numbered(grid.units.indices.map(label)) }

    private func numbered(_ texts: [String]) -> [PictureLine] {
        let digits = String(texts.count).count
        return texts.enumerated().flatMap { index, text in
            let lead = String(index + 1).rightAligned(to: digits) + "  "
            return Paragraph(text).cell(width: width - digits - 2).enumerated().map { line, text in
                line == 0
                    ? PictureLine([(lead, .title), (text, .plain)])
                    : PictureLine([(String(repeating: " ", count: digits + 2) + text, .plain)])
            }
        }
    }

    private var undated: [PictureLine] {
        board.plan.undated.flatMap { title in
            let text = title + Bilingual(vi: ": kế hoạch không nêu thời hạn", en: ": the plan sets no date")[language]
            return Paragraph("○ \(text)").cell(width: width).map { PictureLine([($0, .dim)]) }
        }
    }

    /// The signs that stand in the table, as many to a line as there is room for.
    private var signKey: [PictureLine] {
        let accepted = Bilingual(vi: ", đã duyệt", en: ", accepted")
        return filled(
            grid.signs.map { standing, isAccepted in
                let cell = BoardGrid.Cell(
                    standing: standing, isAccepted: isAccepted, waits: false, isFormer: false, isCalledFormer: false)
                let text = " \(standing.text[language])" + (isAccepted ? accepted[language] : "")
                return [(cell.sign, standing.style), (text, .plain)]
            }, parted: "   ")
    }

    /// As many to a line as there is room for.
    private func filled(_ items: [[Piece]], parted separator: String) -> [PictureLine] {
        var lines: [[Piece]] = [[]]
        var used = 0
        for item in items {
            let length = item.reduce(0) { $0 + $1.text.columns }
            if used > 0, used + separator.columns + length > width {
                let end = separator.prefix { $0 != " " }
                if !end.isEmpty { lines[lines.count - 1].append((String(end), .plain)) }
                lines.append([])
                used = 0
            }
            if used > 0 {
                lines[lines.count - 1].append((separator, .plain))
                used += separator.columns
            }
            lines[lines.count - 1] += item
            used += length
        }
        return lines.map(PictureLine.init)
    }

    /// `Đã nộp 5/12; chờ duyệt 3; quá hạn 2`.
    private var summary: [PictureLine] {
        let total = grid.total
        var items: [[Piece]] = [
            [(Bilingual(vi: "Đã nộp", en: "Delivered")[language] + " \(total.delivered)/\(total.asked)", .title)]
        ]
        let (waiting, ofFormer) = grid.waiting
        if waiting > 0 {
            items.append([(Bilingual(vi: "chờ duyệt \(waiting)", en: "to be accepted \(waiting)")[language], .plain)])
        }
        if ofFormer > 0 {
            let text = Bilingual(
                vi: "của đơn vị cũ chờ duyệt \(ofFormer)", en: "of former units \(ofFormer) to be accepted")
            items.append([(text[language], .plain)])
        }
        if total.overdue > 0 { items.append([("\(CellStanding.overdue.text[language]) \(total.overdue)", .overdue)]) }
        if board.isDone {
            items.append([(Bilingual(vi: "kế hoạch đã xong", en: "the plan is done")[language], .delivered)])
        }
        return filled(items, parted: "; ")
    }

    /// Nobody is reminded of it, until when and why.
    private var silence: [PictureLine] {
        guard let text = board.silence?.text[language] else { return [] }
        return Paragraph("! \(text)").cell(width: width).map { PictureLine([($0, .overdue)]) }
    }
}
