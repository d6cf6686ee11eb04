package import PlanDocuments

extension DocumentText {
    /// The words of the evidence, to the letter; a range that the text does not have is cut to it.
    package func quote(_ evidence: Evidence) -> String {
        let bytes = text.utf8
        let first = max(0, min(evidence.quote.lowerBound, bytes.count))
        let end = max(first, min(evidence.quote.upperBound, bytes.count))
        let start = bytes.index(bytes.startIndex, offsetBy: first)
        return String(decoding: bytes[start..<bytes.index(start, offsetBy: end - first)], as: UTF8.self)
    }
}

extension Evidence {
    /// The confidence as a number of 0…1, whatever was computed.
    var sureness: Double { confidence.isNaN ? 0 : max(0, min(confidence, 1)) }
    /// The same in hundredths.
    var percent: Int { Int((sureness * 100).rounded()) }
}
