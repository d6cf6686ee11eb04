import CivilTime
package import PlanCore
package import PlanDocuments
import PlanFiles

/// A plan file that was proposed from a document: with `draft: true`, and comments that say where each item was read, what is
/// not sure and what was left out.
///
/// Whatever was read, the file keeps within `FormatLimits` and has no errors; what did not fit is told in it.
package struct PlanDraft: Hashable, Sendable {
    /// What the file would be called, without `.yaml`; an id.
    package let stem: String
    /// The whole file.
    package let text: String
    /// How many things in it a person has to confirm.
    package let doubts: Int

    /// - Parameters:
    ///   - source: the document's file, as its reader knows it.
    ///   - thisYear: taken where the document names no year.
    ///   - language: of the comments.
    package init(_ reading: DocumentReading, source: String, thisYear: Int, language: Language) {
        var writer = DraftWriter(reading, source: source, thisYear: thisYear, language: language)
        stem = DraftName(reading, source: source).stem
        text = writer.write(stem: stem)
        doubts = text.split(separator: "\n").count { $0.drop { $0 == " " }.hasPrefix(DraftBlock.doubtMark) }
    }
}
