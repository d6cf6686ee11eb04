import CivilTime
import PlanCore
import PlanDocuments

/// From when to when a phase of a draft lasts: where the document leaves an end open, one that a person has to confirm.
struct DraftWindow {
    /// As the plan file writes them; nil: there is no such phase.
    private(set) var from: String?
    private(set) var to: String?
    /// What is not sure, or why there is none.
    private(set) var reasons: [Bilingual] = []

    init(_ phase: DocumentReading.Phase, years: DraftYears, issued: IssueDate?) {
        guard phase.from != nil || phase.to != nil else {
            reasons = [Bilingual(vi: "không có ngày đầu và ngày cuối", en: "it has neither a first nor a last day")]
            return
        }
        var first = phase.from
        var last = phase.to
        if first == nil, let last {
            let end = last.day(in: years.year)
            let start = issued.map(\.earliest).flatMap { $0 <= end ? $0 : nil }
            first = .full(start ?? Day(clippingYear: end.year, month: 1, day: 1))
            let why =
                start == nil
                ? Bilingual(vi: "đầu năm", en: "the start of the year")
                : Bilingual(vi: "ngày ban hành", en: "the day of issue")
            reasons.append(
                Bilingual(
                    vi: "văn bản không nói ngày bắt đầu: tạm lấy \(why.vietnamese)",
                    en: "the document does not say from when: \(why.english) is taken"))
        }
        if last == nil, let first {
            let start = first.day(in: years.year)
            last = .full(Day(clippingYear: start.year, month: 12, day: 31))
            reasons.append(
                Bilingual(
                    vi: "văn bản không nói ngày kết thúc: tạm lấy hết năm \(start.year)",
                    en: "the document does not say until when: the end of \(start.year) is taken"))
        }
        guard let first, let last, let from = years.written(first), let to = years.written(last) else {
            reasons = [Bilingual(vi: "ngày không ghi được vào kế hoạch", en: "a date that no plan can have")]
            return
        }
        let (start, end) = (years.day(first), years.day(last))
        if let start, let end, end < start {
            // A year-less end before its start lies in the next year; with a year it is a mistake of the document or ours.
            let next = Day(clippingYear: end.year + 1, month: end.month, day: end.day)
            guard !last.hasYear, next >= start, let written = years.written(.full(next)) else {
                reasons = [
                    Bilingual(
                        vi: "kết thúc (\(end.slashed)) trước khi bắt đầu (\(start.slashed))",
                        en: "it ends (\(end)) before it starts (\(start))")
                ]
                return
            }
            self.from = from
            self.to = written
            return
        }
        self.from = from
        self.to = to
    }
}
