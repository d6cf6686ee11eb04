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

    @Test("of many ids each is met again, the first as the last", arguments: [1, 15, 16, 17, 40])
    func manyIDs(repeated: Int) {
        let deadlines =
            (1...40).map { "  - {id: viec-\($0), title: Việc, by: 20/01}\n" } + [
                "  - {id: viec-\(repeated), title: Việc, by: 21/01}\n"
            ]
        let text = "title: Nhiều việc\nyear: 2027\ndeadlines:\n" + deadlines.joined()
        let diagnostics = PlanReader.sample.read(Array(text.utf8), file: "p.yaml").diagnostics
        #expect(diagnostics.map(\.code) == ["id-duplicate"])
        #expect(
            diagnostics.first?.message.english
                == "id 'viec-\(repeated)' is already used at line \(3 + repeated), column 10")
    }

    @Test("what is the same in many plans is there once, and is what was written")
    func common() throws {
        let reader = PlanReader.sample
        func read(_ title: String, _ file: String) throws -> Plan {
            let text =
                "title: \(file)\nyear: 2027\nreminders: {before: [5d]}\n"
                + "deadlines: [{id: han, title: \(title), by: 20/01, submit-to: \(title)}]\n"
            return try #require(reader.read(Array(text.utf8), file: "\(file).yaml").plan)
        }
        let composed = "Báo cáo kết quả thực hiện việc số một"
        let decomposed = "Ba\u{301}o cáo kết quả thực hiện việc số một"
        let plans = try [composed, composed, decomposed, "Việc"].enumerated().map { try read($1, "p\($0)") }
        #expect(plans[0].deadlines[0].ladder === plans[1].deadlines[0].ladder)
        for (plan, title) in zip(plans, [composed, composed, decomposed, "Việc"]) {
            #expect(plan.deadlines[0].title.utf8.elementsEqual(title.utf8))
            #expect(plan.deadlines[0].submitTo?.utf8.elementsEqual(title.utf8) ?? false)
        }
    }
}

extension PlanReader {
    /// Knows the zones `UTC` and, for its name's sake, `Asia/Ho_Chi_Minh`.
    static var sample: PlanReader {
        PlanReader(defaults: PlanDefaults(zone: .utc)) { $0 == "UTC" ? .utc : nil }
    }
}
