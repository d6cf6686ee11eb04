import DocumentFormats
import Testing

/// What of an HTML page is text.
@Suite struct HTMLTests {
    private func text(_ html: String) throws -> String { try extracted(Array("<!doctype html>\(html)".utf8)).text }

    @Test("blocks are paragraphs, entities are characters, what is not shown is not read")
    func blocks() throws {
        let html = """
            <title>t</title><style>p{}</style><p>Trước  ngày\n<b>20&#x2F;01</b>&nbsp;&aacute;</p><div>một<br>hai<p>ba</div>
            <script>var x = "31/12"</script><p hidden>ẩn</p><p style="display: none">ẩn</p><!-- ẩn --><p>cuối
            """
        #expect(try text(html) == "Trước ngày 20/01\u{A0}á\n\nmột\nhai\n\nba\n\ncuối\n")
    }

    @Test("tables and lists read as in every other format")
    func tablesAndLists() throws {
        let html = """
            <table><tr><th>Việc<th>Đơn vị<th>Hạn<tr><td>A<td>Thôn 1<td rowspan=2>20/01<tr><td colspan=2>B</table>
            <ol type=I><li>Một<ul><li>Hai</ul><li>Ba</ol>
            """
        #expect(try text(html) == "Việc | Đơn vị | Hạn\nA | Thôn 1 | 20/01\nB | 20/01\n\nI. Một\n\n- Hai\n\nII. Ba\n")
    }

    @Test("old fonts are decoded")
    func fonts() throws {
        let html =
            "<p><font face=\".VnTime\">ngµy</font> <span style=\"font-family: 'VNI-Times'\">ngaøy</span> <b>ngày</b>"
        #expect(try text(html) == "ngày ngày ngày\n")
    }
}
