import DocumentExtraction
import DocumentFormats
import Testing

/// What was extracted, or why not.
func extracted(
    _ bytes: [UInt8], limits: DocumentLimits = .standard, sourceLocation: SourceLocation = #_sourceLocation
) throws -> (text: String, encodings: Set<LegacyEncoding>) {
    switch Extraction.reply(to: bytes, limits: limits) {
    case .text(let text, _, let encodings): return (text, encodings)
    case .fault(let fault): throw fault
    }
}

/// A Word document with a body, and other parts by name.
func word(_ body: String, _ parts: KeyValuePairs<String, String> = [:]) -> [UInt8] {
    var zip = ZipBuilder(["word/document.xml": part("document", "<w:body>\(body)</w:body>")])
    for (name, content) in parts { zip.add("word/\(name).xml", Array(part(name, content).utf8)) }
    return zip.archive
}

/// A part of a Word document, whose root is named after it.
private func part(_ name: String, _ content: String) -> String {
    let root = name.hasPrefix("header") ? "hdr" : name
    return """
        <?xml version="1.0" encoding="UTF-8"?><w:\(root) \
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" \
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">\(content)</w:\(root)>
        """
}

/// A paragraph of Word with one run; `properties` are the run's.
func p(_ text: String, _ properties: String = "") -> String { "<w:p>\(r(text, properties))</w:p>" }

func r(_ text: String, _ properties: String = "") -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
}

func font(_ name: String) -> String { "<w:rFonts w:ascii=\"\(name)\" w:hAnsi=\"\(name)\"/>" }

/// An OpenDocument text with a body and automatic styles.
func openDocument(_ body: String, styles: String = "", _ parts: KeyValuePairs<String, String> = [:]) -> [UInt8] {
    var zip = ZipBuilder([
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": openDocumentPart(
            "document-content",
            "<office:automatic-styles>\(styles)</office:automatic-styles>"
                + "<office:body><office:text>\(body)</office:text></office:body>"),
    ])
    for (name, content) in parts { zip.add(name, Array(content.utf8)) }
    return zip.archive
}

func openDocumentPart(_ root: String, _ content: String) -> String {
    let base = "urn:oasis:names:tc:opendocument:xmlns"
    return """
        <?xml version="1.0"?><office:\(root) xmlns:office="\(base):office:1.0" xmlns:text="\(base):text:1.0" \
        xmlns:table="\(base):table:1.0" xmlns:style="\(base):style:1.0" xmlns:draw="\(base):drawing:1.0" \
        xmlns:fo="\(base):xsl-fo-compatible:1.0">\(content)</office:\(root)>
        """
}
