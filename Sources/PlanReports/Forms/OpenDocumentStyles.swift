/// How a report looks as a text document: A4, margins and letters of an administrative document (Decree 30/2020/NĐ-CP,
/// appendix I), pages numbered at the top from the second on.
enum OpenDocumentStyles {
    static let namespaces = [
        "office": "office", "style": "style", "text": "text", "table": "table", "fo": "xsl-fo-compatible",
    ].sorted { $0.key < $1.key }.map {
        "xmlns:\($0.key)=\"urn:oasis:names:tc:opendocument:xmlns:\($0.value):1.0\""
    }.joined(separator: " ")

    /// Tenths of a millimetre between the margins.
    private static let width = 1650

    static func text(language: String) -> String {
        ReportOpenDocument.declaration + """
            <office:document-styles \(namespaces) office:version="1.3">
            <office:styles>
            <style:default-style style:family="paragraph">
            <style:paragraph-properties fo:orphans="2" fo:widows="2"/>
            <style:text-properties fo:font-family="'Times New Roman'" style:font-family-generic="roman" \
            fo:font-size="13pt" fo:language="\(language)" fo:country="\(language == "vi" ? "VN" : "GB")"/>
            </style:default-style>
            <style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/>\
            </style:default-style>
            <style:style style:name="Standard" style:family="paragraph"/>
            \(paragraph("Body", before: 3, after: 3))
            \(paragraph("Issuer", "center", size: 12, bold: true))
            \(paragraph("Centred", "center"))
            \(paragraph("Motto", "center", bold: true, more: "style:text-underline-style=\"solid\" style:text-underline-width=\"auto\" style:text-underline-color=\"font-color\""))
            \(paragraph("Place", "center", more: italic))
            \(paragraph("Kind", "center", size: 14, bold: true, before: 24))
            \(paragraph("Subject", "center", size: 14, bold: true, after: 12))
            \(paragraph("Addressee", "center", size: 14, after: 12))
            \(paragraph("RecipientsTitle", size: 12, bold: true, more: italic))
            \(paragraph("Recipients", size: 11))
            \(heading(1))
            \(heading(2))
            \(paragraph("Cell", size: 11))
            \(paragraph("CellCentred", "center", size: 11))
            \(paragraph("CellNumber", "end", size: 11))
            \(paragraph("CellHead", "center", size: 10, bold: true))
            \(paragraph("CellTotal", size: 11, bold: true))
            \(paragraph("CellCentredTotal", "center", size: 11, bold: true))
            \(paragraph("CellNumberTotal", "end", size: 11, bold: true))
            </office:styles>
            <office:automatic-styles>
            <style:page-layout style:name="A4">
            <style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="10mm" \
            fo:margin-bottom="20mm" fo:margin-left="30mm" fo:margin-right="15mm" style:print-orientation="portrait"/>
            <style:header-style><style:header-footer-properties fo:min-height="10mm" fo:margin-bottom="3mm"/>\
            </style:header-style>
            </style:page-layout>
            </office:automatic-styles>
            <office:master-styles>
            <style:master-page style:name="Standard" style:page-layout-name="A4">
            <style:header><text:p text:style-name="Centred"><text:page-number text:select-page="current">2\
            </text:page-number></text:p></style:header>
            <style:header-first><text:p text:style-name="Centred"/></style:header-first>
            </style:master-page>
            </office:master-styles>
            </office:document-styles>

            """
    }

    /// Tables, their cells, and a column style for each share of each shape of table.
    static func columns(_ shapes: [[Int]]) -> String {
        func table(_ name: String, space: Int) -> String {
            """
            <style:style style:name="\(name)" style:family="table"><style:table-properties \
            style:width="\(millimetres(width))" fo:margin-top="0mm" fo:margin-bottom="\(space)mm" table:align="left" table:border-model="collapsing"/></style:style>

            """
        }
        func column(_ name: String, _ tenths: Int) -> String {
            """
            <style:style style:name="\(name)" style:family="table-column"><style:table-column-properties \
            style:column-width="\(millimetres(tenths))"/></style:style>

            """
        }
        func cell(_ name: String, _ properties: String) -> String {
            """
            <style:style style:name="\(name)" style:family="table-cell"><style:table-cell-properties \
            \(properties)/></style:style>

            """
        }
        var text = table("Table", space: 4) + table("Beside", space: 0)
        text += column("Beside.Left", width * 2 / 5) + column("Beside.Right", width * 3 / 5)
        for (index, weights) in shapes.enumerated() {
            let sum = max(1, weights.reduce(0, +))
            for (place, weight) in weights.enumerated() {
                text += column("Shape\(index).\(place)", width * weight / sum)
            }
        }
        return text + cell("Plain", "fo:padding=\"0mm\" fo:border=\"none\"")
            + cell("Ruled", "fo:padding=\"1mm\" fo:border=\"0.5pt solid #000000\"")
            + "<style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties "
            + "fo:keep-together=\"always\"/></style:style>\n"
    }

    private static func millimetres(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)mm" }

    private static let italic = "fo:font-style=\"italic\""

    private static func paragraph(
        _ name: String, _ alignment: String = "start", size: Int = 13, bold: Bool = false, before: Int = 0,
        after: Int = 0, more: String = ""
    ) -> String {
        """
        <style:style style:name="\(name)" style:family="paragraph" style:parent-style-name="Standard">\
        <style:paragraph-properties fo:text-align="\(alignment)" fo:margin-top="\(before)pt" \
        fo:margin-bottom="\(after)pt"/><style:text-properties fo:font-size="\(size)pt" \
        fo:font-weight="\(bold ? "bold" : "normal")" \(more)/></style:style>
        """
    }

    private static func heading(_ level: Int) -> String {
        """
        <style:style style:name="Heading_20_\(level)" style:display-name="Heading \(level)" style:family="paragraph" \
        style:parent-style-name="Standard" style:next-style-name="Body" style:default-outline-level="\(level)">\
        <style:paragraph-properties fo:margin-top="10pt" fo:margin-bottom="4pt" fo:keep-with-next="always"/>\
        <style:text-properties fo:font-size="13pt" fo:font-weight="bold"\(level == 2 ? " " + italic : "")/></style:style>
        """
    }
}
