package import PlanCore

/// What is wrong with one file, collected while it is read: never the first fault alone.
package final class FileFaults {
    package let source: SourceText
    /// Something is wrong enough that the file is not used.
    package private(set) var hasErrors = false
    private var found: [Diagnostic] = []
    private var untold = 0
    /// Further faults are only counted.
    var isFull: Bool { found.count >= FormatLimits.faults }

    package init(_ source: SourceText) { self.source = source }

    /// Notes an error: what is wrong, and in parentheses what is expected; lower case, no full stop.
    package func error(at position: SourcePosition, _ code: String, vi: String, en: String) {
        hasErrors = true
        note(.error, at: position, code, Bilingual(vi: vi, en: en))
    }

    /// Notes a doubt; the file is used.
    package func warning(at position: SourcePosition, _ code: String, vi: String, en: String) {
        note(.warning, at: position, code, Bilingual(vi: vi, en: en))
    }

    private func note(_ severity: Diagnostic.Severity, at position: SourcePosition, _ code: String, _ text: Bilingual) {
        guard !isFull else {
            untold += 1
            return
        }
        found.append(
            Diagnostic(
                severity, file: source.file, position: position, code: code, message: text,
                sourceLine: source.shownLine(at: position)))
    }

    /// Everything noted, in the order of the places; beyond `FormatLimits.faults` only how many more there are.
    package var diagnostics: [Diagnostic] {
        var sorted = found.sorted {
            ($0.position, $0.code, $0.message.english) < ($1.position, $1.code, $1.message.english)
        }
        if untold > 0, let last = sorted.last {
            sorted.append(
                Diagnostic(
                    hasErrors ? .error : .warning, file: source.file, position: last.position, code: "too-many-faults",
                    message: Bilingual(vi: "và \(untold) lỗi khác", en: "and \(untold) more faults")))
        }
        return sorted
    }
}
