/// Reads a document as a careful clerk does: its letterhead, every date in it and what each of them is there for.
///
/// The way of the text: bytes → tokens → outline of blocks → mentions of dates → verdicts on them → the reading.
package struct DocumentReader {
    package init() {}

    /// What is found; linear in the text's length, the same every time.
    package func read(_ document: DocumentText) -> DocumentReading {
        let bytes = Array(document.text.utf8)
        let text = CutText(bytes)
        let outline = OutlineReader.outline(of: text)
        let lines = LineIndex(bytes)
        let header = HeaderReader(outline, bytes, lines)
        var assembly = Assembly(document: document, bytes: bytes, outline: outline, lines: lines, header: header)
        assembly.assemble()
        if text.end < bytes.count { assembly.leave(unreadAfter: text.words.last?.range ?? 0..<1) }
        return assembly.reading
    }
}
