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
                .init(line: 5, text: "chưa chắc (60 %)", subject: "- id: nop", dates: [], quote: nil),
                .init(line: 8, text: "cuối", subject: nil),
            ])
    }

    @Test("of an item the title, the lines that say when and the quote are found")
    func item() {
        let text = """
            draft: true
            deadlines:
              # dòng 7: “trước ngày 20/5”
              #? chưa chắc (75 %): lý do
              - id: nop
                title: "Nộp: báo cáo"
                before: 20/05
                # within: 5 days
              - id: khac
                title: Khác
                by: 21/05

            """
        #expect(
            DraftApproval(Array(text.utf8)).doubts == [
                .init(
                    line: 4, text: "chưa chắc (75 %): lý do", subject: "\"Nộp: báo cáo\"", dates: ["before: 20/05"],
                    quote: "dòng 7: “trước ngày 20/5”")
            ])
    }

    @Test("the first comment no longer says that nobody is reminded", arguments: Language.allCases)
    func notice(language: Language) {
        let pending = DraftNotice.pending(of: "kế hoạch.docx", stem: "kh")[language]
        let approved = Self.approved("# \(pending)\n# khác\ndraft: true\ntitle: a\n")
        let notice =
            language == .vietnamese ? "Đọc từ 'kế hoạch.docx', đã duyệt." : "Read from 'kế hoạch.docx', approved."
        #expect(approved == "# \(notice)\n# khác\ntitle: a\n")
        #expect(Self.approved("\u{FEFF}# \(pending)\r\ndraft: true\r\n") == "\u{FEFF}# \(notice)\r\n")
        #expect(Self.approved("draft: true\n# \(pending)\n") == "# \(pending)\n")
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
