import CivilTime
import PlanCore
import TestSupport
import Testing

@testable import PlanFiles

/// Damaged files: a clear answer, never a trap.
@Suite struct ConfigurationRobustnessTests {
    @Test(
        "a damaged file is read or refused with a reason",
        arguments: ["config/hanchot.yaml", "config/holidays/vn.yaml"])
    func damaged(_ path: String) throws {
        let whole = try RepositoryFile.bytes(path)
        var random = SeededGenerator(seed: Effort.seed(20_210_115))
        for round in 0..<Effort.rounds(200) {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: index)
                case 2: bytes.remove(at: index)
                default: bytes[index] = Array("[]{}:,-#&*0123456789/".utf8).randomElement(using: &random) ?? 0
                }
            }
            if round.isMultiple(of: 10) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
            let isRead: Bool
            let diagnostics: [Diagnostic]
            if path.hasSuffix("vn.yaml") {
                let result = HolidayReader.read(bytes, file: path)
                (isRead, diagnostics) = (result.calendar != nil, result.diagnostics)
            } else {
                let result = ConfigurationReader { _ in .utc }.read(bytes, file: path)
                (isRead, diagnostics) = (result.configuration != nil, result.diagnostics)
            }
            #expect(isRead == diagnostics.allSatisfy { $0.severity == .warning }, "round \(round)")
        }
    }
}
