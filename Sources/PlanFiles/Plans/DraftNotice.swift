package import PlanCore

/// The first line of a plan file that was proposed from a document: what it says of itself before it is approved, and after.
package enum DraftNotice {
    /// - Parameters:
    ///   - document: the document's file.
    ///   - stem: the plan file's name without `.yaml`.
    package static func pending(of document: String, stem: String) -> Bilingual {
        Bilingual(
            vi: "\(begin.vietnamese)\(document)\(end.vietnamese)\(stem)",
            en: "\(begin.english)\(document)\(end.english)\(stem)")
    }

    private static let begin = Bilingual(vi: "Dự thảo đọc từ '", en: "A draft read from '")
    private static let end = Bilingual(
        vi: "'. Chưa nhắc ai cho đến khi được duyệt: hanchot approve ",
        en: "'. Nobody is reminded before it is approved: hanchot approve ")
    private static let approved = (
        begin: Bilingual(vi: "Đọc từ '", en: "Read from '"), end: Bilingual(vi: "', đã duyệt.", en: "', approved.")
    )

    /// The comment as it is once the draft is approved; nil for any other line.
    static func approved(_ line: String) -> String? {
        for language in [Language.vietnamese, .english] {
            let head = "# \(begin[language])"
            let parts = line.split(separator: end[language], maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, line.hasPrefix(head) else { continue }
            let isReturned = line.utf8.last == UInt8(ascii: "\r")
            return "# \(approved.begin[language])\(parts[0].dropFirst(head.count))\(approved.end[language])"
                + (isReturned ? "\r" : "")
        }
        return nil
    }
}
