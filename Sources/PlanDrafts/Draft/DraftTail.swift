import PlanCore
import PlanDocuments

/// The end of a draft: what did not come into it, as comments.
struct DraftTail {
    let text: String

    private static let mostDates = 300
    private static let mostItems = 100
    /// Roles that have their place in the file itself.
    private static let placed: Set<DateMention.Role> = [.deadline, .phase, .issued]

    init(_ reading: DocumentReading, unwritten: [Bilingual], refused: Int, language: Language) {
        var block = DraftBlock(language)
        if refused > 0 {
            block.doubt(
                Bilingual(
                    vi: "\(refused) mục không còn chỗ trong một tệp kế hoạch: chia văn bản thành nhiều kế hoạch",
                    en: "\(refused) items have no place in one plan file: divide the document into several plans"))
        }
        unwritten.prefix(Self.mostItems).forEach { block.doubt($0) }
        if unwritten.count > Self.mostItems {
            let more = unwritten.count - Self.mostItems
            block.doubt(
                Bilingual(vi: "và \(more) mục khác không ghi được", en: "and \(more) more that cannot be written"))
        }
        let others = reading.mentions.filter { !Self.placed.contains($0.role) }
        if !others.isEmpty {
            block.note(Bilingual(vi: "Những ngày không đưa vào kế hoạch:", en: "Dates that are not in the plan:"))
        }
        for mention in others.prefix(Self.mostDates) {
            let quote = PlainLine(reading.document.quote(mention.evidence), limit: 120).text
            let role = mention.role.text
            block.note(
                Bilingual(
                    vi: "  dòng \(mention.evidence.line): “\(quote)”: \(role.vietnamese)",
                    en: "  line \(mention.evidence.line): “\(quote)”: \(role.english)"))
        }
        if others.count > Self.mostDates {
            let more = others.count - Self.mostDates
            block.note(Bilingual(vi: "  và \(more) ngày khác", en: "  and \(more) more"))
        }
        let lines = block.topLines
        text = lines.isEmpty ? "" : "\n" + lines
    }
}
