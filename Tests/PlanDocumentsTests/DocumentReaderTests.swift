import Foundation
import PlanCore
import PlanDocuments
import Testing

/// Whole short documents: header, deadlines, phases, duties, units and what is missing.
@Suite struct DocumentReaderTests {
    private static let sentences: [Sentence] = [
        Sentence(
            "Nhận hồ sơ từ ngày 01/4/2027 đến hết ngày 15/4/2027.", "dated 2027-04-15 by",
            "phase 2027-04-01..2027-04-15"),
        Sentence(
            "Từ ngày 01/4/2027 đến 17h00 ngày 15/4/2027, học viên đăng ký trực tuyến.", "dated 2027-04-15 by 17:00",
            "phase 2027-04-01..2027-04-15"),
        Sentence("Thời gian thi: từ ngày 01/4/2027 đến ngày 15/4/2027.", "phase 2027-04-01..2027-04-15"),
        Sentence("Các xã báo cáo trước ngày 28 tháng 02 hằng năm.", "repeats year 28/2 before"),
        Sentence(
            "Hồ sơ năm gửi hằng năm: đợt 1 trước ngày 30/4, đợt 2 trước ngày 30/9.", "repeats year 30/4 before",
            "repeats year 30/9 before"),
        Sentence(
            "Báo cáo UBND huyện vào ngày 15 và ngày cuối cùng của tháng.", "repeats month 15/1 by",
            "repeats month last/1 by"),
        Sentence(
            "Trả kết quả trong 05 ngày làm việc kể từ ngày nhận hồ sơ hợp lệ, gửi về Sở.",
            "relative 5 working-days after"),
        Sentence("Trao quyết định (trước 15 ngày): Hoàn thành trước ngày 19/9/2027.", "dated 2027-09-19 before"),
        Sentence(
            "Trang trí xong trước 10h00 ngày 25/8/2027; dọn dẹp xong trước 14h00 cùng ngày.",
            "dated 2027-08-25 before 10:00", "dated 2027-08-25 before 14:00"),
        Sentence(
            "Kết thúc mỗi đợt thi đua, các thôn gửi báo cáo về Hội đồng xã.", "duty Kết thúc mỗi đợt thi đua each phase"
        ),
        Sentence("Hoàn thành trước tháng 6/2027.", "dated 2027-06-01 before"),
        Sentence("Hoàn thành trong tháng 6/2027.", "dated 2027-06-30 by"),
        Sentence("Lập danh sách: hoàn thành ngày 12/3/2027.", "dated 2027-03-12 by"),
        Sentence("Trình Hội đồng báo cáo chính thức vào cuối tháng 4/2027.", "dated 2027-04-30 by"),
        Sentence(
            "Hạn nộp hồ sơ được gia hạn đến ngày 12/3/2027 thay vì ngày 05/3/2027 như đã báo.", "dated 2027-03-12 by"),
        Sentence("Công bố danh mục văn bản hết hiệu lực năm 2026 trước 31/01/2027.", "dated 2027-01-31 before"),
        Sentence("Các đơn vị báo cáo Sở trước 17 giờ hằng ngày.", "repeats day - before 17:00"),
        Sentence("Tổ công tác họp vào sáng thứ Hai hằng tuần."),
        Sentence("Định kỳ sáng thứ Bảy hằng tuần, các thôn ra quân."),
        Sentence("15/01/2027: nộp báo cáo tiến độ.", "dated 2027-01-15 by"),
        Sentence("15/01/2027: công bố kết quả."),
        Sentence("Báo cáo năm thực hiện theo mẫu cũ đến hết ngày 31/3/2027."),
        Sentence("Báo cáo năm tính từ ngày 01 tháng 01 đến ngày 31 tháng 12 hằng năm."),
        Sentence("Chi bộ sinh hoạt từ ngày 02 đến ngày 05 hằng tháng."),
        Sentence("Đơn vị nộp báo cáo từ ngày 20 đến ngày 25 hằng tháng.", "repeats month 25/1 by"),
        Sentence("Hội nghị tổng kết tổ chức trong tuần đầu tháng 12/2027."),
        Sentence("Trường hợp nộp trước ngày 20/8/2027 thì được giảm phí."),
        Sentence("Thời gian chốt số liệu: từ ngày 15/12/2026 đến ngày 14/6/2027."),
        Sentence("Định kỳ hằng quý báo cáo kết quả về UBND huyện.", "duty hằng quý"),
        Sentence(
            "Báo cáo quý I gửi trước ngày 10/3/2027, quý II trước ngày 10/6/2027.", "dated 2027-03-10 before",
            "dated 2027-06-10 before"),
        Sentence("Niêm yết danh sách chậm nhất ngày 03/02/2027 (40 ngày trước ngày bầu cử).", "dated 2027-02-03 by"),
        Sentence("Gửi biên bản chậm nhất 03 ngày sau ngày bầu cử (trước ngày 18/3/2027).", "dated 2027-03-18 before"),
        Sentence("Kho đã sửa phải bàn giao xong trước ngày 14/10/2027.", "dated 2027-10-14 before"),
        Sentence("Số người: tính từ ngày 22/01/2027 đến hết ngày 31/3/2027."),
        Sentence("Hạn chót đăng ký vào lúc 17 giờ ngày 15/10/2027.", "dated 2027-10-15 by 17:00"),
        Sentence("Hệ thống đóng lúc 17 giờ ngày 15/10/2027.", "dated 2027-10-15 by 17:00"),
        Sentence("Chủ tịch xã tiếp công dân ngày 15 hằng tháng."),
        Sentence("Bão dự kiến đổ bộ trước 19 giờ ngày 25/9/2027."),
        Sentence("Trước khi bão đổ bộ, sơ tán xong trước 17 giờ ngày 25/9/2027.", "dated 2027-09-25 before 17:00"),
        Sentence("Tập huấn từ 7h30 ngày 20/5/2027 đến 17h00 ngày 20/5/2027."),
        Sentence("Từ nay đến cuối năm 2027, tiếp tục tuyên truyền."),
        Sentence("Từ nay đến ngày 15/12/2027, tiếp tục tuyên truyền.", "phase ..2027-12-15"),
        Sentence("Cách ly 14 ngày kể từ ngày nhập cảnh."),
        Sentence("Thời hạn thẩm định: 05 ngày kể từ ngày nhận hồ sơ.", "relative 5 days after"),
        Sentence("Cán bộ được tuyển dụng trước ngày 01/7/2027 không phải thi."),
        Sentence("Hằng tháng báo cáo kết quả về xã trước ngày 25 hằng tháng.", "repeats month 25/1 before"),
    ]

    @Test("Deadlines, phases and duties of a sentence", arguments: sentences)
    func findings(sentence: Sentence) {
        for text in [sentence.text, ReadingLines.decomposed(sentence.text)] {
            let lines = ReadingLines(text).all.filter { !$0.hasPrefix("year") && !$0.hasPrefix("number") }
            #expect(lines.map { $0.precomposed } == sentence.expected)
        }
    }

    @Test("A deadline says what is due, by whom and to whom")
    func wording() throws {
        let reading = ReadingLines(
            "Bộ phận Tài chính gửi bảng quyết toán quý về Phòng Kế hoạch huyện (qua thư điện tử) trước ngày 20/4/2027."
        ).reading
        let deadline = try #require(reading.deadlines.first)
        #expect(deadline.who == "Bộ phận Tài chính")
        #expect(deadline.to == "Phòng Kế hoạch huyện")
        #expect(deadline.what.hasPrefix("gửi bảng quyết toán quý"))
    }

    @Test("A column headed by what is done holds deadlines, a column of times windows too")
    func columns() {
        let reading = ReadingLines(
            "| Việc | Hoàn thành |\n| Kiện toàn tổ | 30/4/2027 |\n| Diễn tập | Tháng 6/2027 |\n| Trực ban | 15/5 - 31/12/2027 |\n| Học sinh nộp đơn | 01/7 - 05/7/2027 |"
        )
        #expect(
            reading.deadlines == ["dated 2027-04-30 by", "dated 2027-06-30 by", "dated 2027-07-05 by"])
        #expect(reading.phases == ["phase 2027-05-15..2027-12-31", "phase 2027-07-01..2027-07-05"])
    }

    @Test("A row's work and unit come from its other cells")
    func rows() throws {
        let reading = ReadingLines(
            "| TT | Nội dung công việc | Đơn vị chủ trì | Thời gian hoàn thành |\n| 1 | Lập danh sách hộ nghèo | Công chức Văn hóa | Trước 15/3/2027 |\n| 2 | Tổng hợp kết quả bình xét | Văn phòng | Quý III/2027 |"
        )
        #expect(reading.deadlines == ["dated 2027-03-15 before", "dated 2027-09-30 by"])
        #expect(reading.reading.deadlines.map(\.what) == ["Lập danh sách hộ nghèo", "Tổng hợp kết quả bình xét"])
        #expect(reading.reading.deadlines.map(\.who) == ["Công chức Văn hóa", "Văn phòng"])
    }

    @Test("A column of beginnings holds no deadlines, and a column of what is handed in until a day does")
    func beginnings() {
        let ends = ReadingLines(
            "| Việc | Thời gian bắt đầu | Thời gian kết thúc |\n| Ban hành quy chế | 01/3/2027 | 30/6/2027 |")
        #expect(ends.deadlines == ["dated 2027-06-30 by"])
        let stages = ReadingLines("| Đợt | Nhận hồ sơ | Công bố kết quả |\n| Đợt 3 | Đến 31/10/2027 | 15/11/2027 |")
        #expect(stages.deadlines == ["dated 2027-10-31 by"])
    }

    @Test("Tabs part the cells of a table whose heads are known")
    func tabs() {
        let reading = ReadingLines(
            "TT\tViệc\tĐơn vị\tThời gian\n1\tLập danh sách\tCác thôn\t20/5/2027\n\tDuyệt danh sách\t\tQuý III/2027\n3\tKiểm tra\tXã\t02/10 - 07/10/2027"
        )
        #expect(reading.deadlines == ["dated 2027-05-20 by", "dated 2027-09-30 by"])
        #expect(reading.phases == ["phase 2027-10-02..2027-10-07"])
        #expect(reading.reading.deadlines.map(\.who) == ["Các thôn", nil])
        #expect(ReadingLines("1.\tNội dung\n2.\tGửi danh sách trước ngày 20/5/2027.").deadlines.count == 1)
    }

    @Test("In a column of times a day on which people come together is no deadline")
    func gatherings() {
        let reading = ReadingLines(
            "| Việc | Thời gian |\n| Xã Đông, xã Tây | 8h00, ngày 01/6/2027 |\n| Thi môn Toán | 02/6/2027 |\n| Lễ phát động | 05/6/2027 |\n| Trình kết quả thi | 09/6/2027 |"
        )
        #expect(reading.deadlines == ["dated 2027-06-09 by"])
    }

    @Test(
        "Who must act is named without what is done",
        arguments: [
            Sentence("Các thôn rà soát, gửi danh sách về xã trước ngày 20/4/2027.", "Các thôn"),
            Sentence("Ban Chỉ đạo xã sẽ báo cáo kết quả trước ngày 20/4/2027.", "Ban Chỉ đạo xã"),
            Sentence("UBND xã giao Công an xã thống kê, báo cáo trước ngày 20/4/2027.", "Công an xã"),
            Sentence("Bước 3: Phòng Y tế lập danh sách gửi huyện trước ngày 20/4/2027.", "Phòng Y tế"),
            Sentence("II. CÁC MỐC THỜI GIAN\n1. Gửi danh sách trước ngày 20/4/2027.", "-"),
        ])
    func actors(sentence: Sentence) {
        #expect(ReadingLines(sentence.text).reading.deadlines.map { $0.who ?? "-" } == sentence.expected)
    }

    @Test("Units are proposed from counts and from whom the plan is sent to")
    func units() {
        let reading = ReadingLines(
            "Triển khai tại 05 tổ dân phố, các thôn.\n\nNơi nhận:\n- Như trên;\n- UBND huyện (b/c);\n- Các ban, ngành xã;\n- Lưu: VT."
        ).reading
        #expect(reading.units.map(\.value) == ["05 tổ dân phố", "các thôn", "Các ban, ngành xã"])
    }

    private static let heads: [Sentence] = [
        Sentence(
            "Số: 12 /KH-UBND\n\nAn Ví Dụ, ngày 15 tháng 01 năm 2027", "number 12/KH-UBND", "issued 2027-01-15",
            "year 2027"),
        Sentence("Số 215-TB/HU\nAn Ví Dụ, ngày 09/5/2027", "number 215-TB/HU", "issued 2027-05-09", "year 2027"),
        Sentence("Số: /KH-UBND\n\nAn Ví Dụ, ngày tháng 01 năm 2027", "issued 2027-01", "year 2027"),
        Sentence("Số: ...../TB-UBND\n\nAn Ví Dụ, ngày … tháng … năm 2027", "issued 2027", "year 2027"),
        Sentence(
            "UBND XÃ A | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 3a/TB-UBND | A, ngày 5 tháng 3 năm 2027",
            "number 3a/TB-UBND", "issued 2027-03-05", "year 2027"),
        Sentence(
            "UBND HUYỆN A    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG B    Độc lập - Tự do - Hạnh phúc\n"
                + "Số: 45/KH-PB    An Ví Dụ, ngày 08 tháng 9 năm 2027",
            "number 45/KH-PB", "issued 2027-09-08", "year 2027"),
        Sentence(
            "Số: 702/STT-CN\nV/v rà soát, nâng cấp cổng dịch vụ công\nAn Ví Dụ, ngày 22 tháng 4 năm 2027",
            "number 702/STT-CN", "issued 2027-04-22", "year 2027"),
        Sentence("Số:     /KH-UBND    Phường 7, ngày     tháng 01 năm 2027", "issued 2027-01", "year 2027"),
        Sentence("Số: 77 KH/ĐTN\nAn Ví Dụ, 20/02/2027", "number 77KH/ĐTN", "issued 2027-02-20", "year 2027"),
        Sentence(
            "Số: 1/KH-A\nA, ngày 20 tháng 12 năm 2026\nKẾ HOẠCH\nCông tác năm 2027", "number 1/KH-A",
            "issued 2026-12-20", "year 2027"),
        Sentence(
            "THỂ LỆ\nCuộc thi ảnh đẹp năm 2027\n(Kèm theo Kế hoạch số 9/KH-A ngày 5/3/2027)", "number 9/KH-A",
            "issued 2027-03-05", "year 2027"),
        Sentence(
            "Xã A thi đua\n\nNgày 05/3/2027, Ủy ban nhân dân xã A ban hành Kế hoạch số 9/KH-UBND về thi đua.",
            "number 9/KH-UBND", "issued 2027-03-05", "year 2027"),
        Sentence(
            "LỊCH TUYỂN QUÂN\n(Kèm theo Kế hoạch số 9/KH-A ngày 5/3/2027)\nPhát lệnh\nTrước ngày 20/4/2028",
            "number 9/KH-A", "issued 2027-03-05", "year 2027"),
        Sentence("Mốc tuyển sinh\n\n2027-07-18 10:32\n\nNăm 2026 có 200 hồ sơ.", "year 2027"),
        Sentence("Lịch học kỳ 2 năm học 2026-2027\n\nHọc sinh nộp học phí trước ngày 15/01.", "year 2027"),
        Sentence("Giải bóng đá mừng xuân 2027\n\nNăm 2026 có 8 đội.", "year 2027"),
    ]

    @Test("A letterhead has a number and a date, or blanks", arguments: heads)
    func header(sentence: Sentence) {
        #expect(ReadingLines(sentence.text).header == sentence.expected)
        #expect(ReadingLines(ReadingLines.decomposed(sentence.text)).header.map(\.precomposed) == sentence.expected)
    }

    @Test("What is missing is told")
    func gaps() {
        let blank = DocumentReader().read(
            DocumentText("Số: /KH-UBND\n\nA, ngày tháng 01 năm 2027\n\nKẾ HOẠCH\nThi đua năm 2027"))
        #expect(blank.gaps.count == 3, "number, date of issue, no date at all: \(blank.gaps)")
        let impossible = DocumentReader().read(DocumentText("Các xã gửi báo cáo trước ngày 31/11/2027."))
        #expect(impossible.deadlines.isEmpty)
        #expect(impossible.gaps.contains { if case .impossibleDate = $0 { true } else { false } })
        #expect(DocumentReader().read(DocumentText("")).mentions.isEmpty)
    }

    @Test(
        "A date without a year that was long past on the day of issue is the next year's, which is to be confirmed",
        arguments: [
            Sentence("Các xã gửi báo cáo trước ngày 15/01.", "dated 2028-01-15 before"),
            Sentence("Các xã gửi báo cáo trước ngày 20/12.", "dated 2027-12-20 before"),
            Sentence("Các xã gửi báo cáo trước ngày 15/11.", "dated 2027-11-15 before"),
            Sentence("Các xã gửi báo cáo trước ngày 20 tháng Chạp.", "dated 2028-01-16 before"),
            Sentence("Nhận hồ sơ từ ngày 15/12 đến ngày 10/01.", "dated 2028-01-10 by"),
        ])
    func nextYear(sentence: Sentence) throws {
        let reading = ReadingLines("Số: 1/KH-UBND\nA, ngày 20 tháng 11 năm 2027\n\n\(sentence.text)")
        #expect(reading.deadlines == sentence.expected)
        let deadline = try #require(reading.reading.deadlines.first)
        let isNext = sentence.text.contains("/01")
        #expect(deadline.evidence.isDoubtful == isNext)
    }

    @Test("Who issues it stands before the motto, on lines of its own or beside it")
    func issuer() {
        let reading = ReadingLines(
            "UBND HUYỆN A    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG NỘI VỤ    Độc lập - Tự do - Hạnh phúc\nSố: 4/KH-PNV"
        ).reading
        #expect(reading.header.issuer?.value == "PHÒNG NỘI VỤ")
        #expect(reading.header.superior?.value == "UBND HUYỆN A")
        let beside = ReadingLines(
            "ỦY BAN NHÂN DÂN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHƯỜNG 9    Độc lập - Tự do - Hạnh phúc\nSố: 4/KH-UBND"
        ).reading
        #expect(beside.header.issuer?.value == "ỦY BAN NHÂN DÂN PHƯỜNG 9")
        let broken = ReadingLines("VĂN PHÒNG CHÍNH\nPHỦ\n-------\nĐộc lập - Tự do - Hạnh phúc\nSố: 4/TB-VPCP").reading
        #expect(broken.header.issuer?.value == "VĂN PHÒNG CHÍNH PHỦ")
    }

    @Test(
        "A title in capitals may go on over lines, and is told without the words before it",
        arguments: [
            Sentence("KẾ HOẠCH\nPHÁT\nĐỘNG THI ĐUA\n\nI. MỤC ĐÍCH", "PHÁT ĐỘNG THI ĐUA"),
            Sentence("KẾ HOẠCH\nCông tác năm 2027\nCĂN CỨ LUẬT", "Công tác năm 2027"),
            Sentence("QUYẾT ĐỊNH\nVề việc thành lập tổ công tác", "thành lập tổ công tác"),
            Sentence("CÔNG ĐIỆN\nV/v tăng cường phòng dịch", "tăng cường phòng dịch"),
            Sentence("CHỈ THỊ\nVề trực cơ quan dịp Tết", "trực cơ quan dịp Tết"),
            Sentence("THỂ LỆ\nCuộc thi ảnh “Phố núi” năm 2027\n\nĐiều 1. Đối tượng", "Cuộc thi ảnh “Phố núi” năm 2027"),
            Sentence(
                "TRUNG TÂM Y TẾ HUYỆN B\nThông báo lịch tiêm nhắc\n\nKính gửi: Các trạm.", "Thông báo lịch tiêm nhắc"),
            Sentence("KẾ HOẠCH LIÊN TỊCH\nTrồng cây năm 2027", "Trồng cây năm 2027"),
            Sentence(
                "**CÔNG ĐIỆN**\nV/V TĂNG CƯỜNG TRỰC\nBAN Ở CƠ SỞ\n**CHỦ TỊCH XÃ điện:**",
                "TĂNG CƯỜNG TRỰC BAN Ở CƠ SỞ"),
        ])
    func title(sentence: Sentence) {
        #expect(ReadingLines(sentence.text).reading.header.title.map { [$0.value] } == sentence.expected)
    }

    @Test("A date without a year takes the document's, and says so")
    func years() throws {
        let reading = ReadingLines("Số: 1/KH-UBND\nA, ngày 5 tháng 3 năm 2027\n\nCác xã gửi báo cáo trước ngày 20/11.")
        #expect(reading.deadlines == ["dated 2027-11-20 before"])
        let deadline = try #require(reading.reading.deadlines.first)
        #expect(deadline.evidence.reasons.contains { $0.english.contains("2027") })
        #expect(reading.quote(deadline.evidence) == "trước ngày 20/11")
        #expect(deadline.evidence.line == 4)
    }
}

extension String {
    var precomposed: String { precomposedStringWithCanonicalMapping }
}
