import ControlAPI
import PlanCore
import Storage

/// Why a request is not answered as asked.
struct Refusal: Error {
    var status: Int
    var code: String
    var detail: Bilingual
    var headers: [(name: String, value: String)] = []

    init(_ status: Int, _ code: String, vi: String, en: String, headers: [(name: String, value: String)] = []) {
        self.status = status
        self.code = code
        self.detail = Bilingual(vi: vi, en: en)
        self.headers = headers
    }

    static func unknownPlan(_ id: String) -> Refusal {
        Refusal(404, "plan-unknown", vi: "không có kế hoạch '\(id)'", en: "there is no plan '\(id)'")
    }

    static func forbidden(_ right: Right) -> Refusal {
        Refusal(
            403, "right-missing",
            vi:
                "cần quyền \(right.text.vietnamese): người dùng không thuộc nhóm nào có quyền đó (hanchot.yaml, 'control': '\(right.key)')",
            en:
                "that needs the right to \(right.text.english), and the user is in no group that has it (hanchot.yaml, 'control': '\(right.key)')"
        )
    }

    static func noLedger(_ state: ControlState) -> Refusal {
        let trouble = state.ledgerTrouble ?? ""
        return Refusal(
            503, "ledger-trouble", vi: "sổ theo dõi có lỗi, dịch vụ đang thử lại (\(trouble))",
            en: "the ledger does not work: \(trouble)",
            headers: [("Retry-After", "10")])
    }

    /// What the ledger could not do: nothing of it is recorded.
    init(_ error: LedgerError) {
        switch error.code {
        case .full:
            self.init(
                507, "disk-full", vi: "không ghi được gì: đĩa của sổ theo dõi đã đầy",
                en: "nothing is recorded: the ledger's disk is full")
        default:
            self.init(
                503, "ledger-trouble", vi: error.told[.vietnamese], en: "the ledger does not work: \(error)",
                headers: [("Retry-After", "10")])
        }
    }

    /// What the board does not take.
    init(_ fault: BoardFault) {
        let status =
            switch fault.code {
            case "key-invalid": 400
            case "unit-unknown", "not-a-deadline": 404
            case "state-unfit", "unchanged", "met", "undated", "closed", "extensions-too-many": 409
            default: 422
            }
        self.init(status, fault.code, vi: fault.message.vietnamese, en: fault.message.english)
    }

    init(_ fault: BodyFault) {
        self.init(400, fault.code, vi: fault.message.vietnamese, en: fault.message.english)
    }

    init(_ fault: RequestFault) {
        self.init(fault.status, fault.code, vi: fault.message.vietnamese, en: fault.message.english)
    }

    static func member(_ name: String, _ value: String, expected: Bilingual) -> Refusal {
        Refusal(
            400, "member-invalid",
            vi: "mục '\(name)' không dùng được: '\(value.prefix(60))' (cần \(expected.vietnamese))",
            en: "the member '\(name)' cannot be used: '\(value.prefix(60))' (expected \(expected.english))")
    }

    static func parameter(_ name: String, _ value: String, expected: Bilingual) -> Refusal {
        Refusal(
            400, "parameter-invalid", vi: "'\(name)=\(value)' không dùng được (cần \(expected.vietnamese))",
            en: "'\(name)=\(value)' cannot be used (expected \(expected.english))")
    }

    func response(in language: Language) -> HTTPResponse {
        let entry = ProblemEntry(
            title: Self.title(of: status)[language], status: status, detail: detail[language], code: code)
        // Texts and numbers alone: it can always be written.
        let body = (try? JSON.bytes(entry)) ?? []
        return HTTPResponse(
            status,
            headers: [
                ("Content-Type", "application/problem+json"), ("Content-Language", language.rawValue),
                ("Cache-Control", "no-store"),
            ] + headers, body: .bytes(body))
    }

    private static func title(of status: Int) -> Bilingual {
        switch status {
        case 400: Bilingual(vi: "Yêu cầu sai", en: "Bad Request")
        case 401: Bilingual(vi: "Chưa xác thực", en: "Unauthorized")
        case 403: Bilingual(vi: "Không được phép", en: "Forbidden")
        case 404: Bilingual(vi: "Không tìm thấy", en: "Not Found")
        case 405: Bilingual(vi: "Không hỗ trợ phương thức này", en: "Method Not Allowed")
        case 406: Bilingual(vi: "Không có dạng được yêu cầu", en: "Not Acceptable")
        case 409: Bilingual(vi: "Không làm được lúc này", en: "Conflict")
        case 412: Bilingual(vi: "Đã thay đổi", en: "Precondition Failed")
        case 415: Bilingual(vi: "Dạng nội dung không nhận", en: "Unsupported Media Type")
        case 422: Bilingual(vi: "Nội dung không hợp lệ", en: "Unprocessable Content")
        case 413: Bilingual(vi: "Nội dung quá dài", en: "Content Too Large")
        case 414: Bilingual(vi: "Địa chỉ quá dài", en: "URI Too Long")
        case 431: Bilingual(vi: "Các dòng đầu quá dài", en: "Request Header Fields Too Large")
        case 501: Bilingual(vi: "Không hỗ trợ", en: "Not Implemented")
        case 505: Bilingual(vi: "Không hỗ trợ phiên bản HTTP này", en: "HTTP Version Not Supported")
        case 507: Bilingual(vi: "Hết chỗ chứa", en: "Insufficient Storage")
        case 503: Bilingual(vi: "Tạm thời chưa phục vụ được", en: "Service Unavailable")
        default: Bilingual(vi: "Lỗi của dịch vụ", en: "Internal Server Error")
        }
    }
}
