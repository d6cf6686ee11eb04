import DaemonKit
import PlanCore

/// What `hanchot import` is to make of documents, and where to.
struct ImportForm: Sendable {
    enum Product: Sendable {
        case draft, json, explanation, page
    }

    let product: Product
    /// nil: standard output.
    let folder: String?
    /// A plan that is there already is written once more.
    let isAgain: Bool

    init(_ arguments: Arguments, _ terminal: Terminal) throws(UsageError) {
        let asked: [(String, Product)] = [("json", .json), ("explain", .explanation), ("html", .page)]
        // `--explain --html` is what `--html` is.
        let named = asked.filter { arguments.has($0.0) && !($0.0 == "explain" && arguments.has("html")) }
        guard named.count <= 1 else {
            throw UsageError(
                vi: "'--\(named[0].0)' và '--\(named[1].0)' không đi cùng nhau",
                en: "'--\(named[0].0)' and '--\(named[1].0)' exclude each other")
        }
        product = named.first?.1 ?? .draft
        // A page holds one document.
        guard product != .page || arguments.operands.count == 1 else {
            throw UsageError(vi: "'--html' cần đúng một văn bản", en: "'--html' takes exactly one document")
        }
        let to = arguments.value("to")
        guard to == nil || to == "-" || product == .draft else {
            throw UsageError(
                vi: "'--to' không đi cùng '--\(named[0].0)'", en: "'--to' and '--\(named[0].0)' exclude each other")
        }
        let prints = arguments.has("stdout") || to == "-" || (product != .draft && to == nil)
        folder = prints ? nil : to ?? "."
        isAgain = arguments.has("again")
    }
}
