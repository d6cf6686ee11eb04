import DocumentFormats
import Testing

/// What of an OpenDocument text is text.
@Suite struct OpenDocumentTests {
    @Test("white space, breaks, deletions, comments, notes and text boxes are read as they are shown")
    func inline() throws {
        let body = """
            <text:tracked-changes><text:changed-region><text:deletion><text:p>cũ</text:p></text:deletion>\
            </text:changed-region></text:tracked-changes>
            <text:h>Kế  hoạch</text:h><text:p>Trước<text:s text:c="2"/>ngày<text:tab/>20<text:line-break/>tháng\
            <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Chú thích</text:p>\
            </text:note-body></text:note> 01<office:annotation><text:p>lời bàn</text:p></office:annotation>\
            <draw:frame><draw:text-box><text:p>Trong khung</text:p></draw:text-box></draw:frame></text:p>
            """
        let text = "Kế hoạch\n\nTrước  ngày\t20\ntháng 01\n\nTrong khung\n\nChú thích\n"
        #expect(try extracted(openDocument(body)).text == text)
    }

    @Test("a table's cells that span rows stand in each of them")
    func tables() throws {
        func cell(_ text: String, _ span: String = "") -> String {
            "<table:table-cell \(span)><text:p>\(text)</text:p></table:table-cell>"
        }
        let body = """
            <table:table><table:table-row>\(cell("Việc"))\(cell("Đơn vị"))\(cell("Hạn"))</table:table-row><table:table-row>\
            \(cell("A"))\(cell("Thôn 1"))\(cell("20/01", "table:number-rows-spanned=\"2\""))</table:table-row>\
            <table:table-row>\(cell("B"))\(cell("Thôn 2"))<table:covered-table-cell/></table:table-row></table:table>
            """
        #expect(
            try extracted(openDocument(body)).text == "Việc | Đơn vị | Hạn\nA | Thôn 1 | 20/01\nB | Thôn 2 | 20/01\n")
    }

    @Test("lists have their numbers, and a paragraph that goes on in an item has none")
    func lists() throws {
        let styles = """
            <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" \
            style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>\
            <text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>
            """
        let body = """
            <text:list text:style-name="L"><text:list-item><text:p>A</text:p><text:p>tiếp</text:p><text:list>\
            <text:list-item><text:p>B</text:p></text:list-item><text:list-item><text:p>C</text:p><text:list><text:list-item>\
            <text:p>D</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item>\
            <text:list-item><text:p>E</text:p></text:list-item></text:list>
            """
        let text = try extracted(openDocument(body, styles: styles)).text
        #expect(text == ["1. A", "tiếp", "a) B", "b) C", "- D", "2. E"].joined(separator: "\n\n") + "\n")
    }

    @Test("old fonts are decoded and hidden text is left out")
    func styles() throws {
        let styles = """
            <style:style style:name="P" style:family="paragraph"><style:text-properties style:font-name=".VnTime"/></style:style>\
            <style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
            """
        let body = "<text:p text:style-name=\"P\">ngµy th¸ng<text:span text:style-name=\"H\"> Èn</text:span></text:p>"
        #expect(try extracted(openDocument(body, styles: styles)).text == "ngày tháng\n")
    }
}
