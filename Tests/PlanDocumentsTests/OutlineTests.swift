import Testing

@testable import PlanDocuments

/// Lines put together to blocks, and blocks under each other.
@Suite struct OutlineTests {
    private static func blocks(_ text: String) -> (texts: [String], outline: Outline) {
        let bytes = Array(text.utf8)
        let outline = OutlineReader.outline(of: CutText(bytes))
        let texts = outline.blocks.map { block in
            let start = Int(outline.tokens[block.tokens.lowerBound].start)
            return Words.line(bytes[start..<Int(outline.tokens[block.tokens.upperBound - 1].end)])
        }
        return (texts, outline)
    }

    @Test("A sentence goes on over the ends of lines and of pages")
    func continued() {
        let (texts, _) = Self.blocks(
            "Các thôn gửi danh sách về\nVăn phòng trước ngày\n20/3/2027.\n\n- 2 -\n\nNăm nay thường\n\nxuyên kiểm tra.")
        #expect(
            texts == ["Các thôn gửi danh sách về", "Văn phòng trước ngày 20/3/2027.", "Năm nay thường xuyên kiểm tra."])
    }

    @Test("Markers make items, and items stand under what is above them")
    func markers() {
        let (texts, outline) = Self.blocks(
            "I. NỘI DUNG\n1. Việc một\na) Phần a\n- Gạch\n+ Cộng\n2. Việc hai\n1.1. Nhỏ\n\n20.01.2027 là ngày họp")
        #expect(
            texts == ["NỘI DUNG", "Việc một", "Phần a", "Gạch", "Cộng", "Việc hai", "Nhỏ", "20.01.2027 là ngày họp"])
        #expect(outline.blocks.map(\.level) == [10, 20, 40, 50, 60, 20, 30, 70])
        #expect(outline.blocks.map(\.parent) == [nil, 0, 1, 2, 3, 0, 5, 6])
    }

    @Test("The Party's documents number with hyphens")
    func hyphens() {
        let (texts, outline) = Self.blocks("III- TIẾN ĐỘ\n1- Việc một\n- Gạch\n2- Việc hai\n\n01-05/8 Đợt một")
        #expect(texts.count == 5)
        #expect(outline.blocks.map(\.level) == [10, 20, 50, 20, 70])
    }

    @Test(
        "Cells know their column's head",
        arguments: [
            "| TT | Việc | Thời hạn |\n|---|---|---|\n| 1 | Rà soát | 20/3/2027 |",
            "TT | Việc | Thời hạn\n1 | Rà soát | 20/3/2027",
            "|\nTT\n|\nViệc\n|\nThời hạn\n|\n|\n1\n|\nRà soát\n|\n20/3/2027\n|",
            "TT\n\nViệc\n\nThời hạn\n\n1\n\nRà soát\n\n20/3/2027",
            "TT   Việc          Thời hạn\n1    Rà soát       20/3/2027",
        ])
    func tables(text: String) throws {
        let (texts, outline) = Self.blocks(text)
        let date = try #require(texts.firstIndex(of: "20/3/2027"))
        let head = try #require(outline.columnHead(of: date))
        #expect(texts[head] == "Thời hạn")
        #expect(outline.row(of: date).map { texts[$0] } == ["1", "Rà soát", "20/3/2027"])
    }

    @Test("A table of lines of bars ends before the next paragraph, and another has heads of its own")
    func tallTables() throws {
        let (texts, outline) = Self.blocks(
            "|\nA\n|\nB\n|\n|\n1\n|\n2\n|\n\nLịch tiêm\n\n|\nViệc\n|\nHoàn thành\n|\n|\nTập huấn\n|\n20/3/2027\n|")
        let date = try #require(texts.firstIndex(of: "20/3/2027"))
        #expect(outline.columnHead(of: date).map { texts[$0] } == "Hoàn thành")
        let text = try #require(texts.firstIndex(of: "Lịch tiêm"))
        #expect(outline.blocks[text].cell == nil)
    }

    @Test("Where only blanks part the columns a cell goes on below, and text ends the table")
    func blanks() throws {
        let (texts, outline) = Self.blocks(
            """
            Công việc                 Đơn vị           Thời gian
            Lập danh sách các hộ      Tổ công tác      Trước ngày
            cận nghèo                 số 2             20/3/2027
            Niêm yết                  Các thôn         25/3/2027
            Mọi vướng mắc gửi về xã trước ngày 30/3/2027.
            """)
        #expect(
            texts.suffix(7) == [
                "Lập danh sách các hộ Tổ công tác Trước ngày cận nghèo", "Tổ công tác Trước ngày cận nghèo số 2",
                "Trước ngày cận nghèo số 2 20/3/2027", "Niêm yết", "Các thôn", "25/3/2027",
                "Mọi vướng mắc gửi về xã trước ngày 30/3/2027.",
            ], "a quote goes from a cell's first word to its last")
        let date = try #require(texts.firstIndex { $0.hasSuffix("20/3/2027") })
        #expect(outline.columnHead(of: date).map { texts[$0] } == "Thời gian")
        #expect(outline.row(of: date).count == 3)
        #expect(outline.columnHead(of: texts.count - 1) == nil)
    }

    @Test("Sentences end at full stops and semicolons, not in abbreviations and numbers")
    func sentences() {
        let text = "Gửi về TP. Huế trước 20.01.2027. Sở Y tế tổng hợp; báo cáo"
        let tokens = CutText(Array(text.utf8)).phrases()
        #expect(Sentences.sentences(in: tokens, 0..<tokens.count).count == 3)
    }
}
