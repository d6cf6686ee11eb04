import CivilTime
import PlanCore
import Testing

@testable import PlanFiles

@Suite struct DraftApprovalTests {
    private static func approved(_ text: String) -> String? {
        DraftApproval(Array(text.utf8)).approved.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "the line of the draft goes, every other byte stays",
        arguments: [
            ("draft: true\ntitle: a\n", "title: a\n"),
            ("# đầu\ntitle: a # b\ndraft:  true  # vì sao\n\n\nyear: 2027", "# đầu\ntitle: a # b\n\n\nyear: 2027"),
            ("title: a\r\ndraft: True\r\nyear: 2027\r\n", "title: a\r\nyear: 2027\r\n"),
            ("\u{FEFF}draft: true\ntitle: a\n", "\u{FEFF}title: a\n"),
            ("title: a\ndraft: true", "title: a\n"),
        ])
    func line(_ text: String, _ expected: String) {
        #expect(Self.approved(text).map { Array($0.utf8) } == Array(expected.utf8))
    }

    @Test(
        "where no line of its own says so nothing is guessed",
        arguments: [
            "{draft: true, title: a}", "draft: false\n", "draft:\n  true\n", "#draft: true\n", "  draft: true\n",
        ])
    func none(_ text: String) {
        #expect(Self.approved(text) == nil)
    }

    @Test("what is to be confirmed is found with what it is about")
    func doubts() {
        let text =
            "#? thiếu số\ndraft: true\ndeadlines:\n  # dòng 3\n  #?  chưa chắc (60 %)\n  # khác\n  - id: nop\n#? cuối"
        #expect(
            DraftApproval(Array(text.utf8)).doubts == [
                .init(line: 1, text: "thiếu số", subject: "draft: true"),
                .init(line: 5, text: "chưa chắc (60 %)", subject: "- id: nop"),
                .init(line: 8, text: "cuối", subject: nil),
            ])
    }

    @Test("a plan says whether it is a draft")
    func draft() throws {
        let reader = PlanReader(defaults: PlanDefaults(zone: .utc)) { _ in nil }
        let read = { (line: String) in
            reader.read(
                Array("\(line)title: a\nyear: 2027\nevents: [{id: e, title: E, on: 01/02}]\n".utf8), file: "p.yaml")
        }
        #expect(read("").plan?.isDraft == false && read("draft: false\n").plan?.isDraft == false)
        let (plan, found) = read("draft: true\n")
        #expect(plan?.isDraft == true && found.map(\.code) == ["plan-draft"] && found.first?.severity == .warning)
    }
}
