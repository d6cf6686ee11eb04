package import LinuxSystem
package import PlanCore

/// Why a file gives no text.
package struct DocumentFileError: Error, Hashable, Sendable {
    /// Its path as the user gave it.
    package let file: String
    package let reason: Reason

    package init(_ file: String, _ reason: Reason) {
        self.file = file
        self.reason = reason
    }

    package enum Reason: Hashable, Sendable {
        /// The system does not let us read it.
        case unreadable(SystemError)
        /// It, what is unpacked of it, or its text has more bytes than are allowed.
        case tooLarge(limit: Int)
        /// Its bytes are of no format that is read.
        case unknownFormat
    }

    /// Whether the document itself is at fault (exit status 4), not the machine that reads it (1).
    package var isFaultyInput: Bool {
        switch reason {
        case .unreadable: false
        case .tooLarge, .unknownFormat: true
        }
    }

    /// What is wrong, and what is expected or can be done; lower case, no full stop, without the file's name.
    package var message: Bilingual {
        switch reason {
        case .unreadable(let error):
            Bilingual(vi: "không đọc được: \(error.reason)", en: "cannot be read: \(error.reason)")
        case .tooLarge(let limit):
            Bilingual(
                vi: "quá lớn: nhiều hơn \(limit >> 20) MiB, là giới hạn của một văn bản",
                en: "too large: more than \(limit >> 20) MiB, the limit of a document")
        case .unknownFormat:
            Bilingual(
                vi: "không phải loại tệp đọc được; cần \(Self.readable("tệp văn bản", "ảnh quét", "hoặc"))",
                en: "no kind of file that can be read; expected \(Self.readable("plain text", "a scan", "or"))")
        }
    }

    private static func readable(_ text: String, _ scan: String, _ or: String) -> String {
        "\(text), Markdown, HTML, Word, OpenDocument, RTF, PDF \(or) \(scan)"
    }
}
