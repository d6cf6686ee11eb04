import Foundation
import PlanDocuments
import Testing

/// Whole documents in the register of real ones, with what a careful reader finds in each.
@Suite struct SampleDocumentTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    @Test(
        "A sample document has the findings written beside it",
        arguments: ["thi-dua-xa", "cong-van-ngat-dong", "phu-luc-tien-do", "thong-bao-hoc-vu", "che-do-bao-cao"])
    func sample(name: String) throws {
        let text = try String(contentsOf: Self.fixtures.appending(path: "\(name).txt"), encoding: .utf8)
        let expected = try String(contentsOf: Self.fixtures.appending(path: "\(name).expected"), encoding: .utf8)
            .split(separator: "\n").map(String.init).sorted()
        #expect(ReadingLines(text).all == expected)
        #expect(ReadingLines(ReadingLines.decomposed(text)).all.map(\.precomposed) == expected, "decomposed")
    }
}
