import PlanCore
import PlanDocuments

extension DocumentReading.Gap {
    /// What is missing, with the place where there is one.
    func text(in document: DocumentText) -> Bilingual {
        let message =
            switch self {
            case .blankNumber: Bilingual(vi: "số của văn bản để trống", en: "the document's number is blank")
            case .blankIssueDate: Bilingual(vi: "ngày ban hành để trống", en: "the day of issue is blank")
            case .noNumber: Bilingual(vi: "không thấy số của văn bản", en: "the document has no number")
            case .noIssueDate: Bilingual(vi: "không thấy ngày ban hành", en: "the document has no day of issue")
            case .noTitle: Bilingual(vi: "không thấy tên của văn bản", en: "the document has no title")
            case .noYear: Bilingual(vi: "không thấy năm của kế hoạch", en: "the document names no year")
            case .noDate:
                Bilingual(vi: "văn bản không có hạn hay đợt nào", en: "the document has no deadline and no phase")
            case .unread:
                Bilingual(
                    vi: "văn bản quá dài, phần sau đây chưa đọc", en: "the text is too long: what follows was not read")
            case .impossibleDate(_, let what?):
                Bilingual(
                    vi: "ngày không có trong lịch, nên “\(what)” không có hạn",
                    en: "a date that no calendar has, so “\(what)” has no deadline")
            case .impossibleDate: Bilingual(vi: "ngày không có trong lịch", en: "a date that no calendar has")
            }
        guard let evidence else { return message }
        let quote = PlainLine(document.quote(evidence), limit: 120).text
        return Bilingual(
            vi: "\(message.vietnamese) (dòng \(evidence.line): “\(quote)”)",
            en: "\(message.english) (line \(evidence.line): “\(quote)”)")
    }
}
