import Foundation
import Testing

@testable import PlanDocuments

/// Words as they are met in files: composed or not, in any case, with look-alikes, marks and noise among them.
@Suite struct TokeniserTests {
    private static func terms(_ text: String) -> [Term] { CutText(Array(text.utf8)).phrases().map(\.term) }

    @Test(
        "A word is the same however it is written",
        arguments: [
            ("chậm nhất", Term.atLatest), ("CHẬM NHẤT", .atLatest), ("Chậm\nnhất", .atLatest),
            ("chậm  nhất", .atLatest),
            ("chậm\u{A0}nhất", .atLatest), ("ch\u{AD}ậm nhất", .atLatest), ("**chậm** nhất", .atLatest),
            ("ngày", .day), ("ngàу", .day), ("NGÀY", .day), ("trước", .before), ("trướс", .before),
            ("cộng hoà xã hội chủ nghĩa việt nam", .republic), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", .republic),
        ])
    func words(text: String, term: Term) {
        #expect(Self.terms(text) == [term])
        #expect(Self.terms(text.decomposedStringWithCanonicalMapping) == [term], "decomposed")
        #expect(Self.terms(text.precomposedStringWithCanonicalMapping) == [term], "composed")
    }

    @Test(
        "Words of which only the syllables are known mean nothing",
        arguments: ["vệ sinh", "cấp xã", "hạn chế", "an sinh"])
    func others(text: String) { #expect(Self.terms(text).allSatisfy { $0 == .word }) }

    @Test(
        "A document's number is one token",
        arguments: [
            "12/KH-UBND", "20/2021/NĐ-CP", "34-CT/TW", "55/2022/QH15", "66- NQ/TW", "50/2016/TTLT-BQP-BCA",
            "12a/KH-UBND",
            "07 /KH-UBND", "3/KH-C08-P3",
        ])
    func references(text: String) {
        let tokens = CutText(Array(text.utf8)).phrases()
        #expect(tokens.map(\.term) == [.reference])
        #expect(tokens.first?.range == 0..<text.utf8.count)
    }

    @Test(
        "Letters that a recogniser takes for digits are digits among digits only",
        arguments: [("2O/12", [20, 12]), ("l5/8", [15, 8]), ("1O", [10]), ("20l5", [2015])]
            as [(String, [Int])])
    func confusions(text: String, numbers: [Int]) {
        let tokens = CutText(Array(text.utf8)).phrases()
        #expect(tokens.filter { $0.term == .number }.map { Int($0.value) } == numbers)
    }

    @Test("Words keep their letters", arguments: ["to 5", "Ong Ba", "lo", "I/2024 x"])
    func noConfusion(text: String) {
        #expect(!CutText(Array(text.utf8)).phrases().contains { $0.flags.contains(.confused) })
    }

    @Test("Tokens stand in their order, none over another, and begin and end between characters")
    func ranges() {
        let text = "Số: 12 /KH-UBND\n\n**Chậm nhất** ngày 20/01/2027; 100% – “hết” năm…\nhttps://a.vn/2027/01/20 xong"
        let bytes = Array(text.utf8)
        let tokens = CutText(bytes).phrases()
        #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.end <= $1.start })
        #expect(tokens.allSatisfy { String(validating: bytes[$0.range], as: UTF8.self) != nil })
        #expect(tokens.filter { $0.term == .number }.map { Int($0.value) } == [20, 1, 2027, 100])
    }

    @Test("Every phrase of the tables is found as what it means")
    func tables() {
        for list in DateWords.lists + CueWords.lists + LetterheadWords.lists + OrganWords.lists where list.term != .word
        {
            for phrase in list.texts.split(separator: "|") where phrase != "g" && phrase != "h" {
                #expect(Self.terms(String(phrase)) == [list.term], "\(phrase)")
            }
        }
    }
}
