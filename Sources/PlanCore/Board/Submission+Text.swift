extension Submission.State {
    /// `đã nhận`, `received`.
    package var text: Bilingual {
        switch self {
        case .awaited: Bilingual(vi: "chưa nộp", en: "awaited")
        case .received: Bilingual(vi: "đã nhận", en: "received")
        case .accepted: Bilingual(vi: "đã duyệt", en: "accepted")
        case .returned: Bilingual(vi: "bị trả lại", en: "returned")
        case .waived: Bilingual(vi: "được miễn", en: "waived")
        }
    }
}
