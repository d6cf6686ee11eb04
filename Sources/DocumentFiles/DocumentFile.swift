package import DocumentFormats
import LinuxSystem
package import PlanDocuments

/// A document on disk, brought to text.
package struct DocumentFile: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// Its text; what kind of file it is, its content decides, never its name.
    ///
    /// Waits until it is read; safe to call from several threads at once.
    package func text(limits: DocumentLimits = .standard) throws(DocumentFileError) -> DocumentText {
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try FileReader.read(path, atMost: limits.file)
        } catch {
            throw DocumentFileError(path, error.isTooLong ? .tooLarge(limit: limits.file) : .unreadable(error))
        }
        guard let decoded = DecodedText(bytes) else { throw DocumentFileError(path, .unknownFormat) }
        return DocumentText(decoded.text)
    }
}
