import CivilTime
import PlanCore
import PlanDocuments
import PlanFiles

/// The head of a draft: what it is, what the document does not say, number, title, issuer, day of issue, years.
struct DraftHead {
    let text: String

    init(_ reading: DocumentReading, source: String, stem: String, years: DraftYears, language: Language) {
        let file = source.split(separator: "/").last.map(String.init) ?? source
        var block = DraftBlock(language)
        block.note(DraftNotice.pending(of: file, stem: stem))
        block.note(
            Bilingual(
                vi: "Dòng bắt đầu bằng '\(DraftBlock.doubtMark)' là điều cần người xác nhận.",
                en: "Lines that begin with '\(DraftBlock.doubtMark)' are to be confirmed by a person."))
        Self.note(reading.document, in: &block)
        reading.gaps.prefix(Self.mostGaps).forEach { block.doubt($0.text(in: reading.document)) }
        if reading.gaps.count > Self.mostGaps {
            let more = reading.gaps.count - Self.mostGaps
            block.doubt(Bilingual(vi: "và \(more) điều khác", en: "and \(more) more"))
        }
        block.add("draft", "true")
        text = block.topLines + Self.header(reading, source: source, years: years, language)
    }

    private static let mostGaps = 100

    private static func note(_ document: DocumentText, in block: inout DraftBlock) {
        if case .scan(let confidence) = document.origin {
            let percent = Int((max(0, min(confidence.isNaN ? 0 : confidence, 1)) * 100).rounded())
            block.doubt(
                Bilingual(
                    vi: "nhận dạng từ ảnh quét, độ chắc \(percent) %: đối chiếu với bản gốc",
                    en: "recognised from a scan, \(percent) % sure: compare with the original"))
        }
        document.notes.prefix(mostGaps).forEach { block.note($0) }
    }

    private static func header(
        _ reading: DocumentReading, source: String, years: DraftYears, _ language: Language
    ) -> String {
        let header = reading.header
        var lines = ""
        func add(_ evidence: Evidence?, _ fill: (inout DraftBlock) -> Void) {
            var block = DraftBlock(language)
            if let evidence { block.note(evidence, in: reading.document) }
            fill(&block)
            if !block.entries.isEmpty { lines += block.topLines }
        }
        add(header.number?.evidence) { block in
            if let number = header.number?.value { block.add("number", text: number, limit: FormatLimits.textLength) }
        }
        add(header.title?.evidence) { block in
            title(of: reading, source: source, in: &block)
        }
        add(header.issuer?.evidence) { block in
            if let issuer = header.issuer?.value { block.add("issuer", text: issuer, limit: FormatLimits.textLength) }
        }
        add(header.issued?.evidence) { block in
            if let written = header.issued?.value.writable { block.add("issued", written) }
        }
        add(nil) { block in
            years.doubts.forEach { block.doubt($0) }
            let parts = years.line.split(separator: " ")
            block.add(String(parts[0].dropLast()), String(parts[1]))
        }
        return lines
    }

    private static func title(of reading: DocumentReading, source: String, in block: inout DraftBlock) {
        if let title = reading.header.title?.value {
            let line = PlainLine(title, limit: 1 << 20).text
            let text = line.prefix(1).uppercased() + line.dropFirst()
            block.add("title", text: text, limit: FormatLimits.textLength)
            if !block.entries.isEmpty { return }
        }
        let file = source.split(separator: "/").last.map(String.init) ?? source
        let parts = [reading.header.kind?.value, reading.header.number?.value]
            .compactMap { $0.map { PlainLine($0, limit: 100).text } }.filter { !$0.isEmpty }
        let other = parts.isEmpty ? PlainLine(file, limit: 200).text : parts.joined(separator: " ")
        block.doubt(Bilingual(vi: "không thấy tên của văn bản", en: "the document has no title"))
        block.add("title", YAMLScalar(other.isEmpty ? "Kế hoạch" : other).text)
    }
}

extension IssueDate {
    /// As plan files write it: `04/01/2027`, `01/2024`, `2024`; nil for one that none can have.
    var writable: String? {
        let parts = [day.map { padded($0, 2) }, month.map { padded($0, 2) }, padded(year, 4)]
        let text = parts.compactMap(\.self).joined(separator: "/")
        return IssueDate(written: text) == self ? text : nil
    }
}

extension DraftYears {
    /// What a person has to know of them.
    fileprivate var doubts: [Bilingual] {
        var doubts: [Bilingual] = []
        switch source {
        case .said: break
        case .issued:
            doubts.append(Bilingual(vi: "năm lấy theo ngày ban hành", en: "the year is that of its issue"))
        case .dates:
            doubts.append(
                Bilingual(vi: "năm lấy theo ngày đầu tiên có năm", en: "the year is the first that a date names"))
        case .none:
            doubts.append(
                Bilingual(vi: "văn bản không nói năm nào: tạm lấy năm nay", en: "no year is named: this one is taken"))
        }
        if isOpen {
            doubts.append(
                Bilingual(
                    vi: "có việc lặp lại mà không thấy năm cuối: để ngỏ (ghi 'years: \(year)-\(year)' nếu chỉ một năm)",
                    en:
                        "something repeats and no last year is named: left open (say 'years: \(year)-\(year)' for one year)"
                ))
        }
        return doubts
    }
}
