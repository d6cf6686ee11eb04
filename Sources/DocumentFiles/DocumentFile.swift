package import DocumentFormats
import LinuxSystem
package import PlanDocuments

/// A document on disk, brought to text.
package struct DocumentFile: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// Its text; what kind of file it is, its content decides, never its name.
    ///
    /// Plain text and Markdown are read here. All other formats are read by programs that run confined, and this waits for
    /// them; safe to call from several threads at once.
    package func text(
        limits: DocumentLimits = .standard, programs: DocumentPrograms = DocumentPrograms()
    ) throws(DocumentFileError) -> DocumentText {
        do throws(DocumentFileError.Reason) {
            let text = try read(limits: limits, programs: programs)
            guard text.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
                throw DocumentFileError.Reason.empty
            }
            return text
        } catch {
            throw DocumentFileError(path, error)
        }
    }

    private func read(
        limits: DocumentLimits, programs: DocumentPrograms
    ) throws(DocumentFileError.Reason) -> DocumentText {
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try FileReader.read(path, atMost: limits.file)
        } catch {
            throw error.isTooLong ? .tooLarge(limit: limits.file) : .unreadable(error)
        }
        let reader = ForeignReader(limits: limits, programs: programs)
        switch DocumentFormat(magic: bytes) {
        case .archive: return try reader.extract(bytes)
        case .legacyWord, .richText: return try reader.convert(bytes)
        case .pdf: return try reader.pages(bytes)
        case .picture: return try reader.scan(bytes)
        case .plain, .markdown, .html, nil: break
        }
        guard let decoded = DecodedText(bytes) else {
            throw DecodedText.mayBeText(bytes) ? .unknownEncoding : .unknownFormat
        }
        let notes = Note.of(decoded.encoding)
        switch DocumentFormat(text: decoded.text) {
        case .html: return try reader.extract(Array(decoded.text.utf8), notes: notes)
        case .markdown: return DocumentText(Markdown.withPlainRows(decoded.text), origin: .markdown, notes: notes)
        default: return DocumentText(decoded.text, notes: notes)
        }
    }
}
