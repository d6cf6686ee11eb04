import PlanCore

/// A report in Markdown (CommonMark with the tables of GitHub).
struct ReportMarkdown {
    let text: String

    init(_ document: ReportDocument) {
        let head = document.letterhead
        var blocks = [
            "**\(Self.escaped(head.issuer))**  \n\(Self.escaped(head.number))",
            "**\(Self.escaped(head.country))**  \n**\(Self.escaped(head.motto))**",
            "*\(Self.escaped(head.placeAndDate))*", "# \(Self.escaped(head.kind))",
            "**\(Self.escaped(head.subject))**", Self.escaped(head.addressee),
        ]
        blocks += document.blocks.map(Self.block)
        blocks.append(document.ending.recipients.map(Self.escaped).joined(separator: "  \n"))
        blocks.append(document.ending.signature.map(Self.escaped).joined(separator: "  \n"))
        text = blocks.joined(separator: "\n\n") + "\n"
    }

    private static func block(_ block: ReportDocument.Block) -> String {
        switch block {
        case .heading(let text): "## \(escaped(text))"
        case .subheading(let text): "### \(escaped(text))"
        case .paragraph(let text): escaped(text)
        case .table(let table):
            ([row(table.columns.map { escaped($0.title) }), row(table.columns.map { rule($0.alignment) })]
                + table.rows.map { row($0.map(escaped)) }
                + (table.total.map { [row($0.map { "**\(escaped($0))**" })] } ?? [])).joined(separator: "\n")
        }
    }

    private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    private static func rule(_ alignment: ReportDocument.Table.Alignment) -> String {
        switch alignment {
        case .leading: ":---"
        case .centre: ":---:"
        case .trailing: "---:"
        }
    }

    /// Whatever it holds, it is text to a reader of Markdown, in one line.
    private static func escaped(_ text: String) -> String {
        let line = Paragraph(text).line
        var escaped = ""
        for (index, character) in line.enumerated() {
            // A list or a heading can only begin a line.
            if "\\`*_[]<>&|~$".contains(character) || index == 0 && "#+-=>".contains(character) {
                escaped.append("\\")
            }
            escaped.append(character)
        }
        return escaped
    }
}
