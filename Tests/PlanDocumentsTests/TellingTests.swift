import PlanDocuments
import Testing

/// What is only told: of what was, and of whom or what something else is said.
@Suite struct TellingTests {
    private static let told: [Sentence] = [
        Sentence("Sở Giáo dục đã cấp mã học sinh xong trước ngày 28/5/2027."),
        Sentence("Một số chủ rừng chưa làm xong đường băng trước tháng 12 như đã cam kết."),
        Sentence("Thuế nhà đất thu xong trước ngày 31/5/2027, sớm hơn 15 ngày so với kế hoạch."),
        Sentence(
            "Chủ tịch yêu cầu các sở triển khai ngay nhiệm vụ đã giao và báo cáo kết quả trước ngày 20/7/2027.",
            "dated 2027-07-20 before"),
        Sentence(
            "Sinh viên hủy học phần đã nộp học phí liên hệ phòng Kế toán, chậm nhất là ngày 24/02/2027.",
            "dated 2027-02-24 by"),
        Sentence("Đợt nắng nóng từ ngày 14/6/2027 đến ngày 19/6/2027 vừa qua, công suất tăng 11%."),
        Sentence(
            "Trước đó, Hội đồng xã đã đăng ký nghĩa vụ quân sự cho 130 em, xong trước thời gian huyện giao 5 ngày."),
        Sentence(
            "Hạn cuối gửi bài được gia hạn đến ngày 30/6/2027 (thời hạn trước đó là đến hết ngày 30/5/2027).",
            "dated 2027-06-30 by"),
        Sentence(
            "Theo thể lệ, hạn nhận bài là ngày 15/5/2027. Nay Ban Tổ chức gia hạn nhận bài đến ngày 30/6/2027.",
            "dated 2027-06-30 by"),
        Sentence("Theo thể lệ, hạn nhận bài là ngày 15/5/2027. Bài gửi về Ban Tổ chức.", "dated 2027-05-15 by"),
        Sentence(
            "Ngày 12/10/2027, Sở Nội vụ gửi văn bản cho các xã hỏi về biên chế. Trước ngày 20/10, trả lời phải tới Sở.",
            "dated 2027-10-20 before"),
        Sentence("Ngày 12/10/2027, các xã gửi văn bản trả lời về Sở.", "dated 2027-10-12 by"),
        Sentence(
            "Thẻ thư viện đã được in xong trước ngày 28/5/2027; các lớp nhận thẻ trước ngày 05/9/2027.",
            "dated 2027-09-05 before"),
        Sentence(
            "Trước đó, chiến dịch không đạt, tỉnh phải gia hạn đến 30/6/2027. Nay các xã bàn giao trước ngày 15/9/2027.",
            "dated 2027-09-15 before"),
        Sentence("Hồ sơ đã được xác nhận gửi về xã trước ngày 05/9/2027.", "dated 2027-09-05 before"),
        Sentence(
            "Đăng ký trực tuyến lớp một từ ngày 02/7/2027 đến 04/7/2027; mẫu giáo từ 05/7/2027 đến 07/7/2027.",
            "dated 2027-07-04 by", "dated 2027-07-07 by", "phase 2027-07-02..2027-07-04",
            "phase 2027-07-05..2027-07-07"),
        Sentence(
            "Đăng ký trực tuyến từ ngày 02/7/2027 đến 04/7/2027; lớp múa diễn ra từ 05/7/2027 đến 07/7/2027.",
            "dated 2027-07-04 by", "phase 2027-07-02..2027-07-04", "phase 2027-07-05..2027-07-07"),
    ]

    /// Which papers, persons or things, and what becomes of them.
    private static let described: [Sentence] = [
        Sentence("Giấy ủy quyền cũ ký trước ngày 01/10/2027 không còn giá trị sử dụng."),
        Sentence("Dự án vận hành trước ngày 01/01/2027 thực hiện theo Điều 42 của Luật."),
        Sentence("Hồ sơ đã tiếp nhận trước ngày 12/4/2027 được giải quyết theo quy định cũ."),
        Sentence("Phí phát sinh trước ngày 01/7/2027 mà chưa nộp thì áp dụng mức tại Điều 3."),
        Sentence("Ý tưởng đã đoạt giải trước ngày 01/01/2027 ở cuộc thi khác không được tính."),
        Sentence("Không tiêm cho trẻ đã tiêm vắc xin bạch hầu, uốn ván trong vòng 01 tháng trước ngày tiêm."),
        Sentence("Người dự thi nộp 01 phiếu, 02 ảnh 4x6 chụp không quá 06 tháng."),
        Sentence("Xin xác nhận của địa phương (có dấu đỏ, xác nhận không quá 03 tháng)."),
        Sentence(
            "Các cơ sở đăng ký trước ngày 05/11/2027 bổ sung hồ sơ xong trước ngày 31/3/2028.",
            "dated 2028-03-31 before"),
        Sentence("Căn cứ Kế hoạch số 04-KH/ĐU của Đảng ủy (yêu cầu các chi bộ gửi hồ sơ trước ngày 12/12/2027),"),
        Sentence(
            "Được giảm 50% mức phí từ ngày 01/7/2027 đến hết ngày 31/12/2027; 30% từ ngày 01/01/2028 đến hết ngày 30/6/2028."
        ),
        Sentence("Thẻ của trẻ dùng đến hết ngày 30/9/2027."),
        Sentence("Nghỉ dưỡng sức sau sinh tối đa 10 ngày."),
        Sentence("Học kỳ I thu 4 tháng (từ tháng 9/2027 đến tháng 12/2027)."),
        Sentence("Trình kỳ họp giữa năm của Hội đồng nhân dân (dự kiến 18-19/7/2027)."),
        Sentence("Báo cáo nêu số vốn ước giải ngân đến ngày 30/6/2027."),
        Sentence("Lũy kế từ đầu năm đến ngày 30/6/2027 giải ngân 41 tỷ đồng."),
        Sentence("Theo số liệu rà soát và đăng ký vắc xin đến ngày 15/9/2027 của các làng:"),
        Sentence("Các sở báo cáo tình hình biến động sĩ số từ đầu năm học đến ngày 15/10/2027."),
        Sentence(
            "Các cơ quan đóng trên địa bàn treo cờ từ ngày 20/01/2027 đến ngày 28/01/2027.",
            "phase 2027-01-20..2027-01-28"),
        Sentence("Ngày bầu cử 23/5/2027 (Chủ nhật)."),
        Sentence("Trung tâm thông báo việc đăng ký ở đến ngày 31/8/2027."),
        Sentence("Lấy ý kiến sự hài lòng của người dân từ 01/9 - 15/9/2027.", "phase 2027-09-01..2027-09-15"),
        Sentence("Lễ trao giải dự kiến vào tháng 10/2027."),
        Sentence("Theo báo cáo của Kho bạc, đến hết tháng 10-2027 tỷ lệ giải ngân đạt 37%."),
        Sentence("Dự án nào tới ngày 30/11/2027 chưa ký hợp đồng thì Sở trình điều chuyển vốn."),
        Sentence("Để kịp trước khi Bộ khóa hệ thống vào 0 giờ ngày 01/6/2027."),
        Sentence("Nhận hồ sơ (giờ hành chính; nghỉ thứ Bảy và các ngày 29/4 - 03/5/2027)."),
        Sentence("Giấy xác nhận của ngân hàng (cấp không quá 30 ngày)."),
        Sentence("Việc cấp tài khoản đã kết thúc ngày 20/7/2027."),
        Sentence("Số liệu năm chốt ngày 31/10/2027."),
        Sentence("Từ đêm 07/8/2027 đến hết ngày 09/8/2027, vùng biển phía Bắc có gió mạnh cấp 6."),
        Sentence("214 em đỗ lớp 10 (kỳ thi 06-07/6/2027)."),
        Sentence("Thời hạn nộp báo cáo khi đó: trước ngày 26/12/2027."),
        Sentence("Khi thời tiết xấu, lịch ngừng dời sang ngày 07/3/2027."),
    ]

    @Test("What is told of deeds, papers, persons and figures is no deadline", arguments: told + described)
    func findings(sentence: Sentence) {
        for found in sentence.found { #expect(found == sentence.expected) }
    }
}
