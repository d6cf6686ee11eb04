import PlanCore
import PlanFiles

/// Ends the program, so that libFuzzer keeps the input, unless the condition holds.
func check(_ condition: Bool, _ message: @autoclosure () -> String) {
    guard !condition else { return }
    fatalError("does not hold: \(message())")
}

/// Faults and doubts stand in their order, each has a place in the file and can be shown on one line, and one of
/// them is an error exactly when nothing was read.
func checkDiagnostics(_ diagnostics: [Diagnostic], of bytes: [UInt8], isRead: Bool) {
    check(isRead != diagnostics.contains { $0.severity == .error }, "either a value or an error")
    check(diagnostics.count <= FormatLimits.faults + 1, "\(diagnostics.count) faults are not too many")
    let places = diagnostics.map(\.position)
    check(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 }, "faults are told in the order of their places")
    for diagnostic in diagnostics {
        // A line ends at most with every byte, and may be counted once more behind the last.
        check((1...bytes.count + 1).contains(diagnostic.position.line), "a fault has a line of the file")
        check((1...bytes.count + 1).contains(diagnostic.position.column), "a fault has a column of the file")
        for language in Language.allCases {
            check(!diagnostic.message[language].isEmpty, "a fault is described")
            let lines = diagnostic.text(in: language).split(separator: "\n", omittingEmptySubsequences: false)
            check([1, 3].contains(lines.count), "a fault is told on one line: \(lines)")
        }
    }
}
