/// Why a ledger cannot do what it was asked.
package struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    package struct Code: Hashable, Sendable {
        private let name: String
        /// The file is not a ledger, or is damaged.
        package static let corrupt = Code(name: "corrupt")
        /// Written by a newer version of the program; left untouched.
        package static let newer = Code(name: "newer")
        package static let readOnly = Code(name: "read-only")
        /// No space left on the disk.
        package static let full = Code(name: "full")
        /// Another process holds it.
        package static let busy = Code(name: "busy")
        package static let io = Code(name: "io")
        /// Any other answer of the store.
        package static let other = Code(name: "other")

        /// What is the matter with the ledger, in Vietnamese.
        package var vietnamese: String {
            switch self {
            case .corrupt: "hỏng, hoặc không phải là sổ theo dõi"
            case .newer: "do phiên bản mới hơn ghi"
            case .readOnly: "chỉ đọc được, không ghi được"
            case .full: "hết chỗ trên đĩa"
            case .busy: "đang bị tiến trình khác giữ"
            case .io: "đọc, ghi đĩa có lỗi"
            default: "có lỗi"
            }
        }
    }

    package var code: Code
    /// `cannot …: what the store said`.
    package var description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
