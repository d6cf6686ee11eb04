import Foundation
import PlanCore
import PlanDocuments
import Testing

/// Whole short documents: header, deadlines, phases, duties, units and what is missing.
@Suite struct DocumentReaderTests {
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
        #expect(
            ReadingLines("Nơi nhận:\n- 05 tổ dân phố;\n- Thôn Đông, thôn Đoài;\n- Lưu: VT.").reading.units.map(\.value)
                == ["05 tổ dân phố", "Thôn Đông", "thôn Đoài"])
        // Beside the signature, and all in one cell.
        for text in [
            "Nơi nhận:          TM. ỦY BAN NHÂN DÂN\n- Như trên;             CHỦ TỊCH\n- Các  thôn\n- Hội Phụ nữ xã         Lê Văn Mẫu",
            "Nơi nhận: - Như trên; - Các thôn; - Hội Phụ nữ xã; - Lưu: VT.",
            "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Các thôn;\nCHỦ TỊCH\n- Hội Phụ nữ xã;",
        ] {
            let names = ReadingLines(text).reading.units.map(\.value)
            #expect(names == ["Các thôn", "Hội Phụ nữ xã"])
        }
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
            "Số: 702/STT-CN\nV/v sửa biểu mẫu trên trang một cửa\nAn Ví Dụ, ngày 22 tháng 4 năm 2027",
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
        Sentence(
            "Thông báo thu quỹ học kỳ 2 năm học 2026-2027\n\nKhông bị phạt từ ngày 01/9/2026 đến ngày 15/9/2026.",
            "year 2027"),
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
        let listed = DocumentReader().read(DocumentText("Các xã gửi báo cáo vào các ngày 30, 31/11/2027."))
        #expect(listed.deadlines.count == 1)
        #expect(
            listed.gaps.contains { if case .impossibleDate(_, let what) = $0 { what == "gửi báo cáo" } else { false } })
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
        // Also what had just passed is to be confirmed.
        let isPast = sentence.text.contains("/01") || sentence.text.contains("15/11")
        #expect(deadline.evidence.isDoubtful == isPast)
    }

    @Test(
        "What the document contradicts is to be confirmed",
        arguments: [
            Sentence("Đăng ký từ ngày 20/12 đến hết ngày 10/01.", "dated 2028-01-10 by"),
            Sentence("Các xã nộp phiếu trước ngày 15/02.", "dated 2027-02-15 before"),
            Sentence("Các xã nộp phiếu trước thứ Hai, ngày 20/11/2027.", "dated 2027-11-20 before"),
            Sentence("Các xã nộp phiếu trước ngày 20/11/2027 (thứ Hai).", "dated 2027-11-20 before"),
            Sentence("Các xã nộp phiếu trước ngày 20/11/2072.", "dated 2072-11-20 before"),
            Sentence("Năm 2028, các xã nộp phiếu trước ngày 20/11.", "dated 2027-11-20 before"),
        ])
    func contradictions(sentence: Sentence) {
        let reading = ReadingLines("Số: 1/KH-UBND\nA, ngày 05 tháng 3 năm 2027\n\n\(sentence.text)")
        #expect(reading.deadlines == sentence.expected)
        #expect(reading.reading.deadlines.map(\.evidence.isDoubtful) == [true])
    }

    @Test(
        "Of a plan for the next year a date without a year may be of what is left of this one, and is before a date behind it"
    )
    func issueYear() {
        func lines(_ text: String) -> ReadingLines {
            ReadingLines("Số: 1/KH-UBND\nA, ngày 28 tháng 11 năm 2026\n\nKẾ HOẠCH\nĐiều tra năm 2027\n\n\(text)")
        }
        let ordered = lines("Các tổ gửi dự toán trước ngày 15 tháng 12, quyết toán chậm nhất ngày 30/6/2027.")
        #expect(ordered.deadlines == ["dated 2026-12-15 before", "dated 2027-06-30 by"])
        let alone = lines("Các tổ gửi dự toán trước ngày 15 tháng 12.")
        #expect(alone.deadlines == ["dated 2027-12-15 before"])
        for reading in [ordered, alone] { #expect(reading.reading.deadlines[0].evidence.isDoubtful) }
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
        let small = ReadingLines("Trường Đại học A\nPhòng Đào tạo\n\nSố: 4/TB-ĐT\nA, ngày 05 tháng 3 năm 2027").reading
        #expect(small.header.issuer?.value == "Phòng Đào tạo")
        #expect(small.header.superior?.value == "Trường Đại học A")
        let below = ReadingLines(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ TỈNH A    Độc lập - Tự do - Hạnh phúc\nSố: 4/BC-SYT"
        ).reading
        #expect(below.header.issuer?.value == "SỞ Y TẾ TỈNH A")
        let name = "TỔNG CÔNG TY CỔ PHẦN CẤP NƯỚC VÀ MÔI TRƯỜNG ĐÔ THỊ A CHI NHÁNH KHU VỰC MIỀN ĐÔNG VÀ DUYÊN HẢI"
        #expect(ReadingLines(name + "\nSố: 4/KH-CN").reading.header.issuer?.value == name)
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
            Sentence(
                "BAN TỔ CHỨC GIẢI VẼ THIẾU NHI\n\nTHỂ LỆ GIẢI VẼ\n\nĐiều 1. Thời gian", "THỂ LỆ GIẢI VẼ"),
            Sentence("KẾ HOẠCH LIÊN TỊCH\nTrồng cây năm 2027", "Trồng cây năm 2027"),
            Sentence("KẾ HOẠCH LIÊN TỊCH\nĐợt 2 năm 2027", "Đợt 2 năm 2027"),
            Sentence("THỂ LỆ GIẢI VẼ\nChương I. Thời gian", "THỂ LỆ GIẢI VẼ"),
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
