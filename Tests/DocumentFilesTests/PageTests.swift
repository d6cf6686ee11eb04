import Testing

@testable import DocumentFiles

/// Words at their places on pages, put together to paragraphs and rows.
@Suite struct PageTests {
    /// A page of lines 15 points apart, each a text that begins at a place; a letter is 6 points wide.
    private struct Sheet {
        var page = Page()
        private var line = 0

        mutating func add(_ text: String, at left: Double, _ middle: Double) {
            line += 1
            var left = left
            for word in text.split(separator: " ") {
                let right = left + Double(word.count) * 6
                page.words.append(
                    Page.Word(
                        text: String(word), left: left, top: middle - 7, right: right, bottom: middle + 7, line: line,
                        confidence: 1))
                left = right + 4
            }
        }
    }

    private static let prose = "Ủy ban nhân dân xã đề nghị các thôn và các trường học cùng thực hiện những việc sau đây"

    private static func rows(_ lines: [(String, Double, Double)]) -> [String] {
        var sheet = Sheet()
        sheet.add(prose, at: 50, 50)
        sheet.add(prose, at: 50, 65)
        for (text, left, middle) in lines { sheet.add(text, at: left, middle) }
        return PageText([sheet.page]).text.split(separator: "\n").map(String.init).filter { $0.contains(" | ") }
    }

    @Test("cells of several lines in the middle of their rows, without space between the rows")
    func centred() {
        let rows = Self.rows([
            ("STT", 52, 110), ("Nội dung", 90, 110), ("Đơn vị", 280, 110), ("Thời hạn", 430, 110),
            ("Tổng vệ sinh đường làng,", 90, 127), ("2", 52, 134.5), ("Hội Phụ nữ xã", 280, 134.5),
            ("Tháng 4/2027", 430, 134.5), ("ngõ xóm", 90, 142),
            ("Báo cáo kết quả chấm", 90, 159), ("3", 52, 166.5), ("Ban Chỉ đạo xã", 280, 166.5),
            ("20/11/2027", 430, 166.5), ("điểm", 90, 174),
            ("Văn phòng HĐND và", 280, 191), ("4", 52, 198.5), ("Tổ chức tổng kết", 90, 198.5),
            ("20/12/2027", 430, 198.5), ("UBND", 280, 206),
        ])
        #expect(
            rows == [
                "STT | Nội dung | Đơn vị | Thời hạn",
                "2 | Tổng vệ sinh đường làng, ngõ xóm | Hội Phụ nữ xã | Tháng 4/2027",
                "3 | Báo cáo kết quả chấm điểm | Ban Chỉ đạo xã | 20/11/2027",
                "4 | Tổ chức tổng kết | Văn phòng HĐND và UBND | 20/12/2027",
            ])
    }

    @Test("a column that is headed as the recipients are stays in its table")
    func receivers() {
        let rows = Self.rows([
            ("Nội dung", 60, 110), ("Thời hạn", 230, 110), ("Nơi nhận", 400, 110),
            ("Gửi bảng chấm điểm", 60, 135), ("10/8/2027", 230, 135), ("Văn phòng xã", 400, 135),
        ])
        #expect(rows == ["Nội dung | Thời hạn | Nơi nhận", "Gửi bảng chấm điểm | 10/8/2027 | Văn phòng xã"])
    }

    @Test("a ruling that was read as a line of text joins no columns")
    func ruling() {
        func row(_ text: String, _ left: Int, _ top: Int, _ width: Int, _ height: Int = 14) -> String {
            "5\t1\t1\t1\t1\t1\t\(left)\t\(top)\t\(width)\t\(height)\t90\t\(text)\n"
        }
        let pages = PageTable.pages(
            "1\t1\t0\t0\t0\t0\t0\t0\t600\t800\t-1\t\n" + row("Số:", 50, 20, 20) + row("___", 72, 20, 30)
                + row("_", 50, 40, 400, 3) + row("Việc", 50, 60, 30) + row("Hạn", 300, 60, 30))
        #expect(pages.map { $0.words.map(\.text) } == [["Số:", "___", "Việc", "Hạn"]])
    }

    @Test("rows that nothing numbers, as near as the lines of a cell")
    func near() {
        let rows = Self.rows([
            ("Nội dung", 60, 110), ("Đơn vị", 250, 110), ("Thời hạn", 400, 110),
            ("Gửi biểu mẫu một", 60, 125), ("Thôn Đông", 250, 125), ("10/8/2027", 400, 125),
            ("Gửi biểu mẫu hai", 60, 140), ("Thôn Đoài", 250, 140), ("Chậm nhất 17 giờ", 400, 140),
            ("ngày 12/8/2027", 400, 155),
            ("Gửi biểu mẫu ba;", 60, 170), ("Thôn Đoài", 250, 170), ("15/8/2027", 400, 170),
            ("lập danh sách hộ", 60, 185),
            ("Gửi biểu mẫu bốn", 60, 200), ("Các thôn", 250, 200), ("20/9/2027", 400, 200),
        ])
        #expect(
            rows == [
                "Nội dung | Đơn vị | Thời hạn", "Gửi biểu mẫu một | Thôn Đông | 10/8/2027",
                "Gửi biểu mẫu hai | Thôn Đoài | Chậm nhất 17 giờ ngày 12/8/2027",
                "Gửi biểu mẫu ba; lập danh sách hộ | Thôn Đoài | 15/8/2027",
                "Gửi biểu mẫu bốn | Các thôn | 20/9/2027",
            ])
    }

    @Test("however many lines stand in a table, its rows are found in bounded time")
    func bounded() {
        let column = { (left: Double) in
            (0..<4_000).map { line in
                PageLine([
                    Page.Word(
                        text: "a", left: left, top: Double(line) * 10, right: left + 5, bottom: Double(line) * 10 + 8,
                        line: line, confidence: 1)
                ])
            }
        }
        #expect(TableRows([column(0), column(100)], leading: 10).rows.count == 4_000)
        let rows = TableRows([Array(column(0).prefix(900)), Array(column(100).prefix(900))], leading: 10).rows
        #expect(rows.joined().joined().count == 1_800)
        #expect(TableRows([[], []], leading: 10).rows.isEmpty)
    }

    @Test(
        "a sentence goes on over a page's end, however short its last line",
        arguments: [
            ("3. Các thôn gửi hồ sơ chậm", "nhất ngày 05/12/2027.", true),
            ("3. Các thôn gửi hồ sơ trước ngày", "20/5/2027 để tổng hợp.", true),
            ("3. Các thôn gửi hồ sơ.", "nhất là ảnh.", false), ("3. Các thôn", "4. Các trường", false),
        ])
    func pages(end: String, start: String, goesOn: Bool) {
        var first = Sheet()
        for line in 0..<3 { first.add(Self.prose, at: 50, 50 + Double(line) * 15) }
        first.add(end, at: 50, 110)
        first.add("2", at: 290, 800)
        var second = Sheet()
        second.add(start, at: 50, 50)
        second.add(Self.prose, at: 50, 65)
        let text = PageText([first.page, second.page]).text
        #expect(text.contains("\(end)\n\(start)") == goesOn, "\(text)")
    }

    @Test("a word at no place is left out", arguments: ["nan", "inf", "-inf", "1e300", "", "x"])
    func places(text: String) {
        func row(_ left: String, _ word: String) -> String { "5\t1\t0\t0\t0\t0\t\(left)\t60\t30\t12\t96\t\(word)\n" }
        let table = "1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###\n"
        let pages = PageTable.pages(table + row("60", "trước") + row(text, "ngày") + row("100", "20/01"))
        #expect(PageText(pages).text == "trước 20/01\n")
    }
}
