import PlanDocuments
import Testing

/// What calls for entries, figures and papers say: rounds, windows of every year, limits in one breath, and what becomes of who is late.
@Suite struct CallTests {
    private static let limits: [Sentence] = [
        Sentence("Danh sách đội tuyển gửi về Sở chậm nhất trước 17h ngày 10/6/2027.", "dated 2027-06-10 before 17:00"),
        Sentence("Nhà ăn đưa vào sử dụng trước ngày khai giảng (05/9/2027).", "dated 2027-09-05 before"),
        Sentence("Tỷ lệ hộ tham gia phải đạt 90% trước 31/12/2027.", "dated 2027-12-31 before"),
        Sentence("Phòng Tư pháp thẩm định lại, trả kết quả ngay trong ngày 05/12/2027.", "dated 2027-12-05 by"),
        Sentence(
            "Đơn xin hoãn (có xác nhận, xác nhận không quá 3 tháng) nộp tại phòng 104 trước khi kết thúc đợt 2 là 05 ngày làm việc.",
            "relative 5 working-days ahead"),
        Sentence(
            "Tổng kết ở xã xong trong tháng 5/2027, ở huyện trong tháng 6/2027.", "dated 2027-05-31 by",
            "dated 2027-06-30 by"),
        Sentence(
            "Các xã phải hoàn thành bàn giao mặt bằng 70% trong năm 2027 và 100% trong quý I/2028.",
            "dated 2027-12-31 by", "dated 2028-03-31 by"),
        Sentence(
            "Cơ quan bảo hiểm giải quyết trong 07 ngày làm việc kể từ ngày nhận hồ sơ, 05 ngày làm việc nếu hồ sơ nộp qua mạng.",
            "relative 5 working-days after", "relative 7 working-days after"),
        Sentence(
            "Tác giả bổ sung ảnh gốc trong thời gian 3 ngày kể từ khi có thông báo, quá hạn coi như rút ảnh.",
            "relative 3 days after"),
        Sentence(
            "Mẫu tranh nhận từ khi phát động đến hết ngày 31/5/2027 (căn cứ theo dấu bưu điện).",
            "dated 2027-05-31 by", "phase ..2027-05-31"),
        Sentence(
            "Ai là thân nhân thì đến xã làm thủ tục từ ngày 02/5/2027 đến hết ngày 12/5/2027. Quá thời gian này, xã sẽ di dời.",
            "dated 2027-05-12 by", "phase 2027-05-02..2027-05-12"),
        Sentence(
            "1. THỜI GIAN NỘP HỒ SƠ:\n- Đợt tháng 3/2027: đến 16h00 ngày 08/3/2027", "dated 2027-03-08 by 16:00"),
        Sentence(
            "- Nhận hồ sơ:\n\nTừ 8 giờ ngày 08/6/2027 đến 16 giờ ngày 17/6/2027, tại tầng 2.",
            "dated 2027-06-17 by 16:00", "phase 2027-06-08..2027-06-17"),
        Sentence(
            "Các đội gửi ảnh ngày 27/3/2027; số người chạy gửi chậm nhất đến 15 giờ cùng ngày 27/3/2027.",
            "dated 2027-03-27 by", "dated 2027-03-27 by 15:00"),
        Sentence("Ngô sinh khối gieo được đến 15/11/2027 là muộn nhất.", "dated 2027-11-15 by"),
        Sentence("Hộ nuôi phải báo thú y xã trong 24 giờ.", "relative 24 hours after"),
        Sentence("Đáp: 3 ngày làm việc, kể từ ngày nhận đủ hồ sơ.", "relative 3 working-days after"),
        Sentence(
            "Hồ sơ phải gửi đại biểu chậm nhất là năm ngày trước ngày khai mạc kỳ họp.", "relative 5 days ahead"),
        Sentence(
            "Hoàn thành phương án của các thôn: từ ngày 25/5/2027 đến 31/5/2027.", "dated 2027-05-31 by",
            "phase 2027-05-25..2027-05-31"),
        Sentence(
            "Tiến độ:\n1. | Họp hội đồng | 2-8/10/2027 |\n2. | Nộp đề cương về phòng | 25/10/2027 |\n3. | Thi thử | 28/10/2027 |",
            "dated 2027-10-25 by", "phase 2027-10-02..2027-10-08"),
        Sentence(
            "Ban Tổ chức đã quyết định kéo dài thời gian nhận bài dự thi đến ngày 31/3/2027.", "dated 2027-03-31 by"),
        Sentence(
            "Sau 16g30 ngày 14/8/2027, nếu Nhà trường vẫn chưa nhận được tiền thì chỗ ở bị huỷ.",
            "dated 2027-08-14 by 16:30"),
        Sentence(
            "3. Hồ sơ trình khen thưởng: nộp tại quầy.\n- Với hồ sơ đề nghị Cờ thi đua: từ ngày 25/7/2027 đến ngày 31/7/2027.",
            "dated 2027-07-31 by", "phase 2027-07-25..2027-07-31"),
        Sentence(
            "Các xã báo cáo trước ngày 19/02/2027 để huyện tổng hợp (hạn tỉnh giao là 22/02/2027).",
            "dated 2027-02-19 before", "dated 2027-02-22 by"),
        Sentence("Thời gian gửi tác phẩm đến ngày 30/8/2027.", "dated 2027-08-30 by"),
        Sentence("Đề xuất sửa đổi cho phù hợp với luật; thời gian hoàn thành vào tháng 2-2027.", "dated 2027-02-28 by"),
        Sentence(
            "Tổ gửi danh sách công dân chưa kích hoạt (có lý do) cho Công an phường trước ngày 10/6/2027.",
            "dated 2027-06-10 before"),
        Sentence(
            "Hoàn thành kiểm kê thực tế, nhập số liệu đến hết ngày 31/3/2027.", "dated 2027-03-31 by"),
        Sentence(
            "Sau 16g30 ngày 14/8/2027, tiền chưa về tới Trường thì chỗ ở đã ghi tên coi như hủy.",
            "dated 2027-08-14 by 16:30"),
        Sentence(
            "Trong thời gian 60 ngày làm việc kể từ ngày nhận được văn bản, xã phải lấy xong ý kiến.",
            "relative 60 working-days after"),
        Sentence(
            "Các thời hạn trong thi hành án\n\n- Bản án, quyết định: 30 ngày, kể từ ngày ra bản án.",
            "relative 30 days after"),
        Sentence(
            "TÀU CÁ NĂM 2027\n\nCác xã chậm nhất đến 15-11 kiểm kê, định danh xong toàn bộ tàu cá.",
            "dated 2027-11-15 by"),
        Sentence(
            "Hồ sơ được bán từ ngày thông báo đấu giá đến ngày 13/11/2027.", "dated 2027-11-13 by", "phase ..2027-11-13"
        ),
        Sentence(
            "Tỉnh xin ý kiến đóng góp của Nhân dân trong vòng 05 ngày (từ ngày 07/10/2027-11/10/2027).",
            "dated 2027-10-11 by", "phase 2027-10-07..2027-10-11"),
        Sentence(
            "Sở đã chuyển hết dữ liệu cho công an, nhằm hoàn tất trước ngày 15/4/2027.", "dated 2027-04-15 before"),
        Sentence("Hạn nhận ảnh: 29 - 03 - 2027", "dated 2027-03-29 by"),
        Sentence(
            "Tập huấn xong trước mùng 5/7/2027, phát phiếu từ 06/7/2027 đến 15/7/2027.", "dated 2027-07-05 before",
            "phase 2027-07-06..2027-07-15"),
    ]

    private static let regular: [Sentence] = [
        Sentence(
            "Hằng năm sinh viên đăng ký thành 02 đợt tại văn phòng khoa:\n+ Đợt 1: trước 30/3.\n+ Đợt 2: trước 30/9.",
            "repeats year 30/3 before", "repeats year 30/9 before"),
        Sentence(
            "Tác giả gửi hồ sơ về Hội đồng từ ngày 15/11 đến ngày 25/11 hằng năm.", "repeats year 25/11 by"),
        Sentence("Giờ tiếp nhận: thứ 2 đến thứ 6, thêm sáng thứ 7 hằng tuần."),
        Sentence(
            "- Báo cáo hằng năm: chậm nhất ngày 25 tháng 11.\n- Báo cáo 06 (sáu) tháng: chậm nhất ngày 06 (sáu) tháng 06 (sáu).",
            "repeats year 25/11 by", "repeats year 6/6 by"),
        Sentence(
            "Tài liệu gửi về Văn phòng chậm nhất ngày 25 của tháng trước tháng họp.", "repeats month 25/1 by"),
        Sentence(
            "Yêu cầu, điều kiện thực hiện thủ tục hành chính: Trước ngày 15/10 hằng năm.", "repeats year 15/10 before"),
        Sentence(
            "BÁO CÁO NĂM 2027\n\nSở gửi báo cáo trước ngày 15/7 đối với báo cáo 6 tháng đầu năm và trước ngày 25/01 năm sau đối với báo cáo năm.",
            "repeats year 15/7 before", "repeats year 25/1 before"),
        Sentence("Năm 2027:\n- Tổng kết ở huyện xong trước ngày 30/6.", "dated 2027-06-30 before"),
    ]

    private static let spans: [Sentence] = [
        Sentence(
            "GIẢI BÓNG ĐÁ 2027: NGÀY ĐÁ\n\nVòng loại đá từ 17.2 - 2.3, chung kết từ ngày 11 - 26.3.",
            "phase 2027-02-17..2027-03-02", "phase 2027-03-11..2027-03-26"),
        Sentence(
            "Cấp huyện gửi hồ sơ về tỉnh chậm nhất ngày 10/10/2027; cấp tỉnh từ ngày 15/10/2027 đến ngày 31/10/2027.",
            "dated 2027-10-10 by", "phase 2027-10-15..2027-10-31"),
        Sentence(
            "Tác phẩm gửi đến hết ngày 15/10/2027. Chấm giải dự kiến: Từ ngày 16/10/2027 đến hết ngày 10/11/2027.",
            "dated 2027-10-15 by", "phase 2027-10-16..2027-11-10"),
        Sentence(
            "Cuộc họp nêu: Đại hội diễn ra trong 3 ngày (từ 16 - 18/4/2027).", "phase 2027-04-16..2027-04-18"),
        Sentence("Cuộc thi kéo dài 30 ngày (từ ngày 01/4/2027 đến ngày 30/4/2027).", "phase 2027-04-01..2027-04-30"),
        Sentence("Vùng trũng, nước rút muộn: gieo từ 05 - 20/01/2027.", "phase 2027-01-05..2027-01-20"),
        Sentence(
            "TUYỂN QUÂN NĂM 2028\n\nTừ ngày 1 đến 31-12, các xã khám sức khỏe. Từ ngày 3 đến 22-1-2028, bình cử công dân.",
            "phase 2027-12-01..2027-12-31", "phase 2028-01-03..2028-01-22"),
        Sentence(
            "Đợt thi đua bắt đầu từ ngày 15.10. 2027 và kết thúc vào ngày 18.11. 2027.", "phase 2027-10-15..2027-11-18"),
        Sentence("Tin mới hơn: Lễ trao giải lần thứ 12 - 21/01/2027 03:12"),
    ]

    /// Which papers, persons and months, and what is told of them.
    private static let told: [Sentence] = [
        Sentence("Trạm bơm vận hành 22/24 giờ khi mưa lớn."),
        Sentence("Giấy phép đề nghị cấp lại phải còn thời hạn không quá 45 ngày."),
        Sentence("Thời gian chốt số liệu: báo cáo 6 tháng tính từ ngày 15 tháng 12 năm trước kỳ báo cáo."),
        Sentence("Tác phẩm sáng tác từ ngày phát động, chưa công bố trước 01/9/2027."),
        Sentence("Ảnh đã đạt giải ở cuộc thi khác trước ngày 01/01/2027 không được gửi lại."),
        Sentence("Toàn huyện đã trồng 187.000 cây, hoàn thành trước ngày 30/11/2027, vượt 4,2%."),
        Sentence("Nộp ở đâu? (bạn đọc ở Hưng Hà gửi ngày 26/11/2027)"),
        Sentence("I. MỤC TIÊU\n- Đến hết năm 2027: 60% hồ sơ nộp trực tuyến."),
        Sentence("Được biết, đến hết ngày 30/4/2027 toàn tỉnh giải ngân 412 tỷ đồng, đạt 21,9%."),
        Sentence("Đường 507 hoàn thành ngày 15/10/2027, sớm hơn hợp đồng 20 ngày."),
        Sentence("Việc cấp mã học sinh đã được Sở làm xong trước ngày 28/5/2027."),
        Sentence("Đến ngày 4.1.2027, chưa một báo cáo nào của các huyện được gửi tới Sở."),
        Sentence("Báo cáo số đã giải ngân, ước đến hết ngày 31/5/2027."),
        Sentence("Theo lịch trình, cử tri đi bầu ngày 22/5/2027."),
        Sentence("Ban Tổ chức dừng nhận bài trước 1 tháng so với kế hoạch."),
        Sentence("Sáng kiến được công nhận từ 01/12/2026 đến 30/11/2027 mới được tính cho kỳ này."),
        Sentence("Đã treo 1 băng rôn chào mừng ngày Nhà giáo từ ngày 13/11 - 20/11/2027."),
        Sentence("Bài xuất sắc được gửi đi chung kết, trao giải tại Hà Nội vào đầu tháng 9/2027."),
        Sentence("Theo lộ trình, các trường đã công bố điểm chuẩn trước 17g00 ngày 19/8/2027."),
        Sentence("Sổ chỉ được dùng và có giá trị như giấy tờ xác nhận về cư trú cho đến hết ngày 31/12/2027."),
        Sentence(
            "Theo thông báo ấy, hạn cuối để đóng học phí là ngày 15/05/2027. Trường kéo dài thêm thời hạn đóng học phí."
        ),
        Sentence("Kỳ sát hạch dành cho các hồ sơ đã đăng ký trước ngày 03/6/2027."),
        Sentence("Gia hạn thời hạn sử dụng thẻ đến hết ngày 31/3/2027."),
        Sentence("Giấy xác nhận hộ nghèo, bản sao chứng thực không quá 06 tháng."),
        Sentence("Theo đó, đến ngày 31.12.2027 các tỉnh mới chi trả được hơn 3.000 tỉ đồng."),
        Sentence("Ghi chú: ngày bầu cử là Chủ nhật, 23/5/2027."),
        Sentence("Hạn hán có thể còn kéo dài đến hết tháng 8-2027."),
        Sentence("Góp phần hoàn thành nhiệm vụ, lập thành tích chào mừng những ngày lễ lớn trong năm 2027."),
        Sentence("26/12/2027 | 10:17 – Bộ đã có văn bản gửi các đơn vị."),
        Sentence("Dự kiến kết quả sơ bộ công bố vào tháng 12/2027."),
    ]

    @Test(
        "What a call says is due is found, and what it tells of papers and figures is not",
        arguments: limits + regular + spans + told)
    func findings(sentence: Sentence) {
        for found in sentence.found { #expect(found == sentence.expected) }
    }

    private static let headers: [(text: String, expected: [String])] = [
        (
            "UBND QUẬN\nSố: 41/CĐGD\nTừ Liêm, ngày 05 tháng 8 năm 2027\n\nKính gửi: Các trường\n",
            ["number 41/CĐGD", "issued 2027-08-05", "year 2027"]
        ),
        (
            "BAN CHỈ ĐẠO\nSố: 02/KH-BCĐ\nĐắk R'lấp, ngày 10 tháng 02 năm 2027\n\nKẾ HOẠCH\n",
            ["number 02/KH-BCĐ", "issued 2027-02-10", "year 2027"]
        ),
        (
            "CÔNG ĐIỆN\n\nSố: 08/CĐ-PCTT hồi 11 giờ 30 ngày 13/9/2027\n\nĐiện: Các công ty\n",
            ["number 08/CĐ-PCTT", "issued 2027-09-13", "year 2027"]
        ),
        (
            "Số: 278/PGD&ĐT-THCS\nThanh Sơn, ngày 09 tháng 9 năm 2027\n\nKính gửi: Các trường\n",
            ["number 278/PGD&ĐT-THCS", "issued 2027-09-09", "year 2027"]
        ),
        (
            "Lập danh sách tiêm\n\nThứ năm, 11/11/2027 07:10 GMT+7\n\nNgày 8/11, Sở Y tế có Công văn số 4417/SYT-NVY đề nghị các xã lập danh sách.\n",
            ["number 4417/SYT-NVY", "issued 2027-11-08", "year 2027"]
        ),
        (
            "Báo cáo thiệt hại đợt mưa lũ vừa qua ở các xã ven biển của huyện (17:57 14/11/2027)\n\nVăn phòng có Công văn số 10742/VP-KT, ban hành ngày 13/11, gửi các xã.\n",
            ["number 10742/VP-KT", "issued 2027-11-13", "year 2027"]
        ),
        (
            "Giải báo chí\n\nKế hoạch số 86/KH-BTC về tổ chức Giải đã được Ban Tổ chức ký ban hành ngày 23.3.2027.\n",
            ["number 86/KH-BTC", "issued 2027-03-23", "year 2027"]
        ),
        (
            "Diệt chuột\n\nThực hiện Chỉ thị số 04/CT-CT ngày 19/02/2026, Sở xây dựng Kế hoạch số 25/KH-SNN&PTNT ban hành ngày 03/4/2027.\n",
            ["number 25/KH-SNN&PTNT", "issued 2027-04-03", "year 2027"]
        ),
        (
            "Hội thi cải cách\n\nThành phố vừa ra Quyết định số 148/QĐ-BTC ban hành thể lệ hội thi năm 2027.\n",
            ["number 148/QĐ-BTC", "year 2027"]
        ),
        (
            "Phong trào chào mừng 80 năm (06/01/1950 - 06/01/2030)\n\nGiai đoạn 1 từ tháng 5/2027 đến tháng 12/2027; báo cáo gửi trước ngày 15/12/2027.\n",
            ["year 2027"]
        ),
        (
            "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 12/2027\n\nNộp đề trước 06/12; báo cáo trước ngày 08/01/2028; nghỉ ngày 01/01/2028.\n",
            ["year 2027"]
        ),
        (
            "Thursday, 18/07/2029\nNgày đăng: 06/01/2027\n\nThông báo lịch tiếp công dân\n\nĐăng ký trước ngày 10 hằng tháng.\n",
            ["year 2027"]
        ),
        (
            "Công văn số 5035/BNN-VP: góp ý dự thảo Kế hoạch (04/07/2027)\n\nKính gửi: Các tỉnh\n",
            ["number 5035/BNN-VP", "issued 2027-07-04", "year 2027"]
        ),
        (
            "Thông báo số 12250/TB-SXD về kỳ sát hạch\n\nNgày 03/12/2027, Sở ra Thông báo số 12250/TB-SXD về kỳ sát hạch.\n",
            ["number 12250/TB-SXD", "issued 2027-12-03", "year 2027"]
        ),
        (
            "V/v đăng ký nội trú học kỳ II năm học 2027 – 2028\nNgày 05/12/2027 2342\n\nĐăng ký từ ngày 18/11.\n",
            ["year 2027"]
        ),
        (
            "Tổng kết khen thưởng\n\nThực hiện Văn bản số 248/BTĐKT-V ngày 04/02/2027, Sở đã ban hành Văn bản số 164/SNV-TĐKT ngày 03/3/2027.\n",
            ["number 164/SNV-TĐKT", "issued 2027-03-03", "year 2027"]
        ),
        (
            "Trang tin | Liên hệ\n\nĐề xuất đề tài năm 2028\n\nGửi trước ngày 25/9/2027, họp ngày 02/10/2027.\n",
            ["year 2027"]
        ),
        ("Thi đợt 2\n1/14/2027 5:34:00 PM\n\nGửi danh sách trước ngày 20/01.\n", ["year 2027"]),
    ]

    @Test("What may be a day of the lunar calendar is no sure date")
    func lunarOrNot() throws {
        let reading = ReadingLines("KẾ HOẠCH NĂM 2027\n\nNộp danh sách trước mùng 5/7.\n").reading
        let deadline = try #require(reading.deadlines.first)
        #expect(ReadingLines(reading).deadlines == ["dated 2027-07-05 before"])
        #expect(deadline.evidence.confidence < 0.8)
    }

    @Test(
        "A day that no calendar has is none beside a name or an hour either",
        arguments: [
            "Xong trước ngày khai giảng (31/9).", "Báo cáo ngày 01/9, số liệu gửi trước 15 giờ cùng ngày 31/9.",
        ])
    func missingDay(text: String) {
        let lines = ReadingLines("KẾ HOẠCH NĂM 2027\n\n" + text)
        #expect(lines.deadlines.allSatisfy { !$0.contains("-09-3") && !$0.contains("-10-01") })
        #expect(lines.reading.gaps.contains { if case .impossibleDate = $0 { true } else { false } })
    }

    @Test("In a school year that the text alone names, the months from January on are the second year's")
    func schoolYear() {
        let text =
            "Thi đại sứ đọc\n\nCuộc thi mở cho học sinh trong năm học 2027-2028, nhận bài kể từ ngày 10/2 - 31/3.\n"
        #expect(ReadingLines(text).deadlines == ["dated 2028-03-31 by"])
    }

    @Test("Number, day and year of a letter with an unusual head, and of an article on one", arguments: headers)
    func header(text: String, expected: [String]) {
        #expect(ReadingLines(text).header == expected)
    }

    @Test("The day on which a page was looked at is neither its day of issue nor its year")
    func clock() {
        let text = """
            Thứ Năm, ngày 18 tháng 12 năm 2029

            Thi ảnh mùa xuân

            Ảnh được nhận đến hết ngày 10/01/2027; trao giải ngày 15/01/2027.
            """
        #expect(ReadingLines(text).header == ["year 2027"])
        #expect(ReadingLines(text).deadlines == ["dated 2027-01-10 by"])
    }
}
