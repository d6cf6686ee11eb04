import DocumentFormats
import Testing

/// What of a Word document is text.
@Suite struct WordTests {
    @Test("paragraphs have an empty line between them, breaks are lines")
    func paragraphs() throws {
        let body =
            p("Một") + "<w:p/>" + "<w:p><w:r><w:t>Hai</w:t><w:br/><w:t>ba</w:t><w:tab/><w:t>bốn</w:t></w:r></w:p>"
        #expect(try extracted(word(body)).text == "Một\n\nHai\nba\tbốn\n")
    }

    @Test("insertions stay, deletions go, and what was moved stands where it went")
    func revisions() throws {
        let body = """
            <w:p>\(r("Hạn: "))<w:del><w:r><w:delText>20/01</w:delText></w:r></w:del><w:ins>\(r("25/01"))</w:ins>\
            <w:moveFrom>\(r("cũ"))</w:moveFrom><w:moveTo>\(r(" mới"))</w:moveTo></w:p>\
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>\(r("Câu "))</w:p>\(p("liền"))
            """
        #expect(try extracted(word(body)).text == "Hạn: 25/01 mới\n\nCâu liền\n")
    }

    @Test("a field's result is read, not its code, and hidden text is not")
    func fieldsAndHidden() throws {
        let body = """
            <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>\(r("mã"))\
            <w:r><w:fldChar w:fldCharType="separate"/></w:r>\(r("ngày 20/01/2027"))\
            <w:r><w:fldChar w:fldCharType="end"/></w:r>\(r(" ẩn", "<w:vanish/>"))\(r(" hiện", "<w:vanish w:val=\"0\"/>"))</w:p>
            """
        #expect(try extracted(word(body)).text == "ngày 20/01/2027 hiện\n")
    }

    @Test("a text box stands once, behind its paragraph; notes stand at the end")
    func asides() throws {
        let box = "<w:txbxContent>\(p("Trong khung"))</w:txbxContent>"
        let body = """
            <w:p>\(r("Trước"))<w:r><mc:AlternateContent><mc:Choice><wps:txbx>\(box)</wps:txbx></mc:Choice>\
            <mc:Fallback><v:textbox>\(box)</v:textbox></mc:Fallback></mc:AlternateContent></w:r>\
            <w:r><w:footnoteReference w:id="2"/></w:r>\(r(" sau"))</w:p>\(p("Cuối"))
            """
        let notes = """
            <w:footnote w:type="separator" w:id="0">\(p("---"))</w:footnote>\
            <w:footnote w:id="2">\(p("Chú thích"))</w:footnote>
            """
        let text = try extracted(word(body, ["footnotes": notes])).text
        #expect(text == "Trước sau\n\nTrong khung\n\nCuối\n\nChú thích\n")
    }

    @Test("a table's row is one line; what spans rows stands in each, what spans columns once")
    func tables() throws {
        func cell(_ text: String, _ properties: String = "") -> String {
            "<w:tc><w:tcPr>\(properties)</w:tcPr>\(text.split(separator: "/").map { p(String($0)) }.joined())</w:tc>"
        }
        let body = """
            <w:tbl><w:tr>\(cell("TT"))\(cell("Việc"))\(cell("Hạn"))</w:tr>\
            <w:tr>\(cell("1"))\(cell("Đăng ký/danh hiệu"))\(cell("20-01", "<w:vMerge w:val=\"restart\"/>"))</w:tr>\
            <w:tr>\(cell("2"))\(cell("Báo cáo"))\(cell("", "<w:vMerge/>"))</w:tr>\
            <w:tr>\(cell("Cả hai", "<w:gridSpan w:val=\"2\"/>"))\(cell("31-12"))</w:tr>\
            <w:tr><w:trPr><w:del/></w:trPr>\(cell("bỏ"))</w:tr></w:tbl>
            """
        let rows = ["TT | Việc | Hạn", "1 | Đăng ký danh hiệu | 20-01", "2 | Báo cáo | 20-01", "Cả hai | 31-12"]
        #expect(try extracted(word(p("A") + body + p("B"))).text == "A\n\n\(rows.joined(separator: "\n"))\n\nB\n")
    }

    @Test("a letterhead's columns are read one after the other")
    func layoutTable() throws {
        let body = """
            <w:tbl><w:tr><w:tc>\(p("UBND XÃ"))\(p("Số: 07/KH-UBND"))</w:tc><w:tc>\(p("CỘNG HÒA"))</w:tc></w:tr></w:tbl>
            """
        #expect(try extracted(word(body)).text == "UBND XÃ\n\nSố: 07/KH-UBND\n\nCỘNG HÒA\n")
    }

    @Test("lists have the numbers that Word shows")
    func lists() throws {
        func item(_ text: String, _ list: Int, _ level: Int) -> String {
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr></w:pPr>\(r(text))</w:p>"
        }
        func level(_ level: Int, _ form: String, _ text: String) -> String {
            "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(form)\"/><w:lvlText w:val=\"\(text)\"/></w:lvl>"
        }
        let numbering = """
            <w:abstractNum w:abstractNumId="0">\(level(0, "upperRoman", "%1."))\(level(1, "decimal", "%1.%2."))\
            \(level(2, "lowerLetter", "%3)"))\(level(3, "bullet", "•"))</w:abstractNum>\
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>\
            <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>\
            </w:lvlOverride></w:num>
            """
        let body =
            item("A", 1, 0) + item("B", 1, 1) + item("C", 1, 2) + item("D", 1, 2) + item("E", 1, 3) + item("F", 1, 0)
            + item("G", 1, 1) + item("H", 2, 0)
        let lines = ["I. A", "I.1. B", "a) C", "b) D", "- E", "II. F", "II.1. G", "IV. H"]
        #expect(try extracted(word(body, ["numbering": numbering])).text == lines.joined(separator: "\n\n") + "\n")
    }

    @Test("old fonts are decoded, by the run's font or its style's, also when a letter is split over runs")
    func fonts() throws {
        let styles = """
            <w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>\(font(".VnTime"))</w:rPr></w:style>\
            <w:style w:type="paragraph" w:styleId="T"><w:basedOn w:val="N"/></w:style>
            """
        let body =
            p("Tr­íc ngµy 20/01") + "<w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr>\(r("Sau ngµy"))</w:p>"
            + p("ñy ban", font(".VnTimeH")) + "<w:p>\(r("ngaø", font("VNI-Times")))\(r("y tröô", font("VNI-Times")))"
            + "\(r("ùc", font("VNI-Times")))</w:p>" + p("là của", font("Times New Roman"))
        let (text, encodings) = try extracted(word(body, ["styles": styles]))
        #expect(text == "Trước ngày 20/01\n\nSau ngày\n\nỦY BAN\n\nngày trước\n\nlà của\n")
        #expect(encodings == [.tcvn3, .tcvn3Capitals, .vni])
    }

    @Test("text that is Unicode in spite of its font's name stays as it is")
    func misleadingFont() throws {
        let body = p("trước ngày là", font(".VnTime")) + p("là cá", font(".VnTime"))
        let (text, encodings) = try extracted(word(body))
        #expect(text == "trước ngày là\n\nlà cá\n")
        #expect(encodings.isEmpty)
    }

    @Test("a header with the letterhead comes first, one with a page number or a title does not come")
    func headers() throws {
        let letterhead = p("ỦY BAN NHÂN DÂN XÃ AN VÍ DỤ") + p("Số: 07/KH-UBND")
        let text = try extracted(
            word(p("Nội dung"), ["header1": p("2"), "header2": letterhead, "header3": p("Trang 2")])
        ).text
        #expect(text == "ỦY BAN NHÂN DÂN XÃ AN VÍ DỤ\n\nSố: 07/KH-UBND\n\nNội dung\n")
    }
}
