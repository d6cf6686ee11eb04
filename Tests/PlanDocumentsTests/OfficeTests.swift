import PlanDocuments
import Testing

/// What dispatches, plans and decrees of offices say: who hands something in under what heading, what an office pays and for which time.
@Suite struct OfficeTests {
    private static let limits: [Sentence] = [
        Sentence(
            "I. ĐỐI TƯỢNG, PHẠM VI\n\nHộ có tên trong danh sách. Hộ gia đình nộp giấy đề nghị tại xã trước ngày 15/9/2027 (hộ mới xét riêng).",
            "dated 2027-09-15 before"),
        Sentence(
            "- Các khoản đủ điều kiện được chuyển nguồn theo luật: đơn vị gửi văn bản, kèm bảng kê, về cơ quan tài chính chậm nhất ngày 20/02/2027.",
            "dated 2027-02-20 by"),
        Sentence(
            "Trường hợp đã đóng tiền nhưng sau đó có thẻ khác, sinh viên nộp đơn (kèm bản sao thẻ) tại quầy số 3, nhà B, trước ngày 20/12/2027.",
            "dated 2027-12-20 before"),
        Sentence(
            "Chủ tịch các xã tổ chức tiêu hủy lợn chết trong thời gian 24 giờ kể từ khi có kết quả xét nghiệm.",
            "relative 24 hours after"),
        Sentence(
            "Sinh viên phản hồi thông tin sai (họ tên, ngày sinh, nơi sinh) từ ngày 20/3 đến hết ngày 24/3/2027.",
            "dated 2027-03-24 by", "phase 2027-03-20..2027-03-24"),
        Sentence(
            "Sinh viên đã có thẻ khác nộp bản chụp thẻ trên hệ thống từ ngày 15/11 đến ngày 30/11/2027.",
            "dated 2027-11-30 by", "phase 2027-11-15..2027-11-30"),
    ]

    private static let further: [Sentence] = [
        Sentence(
            "Sinh viên có tên trong danh sách nộp hồ sơ giấy tại Phòng Công tác sinh viên [tầng 1, nhà A] trước 11h00 ngày 03/11/2027.",
            "dated 2027-11-03 before 11:00"),
        Sentence(
            "SV đã đóng tiền nhưng sau đó có thẻ khác nộp đơn hoàn tiền kèm minh chứng trước ngày 15/12/2027.",
            "dated 2027-12-15 before"),
        Sentence(
            "Công an huyện thẩm tra lý lịch, kết luận tiêu chuẩn chính trị trước ngày 31/12/2027.",
            "dated 2027-12-31 before"),
        Sentence(
            "Ban hành mức hỗ trợ đối với cây trồng, vật nuôi chưa có trong Phụ lục trước ngày 30 tháng 6 năm 2027.",
            "dated 2027-06-30 before"),
        Sentence(
            "3. Đối với tiền thuê đất\n\nThời gian gia hạn tính từ ngày 31 tháng 5 năm 2027 đến hết ngày 30 tháng 11 năm 2027; thời hạn nộp số tiền thuê đất được gia hạn chậm nhất là ngày 30 tháng 11 năm 2027.",
            "dated 2027-11-30 by", "phase 2027-05-31..2027-11-30"),
        Sentence(
            "a) Hằng tháng, Phòng Lao động - Thương binh và Xã hội chuyển danh sách và kinh phí cho tổ chức dịch vụ trước ngày 05; tổ chức dịch vụ chuyển tiền chậm nhất ngày 10 hằng tháng.",
            "repeats month 10/1 by", "repeats month 5/1 before"),
        Sentence(
            "2.2. Đại hội chi bộ: tiến hành không quá 02 ngày, hoàn thành trước ngày 30/6/2027.",
            "dated 2027-06-30 before"),
        Sentence(
            "Thông báo đóng bảo hiểm năm 2028\n\n👉4. Thời gian và hình thức thu\n- Thời gian: Từ ngày 10/11/2027 đến hết ngày 10/12/2027.\n\nAi sai gửi phiếu chậm nhất vào ngày 15/12/2027. Lớp trưởng gửi danh sách trước ngày 06/12.",
            "dated 2027-12-06 before", "dated 2027-12-10 by", "dated 2027-12-15 by",
            "phase 2027-11-10..2027-12-10"),
    ]

    private static let phases: [Sentence] = [
        Sentence(
            "- Đợt 2: Từ ngày 01/7/2027 đến hết ngày 31/12/2027, trọng tâm là vụ Hè Thu, phòng chống lụt bão.",
            "phase 2027-07-01..2027-12-31"),
        Sentence("Ban Chỉ đạo triển khai thực hiện từ năm 2027 và các năm tiếp theo.", "phase 2027-01-01.."),
        Sentence(
            "2. Công tác chuẩn bị (lập tổ công tác, lựa chọn đơn vị tư vấn): thực hiện từ ngày 15/9/2027 đến ngày 30/10/2027.",
            "phase 2027-09-15..2027-10-30"),
        Sentence(
            "b) Việc chuyển khoản qua tài khoản và chi trả tiền mặt thực hiện từ ngày 30/8 đến hết ngày 01/9/2027.",
            "phase 2027-08-30..2027-09-01"),
        Sentence(
            "4. Trao quà, chi trả tại các khóm từ ngày 26/01/2027 đến ngày 06/02/2027.", "phase 2027-01-26..2027-02-06"),
    ]

    private static let none: [Sentence] = [
        Sentence("3. Thời hạn hiệu lực của thẻ: 12 tháng (từ 01/01/2027 đến 31/12/2027)."),
        Sentence("Các kế hoạch đã ban hành trước ngày 01/4/2027 tiếp tục được thực hiện cho đến khi hoàn thành."),
        Sentence(
            "Không để tình trạng khối lượng đã hoàn thành nhưng chậm làm thủ tục thanh toán, dồn vào cuối năm 2027."),
        Sentence("Hồ sơ đã gửi đến Ban Thi đua trước ngày 10 tháng 9 năm 2027 thì thực hiện theo Quy chế cũ."),
        Sentence("Các đội thi công xuyên lễ 30/4 - 01/5; lập kế hoạch nhận cát."),
        Sentence("Tổ chức trực trong dịp nghỉ lễ 30/4 - 1/5"),
        Sentence("Sau hơn một tháng vận hành (từ ngày 01/7/2027), bộ máy cơ bản hoàn thành nhiệm vụ."),
        Sentence("- Thời gian gia hạn là 06 tháng đối với số thuế từ tháng 3 đến tháng 5 năm 2027."),
        Sentence(
            "Điều 4. Thời gian chốt số liệu\n\nThời gian chốt số liệu báo cáo tháng tính từ ngày 15 tháng trước đến ngày 14 của tháng báo cáo."
        ),
        Sentence(
            "| TT | Đối tượng | Giá trị sử dụng thẻ | Mức đóng |\n| 1 | Năm cuối | 01/01/2027 - 30/6/2027 | 281.610 đ |\n| 2 | Năm khác | 01/01/2027 - 31/12/2027 | 563.220 đ |\n"
        ),
        Sentence(
            "| TT | Nội dung | Đơn vị | Thời gian |\n| 1 | Trao bằng | Phòng Đào tạo | Ngày 14/12/2027 |\n| 2 | Bế giảng | Trường | Ngày 15/12/2027 |\n"
        ),
    ]

    @Test(
        "What an office asks for has its limits, what it does its spans, and what it tells of neither",
        arguments: limits + further + phases + none)
    func findings(sentence: Sentence) {
        for found in sentence.found { #expect(found == sentence.expected) }
    }

    @Test(
        "Number, day and year of a letterhead, of what a decision brings, and of a letter about the next year's months",
        arguments: [
            (
                "ỦY BAN THƯỜNG VỤ\n\nNghị quyết số: 857/NQ-UBTV\n\nHà Nội, ngày 10 tháng 01 năm 2027\n\nNGHỊ QUYẾT\n\nVỀ VIỆC SẮP XẾP\n",
                ["number 857/NQ-UBTV", "issued 2027-01-10", "year 2027"]
            ),
            (
                "Thể lệ Cuộc thi “Sáng tạo trẻ” lần thứ IX, năm 2027\n\n(Ban hành kèm theo Quyết định số: 118/QĐ-BTC ngày 11/3/2027 của Ban Tổ chức)\n\nĐiều 1. Mục đích\n",
                ["number 118/QĐ-BTC", "issued 2027-03-11", "year 2027"]
            ),
            (
                "Số: 4218/BHXH-TC\nHà Nội, ngày 13 tháng 12 năm 2027\nV/v chi trả lương hưu tháng 01 và tháng 02 năm 2028\n\nKính gửi: Các tỉnh\n",
                ["number 4218/BHXH-TC", "issued 2027-12-13", "year 2027"]
            ),
            (
                "Số: 12/KH-UBND\nHà Nội, ngày 13 tháng 12 năm 2027\n\nKẾ HOẠCH\nPhát động thi đua năm 2028\n",
                ["number 12/KH-UBND", "issued 2027-12-13", "year 2028"]
            ),
        ])
    func header(text: String, expected: [String]) {
        #expect(ReadingLines(text).header == expected)
    }
}
