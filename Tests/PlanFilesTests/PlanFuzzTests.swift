import Foundation
import PlanCore
import TestSupport
import Testing

@testable import PlanFiles

/// Damaged plan files: whatever the bytes, an answer, and never a plan beside an error.
@Suite struct PlanFuzzTests {
    private static let morsels = [
        "[", "]", "{", "}", ": ", "- ", "*a", "&a ", "<<: *a", "!x ", "\"", "'", "|", ">", "#", "\n", "\t", "\r",
        "---\n",
        "...", "%YAML 9.9\n", "\u{FEFF}", "\u{85}", "\u{2028}", "\u{301}", "\0", "\u{1F1FB}", "99999999999999999999",
        "-1",
        "0d", "31/02", "2027-02-31", "every: ", "within: ", "? ",
    ].map { Array($0.utf8) }

    private static func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard !bytes.isEmpty else { return bytes }
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(index...)
            case 2: bytes.removeSubrange(index..<min(bytes.count, index + 8))
            case 3: bytes.insert(contentsOf: bytes[index..<min(bytes.count, index + 40)], at: index)
            default: bytes.insert(contentsOf: morsels.randomElement(using: &random) ?? [], at: index)
            }
        }
        return bytes
    }

    @Test("damaged plan files are each answered", arguments: [UInt64(1), 2])
    func damage(_ seed: UInt64) throws {
        let folder = PlanFaultTests.folder
        let originals =
            [Array(PlanReaderTests.example.utf8)]
            + (try PlanFaultTests.names.map { Array(try Data(contentsOf: folder.appending(path: "\($0).yaml"))) })
        var random = SeededGenerator(seed: Effort.seed(0) &+ seed)
        for round in 0..<Effort.rounds(1000) {
            let bytes = Self.damaged(originals[round % 4 == 0 ? round / 4 % originals.count : 0], &random)
            let (plan, diagnostics) = PlanReader.sample.read(bytes, file: "mau.yaml")
            let isConsistent = (plan == nil) == diagnostics.contains { $0.severity == .error }
            #expect(isConsistent, "seed \(seed), round \(round): \(String(decoding: bytes, as: UTF8.self))")
            for diagnostic in diagnostics {
                #expect(diagnostic.position.line >= 1 && diagnostic.position.column >= 1)
                #expect(!diagnostic.text(in: .vietnamese).isEmpty)
            }
        }
    }
}
