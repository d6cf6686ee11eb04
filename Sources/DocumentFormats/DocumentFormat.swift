/// What kind of file a document is.
package enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
    case plain, markdown, html
    /// A zip archive: a Word document, an OpenDocument text or neither; what is in it says which.
    case archive
    /// A compound file (OLE), as Word wrote until 2003.
    case legacyWord
    case richText, pdf
    /// PNG, JPEG or TIFF.
    case picture
}
