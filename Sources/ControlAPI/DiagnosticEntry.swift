package import PlanCore

/// A fault as programs read it: what `hanchot check --json` prints, one object each.
package struct DiagnosticEntry: Codable, Hashable, Sendable {
    package var file: String
    /// Counted from 1.
    package var line: Int
    /// Counted from 1, in characters.
    package var column: Int
    /// `error` or `warning`.
    package var severity: String
    package var code: String
    package var message: String

    package init(_ diagnostic: Diagnostic, in language: Language) {
        self.file = diagnostic.file
        self.line = diagnostic.position.line
        self.column = diagnostic.position.column
        self.severity = diagnostic.severity.rawValue
        self.code = diagnostic.code
        self.message = diagnostic.message[language]
    }
}
