import PlanCore
import PlanDocuments
import Testing

@testable import PlanDrafts

/// What `--explain` and `--html` show of a document.
@Suite struct ExplanationTests {
    private static let text = """
        KẾ HOẠCH
        Công tác năm 2027

        Các thôn gửi danh sách trước ngày 20/3/2027.
        Đợt 1: từ ngày 01/4/2027 đến ngày 30/4/2027.
        Căn cứ Quyết định số 3/QĐ-UBND ngày 11/01/2027.
        """
    /// Everything that a browser or a terminal might take for its own.
    private static let hostile =
        "<script>alert('x')</script> & \"y\" \u{1B}[31m\u{202E}đỏ\u{9B}2J\n\nGửi </mark><b>báo cáo</b> trước ngày 20/3/2027\" onload='x'."

    private static func reading(_ text: String) -> DocumentReading { DocumentReader().read(DocumentText(text)) }

    @Test("every date stands in a line of its own with its role, how sure it is and why, in the document's order")
    func list() {
        let explanation = ReadingExplanation(Self.reading(Self.text), in: .english)
        let lines = explanation.list.map { $0.runs.map(\.text).joined() }
        #expect(lines.count == 4)
        #expect(lines[1].hasPrefix("line 4  deadline  “trước ngày 20/3/2027” (88 %): behind “trước” (before)"))
        #expect(lines[2].hasPrefix("line 5  phase  “từ ngày 01/4/2027 đến ngày 30/4/2027”"))
        #expect(lines[3].hasPrefix("line 6  another document  “ngày 11/01/2027”"))
        #expect(explanation.list[1].runs.map(\.style).contains(.deadline))
        let vietnamese = ReadingExplanation(Self.reading(Self.text), in: .vietnamese).list
        #expect(vietnamese[1].runs.map(\.text).joined().hasPrefix("dòng 4  hạn  “trước ngày 20/3/2027”"))
    }

    @Test("the text is shown whole, and its dates in the colours of their roles")
    func marked() {
        let lines = ReadingExplanation(Self.reading(Self.text), in: .vietnamese).text
        #expect(lines.map { $0.runs.map(\.text).joined() }.joined(separator: "\n") == Self.text)
        let dates = lines.flatMap(\.runs).filter { $0.style == .deadline || $0.style == .phase }.map(\.text)
        #expect(dates == ["trước ngày 20/3/2027", "từ ngày 01/4/2027 đến ngày 30/4/2027"])
    }

    @Test("nothing of a document drives the terminal")
    func terminal() {
        let explanation = ReadingExplanation(Self.reading(Self.hostile), in: .vietnamese)
        for run in (explanation.text + explanation.list).flatMap(\.runs) {
            #expect(!run.text.unicodeScalars.contains { "\u{1B}\u{9B}\u{202E}".unicodeScalars.contains($0) })
        }
    }

    @Test("the page needs nothing else, has every date once in the text and once beside it, and the text to the letter")
    func page() throws {
        let reading = Self.reading(Self.text)
        let page = ReadingPage(reading, source: "thư mục/a.txt", language: .vietnamese).text
        for word in ["http", "<script", "src=", "@import", "url(", "<link"] { #expect(!page.contains(word), "\(word)") }
        #expect(page.matches(of: /<mark class="deadline" id=/).count == 1)
        #expect(page.matches(of: /<a href="#d\d+">/).count == reading.mentions.count)
        let article = try #require(page.firstMatch(of: /<article>(?<text>(?s).*)<\/article>/)).output.text
        #expect(article.replacing(/<[^>]*>/, with: "") == Self.text[...])
    }

    @Test("whatever stands in a document is text on the page, its name too")
    func escaped() {
        let page = ReadingPage(
            Self.reading(Self.hostile), source: "x/<img src=x onerror=y>&\u{202E}.txt", language: .english
        ).text
        for word in ["<script>alert", "<b>", "<img", "</mark><b>", "\u{1B}", "\u{9B}", "\u{202E}"] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;"))
        #expect(page.contains("&lt;img src=x onerror=y&gt;&amp;"))
        // no quotation mark of the document ends an attribute
        #expect(page.matches(of: /<mark [^>]*onload=/).isEmpty)
    }
}
