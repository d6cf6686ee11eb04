import CivilTime
import PlanCore
import PlanDocuments
import Testing

/// What the columns of a table hold, by their heads.
@Suite struct TableTests {
    private static func lines(_ table: String) -> [String] {
        let reading = DocumentReader().read(
            DocumentText("Số: 12/KH-UBND\n\nKẾ HOẠCH\nThi đua năm 2027\n\n\(table)\n"))
        let lines = ReadingLines(reading)
        let deadlines = zip(lines.deadlines, reading.deadlines).map { line, deadline in
            "\(line): \(deadline.what)" + (deadline.who.map { ", \($0)" } ?? "")
                + (deadline.to.map { " → \($0)" } ?? "")
        }
        return deadlines + reading.events.map { "event \(lines.day($0.on)): \($0.title)" }
    }

    @Test(
        "notes, places, persons and numbers of rows are no work",
        arguments: [
            (
                """
                STT | Nội dung | Thời hạn | Đơn vị | Ghi chú
                1 | Tổ chức Hội nghị sơ kết | 25/6/2027 | Văn phòng | Theo Quyết định số 12/QĐ-UBND ngày 05/01/2027 của xã
                2 | Nộp báo cáo | 30/6/2027 | Các thôn | Gửi bản giấy có đóng dấu và bản mềm qua thư điện tử
                """,
                [
                    "dated 2027-06-25 by: Tổ chức Hội nghị sơ kết, Văn phòng",
                    "dated 2027-06-30 by: Nộp báo cáo, Các thôn",
                ]
            ),
            (
                """
                Họ và tên cán bộ phụ trách | Công việc | Hạn | Nơi nhận
                Nguyễn Thị Ví Dụ, công chức văn hóa | Gửi ảnh | Trước 10/5/2027 | Văn phòng xã
                """,
                ["dated 2027-05-10 before: Gửi ảnh, Nguyễn Thị Ví Dụ, công chức văn hóa → Văn phòng xã"]
            ),
            (
                """
                STT | Cơ quan, đơn vị phối hợp | Nhiệm vụ | Thời hạn | Kinh phí dự kiến của xã
                1 | Các thôn, tổ dân phố và các trường học trên địa bàn | Rà soát hộ | 10/5/2027 | 15 triệu đồng từ ngân sách xã
                """,
                ["dated 2027-05-10 by: Rà soát hộ"]
            ),
            (
                """
                TT | Dự án | Đơn vị | Khởi công | Hạn bàn giao đất
                1 | Kè bờ sông | Thôn Đông | 19/8/2026 | Trước 15/8/2027
                """,
                ["dated 2027-08-15 before: Kè bờ sông, Thôn Đông"]
            ),
        ])
    func roles(table: String, expected: [String]) {
        #expect(Self.lines(table) == expected)
    }

    @Test(
        "no row is lost behind the heads",
        arguments: [
            "Nội dung | Đơn vị | Thời hạn\nNộp báo cáo sơ kết | Các thôn | 30/6/2027\nNộp hồ sơ | Các thôn | 15/11/2027",
            "Nội dung\tĐơn vị\tThời hạn\nNộp báo cáo sơ kết\tCác thôn\t30/6/2027\nNộp hồ sơ\tCác thôn\t15/11/2027",
            """
            Nội dung | Đơn vị | Thời hạn
            I. CÔNG TÁC CHUẨN BỊ
            Nộp báo cáo sơ kết | Các thôn | 30/6/2027
            Nộp hồ sơ | Các thôn | 15/11/2027
            """,
        ])
    func rows(table: String) {
        #expect(
            Self.lines(table) == [
                "dated 2027-06-30 by: Nộp báo cáo sơ kết, Các thôn", "dated 2027-11-15 by: Nộp hồ sơ, Các thôn",
            ])
    }

    @Test("a calendar's days are of what takes place, and of what is to be delivered")
    func calendar() {
        #expect(
            Self.lines(
                """
                Ngày, tháng | Nội dung
                25/6/2027 | Hội nghị sơ kết
                30/6/2027 | Nộp báo cáo sơ kết về UBND xã
                15/7/2027 | Tham quan làng nghề
                """)
                == [
                    "dated 2027-06-30 by: Nộp báo cáo sơ kết → UBND xã", "event 2027-06-25: Hội nghị sơ kết",
                    "event 2027-07-15: Tham quan làng nghề",
                ])
    }

    @Test("where a table says where, something takes place, unless something is to be delivered")
    func places() {
        #expect(
            Self.lines(
                """
                Tên hoạt động | Thời gian | Địa điểm
                Giải bóng chuyền | 25/8/2027 | Sân vận động của Trung tâm Văn hóa và Thể thao huyện
                Nộp danh sách đội bóng | 10/8/2027 | Văn phòng xã
                """)
                == ["dated 2027-08-10 by: Nộp danh sách đội bóng", "event 2027-08-25: Giải bóng chuyền"])
        #expect(
            Self.lines("Nội dung | Thời gian | Nơi nộp hồ sơ\nHồ sơ thi đua | 10/8/2027 | Văn phòng xã")
                == ["dated 2027-08-10 by: Hồ sơ thi đua → Văn phòng xã"])
    }

    @Test("A column headed by a report holds the days by which it is due; on a part of a day something takes place")
    func heads() {
        #expect(
            Self.lines("Đợt\tĐịa bàn\tThời gian\tBáo cáo kết quả\n1\tKhu chợ\tTừ 19/4 đến 22/4/2027\t25/4/2027")
                == ["dated 2027-04-25 by: Báo cáo kết quả: Khu chợ"])
        #expect(
            Self.lines("Vòng | Nội dung | Thời gian\nChung khảo | Thuyết trình, trao giải | Sáng 28/6/2027")
                == ["event 2027-06-28: Thuyết trình, trao giải"])
    }

    @Test("a row that names no work takes it from the head of its date or the heading above")
    func withoutWork() {
        #expect(
            Self.lines("Đơn vị | Thời hạn gửi báo cáo tổng kết\nKhối thi đua số 1 | 05/12/2027")
                == ["dated 2027-12-05 by: gửi báo cáo tổng kết, Khối thi đua số 1"])
    }

    @Test(
        "a page's end and its number part no words that belong together",
        arguments: ["chậm\n- 2 -\nnhất", "chậm\n\n2\n\nnhất", "chậm\n\nnhất", "chậm\nnhất"])
    func pageNumber(words: String) {
        let lines = ReadingLines("Các thôn gửi hồ sơ \(words) ngày 05/12/2027.").deadlines
        #expect(lines == ["dated 2027-12-05 by"])
    }

    @Test("a letter's subject ends before the motto")
    func subject() {
        let reading = DocumentReader().read(
            DocumentText(
                """
                UBND TỈNH VÍ DỤ
                SỞ NỘI VỤ
                Số: 34/SNV-TĐ
                V/v hướng dẫn tổng kết công tác thi đua năm 2027
                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Độc lập - Tự do - Hạnh phúc
                Ví Dụ, ngày 02 tháng 11 năm 2027

                Kính gửi: Các sở, ban, ngành.
                """))
        #expect(reading.header.title?.value == "hướng dẫn tổng kết công tác thi đua năm 2027")
        #expect(reading.header.issuer?.value == "SỞ NỘI VỤ")
    }

    @Test("number, title and issuer are in composed letters, and Latin ones")
    func letters() {
        let text = "UBND XÃ АN VÍ DỤ\nSố: 12/КH-UBND\n\nKẾ HOẠCH\nThi đua nаm 2027 của cáс thôn\n"
        for text in [text, ReadingLines.decomposed(text)] {
            let header = DocumentReader().read(DocumentText(text)).header
            #expect(header.number?.value.unicodeScalars.elementsEqual("12/KH-UBND".unicodeScalars) ?? false)
            #expect(header.issuer?.value.unicodeScalars.elementsEqual("UBND XÃ AN VÍ DỤ".unicodeScalars) ?? false)
            #expect(
                header.title?.value.unicodeScalars.elementsEqual("Thi đua nam 2027 của các thôn".unicodeScalars)
                    ?? false, "\(header.title?.value ?? "")")
        }
    }

    private static let phases =
        "1. Đợt 1: từ ngày 01/3/2027 đến hết ngày 30/6/2027.\n2. Đợt 2: từ ngày 01/7/2027 đến hết ngày 15/12/2027.\n"

    @Test(
        "what is counted from is found where the document holds it",
        arguments: [
            ("chậm nhất 10 ngày sau khi kết thúc đợt", .each), ("chậm nhất 10 ngày sau khi kết thúc Đợt 2", .index(1)),
            ("chậm nhất 10 ngày sau khi kết thúc Đợt 3", nil),
            (
                "trong thời hạn 05 ngày làm việc kể từ ngày 20/5/2027",
                .day(.full(Day(clippingYear: 2027, month: 5, day: 20)))
            ),
            ("trong thời hạn 10 ngày kể từ ngày ban hành Kế hoạch này", .issue),
            ("trong thời hạn 10 ngày kể từ ngày nhận hồ sơ hợp lệ", nil),
            ("trong thời hạn 10 ngày kể từ ngày ký", .issue),
            ("trong thời hạn 10 ngày kể từ ngày ký hợp đồng này", nil),
            ("trong thời hạn 10 ngày kể từ ngày ban hành Quyết định này", nil),
            ("trong thời hạn 10 ngày kể từ ngày Quyết định số 3/QĐ-UBND ngày 05/01/2027 có hiệu lực", nil),
            ("trước ngày 20/11/2027 ít nhất 10 ngày", .day(.full(Day(clippingYear: 2027, month: 11, day: 20)))),
            ("chậm nhất 10 ngày sau khi kết thúc đợt thứ hai", .index(1)),
            ("chậm nhất 10 ngày sau khi kết thúc đợt thi đua năm 2027", .each),
        ] as [(String, DocumentReading.PhaseReference?)])
    func anchors(words: String, expected: DocumentReading.PhaseReference?) {
        let reading = DocumentReader().read(
            DocumentText(
                "Số: 12/KH-UBND\nVí Dụ, ngày 12 tháng 02 năm 2027\n\nKẾ HOẠCH\nThi đua năm 2027\n\n"
                    + "Các thôn gửi báo cáo \(words).\n\(Self.phases)"))
        let found = reading.deadlines.compactMap { deadline in
            if case .relative(_, _, let phase, _) = deadline.when {
                phase as DocumentReading.PhaseReference??
            } else {
                nil
            }
        }
        #expect(found == [expected])
    }
}
