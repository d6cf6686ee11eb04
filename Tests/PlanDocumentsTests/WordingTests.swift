import PlanDocuments
import Testing

/// What a deadline is called, who must do it and to whom it goes.
@Suite struct WordingTests {
    struct Duty: Sendable, CustomTestStringConvertible {
        var text: String
        var what: String
        var who: String?
        var to: String?
        var testDescription: String { text }

        init(_ text: String, _ what: String, who: String? = nil, to: String? = nil) {
            (self.text, self.what, self.who, self.to) = (text, what, who, to)
        }
    }

    private static let sentences: [Duty] = [
        // Around the duty: what it rests on, how it is done, to whom it goes, what it is for.
        Duty(
            "Căn cứ Kế hoạch này, Ủy ban nhân dân các phường có trách nhiệm lập danh sách lớp học tình thương và gửi về Phòng Kinh tế (qua bộ phận Thống kê) trước ngày 12/5/2027.",
            "lập danh sách lớp học tình thương", who: "Ủy ban nhân dân các phường", to: "Phòng Kinh tế"),
        Duty(
            "UBND các xã căn cứ hướng dẫn này khẩn trương kiểm kê tài sản trước ngày 12/5/2027.", "kiểm kê tài sản",
            who: "UBND các xã"),
        Duty(
            "Các trường gửi báo cáo sơ kết trước ngày 12/5/2027 để tổng hợp, trình Sở.", "gửi báo cáo sơ kết",
            who: "Các trường"),
        Duty(
            "Trước ngày 12/5/2027, Trung tâm Văn hóa chủ trì, phối hợp với các thôn trang trí trục đường chính.",
            "trang trí trục đường chính", who: "Trung tâm Văn hóa"),
        Duty(
            "Sau khi các thôn bình xét, Văn phòng phải tổng hợp hồ sơ trước ngày 12/5/2027.", "tổng hợp hồ sơ",
            who: "Văn phòng"),
        // Who is asked must, not who asks; who tells of something must not.
        Duty(
            "Thường trực Huyện ủy giao Ban Dân vận rà soát quy chế phối hợp trước ngày 12/5/2027.",
            "rà soát quy chế phối hợp", who: "Ban Dân vận"),
        Duty("Giám đốc Sở yêu cầu hoàn thành sổ theo dõi trước ngày 12/5/2027.", "hoàn thành sổ theo dõi"),
        Duty(
            "Nhà trường dành tặng áo cho những học viên nộp hồ sơ trước ngày 12/5/2027.", "nộp hồ sơ",
            who: "những học viên"),
        Duty(
            "Thí sinh có nhu cầu ở nội trú cần nộp đơn tại Ban Quản lý trước ngày 12/5/2027.", "nộp đơn",
            who: "Thí sinh có nhu cầu ở nội trú", to: "Ban Quản lý"),
        Duty(
            "Sở Y tế mới ban hành văn bản yêu cầu các bệnh viện rà soát giường trống trước ngày 12/5/2027.",
            "rà soát giường trống", who: "các bệnh viện"),
        Duty(
            "Phòng Nội vụ vừa có công văn đề nghị các xã rà soát hồ sơ người có công trước ngày 12/5/2027.",
            "rà soát hồ sơ người có công", who: "các xã"),
        Duty(
            "Sở Tư pháp là cơ quan thường trực, có trách nhiệm rà soát quy chế trước ngày 12/5/2027.",
            "rà soát quy chế", who: "Sở Tư pháp"),
        Duty(
            "Cơ quan thường trực Ban Chỉ đạo tổng hợp kết quả trước ngày 12/5/2027.", "tổng hợp kết quả",
            who: "Cơ quan thường trực Ban Chỉ đạo"),
        Duty(
            "Các thôn gửi phiếu khảo sát về đơn vị đầu mối trước ngày 12/5/2027.", "gửi phiếu khảo sát",
            who: "Các thôn", to: "đơn vị đầu mối"),
        Duty(
            "Phòng Tài chính chủ trì, phối hợp với Văn phòng và các đơn vị có liên quan kiểm tra quỹ, trình huyện phê duyệt trước ngày 12/5/2027.",
            "kiểm tra quỹ, trình huyện phê duyệt", who: "Phòng Tài chính", to: "huyện"),
        Duty(
            "Trước ngày 12/5/2027, đồng chí Lê Thị Mẫu - Phó Chủ tịch xã chỉ đạo hoàn thành kênh tiêu.",
            "chỉ đạo hoàn thành kênh tiêu", who: "đồng chí Lê Thị Mẫu - Phó Chủ tịch xã"),
        Duty(
            "Riêng các xã ven biển, thời hạn gửi báo cáo tàu thuyền là trước ngày 12/5/2027.",
            "gửi báo cáo tàu thuyền", who: "các xã ven biển"),
        Duty(
            "Kết quả kiểm kê của các trường được gửi bằng văn bản và thư điện tử về Sở Y tế trước ngày 12/5/2027.",
            "Kết quả kiểm kê của các trường", who: "các trường", to: "Sở Y tế"),
        Duty(
            "Đề nghị các tổ chức chính trị - xã hội vận động hội viên trước ngày 12/5/2027.", "vận động hội viên",
            who: "các tổ chức chính trị - xã hội"),
        // Names: verbs in capitals, lists, a list behind a colon.
        Duty(
            "Sở Xây dựng, Sở Tài chính và UBND các huyện: An Bình, Phú Lộc báo cáo Bộ Tổ chức kết quả kiểm tra trước ngày 12/5/2027.",
            "báo cáo Bộ Tổ chức kết quả kiểm tra",
            who: "Sở Xây dựng, Sở Tài chính và UBND các huyện: An Bình, Phú Lộc", to: "Bộ Tổ chức"),
        Duty(
            "Hội đồng tuyển dụng các bệnh viện thẩm định hồ sơ trước ngày 12/5/2027.", "thẩm định hồ sơ",
            who: "Hội đồng tuyển dụng các bệnh viện"),
        // Whose it is, and the verb that says only that it is sent or done.
        Duty(
            "Hồ sơ đề nghị khen thưởng của các chi hội gửi về Hội đồng thi đua huyện trước ngày 12/5/2027.",
            "Hồ sơ đề nghị khen thưởng của các chi hội", who: "các chi hội", to: "Hội đồng thi đua huyện"),
        Duty("Rà soát sổ đảng viên, hoàn thành trước ngày 12/5/2027.", "Rà soát sổ đảng viên"),
        Duty(
            "Văn phòng hoàn thành trước ngày 12/5/2027 việc số hóa sổ đăng ký.", "hoàn thành việc số hóa sổ đăng ký",
            who: "Văn phòng"),
        Duty("Thời hạn nộp bài dự thi: trước ngày 12/5/2027.", "nộp bài dự thi"),
        // What stands in brackets with a semicolon.
        Duty(
            "Các đội nhận áo (cỡ nhỏ 20 chiếc; cỡ lớn 30 chiếc) trước ngày 12/5/2027.",
            "nhận áo (cỡ nhỏ 20 chiếc; cỡ lớn 30 chiếc)", who: "Các đội"),
        // The heading, the stem of a list.
        Duty("1. Lập kế hoạch diễn tập\n- Hoàn thành trước ngày 12/5/2027.", "Lập kế hoạch diễn tập"),
        Duty("3. Chấm bài viết\n- Hạn chấm: trước ngày 12/5/2027.", "Chấm bài viết"),
        Duty(
            "2. Đề nghị các hợp tác xã:\n- Kê khai diện tích gieo trồng trước ngày 12/5/2027.",
            "Kê khai diện tích gieo trồng", who: "các hợp tác xã"),
        Duty(
            "Sở đề nghị các phòng khám thực hiện như sau:\n\n(1) Báo cáo vật tư\n\n- Hạn nộp báo cáo: trước ngày 12/5/2027.",
            "Báo cáo vật tư", who: "các phòng khám"),
    ]

    @Test("A duty is told without what only stands around it", arguments: sentences)
    func duty(expected: Duty) throws {
        for text in [expected.text, ReadingLines.decomposed(expected.text)] {
            let deadline = try #require(ReadingLines(text).reading.deadlines.first)
            #expect(deadline.what.precomposed == expected.what)
            #expect(deadline.who?.precomposed == expected.who)
            #expect(deadline.to?.precomposed == expected.to)
        }
    }

    @Test(
        "An anniversary is called by its day",
        arguments: [
            Duty(
                "Các chi đoàn ra quân với tinh thần lập thành tích chào mừng kỷ niệm 60 năm Ngày truyền thống ngành Đo đạc (12/5/1967 - 12/5/2027).",
                "kỷ niệm 60 năm Ngày truyền thống ngành Đo đạc"),
            Duty(
                "Hưởng ứng ngày truyền thống Hội Làm vườn (12/5/1967 - 12/5/2027), các thôn trồng cây.",
                "ngày truyền thống Hội Làm vườn"),
        ])
    func anniversary(expected: Duty) {
        #expect(ReadingLines(expected.text).reading.events.map(\.title) == [expected.what])
    }

    @Test("A duty goes on behind a semicolon, and behind a bracket with a date of its own")
    func stretches() {
        let reading = ReadingLines(
            "Rà soát tủ thuốc, thay thuốc quá hạn; thời gian hoàn thành: 12/5/2027.\n\nBệnh viện đề nghị:\n- Các khoa xây dựng lịch trực (lấy số liệu từ ngày 01/3/2027), gửi về Phòng Tổng hợp trước ngày 20/5/2027."
        ).reading
        #expect(
            reading.deadlines.map(\.what) == ["Rà soát tủ thuốc, thay thuốc quá hạn", "xây dựng lịch trực"])
        #expect(reading.deadlines.last?.to == "Phòng Tổng hợp")
        #expect(reading.deadlines.last?.who == "Các khoa")
    }

    @Test("What is due in parts is called by its whole")
    func parts() {
        let reading = ReadingLines(
            "Các xã gửi báo cáo tiến độ về Ban Chỉ huy huyện: đợt 1 trước ngày 12/5/2027, đợt 2 trước ngày 12/9/2027."
        ).reading
        #expect(reading.deadlines.map(\.what) == ["gửi báo cáo tiến độ đợt 1", "gửi báo cáo tiến độ đợt 2"])
        #expect(reading.deadlines.map(\.who) == ["Các xã", "Các xã"])
    }

    @Test("A long duty is cut at a border, its brackets whole")
    func length() throws {
        let reading = ReadingLines(
            "Các đơn vị tiếp tục rà soát toàn bộ trang thiết bị phòng học bộ môn (gồm bàn ghế, máy chiếu, tủ sách và các dụng cụ thí nghiệm đã cấp), "
                + "lập biên bản từng loại có chữ ký của người quản lý, niêm yết kết quả tại bảng tin của từng đơn vị trước ngày 12/5/2027."
        ).reading
        let what = try #require(reading.deadlines.first?.what)
        #expect(what.count <= 130 && what.hasPrefix("rà soát toàn bộ trang thiết bị phòng học bộ môn"))
        #expect(what.count { $0 == "(" } == what.count { $0 == ")" })
        #expect(!what.hasSuffix(","))
    }

    @Test("A row is called by its work, not by the time of another cell")
    func rows() {
        let reading = ReadingLines(
            "| TT | Nội dung | Đơn vị | Thời hạn |\n| 1 | Chốt sổ | Kế toán xã | Trước 16 giờ 30 phút ngày 12 tháng 5 năm 2027 |"
        ).reading
        #expect(reading.deadlines.map(\.what) == ["Chốt sổ"])
        #expect(reading.deadlines.map(\.who) == ["Kế toán xã"])
    }

    @Test(
        "An article's title is what its document is about",
        arguments: [
            Duty(
                "Ngày 05/3/2027, Sở Y tế tỉnh B có Công văn 77/SYT-NV năm 2027 về việc rà soát giấy phép hành nghề.",
                "rà soát giấy phép hành nghề", who: "Sở Y tế tỉnh B"),
            Duty(
                "Bộ Y tế vừa ban hành Thông tư số 12/2027/TT-BYT quy định mức đóng quỹ phòng bệnh.",
                "quy định mức đóng quỹ phòng bệnh", who: "Bộ Y tế"),
            Duty(
                "Theo mục 2 Kế hoạch 9/KH-UBND năm 2027 về việc trồng cây ven sông do xã Cần Giang ban hành quy định như sau:",
                "trồng cây ven sông", who: "xã Cần Giang"),
            Duty("# [CÔNG TÁC SINH VIÊN] Thông báo nhận áo lớp\n\nNội dung.", "Thông báo nhận áo lớp"),
        ])
    func article(expected: Duty) {
        let header = ReadingLines(expected.text).reading.header
        #expect(header.title?.value == expected.what)
        #expect(header.issuer?.value == expected.who)
    }

    @Test(
        "An authority's name goes on over lines that name nobody",
        arguments: ["THỦ\nTƯỚNG CHÍNH PHỦ", "THỦ TƯỚNG\nCHÍNH PHỦ", "VĂN PHÒNG\nỦY BAN DÂN TỘC"])
    func issuer(lines: String) {
        let reading = ReadingLines(
            "\(lines)\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 4/TB-VP"
        ).reading
        #expect(reading.header.issuer?.value == lines.replacing("\n", with: " "))
    }

    @Test("An authority's name that went on over a line is whole: the next line is another's")
    func superior() {
        let reading = ReadingLines(
            "ỦY BAN NHÂN DÂN\nHUYỆN A\nPHÒNG NỘI VỤ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 4/TB-VP"
        ).reading
        #expect(reading.header.issuer?.value == "PHÒNG NỘI VỤ")
    }
}
