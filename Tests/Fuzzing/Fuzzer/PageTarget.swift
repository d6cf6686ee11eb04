@testable import DocumentFiles

/// What pdftotext and tesseract write of pages, as a document may have them do: no word is lost or made up but a page's number.
enum PageTarget: FuzzTarget {
    static let name = "page"

    static func run(_ bytes: [UInt8]) {
        let pages = PageTable.pages(String(decoding: bytes, as: UTF8.self))
        let text = PageText(pages).text
        check(text.isEmpty || text.hasSuffix("\n"), "the last line ends")
        check(!text.hasPrefix("\n") && !text.contains("\n\n\n"), "one empty line stands between paragraphs")
        for page in pages {
            check((0...1).contains(page.confidence), "a page's confidence is between 0 and 1")
            check(page.words.allSatisfy { !$0.text.contains(where: \.isWhitespace) }, "there is no blank in a word")
        }
        let (found, there) = (letters(text), letters(pages.flatMap { $0.words.map(\.text) }.joined(separator: " ")))
        check(found.allSatisfy { there[$0.key, default: 0] >= $0.value }, "no letter is made up")
        // Digits that stand alone at an edge are the page's number.
        let isKept = { (entry: (key: Character, value: Int)) in found[entry.key, default: 0] == entry.value }
        check(there.filter { $0.key.isLetter }.allSatisfy(isKept), "no letter is lost")
    }

    private static func letters(_ text: String) -> [Character: Int] {
        text.filter { $0.isLetter || $0.isNumber }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
