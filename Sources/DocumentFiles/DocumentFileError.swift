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

    package enum Reason: Error, Hashable, Sendable {
        /// The system does not let us read it.
        case unreadable(SystemError)
        /// It, what is unpacked of it, or its text has more bytes than are allowed.
        case tooLarge(limit: Int)
        /// Reading it takes more time or memory than a document may take.
        case tooCostly
        /// It has more pages to recognise than are allowed.
        case tooManyPages(limit: Int)
        /// A picture of it has more dots than are allowed.
        case tooManyDots(limit: Int)
        /// One of its sides has.
        case tooLong(side: Int)
        /// It is an archive with more files in it than are allowed.
        case tooManyMembers(limit: Int)
        /// Its bytes are of no format that is read.
        case unknownFormat
        /// Text, but its encoding cannot be told for sure.
        case unknownEncoding
        case damaged
        case encrypted
        /// Its format is read by programs of which none is installed.
        case missing(Requirement)
        /// A program that reads its format failed for a reason of its own; what it said.
        case failed(program: String, complaint: String)
        /// There is no text in it.
        case empty
    }

    /// What has to be installed.
    package enum Requirement: String, Hashable, Sendable, CaseIterable {
        /// For `.doc` and `.rtf`.
        case office
        /// For PDF.
        case poppler
        /// For scans.
        case tesseract
        /// Its data for Vietnamese.
        case vietnamese
        /// Our own part for Word, OpenDocument and HTML.
        case extract

        /// The Debian packages, one of which is enough.
        var packages: String {
            switch self {
            case .office: "libreoffice-writer-nogui, catdoc"
            case .poppler: "poppler-utils"
            case .tesseract: "tesseract-ocr"
            case .vietnamese: "tesseract-ocr-vie"
            case .extract: "hanchot-extract"
            }
        }
    }

    /// Whether the document itself is at fault (exit status 4), not the machine that reads it (1).
    package var isFaultyInput: Bool {
        switch reason {
        case .unreadable, .missing, .failed: false
        case .tooLarge, .tooCostly, .tooManyPages, .tooManyDots, .tooLong, .tooManyMembers, .unknownFormat,
            .unknownEncoding, .damaged, .encrypted, .empty:
            true
        }
    }

    /// What is wrong, and what is expected or can be done; lower case, no full stop, without the file's name.
    package var message: Bilingual {
        switch reason {
        case .unreadable(let error):
            Bilingual(vi: "không đọc được: \(error.vietnameseReason)", en: "cannot be read: \(error.reason)")
        case .tooLarge(let limit):
            Bilingual(
                vi: "quá lớn: nhiều hơn \(limit >> 20) MiB, là giới hạn của một văn bản",
                en: "too large: more than \(limit >> 20) MiB, the limit of a document")
        case .tooCostly:
            Bilingual(
                vi: "tốn quá nhiều thời gian hoặc bộ nhớ để đọc; một văn bản bình thường không cần đến mức đó",
                en: "takes too much time or memory to read, more than a document may take")
        case .tooManyPages(let limit):
            Bilingual(
                vi: "quá nhiều trang ảnh: nhiều hơn \(limit) trang, là giới hạn của một văn bản quét",
                en: "too many scanned pages: more than \(limit), the limit of a scan")
        case .tooManyDots(let limit):
            Bilingual(
                vi: "ảnh quá lớn: nhiều hơn \(limit / 1_000_000) triệu điểm ảnh; hãy quét lại với 300 điểm một inch",
                en: "the picture is too large: more than \(limit / 1_000_000) million dots; scan it at 300 dots an inch"
            )
        case .tooLong(let side):
            Bilingual(
                vi: "ảnh quá dài: một cạnh có nhiều hơn \(side) điểm ảnh; hãy cắt thành nhiều trang",
                en: "the picture is too long: more than \(side) dots on one side; cut it into pages")
        case .tooManyMembers(let limit):
            Bilingual(
                vi: "gói nén có nhiều hơn \(limit) tệp, là giới hạn của một văn bản",
                en: "an archive of more than \(limit) files, the limit of a document")
        case .unknownFormat:
            Bilingual(
                vi: "không phải loại tệp đọc được; cần \(Self.readable("tệp văn bản", "ảnh quét", "hoặc"))",
                en: "no kind of file that can be read; expected \(Self.readable("plain text", "a scan", "or"))")
        case .unknownEncoding:
            Bilingual(
                vi: "không rõ bảng mã của văn bản; hãy lưu lại bằng UTF-8",
                en: "the text's encoding cannot be told for sure; save it as UTF-8")
        case .damaged:
            Bilingual(
                vi: "tệp bị hỏng hoặc không đầy đủ; hãy mở và lưu lại bằng chương trình đã tạo ra nó",
                en: "the file is damaged or incomplete; open it in the program that made it and save it again")
        case .encrypted:
            Bilingual(
                vi: "tệp được bảo vệ bằng mật khẩu; hãy bỏ mật khẩu trước",
                en: "the file is protected by a password; remove the password first")
        case .missing(let requirement):
            Bilingual(
                vi:
                    "cần chương trình chưa được cài đặt để đọc loại tệp này; hãy cài một trong các gói: \(requirement.packages)",
                en: "this kind of file needs a program that is not installed; install one of: \(requirement.packages)")
        case .failed(let program, let complaint):
            Bilingual(vi: "\(program) không đọc được tệp: \(complaint)", en: "\(program) cannot read it: \(complaint)")
        case .empty: Bilingual(vi: "không có chữ nào", en: "there is no text in it")
        }
    }

    private static func readable(_ text: String, _ scan: String, _ or: String) -> String {
        "\(text), Markdown, HTML, Word, OpenDocument, RTF, PDF \(or) \(scan)"
    }
}
