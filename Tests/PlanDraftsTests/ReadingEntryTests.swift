import Foundation
import PlanCore
import PlanDocuments
import PlanDrafts
import Testing

@Suite struct ReadingEntryTests {
    /// What programs read of the entry here.
    private struct Answer: Decodable {
        var year: Int?
        var deadlines: [Deadline]

        struct Deadline: Decodable { var date: String? }
    }

    @Test(
        "a document's year is that of its issue, of a plan for the next year too; its dates are of the plan's",
        arguments: [
            ("Số: 12/KH-UBND\nHuế, ngày 13 tháng 12 năm 2027\n\nKẾ HOẠCH\nThi đua năm 2028\n", 2027),
            ("KẾ HOẠCH\nThi đua năm 2028\n", 2028),
        ])
    func year(head: String, expected: Int) throws {
        let text = head + "\nCác xã nộp báo cáo trước ngày 15/11.\n"
        let entry = ReadingEntry(DocumentReader().read(DocumentText(text)), in: .vietnamese)
        let answer = try JSONDecoder().decode(Answer.self, from: JSONEncoder().encode(entry))
        #expect(answer.year == expected)
        #expect(answer.deadlines.map(\.date) == ["2028-11-15"])
    }
}
