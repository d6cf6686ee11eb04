/// A report as a text document of OpenDocument 1.3 (ISO/IEC 26300): a letter that an office goes on writing in.
struct ReportOpenDocument {
    let bytes: [UInt8]

    init(_ document: ReportDocument) {
        // The type comes first and stored, so that it can be told by the file's first bytes (OpenDocument 1.3, part 2, 3.3).
        bytes =
            StoredZip([
                ("mimetype", Array(Self.type.utf8)),
                ("content.xml", Array(Self.content(document).utf8)),
                ("styles.xml", Array(OpenDocumentStyles.text(language: document.language).utf8)),
                ("meta.xml", Array(Self.meta(document).utf8)),
                ("META-INF/manifest.xml", Array(Self.manifest.utf8)),
            ]).bytes
    }

    private static let type = "application/vnd.oasis.opendocument.text"
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    private static let manifest =
        declaration + """
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
            <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="\(type)"/>
            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
            <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
            <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
            </manifest:manifest>

            """

    private static func meta(_ document: ReportDocument) -> String {
        declaration + """
            <office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">
            <office:meta><dc:title>\(document.title.markupLine)</dc:title>\
            <dc:language>\(document.language)</dc:language></office:meta>
            </office:document-meta>

            """
    }

    // MARK: The content

    private static func content(_ document: ReportDocument) -> String {
        let tables = document.blocks.compactMap { block -> ReportDocument.Table? in
            if case .table(let table) = block { table } else { nil }
        }
        var shapes: [[Int]] = []
        for table in tables where !shapes.contains(table.columns.map(\.weight)) {
            shapes.append(table.columns.map(\.weight))
        }
        let head = document.letterhead
        var body = beside(
            [("Issuer", head.issuer), ("Centred", head.number)],
            [("Issuer", head.country), ("Motto", head.motto), ("Place", head.placeAndDate)], name: "Letterhead")
        body += paragraph("Kind", head.kind) + paragraph("Subject", head.subject)
        body += paragraph("Addressee", head.addressee)
        var count = 0
        for block in document.blocks {
            switch block {
            case .heading(let text): body += heading(1, text)
            case .subheading(let text): body += heading(2, text)
            case .paragraph(let text): body += paragraph("Body", text)
            case .table(let table):
                count += 1
                let shape = shapes.firstIndex(of: table.columns.map(\.weight)) ?? 0
                body += Self.table(table, name: "Table\(count)", shape: shape)
            }
        }
        let recipients = document.ending.recipients.enumerated().map {
            ($0.offset == 0 ? "RecipientsTitle" : "Recipients", $0.element)
        }
        let signature = document.ending.signature.enumerated().map {
            ($0.offset == 0 ? "Issuer" : "Place", $0.element)
        }
        body += paragraph("Body", "") + beside(recipients, signature, name: "Ending")
        return declaration + "<office:document-content \(OpenDocumentStyles.namespaces) office:version=\"1.3\">\n"
            + "<office:automatic-styles>\n\(OpenDocumentStyles.columns(shapes))</office:automatic-styles>\n"
            + "<office:body><office:text>\n\(body)</office:text></office:body>\n</office:document-content>\n"
    }

    private static func paragraph(_ style: String, _ text: String) -> String {
        "<text:p text:style-name=\"\(style)\">\(text.markupLine)</text:p>\n"
    }

    private static func heading(_ level: Int, _ text: String) -> String {
        "<text:h text:style-name=\"Heading_20_\(level)\" text:outline-level=\"\(level)\">\(text.markupLine)</text:h>\n"
    }

    /// Two columns without borders.
    private static func beside(
        _ left: [(style: String, text: String)], _ right: [(style: String, text: String)], name: String
    ) -> String {
        func cell(_ lines: [(style: String, text: String)]) -> String {
            "<table:table-cell table:style-name=\"Plain\" office:value-type=\"string\">\n"
                + lines.map { paragraph($0.style, $0.text) }.joined() + "</table:table-cell>\n"
        }
        return "<table:table table:name=\"\(name)\" table:style-name=\"Beside\">\n"
            + "<table:table-column table:style-name=\"Beside.Left\"/><table:table-column table:style-name=\"Beside.Right\"/>\n"
            + "<table:table-row>\n\(cell(left))\(cell(right))</table:table-row>\n</table:table>\n"
    }

    private static func table(_ table: ReportDocument.Table, name: String, shape: Int) -> String {
        let columns = table.columns.indices.map {
            "<table:table-column table:style-name=\"Shape\(shape).\($0)\"/>"
        }.joined()
        let head = row(table.columns.map { ("CellHead", $0.title) })
        let rows = table.rows.map { cells in
            row(zip(cells, table.columns).map { (style($1.alignment), $0) })
        }.joined()
        let total = table.total.map { cells in
            row(zip(cells, table.columns).map { (style($1.alignment) + "Total", $0) })
        }
        return "<table:table table:name=\"\(name)\" table:style-name=\"Table\">\n\(columns)\n"
            + "<table:table-header-rows>\n\(head)</table:table-header-rows>\n\(rows)\(total ?? "")</table:table>\n"
    }

    private static func row(_ cells: [(style: String, text: String)]) -> String {
        "<table:table-row table:style-name=\"Row\">\n"
            + cells.map {
                "<table:table-cell table:style-name=\"Ruled\" office:value-type=\"string\">"
                    + paragraph($0.style, $0.text) + "</table:table-cell>\n"
            }.joined() + "</table:table-row>\n"
    }

    private static func style(_ alignment: ReportDocument.Table.Alignment) -> String {
        switch alignment {
        case .leading: "Cell"
        case .centre: "CellCentred"
        case .trailing: "CellNumber"
        }
    }
}
