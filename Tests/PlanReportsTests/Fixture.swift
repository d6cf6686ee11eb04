import Foundation
import TestSupport
import Testing

/// A text that is kept in `Fixtures`; `HANCHOT_RECORD=1` writes it anew instead of comparing.
enum Fixture {
    static let folder = "\(PackageFolder.path)/Tests/PlanReportsTests"

    static func expect(_ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let path = "\(folder)/Fixtures/\(name)"
        if ProcessInfo.processInfo.environment["HANCHOT_RECORD"] != nil {
            try Data(text.utf8).write(to: URL(filePath: path))
            return
        }
        let kept = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
        #expect(text == kept, "HANCHOT_RECORD=1 records \(name)", sourceLocation: sourceLocation)
    }
}
