package import PlanCore

/// Where in a document something was read, how sure that is, and why.
package struct Evidence: Hashable, Sendable {
    /// The words it was read from: offsets of UTF-8 bytes in `DocumentText.text`, never empty; it begins and ends between
    /// characters, so that the quote stands in the document to the letter.
    package var quote: Range<Int>
    /// The quote's first line, counted from 1.
    package var line: Int
    /// 0…1. Under 0.8: not sure, to be confirmed by a person. Of what has 0.9 and more at least 98 in 100 are right.
    package var confidence: Double
    /// Why it is taken for what it is, and what is doubtful about it; for people.
    package var reasons: [Bilingual]

    package init(quote: Range<Int>, line: Int, confidence: Double, reasons: [Bilingual] = []) {
        self.quote = quote
        self.line = line
        self.confidence = confidence
        self.reasons = reasons
    }

    /// Someone has to confirm it.
    package var isDoubtful: Bool { confidence < 0.8 }
}

/// A value with the place it was read from.
package struct Found<Value: Hashable & Sendable>: Hashable, Sendable {
    package var value: Value
    package var evidence: Evidence

    package init(_ value: Value, _ evidence: Evidence) {
        self.value = value
        self.evidence = evidence
    }
}
