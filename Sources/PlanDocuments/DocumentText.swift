package import PlanCore

/// The text of a document, as its reader sees it: what every format is brought to before anything is understood.
///
/// Its form is the same whatever file it came from, so that the same document as text, Word file, PDF or scan gives the same
/// findings: a paragraph is one line or several (files break lines inside sentences), an empty line stands between
/// paragraphs, a row of a table is one line with its cells between ` | `, footnotes and text boxes are paragraphs of their own.
package struct DocumentText: Hashable, Sendable {
    /// To the letter, in the Unicode normal form of the file; lines end in `\n`, there is no NUL.
    package let text: String
    package let origin: Origin
    /// What its reader must know of how it was read: that an old font encoding was converted, that a page held no text.
    package let notes: [Bilingual]

    package init(_ text: String, origin: Origin = .plain, notes: [Bilingual] = []) {
        self.text = text
        self.origin = origin
        self.notes = notes
    }

    /// What kind of file it came from, by its content.
    package enum Origin: Hashable, Sendable {
        case plain, markdown, html, word, openDocument, legacyWord, richText, pdf
        /// Read from a picture; `confidence` is the recogniser's own mean, 0…1.
        case scan(confidence: Double)
    }
}
