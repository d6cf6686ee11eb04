import CivilTime
import PlanCore
import PlanDocuments
import PlanDrafts
import PlanFiles

/// The text of a document: evidence stands in the text, between characters, the same text is read the same way, and the draft
/// of it is a plan file without errors.
enum DocumentTarget: FuzzTarget {
    static let name = "document"

    static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let reading = DocumentReader().read(DocumentText(text))
        let whole = Array(text.utf8)
        let evidence =
            reading.mentions.map(\.evidence) + reading.deadlines.map(\.evidence) + reading.phases.map(\.evidence)
            + reading.duties.map(\.evidence) + reading.events.map(\.evidence) + reading.units.map(\.evidence)
        for evidence in evidence {
            check(!evidence.quote.isEmpty, "a quote is not empty")
            check((0...whole.count).contains(evidence.quote.upperBound), "a quote lies in the text")
            check(
                String(validating: whole[evidence.quote], as: UTF8.self) != nil,
                "a quote begins and ends between characters")
            check((0...1).contains(evidence.confidence), "a confidence is between 0 and 1")
            check((1...whole.count + 1).contains(evidence.line), "a quote has a line of the text")
        }
        check(reading == DocumentReader().read(DocumentText(text)), "the same text is read the same way")
        checkDraft(reading, whole.count.isMultiple(of: 2) ? .vietnamese : .english)
    }

    private static func checkDraft(_ reading: DocumentReading, _ language: Language) {
        let draft = PlanDraft(reading, source: "thư mục/kế hoạch.docx", thisYear: 2026, language: language)
        let reader = PlanReader(defaults: PlanDefaults(zone: .utc), zone: Zone.named)
        let (plan, diagnostics) = reader.read(Array(draft.text.utf8), file: "\(draft.stem).yaml")
        let errors = diagnostics.filter { $0.severity == .error }.map { $0.text(in: .english) }
        check(errors.isEmpty, "a draft is a plan file: \(errors)")
        check(plan?.isDraft == true && plan?.id == draft.stem, "a draft is one, by its name")
    }
}
