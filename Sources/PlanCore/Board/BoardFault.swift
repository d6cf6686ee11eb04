/// Why a change is refused; nothing is changed then.
package struct BoardFault: Error, Hashable, Sendable {
    /// A stable code in lower case with hyphens, such as `reason-missing`.
    package var code: String
    /// What is wrong and what is expected; lower case, no full stop.
    package var message: Bilingual

    package init(_ code: String, vi vietnamese: String, en english: String) {
        self.code = code
        self.message = Bilingual(vi: vietnamese, en: english)
    }
}

extension BoardFault {
    package static let reusedKey = BoardFault(
        "key-reused", vi: "khóa yêu cầu này đã dùng cho một yêu cầu khác",
        en: "the idempotency key was used for another request")
}
