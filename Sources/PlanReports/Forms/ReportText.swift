import PlanCore

/// A report as plain text in aligned lines.
struct ReportText {
    private let document: ReportDocument
    private let width: Int

    /// - Parameter width: columns of a line; less than 60 counts as 60.
    init(_ document: ReportDocument, width: Int) {
        self.document = document
        self.width = max(60, width)
    }

    var text: String {
        let lines = head(document.letterhead) + document.blocks.flatMap(block) + end(document.ending)
        return lines.map { $0.prefix($0.count - $0.reversed().prefix { $0 == " " }.count) + "\n" }.joined()
    }

    private func paragraph(_ text: String) -> [String] { Paragraph(text).cell(width: width) }

    private func centred(_ text: String) -> [String] {
        Paragraph(text).cell(width: width - 8).map { $0.centred(in: width) }
    }

    private func head(_ head: ReportDocument.Letterhead) -> [String] {
        beside([head.issuer, head.number], [head.country, head.motto, head.placeAndDate]) + [""]
            + centred(head.kind) + centred(head.subject) + [""] + centred(head.addressee)
    }

    private func end(_ ending: ReportDocument.Ending) -> [String] {
        [""] + beside(ending.recipients, ending.signature, isLeftCentred: false)
    }

    /// Two columns, centred.
    private func beside(_ left: [String], _ right: [String], isLeftCentred: Bool = true) -> [String] {
        let half = (width - 2) / 2
        func column(_ texts: [String]) -> [String] { texts.flatMap { Paragraph($0).cell(width: half) } }
        let left = column(left).map { isLeftCentred ? $0.centred(in: half) : $0 }
        let right = column(right).map { $0.centred(in: half) }
        return (0..<max(left.count, right.count)).map { line in
            let first = line < left.count ? left[line] : ""
            return first.filled(to: half) + "  " + (line < right.count ? right[line] : "")
        }
    }

    private func block(_ block: ReportDocument.Block) -> [String] {
        switch block {
        case .heading(let text): [""] + paragraph(text.uppercased())
        case .subheading(let text), .paragraph(let text): [""] + paragraph(text)
        case .table(let table): [""] + lines(of: table)
        }
    }

    // MARK: Tables

    private static let gap = "  "

    private func lines(of table: ReportDocument.Table) -> [String] {
        let widths = widths(of: table)
        let rule = String(repeating: "─", count: widths.reduce(0, +) + Self.gap.count * (widths.count - 1))
        let rows = table.rows.flatMap { lines(of: $0, table, widths) }
        let total = table.total.map { [rule] + lines(of: $0, table, widths) } ?? []
        return lines(of: table.columns.map(\.title), table, widths) + [rule] + rows + total
    }

    private func lines(of row: [String], _ table: ReportDocument.Table, _ widths: [Int]) -> [String] {
        let cells = zip(row, widths).map { Paragraph($0).cell(width: $1) }
        return (0..<(cells.map(\.count).max() ?? 0)).map { line in
            zip(zip(cells, widths), table.columns).map { cell, column in
                let (lines, width) = cell
                let text = line < lines.count ? lines[line] : ""
                return switch column.alignment {
                case .leading: text.filled(to: width)
                case .centre: text.centred(in: width)
                case .trailing: text.rightAligned(to: width)
                }
            }.joined(separator: Self.gap)
        }
    }

    /// What each column needs; where that is more than there is, first heads are broken, then the widest give way.
    private func widths(of table: ReportDocument.Table) -> [Int] {
        let rows = table.rows + (table.total.map { [$0] } ?? [])
        let heads = table.columns.map { Paragraph($0.title).line }
        let least = table.columns.indices.map { column in
            let words = heads[column].split(separator: " ").map(\.columns)
            return max(1, (rows.map { Paragraph($0[column]).line.columns } + words).max() ?? 1)
        }
        var widths = zip(heads, least).map { max($0.columns, $1) }
        var excess = widths.reduce(0, +) + Self.gap.count * (widths.count - 1) - width
        func narrow(_ column: Int?) -> Bool {
            guard excess > 0, let column, widths[column] > 1 else { return false }
            widths[column] -= 1
            excess -= 1
            return true
        }
        while narrow(widths.indices.filter { widths[$0] > least[$0] }.max { widths[$0] < widths[$1] }) {}
        while narrow(widths.indices.max { widths[$0] < widths[$1] }) {}
        return widths
    }
}
