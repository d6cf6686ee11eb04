import DocumentFiles
import PlanCore
import PlanDocuments
import PlanDrafts

/// What became of one document; made on any thread.
struct ImportResult: Sendable {
    enum Outcome: Sendable {
        case draft(PlanDraft, counts: Counts)
        /// To be printed.
        case text(String)
        case explanation(ReadingExplanation)
        case failed(DocumentFileError)
        /// Ours: what was made cannot be used.
        case unusable(String)
    }

    struct Counts: Sendable {
        var phases: Int
        var deadlines: Int
        var duties: Int
        var events: Int
    }

    let path: String
    let outcome: Outcome

    /// - Parameter isListed: it is one of several.
    init(_ path: String, _ product: ImportForm.Product, isListed: Bool, thisYear: Int, _ language: Language) {
        self.path = path
        do throws(DocumentFileError) {
            let reading = DocumentReader().read(try DocumentFile(path: path).text())
            outcome = Self.outcome(of: reading, path, product, isListed: isListed, thisYear: thisYear, language)
        } catch {
            outcome = .failed(error)
        }
    }

    private static func outcome(
        of reading: DocumentReading, _ path: String, _ product: ImportForm.Product, isListed: Bool, thisYear: Int,
        _ language: Language
    ) -> Outcome {
        switch product {
        case .draft:
            let draft = PlanDraft(reading, source: path, thisYear: thisYear, language: language)
            // No draft is handed out that the service would not take.
            if let fault = draft.diagnostics.first(where: { $0.severity == .error }) {
                return .unusable(fault.headline(in: language))
            }
            let counts = Counts(
                phases: reading.phases.count, deadlines: reading.deadlines.count, duties: reading.duties.count,
                events: reading.events.count)
            return .draft(draft, counts: counts)
        case .json:
            do {
                return .text(try JSONText(ReadingEntry(reading, file: isListed ? path : nil, in: language)).text)
            } catch {
                return .unusable("\(error)")
            }
        case .explanation: return .explanation(ReadingExplanation(reading, in: language))
        case .page: return .text(ReadingPage(reading, source: path, language: language).text)
        }
    }
}
