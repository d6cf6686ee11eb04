package import PlanCore

/// What a report is written as.
package enum ReportForm: String, Hashable, Sendable, CaseIterable {
    case text, markdown, html, odt, csv

    /// The whole file.
    ///
    /// - Parameter width: columns of a line of text; the other forms have none.
    package func bytes(of report: PlanReport, width: Int, in language: Language) -> [UInt8] {
        switch self {
        case .text: Array(ReportText(report.document(in: language), width: width).text.utf8)
        case .markdown: Array(ReportMarkdown(report.document(in: language)).text.utf8)
        case .html: Array(ReportPage(report.document(in: language)).text.utf8)
        case .odt: ReportOpenDocument(report.document(in: language)).bytes
        case .csv: ReportCSV(report, in: language).bytes
        }
    }

    /// It can be shown on a terminal.
    package var isText: Bool { self != .odt }

    /// The endings of names that say a form, for messages.
    package static let endings = ".txt, .md, .html, .odt, .csv"

    /// By a file's name: `report.odt`; nil where it does not say.
    package init?(fileName name: String) {
        let parts = name.split(separator: ".")
        guard parts.count > 1, let ending = parts.last?.lowercased() else { return nil }
        switch ending {
        case "txt": self = .text
        case "md": self = .markdown
        case "html", "htm": self = .html
        case "odt": self = .odt
        case "csv": self = .csv
        default: return nil
        }
    }
}
