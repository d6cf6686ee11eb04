import PlanCore
import PlanDocuments

/// Where something was read and how sure that is, as programs read it.
package struct EvidenceEntry: Encodable, Sendable {
    /// To the letter, line breaks included.
    package var quote: String
    /// Counted from 1.
    package var line: Int
    /// 0…1.
    package var confidence: Double
    package var reason: String

    init(_ evidence: Evidence, in document: DocumentText, _ language: Language) {
        quote = document.quote(evidence)
        line = evidence.line
        confidence = (evidence.sureness * 1000).rounded() / 1000
        reason = evidence.reasons.map { $0[language] }.joined(separator: "; ")
    }
}
