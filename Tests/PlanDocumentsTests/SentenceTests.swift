import PlanDocuments
import Testing

/// What a sentence alone says is due, and what it only mentions.
@Suite struct SentenceTests {
    private static let mixed: [Sentence] = [
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
        Sentence("Các đơn vị nộp hồ sơ đến ngày 30/6/2027, có xác nhận của thôn.", "dated 2027-06-30 by"),
        Sentence("Nhận hồ sơ đến ngày 20/5/2027 có dấu bưu điện.", "dated 2027-05-20 by"),
        Sentence("Các hộ đăng ký đến hết ngày 20/5/2027, có xác nhận.", "dated 2027-05-20 by"),
        Sentence("Đến ngày 30/9/2027 đã có 6 chi hội nộp báo cáo."),
        Sentence("Các xã không nộp báo cáo quá ngày 20/5/2027.", "dated 2027-05-20 by"),
        Sentence("Đơn vị nộp hồ sơ quá ngày 20/5/2027 sẽ bị trừ điểm.", "dated 2027-05-20 by"),
        Sentence("Hoàn thành trong tháng 6/2027.", "dated 2027-06-30 by"),
        Sentence("Lập danh sách: hoàn thành ngày 12/3/2027.", "dated 2027-03-12 by"),
        Sentence("Trình Hội đồng báo cáo chính thức vào cuối tháng 4/2027.", "dated 2027-04-30 by"),
        Sentence(
            "Hạn nộp hồ sơ được gia hạn đến ngày 12/3/2027 thay vì ngày 05/3/2027 như đã báo.", "dated 2027-03-12 by"),
        Sentence("Lập xong bảng kê quy định hết hiệu lực của năm 2026 trước 31/01/2027.", "dated 2027-01-31 before"),
        Sentence("Các đơn vị báo cáo Sở trước 17 giờ hằng ngày.", "repeats day - before 17:00"),
        Sentence("Tổ công tác họp vào sáng thứ Hai hằng tuần."),
        Sentence("Định kỳ sáng thứ Bảy hằng tuần, các thôn ra quân."),
        Sentence("15/01/2027: nộp báo cáo tiến độ.", "dated 2027-01-15 by"),
        Sentence("15/01/2027: công bố kết quả."),
        Sentence("Báo cáo năm thực hiện theo mẫu cũ đến hết ngày 31/3/2027."),
        Sentence("Số liệu báo cáo năm chốt tính từ ngày 01/01 đến ngày 31/12 hằng năm."),
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

    /// Words for a limit before, behind and around the date.
    private static let limits: [Sentence] = [
        Sentence("Các tổ gửi biên bản trễ nhất là 16 giờ ngày 14/5/2027.", "dated 2027-05-14 by 16:00"),
        Sentence("Bản kê gửi về xã không muộn hơn ngày 14/5/2027.", "dated 2027-05-14 by"),
        Sentence("Thời gian chậm nhất để gửi bản kê là ngày 14/5/2027.", "dated 2027-05-14 by"),
        Sentence("Yêu cầu sửa xong đập trước thời điểm ngày 14/5/2027.", "dated 2027-05-14 before"),
        Sentence("Nộp bản kê muộn nhất vào cuối giờ chiều ngày 14/5/2027.", "dated 2027-05-14 by"),
        Sentence("Các tổ nộp phiếu đến hết giờ hành chính ngày 14/5/2027.", "dated 2027-05-14 by"),
        Sentence("Ngày 14/5/2027 là ngày cuối cùng tiếp nhận bài viết.", "dated 2027-05-14 by"),
        Sentence("Thời điểm đóng cổng: 23h59 ngày 14/5/2027.", "dated 2027-05-14 by 23:59"),
        Sentence("Hệ thống nhận bài sẽ khóa vào 22 giờ ngày 14/5/2027.", "dated 2027-05-14 by 22:00"),
        Sentence(
            "Hạn nộp vòng 1 là ngày 14/5/2027, vòng 2 là ngày 30/6/2027.", "dated 2027-05-14 by", "dated 2027-06-30 by"),
        Sentence(
            "Ngày 14/5/2027 nộp bản giấy, ngày 17/5/2027 nộp bản mềm.", "dated 2027-05-14 by", "dated 2027-05-17 by"),
        Sentence(
            "Tổ điều tra báo cáo nhanh gửi huyện vào các ngày 05, 15 và 25 tháng 7 năm 2027.", "dated 2027-07-05 by",
            "dated 2027-07-15 by", "dated 2027-07-25 by"),
        Sentence("Rà soát xong trong nửa đầu tháng 5/2027.", "dated 2027-05-15 by"),
        Sentence("Rà soát xong trong trung tuần tháng 5/2027.", "dated 2027-05-20 by"),
        Sentence("Lát xong vỉa hè trong quý II và quý III/2027.", "dated 2027-09-30 by"),
        Sentence("Cấp xong thẻ trong hai ngày 13 và 14/5/2027.", "dated 2027-05-14 by"),
        Sentence("Đưa trạm bơm vào sử dụng trước ngày 14/5/2027.", "dated 2027-05-14 before"),
        Sentence("Bàn giao cầu đưa vào sử dụng trước ngày 14/5/2027.", "dated 2027-05-14 before"),
        Sentence("Ban Tổ chức nhận tranh đến 17 giờ ngày 14/5/2027.", "dated 2027-05-14 by 17:00"),
        // What must be reached by a day is due then, what was reached is told.
        Sentence("Đến ngày 14/5/2027, các xã phải giải ngân xong vốn.", "dated 2027-05-14 by"),
        Sentence("Đến ngày 30/9/2027 giải ngân đạt 70% vốn.", "dated 2027-09-30 by"),
        Sentence("Đến ngày 30/9/2027, toàn xã có 12 hồ chứa."),
        // What comes later is not taken.
        Sentence("Không nhận đơn sau ngày 14/5/2027.", "dated 2027-05-14 by"),
        Sentence("Sau ngày 14/5/2027, văn phòng không tiếp nhận đơn.", "dated 2027-05-14 by"),
        Sentence("Đơn gửi sau ngày 14/5/2027 sẽ không được xem xét.", "dated 2027-05-14 by"),
        Sentence("Sau 17 giờ ngày 14/5/2027 biểu mẫu sẽ tự động khóa.", "dated 2027-05-14 by 17:00"),
        // A limit that is moved.
        Sentence("Thời hạn nộp tranh lùi từ ngày 14/5/2027 sang ngày 21/5/2027.", "dated 2027-05-21 by"),
        Sentence("Điều chỉnh thời hạn gửi bản kê sang ngày 21/5/2027.", "dated 2027-05-21 by"),
        Sentence("Hội thao dời từ ngày 14/5/2027 sang ngày 21/5/2027."),
    ]

    /// Words that only tell of whom or what something is said.
    private static let restrictions: [Sentence] = [
        Sentence("Thôn được giao nộp quỹ trước ngày 14/5/2027, song nay mới xong một nửa."),
        Sentence("Các lớp tựu trường sớm nhất trước 01 tuần so với ngày khai giảng."),
        Sentence("Sửa cụm từ “trước ngày 30/3/2027” thành “trước ngày 14/5/2027”.", "dated 2027-05-14 before"),
        Sentence("Tranh được sáng tác từ ngày 01/3/2027 đến ngày 14/5/2027."),
        Sentence("Hộ mua vé từ ngày 01/3/2027 đến ngày 14/5/2027 được giảm giá."),
        Sentence("Các hộ phải nộp phiếu trước ngày 14/5/2027.", "dated 2027-05-14 before"),
    ]

    private static let spans: [Sentence] = [
        Sentence(
            "Bài viết gửi từ ngày 03/5/2027 đến trước ngày 15/5/2027.", "dated 2027-05-15 before",
            "phase 2027-05-03..2027-05-14"),
        Sentence("Trưng bày tranh từ ngày 03/5/2027 đến trước ngày 15/5/2027.", "phase 2027-05-03..2027-05-14"),
        Sentence("Chợ phiên mở từ ngày 03/5 và kéo dài đến hết ngày 14/5/2027.", "phase 2027-05-03..2027-05-14"),
        Sentence(
            "Cổng đăng ký mở từ 8h00 ngày 03/5 và đóng lúc 17h00 ngày 14/5/2027.", "dated 2027-05-14 by 17:00",
            "phase 2027-05-03..2027-05-14"),
        Sentence("Biểu mẫu đóng vào lúc 17h00 ngày 14/5/2027.", "dated 2027-05-14 by 17:00"),
        Sentence("Trực 24/24 giờ từ ngày 03/5/2027 đến hết ngày 14/5/2027.", "phase 2027-05-03..2027-05-14"),
        Sentence("Phát thanh từ nay đến trước ngày 15/5/2027.", "phase ..2027-05-14"),
    ]

    private static let lengths: [Sentence] = [
        Sentence("Báo tin trong vòng 30 phút kể từ khi phát hiện vết nứt.", "relative 30 minutes after"),
        Sentence("Mỗi đội trình bày không quá 10 phút."),
        Sentence("Lịch học kéo dài không quá 15 ngày so với khung chung."),
        Sentence("Khóa học kết thúc tối đa vào ngày 31/8/2027."),
        Sentence(
            "Gửi phiếu trong thời hạn 04 ngày kể từ khi đo, không dồn phiếu nộp vào cuối năm.", "relative 4 days after"),
        Sentence(
            "Gửi phiếu trong 20 ngày kể từ khi đo, nhưng không chậm hơn ngày 20/5/2027.", "dated 2027-05-20 by",
            "relative 20 days after"),
        Sentence("Sau hội nghị 05 ngày làm việc, các tổ nộp biên bản.", "relative 5 working-days after"),
    ]

    private static let years: [Sentence] = [
        Sentence(
            "Đăng ký từ ngày 01/11/2027 đến hết ngày 28/02 năm sau.", "dated 2028-02-28 by",
            "phase 2027-11-01..2028-02-28"),
        Sentence(
            "Năm 2027 xã trồng cây, xong trước mùng 10 tháng Giêng năm Mậu Thân (2028).", "dated 2028-02-04 before"),
        Sentence(
            "Nộp phiếu từ ngày 01/3/2027 đến trước tháng 6/2027.", "dated 2027-06-01 before",
            "phase 2027-03-01..2027-05-31"),
        Sentence("Xã hội hóa xong trong quý II và quý IV/2027.", "dated 2027-06-30 by", "dated 2027-12-31 by"),
        Sentence("Nộp sổ vào các ngày 30, 31/11/2027.", "dated 2027-11-30 by"),
        Sentence("Kiểm kê xong, hoàn thành tháng 10/2027.", "dated 2027-10-31 by"),
        Sentence("Tổ số cài ứng dụng cho dân, đến 30/6/2027 phải đạt 80% số hộ.", "dated 2027-06-30 by"),
        Sentence("Thôn trưởng rà danh sách, nộp Ban Chỉ huy xã ngày 28/4/2027.", "dated 2027-04-28 by"),
        Sentence(
            "Từ ngày 01/3 các tổ đi đo, báo cáo trước ngày 15/12 hằng năm.", "repeats year 15/12 before"),
        // At the end of a phase, by a length or without.
        Sentence("Kết thúc đợt 1, các tổ gửi phiếu về xã.", "duty Kết thúc đợt 1"),
        Sentence("Sau mỗi đợt thi đua, các tổ gửi phiếu về xã.", "duty Sau mỗi đợt thi đua each phase"),
        Sentence("Hết đợt 1, các tổ nộp bảng điểm.", "duty Hết đợt 1"),
        Sentence("Các tổ gửi phiếu về xã sau mỗi đợt thi đua.", "duty sau mỗi đợt thi đua each phase"),
        Sentence(
            "Trong vòng 7 ngày sau khi kết thúc đợt 1, các tổ gửi phiếu.", "relative 7 days after"),
        Sentence(
            "Kết thúc mỗi đợt, các tổ gửi phiếu trong thời hạn 05 ngày làm việc.",
            "relative 5 working-days after"),
    ]

    private static let deeds: [Sentence] = [
        // What is answered, collected or paid back; what only hangs out, or is told.
        Sentence("Mọi đơn được trả lời trong 3 ngày làm việc.", "relative 3 working-days after"),
        Sentence("Tổ đo gửi biên bản đầy đủ trong vòng 4 ngày.", "relative 4 days after"),
        Sentence("Bảng giá được niêm yết tại cổng chợ trong 03 ngày làm việc."),
        Sentence("Hộ còn nợ phải trả hết trong tháng 6/2027.", "dated 2027-06-30 by"),
        Sentence("Giấy khám không quá 12 tháng tính đến ngày kiểm tra."),
        Sentence("Giấy xác nhận phải nộp kèm đơn, không quá 6 tháng kể từ ngày cấp."),
        Sentence("Đến ngày 30/9/2027 mới có 6 tổ nộp đủ quỹ."),
        Sentence("Số liệu lấy đến ngày 30/11/2027."),
        Sentence("Tổ nào làm xong dưới 50% đến ngày 15/9/2027 thì bị nhắc tên."),
        Sentence("Hạn nộp đến ngày 31/12/2027.", "dated 2027-12-31 by"),
        Sentence("Các hộ tháo dỡ lán lấn chiếm vỉa hè trước ngày 18/6/2027.", "dated 2027-06-18 before"),
        Sentence("Tổ kho gửi chứng từ trước ngày 25/01/2027.", "dated 2027-01-25 before"),
        Sentence("Người sử dụng đất nộp tiền trong 30 ngày kể từ ngày nhận giấy báo.", "relative 30 days after"),
        Sentence(
            "Dự án kè khởi công quý II/2027, hoàn thành quý IV/2027.", "dated 2027-06-30 by", "dated 2027-12-31 by"),
        Sentence("Kênh N5 ngày 20/5/2027 phải đào xong.", "dated 2027-05-20 by"),
        Sentence("Ký lại hợp đồng muộn nhất vào ngày làm việc cuối cùng của tháng 6/2027.", "dated 2027-06-30 by"),
        Sentence("Các tổ nộp giấy báo 6 tháng một lần, lần sau trước ngày 30/6/2027.", "dated 2027-06-30 before"),
        Sentence("Các tổ gửi ảnh trước giờ làm việc ngày 20/11/2027.", "dated 2027-11-20 before"),
        // When it is counted from, when it is done again, from when on.
        Sentence("Nộp đơn trong vòng 45 ngày kể từ ngày khai giảng (05/9/2027).", "relative 45 days after"),
        Sentence("Phụ nữ mang thai tiêm nhắc ngày 08, 09 hằng tháng."),
        Sentence("Hằng tuần, vào thứ Năm, Văn phòng báo cáo mực nước.", "repeats week Thu by"),
        Sentence("Thứ Sáu hằng tuần, trước 10 giờ, tổ số báo cáo tỷ lệ.", "repeats week Fri before 10:00"),
        Sentence("Chế độ trực áp dụng từ ngày 15/5/2027 đến ngày 31/12/2027.", "phase 2027-05-15..2027-12-31"),
        Sentence("Giữ vững chỉ tiêu năm 2027 và các năm tiếp theo."),
        Sentence("Đối tượng nghỉ hưu phải có thời điểm nghỉ từ ngày 01/01/2027 đến ngày 30/6/2027."),
        Sentence(
            "Họp xóm hoàn thành trong tuần từ ngày 13/10/2027 đến ngày 17/10/2027.", "dated 2027-10-17 by",
            "phase 2027-10-13..2027-10-17"),
        Sentence(
            "Trao quà từ ngày 10/01/2027 đến 22/01/2027 (tức từ ngày 03 đến ngày 15 tháng Chạp).",
            "phase 2027-01-10..2027-01-22"),
        Sentence("Đăng lúc: 15:02 - 16/9/2027."),
        Sentence("Báo cáo 6 tháng gửi ngày 10/6/2027.", "dated 2027-06-10 by"),
        Sentence(
            "Nộp phiếu đợt 1 ngày 15/8/2027, đợt 2 ngày 15/11/2027.", "dated 2027-08-15 by", "dated 2027-11-15 by"),
        Sentence("Lịch ngừng cung cấp nước để thau bể dự kiến ngày 10/8/2027."),
        Sentence("Chủ quán khai báo chậm nhất là ngày thứ 10 kể từ ngày mở quán.", "relative 10 days after"),
        Sentence("Danh sách chốt lúc 11h30 ngày 12/4/2027.", "dated 2027-04-12 by 11:30"),
        Sentence("Thời hạn nhận tranh kéo dài thêm đến ngày 30/4/2027.", "dated 2027-04-30 by"),
        Sentence("Đào xong mương trước mùa mưa (trước ngày 15/5/2027).", "dated 2027-05-15 before"),
        Sentence("Từ ngày 01 đến ngày 05 hằng tháng, các quầy nộp tiền chợ.", "repeats month 5/1 by"),
        Sentence("Báo cáo tháng: tính từ ngày 15 tháng trước đến ngày 14 của tháng báo cáo."),
        Sentence("Trường hợp sau ngày 15/5/2027 không có ý kiến, xã coi như thống nhất."),
        Sentence(
            "Nộp sổ vào các ngày 10, 20 và 30 hằng tháng.", "repeats month 10/1 by", "repeats month 20/1 by",
            "repeats month 30/1 by"),
        Sentence(
            "Báo cáo sơ kết: 30/6/2027; báo cáo tổng kết: 15/12/2027.", "dated 2027-06-30 by", "dated 2027-12-15 by"),
        Sentence("Báo cho hộ dân trước 24 giờ.", "relative 24 hours ahead"),
        Sentence(
            "Đào xong các mương, cụ thể: mương Đông ngày 20/5/2027, mương Tây ngày 30/6/2027.", "dated 2027-05-20 by",
            "dated 2027-06-30 by"),
        Sentence("Các đội nộp lệ phí trong các ngày 05, 06/8/2027.", "dated 2027-08-06 by"),
        Sentence("Cuối giờ chiều 20/8/2027, các tổ gửi kết quả.", "dated 2027-08-20 by"),
        Sentence("Ngày 20/8/2027, xã đã gửi kết quả."),
        Sentence("Quý III/2027: hoàn thành kiểm kê kho.", "dated 2027-09-30 by"),
        Sentence("Từ nay đến ngày 30/8/2027 phải thu đủ quỹ.", "dated 2027-08-30 by", "phase ..2027-08-30"),
        Sentence("Thời hạn trả lời là 05 ngày làm việc.", "relative 5 working-days after"),
        Sentence(
            "Nhóm vẽ nộp báo cáo giữa kỳ ngày 30/6/2027 và báo cáo cuối kỳ ngày 15/12/2027.", "dated 2027-06-30 by",
            "dated 2027-12-15 by"),
        Sentence(
            "Kinh phí cấp 02 đợt: đợt 1 trước 31/3/2027, đợt 2 trước 30/9/2027.", "dated 2027-03-31 before",
            "dated 2027-09-30 before"),
    ]

    /// What tells of whom or what something is said, and how much; for whom each of several dates is.
    private static let descriptions: [Sentence] = [
        Sentence(
            "Các chi hội nộp sổ chậm nhất ngày 05/3/2027 đối với vùng thấp, ngày 20/3/2027 đối với vùng cao.",
            "dated 2027-03-05 by", "dated 2027-03-20 by"),
        Sentence(
            "Nộp sổ trước ngày 05/3/2027 (các xã) và 20/3/2027 (các phường).", "dated 2027-03-05 before",
            "dated 2027-03-20 before"),
        Sentence("Các xã nộp sổ trước ngày 05/3/2027 (thứ Sáu), ngày 20/3/2027 (thứ Bảy).", "dated 2027-03-05 before"),
        Sentence(
            "Đối với các mương bàn giao trước ngày 14/5/2027 mà chưa có sơ đồ, các tổ vẽ xong trước ngày 30/6/2027.",
            "dated 2027-06-30 before"),
        Sentence("Đối với các mương đã giao hoàn thành trong quý I/2027, kiểm điểm tổ làm chậm."),
        Sentence("Đối với cấp xã, nộp sổ trước ngày 14/5/2027.", "dated 2027-05-14 before"),
        Sentence("Hội viên được kết nạp trước ngày 14/5/2027 được tính vào số của chi hội."),
        Sentence("Thẻ vào chợ phải cấp đến tay đối tượng trước ngày 14/5/2027.", "dated 2027-05-14 before"),
        Sentence("Giấy xác nhận (bản sao không quá 6 tháng)."),
        Sentence("Thời gian đại hội: không quá 01 ngày."),
        Sentence("Thời hạn giải quyết không quá 05 ngày.", "relative 5 days after"),
        Sentence("Nộp tiền nước 12 tháng (từ 01/3/2027 đến 28/02/2028): 680.400 đồng."),
        Sentence("Mỗi trường tổ chức ít nhất một buổi ngoại khóa trong tháng 5/2027.", "dated 2027-05-31 by"),
        Sentence("Công an xã kết luận vụ trộm trong tháng 5/2027.", "dated 2027-05-31 by"),
        Sentence("Các xã báo giảm trong 05 ngày làm việc kể từ ngày có giấy.", "relative 5 working-days after"),
        Sentence("Việc nhận hồ sơ kết thúc vào ngày 14/5/2027.", "dated 2027-05-14 by"),
        Sentence(
            "Tranh được đăng trên trang của Hội, chấm điểm từ ngày 03/5/2027 đến ngày 14/5/2027.",
            "phase 2027-05-03..2027-05-14"),
        Sentence("Đổi hạn nộp sổ từ ngày 14/5/2027 thành ngày 21/5/2027.", "dated 2027-05-21 by"),
        Sentence(
            "Thay đổi thời hạn gửi bản kê từ trước ngày 14/5/2027 thành trước ngày 21/5/2027.",
            "dated 2027-05-21 before"),
        Sentence("Các tổ nộp sổ trước hết ngày 14/5/2027.", "dated 2027-05-14 by"),
        Sentence("Lát xong đường chậm nhất ngày 14/5/2027 (trước tháng Tư âm lịch).", "dated 2027-05-14 by"),
        Sentence("Thời gian thực hiện: giai đoạn 2027 - 2029.", "phase 2027-01-01..2029-12-31"),
        Sentence("Các thôn ở xã Việt Nam. Trước ngày 14/5/2027, các thôn nộp sổ.", "dated 2027-05-14 before"),
        Sentence("Các thôn của TP. Ví Dụ nộp sổ trước ngày 14/5/2027.", "dated 2027-05-14 before"),
    ]

    private static let reports: [Sentence] = [
        Sentence(
            "Chế độ báo cáo: tháng (trước ngày 22), quý (trước ngày 22 tháng cuối quý).", "repeats month 22/1 before",
            "repeats quarter 22/3 before"),
        Sentence("Sơ kết 6 tháng trước ngày 28/6/2027.", "dated 2027-06-28 before"),
        Sentence("Tổ chức sơ kết trong tháng 6/2027, tổng kết trong tháng 12/2027."),
    ]

    @Test(
        "Deadlines, phases and duties of a sentence",
        arguments: mixed + limits + restrictions + spans + lengths + years + deeds + descriptions + reports)
    func findings(sentence: Sentence) {
        for text in [sentence.text, ReadingLines.decomposed(sentence.text)] {
            let lines = ReadingLines(text).all.filter { !$0.hasPrefix("year") && !$0.hasPrefix("number") }
            #expect(lines.map { $0.precomposed } == sentence.expected)
        }
    }

    @Test(
        "What only a part of the evidence says is doubtful",
        arguments: [
            "Đến ngày 30/9/2027 giải ngân đạt 70% vốn.", "Không nhận đơn sau ngày 14/5/2027.",
            "Ngày 14/5/2027 nộp bản giấy.", "Giảm phí cho hộ đăng ký trước ngày 14/5/2027.",
            "Hộ đăng ký trước ngày 14/5/2027 được tặng cây giống.",
            "Học viên không nộp phiếu trước ngày 14/5/2027 sẽ bị xóa tên.",
            "Ban Tổ chức nhận tranh đến 17 giờ ngày 14/5/2027.",
        ])
    func doubts(text: String) {
        let deadlines = ReadingLines(text).reading.deadlines
        #expect(deadlines.map(\.evidence.isDoubtful) == [true])
    }

    @Test("A plan of one year calls a report yearly; a rule without a year means every year")
    func yearly() {
        let text = "Định kỳ 6 tháng (trước 15/6) và hằng năm (trước 15/12), các xã báo cáo."
        #expect(
            ReadingLines("KẾ HOẠCH\nCông tác năm 2027\n\n" + text).deadlines
                == ["dated 2027-06-15 before", "dated 2027-12-15 before"])
        #expect(
            ReadingLines("QUY CHẾ\nLàm việc của Hội\n\n" + text).deadlines
                == ["repeats year 15/6 before", "repeats year 15/12 before"])
        let rules = "QUY CHẾ\nLàm việc của Ban Chỉ đạo\n\nCác xã báo cáo năm trước ngày 15/12."
        #expect(ReadingLines(rules).deadlines == ["repeats year 15/12 before"])
        // A plan about a rule is no rule, and what another sentence says of every year is not sure.
        let about = ReadingLines("KẾ HOẠCH\nTriển khai Quy chế làm việc của Hội\n\nCác xã nộp sổ trước ngày 15/12.")
        #expect(about.reading.deadlines.map(\.what) == ["nộp sổ"])
        #expect(about.deadlines == ["dated 15/12 before"])
        // What is due in the next year may be due in that one alone.
        for text in [
            "Các xã nộp sổ trước ngày 15/12 năm sau.",
            "QUY CHẾ\nLàm việc của Hội\n\nCác xã nộp sổ trước ngày 15/12.",
            "Hằng năm xã thi đua. Các xã nộp sổ trước ngày 15/12.",
        ] {
            let yearly = ReadingLines(text)
            #expect(yearly.deadlines == ["repeats year 15/12 before"])
            #expect(yearly.reading.deadlines.map(\.evidence.isDoubtful) == [true])
        }
        let single = ReadingLines("KẾ HOẠCH\nCông tác năm 2027\n\nHằng năm, trước ngày 20/11, các xã báo cáo.")
        #expect(single.deadlines == ["repeats year 20/11 before"])
        #expect(single.reading.deadlines.map(\.evidence.isDoubtful) == [true])
    }
}
