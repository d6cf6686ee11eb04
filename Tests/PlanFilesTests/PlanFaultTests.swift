import CivilTime
import Foundation
import PlanCore
import Testing

@testable import PlanFiles

/// Plan files with one fault each, and one with many: the complete text of what is said about them.
///
/// `Fixtures/NAME.yaml` is the input, `Fixtures/NAME.expected` what is printed, in English and then in Vietnamese.
/// With `HANCHOT_REWRITE_FIXTURES=1` the expected texts are written anew; read the difference.
@Suite struct PlanFaultTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    @Test("every kind of fault has its fixture")
    func fixtures() {
        #expect(Self.names.count > 30)
    }

    @Test("a faulty plan file is told all that is wrong with it", arguments: names)
    func faults(_ name: String) throws {
        let input = try Data(contentsOf: Self.folder.appending(path: "\(name).yaml"))
        let (plan, diagnostics) = PlanReader.sample.read(Array(input), file: "\(name).yaml")
        #expect((plan == nil) == diagnostics.contains { $0.severity == .error })
        let text = Language.allCases.reversed().map { language in
            diagnostics.map { $0.text(in: language) + "\n" }.joined()
        }.joined(separator: "\n")
        let expected = Self.folder.appending(path: "\(name).expected")
        if ProcessInfo.processInfo.environment["HANCHOT_REWRITE_FIXTURES"] == "1" {
            try text.write(to: expected, atomically: true, encoding: .utf8)
        }
        #expect(text == (try String(contentsOf: expected, encoding: .utf8)))
        #expect(!diagnostics.isEmpty)
    }
}

extension PlanReader {
    /// Knows the zones `UTC` and, for its name's sake, `Asia/Ho_Chi_Minh`.
    static var sample: PlanReader {
        PlanReader(defaults: PlanDefaults(zone: .utc)) { $0 == "UTC" ? .utc : nil }
    }
}
