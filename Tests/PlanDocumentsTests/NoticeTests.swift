import PlanDocuments
import Testing

/// What stands in notices, articles and descriptions of procedures: no letterhead, and much that only looks like a duty.
@Suite struct NoticeTests {
    private static let limited: [Sentence] = [
        Sentence(
            "Báo cáo tình hình về Văn phòng chậm nhất là 9 giờ sáng 17-11-2027.", "dated 2027-11-17 by 09:00"),
        Sentence("SỔ TAY NĂM 2027\n\nBáo cáo về Văn phòng chậm nhất là 9 giờ sáng 17-11.", "dated 2027-11-17 by 09:00"),
        Sentence("SỔ TAY NĂM 2027\n\nVăn kiện phải xong trước 15-5 để lấy ý kiến.", "dated 2027-05-15 before"),
        Sentence("SỔ TAY NĂM 2027\n\nDanh sách gửi trước 17h00 thứ Ba, 13-7.", "dated 2027-07-13 before 17:00"),
        Sentence("Thời gian thực hiện: Năm 2026 - 2029.", "phase 2026-01-01..2029-12-31"),
        Sentence(
            "Đối tượng: trẻ 5 tuổi.\nPhụ huynh phải đến trường nộp hồ sơ trước 17h00 ngày 16/7/2027.",
            "dated 2027-07-16 before 17:00"),
        Sentence("Lệ phí thi lại thu qua tài khoản, cuối cùng là ngày 28/01/2027.", "dated 2027-01-28 by"),
        Sentence(
            "Tổ thu đến từng hộ, thời gian thu bắt đầu từ ngày 28/3/2027 đến hết ngày 05/4/2027.",
            "dated 2027-04-05 by",
            "phase 2027-03-28..2027-04-05"),
        Sentence(
            "Dự trù thuốc gửi khoa Dược muộn nhất là 03/6/2027 (đợt 1) và 12/8/2027 (đợt 2).", "dated 2027-06-03 by",
            "dated 2027-08-12 by"),
        Sentence(
            "Chế độ báo cáo quản lý di tích: 6 tháng trước ngày 10/6, năm trước ngày 01/12 hằng năm.",
            "repeats year 1/12 before", "repeats year 10/6 before"),
        Sentence("Sau đại hội, trong vòng 10 ngày các cơ sở nộp hồ sơ đề nghị chuẩn y.", "relative 10 days after"),
        Sentence(
            "Lịch\nTừ 01/8/2027 đến ngày 05/8/2027\nPhụ huynh nộp tiền đồng phục, làm thủ tục nhập học",
            "dated 2027-08-05 by",
            "phase 2027-08-01..2027-08-05"),
        Sentence(
            "Chủ đầu tư báo cáo trước ngày 05 và trước ngày 20 hằng tháng.", "repeats month 20/1 before",
            "repeats month 5/1 before"),
        Sentence(
            "Nhận việc trong 20 ngày kể từ ngày ký quyết định, muộn nhất không sau 31/01/2027.", "dated 2027-01-31 by",
            "relative 20 days after"),
        Sentence("Cổ tức được chi trả trong quý III/2027.", "dated 2027-09-30 by"),
        Sentence("Tiêm chính: 05-3 đến 14-3-2027.", "phase 2027-03-05..2027-03-14"),
        Sentence(
            "Hồ sơ nộp về Phòng Tổ chức như sau:\n- Biên bản họp, bảng chấm điểm: 01/12/2027\n- Danh sách đề nghị: 03/12/2027",
            "dated 2027-12-01 by", "dated 2027-12-03 by"),
        Sentence(
            "Khách hàng còn dùng giấy tờ cũ cần mang căn cước còn hiệu lực đến để cập nhật trước ngày 01/01/2027.",
            "dated 2027-01-01 before"),
        Sentence(
            "Quyết định: 05 ngày làm việc kể từ ngày nhận được văn bản thẩm định, Ủy ban nhân dân xem xét, quyết định.",
            "relative 5 working-days after"),
        Sentence(
            "Phòng trả lời không quá 07 ngày làm việc kể từ ngày nhận văn bản; việc gấp thì trong 24 giờ.",
            "relative 24 hours after", "relative 7 working-days after"),
        Sentence(
            "Khách hàng sử dụng điện cần thanh toán tiền điện trong vòng 5 ngày kể từ ngày phát hành thông báo.",
            "relative 5 days after"),
        Sentence(
            "Các sở nhập điểm lên phần mềm đến 17 giờ ngày 10/12/2027, sau thời điểm này hệ thống tự khóa.",
            "dated 2027-12-10 by 17:00"),
        Sentence("Các thôn bàn giao sổ về xã trong tuần thứ nhất của tháng 4/2027.", "dated 2027-04-07 by"),
        Sentence(
            "Bài gửi qua thư điện tử tính từ 8 giờ ngày 04/10/2027 đến 17 giờ ngày 25/10/2027.",
            "dated 2027-10-25 by 17:00",
            "phase 2027-10-04..2027-10-25"),
        Sentence(
            "Chủ đầu tư phải hoàn thành phần việc còn lại trước ngày 30/11/2027, chạy thử thiết bị trong tháng 12/2027.",
            "dated 2027-11-30 before", "dated 2027-12-31 by"),
        Sentence("Phó Chủ tịch chỉ đạo việc này, cuối quý II/2027 hoàn thành.", "dated 2027-06-30 by"),
        Sentence(
            "Báo cáo Sở: 6 tháng - trước ngày 20/6; năm - trước ngày 20/12 của năm báo cáo.",
            "repeats year 20/12 before", "repeats year 20/6 before"),
        Sentence(
            "Cha mẹ gửi bản sao giấy khai sinh chậm nhất thứ Sáu tuần này (17/9/2027).", "dated 2027-09-17 by"),
        Sentence(
            "Nộp tiền từ 8h00’ ngày 20/11/2027 đến 17h00’ ngày 22/11/2027.", "dated 2027-11-22 by 17:00",
            "phase 2027-11-20..2027-11-22"),
    ]

    private static let regular: [Sentence] = [
        Sentence("Thời gian tiếp nhận: từ thứ 2 đến thứ 6 và sáng thứ 7 hằng tuần."),
        Sentence("Các tổ nộp phiếu vào thứ 7 hằng tuần.", "repeats week Sat by"),
        Sentence("Sơ yếu lý lịch có xác nhận không quá 06 tháng tính tới ngày nộp."),
        Sentence(
            "1. Số liệu của báo cáo:\n- Nửa năm đầu: từ ngày 01/01 đến ngày 30/6 của năm báo cáo\n2. Gửi trước ngày 15/7 hằng năm.",
            "repeats year 15/7 before"),
        Sentence(
            "ĐIỀU TRA HỘ NGHÈO\n\nĐiều tra từ ngày 01-9 đến ngày 31-12-2027. Trước ngày 25-10, các xã gửi báo cáo; số liệu dùng cho các năm sau.",
            "dated 2027-10-25 before", "phase 2027-09-01..2027-12-31"),
    ]

    private static let repeated: [Sentence] = [
        Sentence("CHẾ ĐỘ BÁO CÁO\n\nBáo cáo gửi trước ngày 10/7 của năm báo cáo.", "repeats year 10/7 before"),
        Sentence(
            "Nộp tờ khai chậm nhất là ngày 31 tháng 3 năm dương lịch tiếp theo năm tính thuế.",
            "repeats year 31/3 by"),
        Sentence(
            "Từ ngày 1 đến ngày 5 hằng tháng, các phòng được giao phải đưa lên mạng kết quả.", "repeats month 5/1 by"),
        Sentence("Người dân tắt bớt thiết bị vào các khung giờ 11h30-14h30 và 20-22h hằng ngày."),
    ]

    private static let spans: [Sentence] = [
        Sentence(
            "Đại hội các chi bộ từ tháng 1 đến tháng 3-2027; đợt sau từ tháng 8.2027 đến tháng 9.2027.",
            "phase 2027-01-01..2027-03-31", "phase 2027-08-01..2027-09-30"),
        Sentence("Thi học kỳ: từ 02/8÷14/8/2027.", "phase 2027-08-02..2027-08-14"),
        Sentence(
            "Nghỉ 3 ngày: từ thứ Bảy ngày 30/12/2028 đến hết ngày thứ Hai ngày 01/01/2029.",
            "phase 2028-12-30..2029-01-01"),
        Sentence(
            "XÉT TUYỂN\n\nCác đợt bổ sung bắt đầu từ ngày 01/9/2027 đến hết năm.", "phase 2027-09-01..2027-12-31"),
        Sentence(
            "Quyết định kéo dài thời gian nhận tác phẩm dự giải năm 2027 đến ngày 29/8/2027.", "dated 2027-08-29 by"),
        Sentence(
            "Theo kế hoạch, từ ngày 16/7/2027 đến ngày 28/7/2027, thí sinh đăng ký, sửa nguyện vọng.",
            "dated 2027-07-28 by", "phase 2027-07-16..2027-07-28"),
        Sentence(
            "Trong thời gian phát hành hồ sơ từ ngày 29/5/2027 đến ngày 18/6/2027 đã có 71 công ty nộp hồ sơ."),
        Sentence("Sau hơn 5 tháng, đã có 56 ý tưởng gửi về."),
        Sentence("Lưu ý: thời gian ở là từ ngày 14/8/2027 đến ngày 30/6/2028, đóng một lần cho cả năm."),
        Sentence(
            "Bộ và các trường lọc ảo nguyện vọng từ ngày 16/8/2027 đến 17 giờ ngày 20/8/2027.",
            "phase 2027-08-16..2027-08-20"),
        Sentence(
            "Lấy ý kiến: từ ngày 17/3/2027 đến ngày 05/4/2027.", "dated 2027-04-05 by",
            "phase 2027-03-17..2027-04-05"),
    ]

    private static let limits: [Sentence] = [
        Sentence(
            "Ấn định số đơn vị bầu cử theo Điều 10 của Luậtchậm nhất là ngày 04/3/2027; công bố danh sáchtrước ngày 05/3/2027.",
            "dated 2027-03-04 by", "dated 2027-03-05 before"),
        Sentence(
            "Đại hội chi bộ: không quá 1 ngày, hoàn thành trong tháng 3/2027.", "dated 2027-03-31 by"),
        Sentence(
            "I. Về thời gian\nĐại hội chi bộ: không quá 1 ngày, hoàn thành trong tháng 3/2027.", "dated 2027-03-31 by"),
        Sentence(
            "I. Về thời gian\nĐại hội đảng bộ: không quá 3 ngày (cả họp trù bị), hoàn thành trước 31/8/2027.",
            "dated 2027-08-31 before"),
        Sentence(
            "Xe ô tô 7 chỗ, hạn đăng kiểm đến 22/8/2027. Nộp tiền đặt trước đến 30/6/2027.", "dated 2027-06-30 by"),
        Sentence("Giao hàng: hàng cấp cứu giao trong vòng 4 giờ.", "relative 4 hours after"),
        Sentence(
            "Nhà trường gia hạn học phí cho 104 sinh viên các khoa Y, Dược, Răng – Hàm – Mặt đến ngày 31/12/2027.",
            "dated 2027-12-31 by"),
        Sentence("NỢ HỌC PHÍ\n08/11/2027\n\nNăm ngoái, trường này từng cho nộp đến 30/12/2026 vì dịch."),
        Sentence(
            "Lịch nộp phí như sau: Từ 31/7/2027 đến 17h ngày 01/8/2027: Hà Nội, Huế. Từ 01/8/2027 đến 17h ngày 02/8/2027: Đà Nẵng.",
            "dated 2027-08-01 by 17:00", "dated 2027-08-02 by 17:00", "phase 2027-07-31..2027-08-01",
            "phase 2027-08-01..2027-08-02"),
        Sentence(
            "Nay gia hạn thêm, thời hạn cuối để người học nộp học phí là 17h00 thứ Sáu, ngày 20/8/2027.",
            "dated 2027-08-20 by 17:00"),
        Sentence("Gửi ảnh: nhận luôn và chấm dứt lúc 17h ngày thứ Bảy 25/9/2027.", "dated 2027-09-25 by 17:00"),
        Sentence(
            "Nộp làm 2 lần, lần 1 hết 15/10/2027, lần 2 hết 15/02/2028.", "dated 2027-10-15 by",
            "dated 2028-02-15 by"),
        Sentence(
            "III. THỜI GIAN NỘP\n- Các khoản theo tháng: thu từ ngày 01 đến ngày 05 hằng tháng.",
            "repeats month 5/1 by"),
        Sentence(
            "3. Thời gian tham dự\n- Bài đăng được tính từ 0h00, 01/12/2027 đến 24h00, ngày 22/12/2027.",
            "phase 2027-12-01..2027-12-22"),
        Sentence("GIẢI PHÓNG MẶT BẰNG\n\nĐến đầu tháng 12/2027, đoạn qua huyện mới bàn giao được 41%."),
        Sentence("Bài đã công bố trước ngày 01/01/2027 không được nhận."),
        Sentence(
            "Hoàn thiện hồ sơ: giấy khám (cấp không quá 6 tháng tính đến ngày nộp), ảnh chụp trong 06 tháng gần nhất."),
        Sentence("Các trạm gửi bổ sung số liệu 02 tháng đầu năm, hạn trước 29/3/2027.", "dated 2027-03-29 before"),
        Sentence(
            "Đổi biển cũ lấy thẻ mới, đăng ký từ ngày 18.06 đến 21.06/2027.", "dated 2027-06-21 by",
            "phase 2027-06-18..2027-06-21"),
        Sentence("Xét tuyển nghiên cứu sinh: từ ngày 20/10/2027 đến 29/10/2027.", "phase 2027-10-20..2027-10-29"),
        Sentence(
            "Treo cờ từ ngày 26/4 đến hết ngày 02/5/2027 (thông báo trước từ 28/4 đến hết ngày 01/5).",
            "phase 2027-04-26..2027-05-02"),
        Sentence(
            "CHẾ ĐỘ BÁO CÁO\n\n- Báo cáo 6 tháng gửi trước ngày 05/6\n- Báo cáo năm gửi trước ngày 25/11 hằng năm",
            "repeats year 25/11 before", "repeats year 5/6 before"),
        Sentence("Hạn chót gửi tóm tắt là (1/7/2027) (1/8/2027) 15/8/2027.", "dated 2027-08-15 by"),
        Sentence(
            "Sau 16g30 ngày 14/8/2027, nếu chưa thấy tiền chuyển khoản thì chỗ đã đăng ký bị hủy.",
            "dated 2027-08-14 by 16:30"),
        Sentence("NỢ ĐỌNG\n\nTới ngày 4/1/2027, báo cáo tổng hợp của các huyện vẫn chưa về đến Sở."),
        Sentence(
            "Người không trúng được hoàn tiền đặt trước trong 03 ngày làm việc kể từ ngày kết thúc phiên.",
            "relative 3 working-days after"),
        Sentence("HIẾN MÁU\n\nNgày gửi 26/02/2027\n\nCác lớp báo số người trước 17/3.", "dated 2027-03-17 before"),
        Sentence(
            "Nộp hồ sơ ở đâu?\n22/01/2027 08:15 GMT+7\n\nNộp chậm nhất ngày 01/02/2027.", "dated 2027-02-01 by"),
    ]

    @Test(
        "What notices say is due is found, and what they tell of deeds, hours, papers and figures is not",
        arguments: limited + regular + repeated + spans + limits)
    func findings(sentence: Sentence) {
        for found in sentence.found { #expect(found == sentence.expected) }
    }

    @Test("A row whose cells are lines of their own has its date last, however many lines its work takes")
    func flatRows() {
        let table = """
            Lịch công việc năm 2027

            TT

            Việc phải làm

            Ngày chậm nhất phải hoàn thành

            1

            Họp triển khai ở xã

            21/01/2027

            2

            Dự kiến cơ cấu

            Các tổ bàn với Mặt trận rồi dự kiến số lượng.

            (Điều 9 của Luật).

            07/02/2027 (chủ Nhật)
            """
        #expect(ReadingLines(table).deadlines == ["dated 2027-01-21 by", "dated 2027-02-07 by"])
    }

    @Test("A table whose cells are lines of their own is over at a blank line where its cells have none between them")
    func flatTableEnds() {
        let table = """
            Kế hoạch năm 2027

            TT
            Việc
            Người làm
            Thời hạn
            1
            Nộp phiếu đăng ký
            Giáo viên
            22/10
            2
            Lập danh sách
            Tổ trưởng
            25/10

            Tổng kết, trao giấy chứng nhận vào ngày 20/11. Giáo viên nghỉ sau 01/12 không dự.
            """
        #expect(ReadingLines(table).deadlines == ["dated 2027-10-22 by", "dated 2027-10-25 by"])
    }

    @Test("On days that a table of times puts at a place something takes place")
    func placedRows() {
        let table = """
            ĐẤU GIÁ ĐẤT

            TT | Nội dung | Thời gian
            1 | Xem tài sản | Ngày 09, 10/9/2027 (giờ hành chính), tại thực địa
            2 | Nộp tiền đặt trước | Trước 17 giờ ngày 16/9/2027 tại trụ sở
            """
        #expect(ReadingLines(table).deadlines == ["dated 2027-09-16 before 17:00"])
    }

    @Test("A report's span is what it is about, where it began long before")
    func reportedSpan() {
        let text = """
            BÁO CÁO PHÒNG DỊCH
            23/4/2027 | 08:27

            Các huyện lập báo cáo kết quả phòng dịch từ ngày 30/01/2027 đến ngày 24/4/2027. Báo cáo gửi chậm nhất ngày 27/4/2027.
            """
        #expect(ReadingLines(text).phases == [])
        #expect(ReadingLines(text).deadlines == ["dated 2027-04-27 by"])
    }

    private static let headers: [(text: String, expected: [String])] = [
        (
            "SỞ NỘI VỤ\nSố: 87/SNV-CC\nV/v đôn đốc báo cáo\n\nngày 13 tháng 5 năm 2027\n\nKính gửi: UBND các xã\n",
            ["number 87/SNV-CC", "issued 2027-05-13", "year 2027"]
        ),
        (
            "Số: 86/UBND-TC\nV/v đôn đốc báo cáo |\nngày 05 tháng 8 năm 2027 |\n\nKính gửi: Các phòng\n",
            ["number 86/UBND-TC", "issued 2027-08-05", "year 2027"]
        ),
        (
            "Số: 86/UBND-TC\nKính gửi: Các phòng\nViệc | Hạn |\nNộp hồ sơ |\nngày 05 tháng 8 năm 2027 |\n",
            ["number 86/UBND-TC", "year 2027"]
        ),
        (
            "TỔNG HỘI |\nSố: 16/QĐ-TH |\nHà Nội, ngày 09 tháng\n12 năm 2027 |\nQUYẾT ĐỊNH\n",
            ["number 16/QĐ-TH", "issued 2027-12-09", "year 2027"]
        ),
        (
            "BAN QUẢN LÝ\nSố: 88-11/TB-BQL\n        Hà Nội, ngày 22-11-2027\n\nTHÔNG BÁO\n",
            ["number 88-11/TB-BQL", "issued 2027-11-22", "year 2027"]
        ),
        (
            "TIẾP XÚC CỬ TRI\n\nTrên cơ sở Thông báo số 106/TB-HĐ ngày 11/11/2027, Hội đồng đã ban hành Kế hoạch số 107/KH-HĐ ngày 12/11/2027.\n",
            ["number 107/KH-HĐ", "issued 2027-11-12", "year 2027"]
        ),
        (
            "NHẬN HỒ SƠ\n\nHồ sơ thuộc Đề án được duyệt tại Quyết định số 84/QĐ-TTg ngày 18/5/2026 nhận đến 17h00 ngày 04/9/2027.\n",
            ["number 84/QĐ-TTg", "issued 2026-05-18", "year 2027"]
        ),
        (
            "GIỮ ĐÚNG MỐC\n\nThực hiện Chỉ thị số 35-CT/TW ngày 30/5/2026; ngày 10/12/2026, Ban Thường vụ đã ban hành Kế hoạch số 101-KH/ĐU.\n",
            ["number 101-KH/ĐU", "issued 2026-12-10", "year 2026"]
        ),
        (
            "GÓP Ý QUY HOẠCH ĐẾN NĂM 2030\n\nHết hạn lấy ý kiến: 28/7/2027.\n",
            ["year 2027"]
        ),
        (
            "DỰ THI VIẾT THƯ\n\nHọc sinh dưới 15 tuổi (tính đến 31.12.2026) dự thi cuộc thi năm 2027 trước ngày 20.3.\n",
            ["year 2027"]
        ),
    ]

    private static let years: [Sentence] = [
        Sentence(
            """
            Số: 278/PGD
            Thanh Sơn, ngày 09 tháng 9 năm 2027
            V/v nhiệm vụ giáo dục năm học 2027-2028

            Báo cáo đầu năm gửi trước 20/9; báo cáo tổng kết gửi trước 25/5.
            """, "dated 2027-09-20 before", "dated 2028-05-25 before"),
        Sentence(
            """
            Số: 30/KH-LĐLĐ
            Thanh Sơn, ngày 12 tháng 11 năm 2026
            KẾ HOẠCH
            Chăm lo Tết năm 2027

            Đăng ký chậm nhất ngày 31/12/2026. Danh sách gửi trước ngày 20/12; tặng quà xong trước ngày 01/02.
            """, "dated 2026-12-20 before", "dated 2026-12-31 by", "dated 2027-02-01 before"),
    ]

    @Test("A date without a year is of the school year, or of what is left of the year of issue", arguments: years)
    func inferredYears(sentence: Sentence) {
        #expect(ReadingLines(sentence.text).deadlines.sorted() == sentence.expected)
    }

    @Test("A day alone in a row is no day of issue")
    func dayInRow() {
        let rows = (1...6).map { "\($0)\nViệc \($0)\n- mục thứ nhất\n- mục thứ hai\n- mục thứ ba\n" }.joined()
        let text = "KẾ HOẠCH TUYỂN SINH\n\nTT\nNội dung\nThời gian\n\(rows)Xét tuyển\nNgày 15/10/2027\n"
        #expect(ReadingLines(text).reading.header.issued == nil)
    }

    @Test("Number, day and year are those of the document itself", arguments: headers)
    func header(text: String, expected: [String]) {
        #expect(ReadingLines(text).header == expected)
    }

    @Test("The day of a document that the text is about is as sure as the header has it")
    func issueOfAnother() throws {
        let text = "THÔNG BÁO TUYỂN DỤNG\n\nTheo Kế hoạch số 31/KH-BV ngày 17/4/2027, Bệnh viện tuyển người.\n"
        let reading = DocumentReader().read(DocumentText(text))
        let issued = try #require(reading.mentions.first { $0.role == .issued })
        #expect(issued.evidence.isDoubtful)
        #expect(issued.evidence.confidence == reading.header.issued?.evidence.confidence)
    }
}
