import PlanDocuments
import Testing

/// The same duty in the other words that officials have for it, and what only looks like it.
@Suite struct PhrasingTests {
    private static let head = "Số: 12/KH-UBND\n\nAn Ví Dụ, ngày 05 tháng 01 năm 2027\n\nKẾ HOẠCH\nCông tác năm 2027\n\n"

    private static let labels: [Sentence] = [
        Sentence("Giờ đóng cổng: 22 giờ. Họp các tổ: 19 giờ ngày 06/10/2027 tại sân kho."),
        Sentence(
            "Thời hạn nộp hồ sơ: Đợt 1: ngày 05/3/2027. Đợt 2: ngày 05/9/2027.", "dated 2027-03-05 by",
            "dated 2027-09-05 by"),
        Sentence(
            "Thời hạn nộp: các thôn nộp trước 05/3/2027. Khai mạc: 8 giờ ngày 10/3/2027.", "dated 2027-03-05 before"),
        Sentence(
            "Thời hạn nộp chứng từ của khối lượng đã nghiệm thu đến ngày 30/11/2027: trước ngày 10/12/2027.",
            "dated 2027-12-10 before"),
        Sentence("Thời hạn nộp báo cáo: đến ngày 30/11/2027.", "dated 2027-11-30 by"),
        Sentence("Thời hạn trả lời: 48 giờ.", "relative 48 hours after"),
    ]

    private static let conditions: [Sentence] = [
        Sentence(
            "1. Rà soát đối tượng được hỗ trợ:\n- Hộ nghèo: trước ngày 05/3/2027.\n- Hộ cận nghèo: trước ngày 15/3/2027.",
            "dated 2027-03-05 before", "dated 2027-03-15 before"),
        Sentence(
            "1. Đối tượng dự thi\n- Bằng cấp trước ngày 05/3/2027.\n- Cán bộ đã được bổ nhiệm trước ngày 05/3/2027."),
        Sentence(
            "1. Điều kiện, hồ sơ\n- Hồ sơ gồm đơn, sổ; nộp tại Văn phòng trước ngày 05/3/2027.",
            "dated 2027-03-05 before"),
        Sentence("Điều kiện tham gia:\n- Cư trú tại xã trước ngày 05/3/2027;\n- Thẻ cấp trước ngày 05/3/2027."),
        Sentence("Công an xã cấp thẻ cho học sinh trước ngày 30/6/2027.", "dated 2027-06-30 before"),
        Sentence("Hồ sơ gồm: lý lịch có xác nhận không quá 06 tháng; ảnh."),
        Sentence("Không xét những người bị kỷ luật (trong thời gian 12 tháng kể từ ngày có quyết định)."),
        Sentence("Tặng không quá 1/3 số hộ; số vắng mặt không quá 1/4 tổng số đại biểu."),
        Sentence("Nộp báo cáo không quá 15/4.", "dated 2027-04-15 by"),
    ]

    private static let uses: [Sentence] = [
        Sentence("Ký giấy giao quyền sử dụng trước ngày 30/9/2027.", "dated 2027-09-30 before"),
        Sentence("Lập phương án sử dụng vốn chậm nhất ngày 30/9/2027.", "dated 2027-09-30 by"),
        Sentence("Thẻ được sử dụng đến ngày 30/9/2027."),
        Sentence(
            "Người bị phạt phải thi hành quyết định trong thời hạn 10 ngày kể từ ngày nhận quyết định.",
            "relative 10 days after"),
        Sentence("Quy chế được thi hành từ ngày 01/4/2027; Nghị quyết có hiệu lực thi hành sau 10 ngày kể từ ngày ký."),
        Sentence("Không bố trí vốn cho việc chưa đủ thủ tục trước ngày 30/9/2027."),
        Sentence("Không nộp trước ngày 30/9/2027 sẽ bị nhắc nhở.", "dated 2027-09-30 before"),
        Sentence("Không để tồn đọng, giải quyết dứt điểm trước ngày 30/9/2027.", "dated 2027-09-30 before"),
    ]

    private static let orders: [Sentence] = [
        Sentence("Các chi hội chưa có tổ phải ra mắt trong tháng 6/2027.", "dated 2027-06-30 by"),
        Sentence("Các tổ không phải họp trong tháng 6/2027."),
        Sentence("1. Công an xã: cắm biển báo tại ngầm tràn trong ngày 22/7/2027.", "dated 2027-07-22 by"),
        Sentence("1. Đài Truyền thanh: mưa lớn xảy ra trong ngày 22/7/2027."),
        Sentence("Ban Thường vụ cho ý kiến về nhân sự trong tháng 10/2027.", "dated 2027-10-31 by"),
        Sentence("Phúc tra phương tiện: quý II/2027 hoàn thành.", "dated 2027-06-30 by"),
        Sentence("Phòng Nội vụ tổng hợp, báo cáo UBND huyện và Sở ngày 30/7/2027.", "dated 2027-07-30 by"),
        Sentence("Theo báo cáo UBND huyện ngày 30/7/2026, có 12 hộ bị ngập."),
        Sentence("Phiếu sai trả lại tổ dân phố trong vòng 01 ngày làm việc.", "relative 1 working-days after"),
        Sentence("Các hộ đóng hết trước 17 giờ ngày 20/7/2027.", "dated 2027-07-20 before 17:00"),
        Sentence("Gửi danh sách hộ cần sơ tán trước 14 giờ 00 hôm nay, 26/9/2027.", "dated 2027-09-26 before 14:00"),
        Sentence("Báo cáo trước 8 giờ sáng mai, ngày 27/9/2027.", "dated 2027-09-27 before 08:00"),
        Sentence("Phấn đấu cấp thẻ đạt 90% trước ngày 01/11/2027.", "dated 2027-11-01 before"),
        Sentence("Tỷ lệ nộp xét đến hết ngày 06/7/2027."),
        Sentence("Đến ngày 20/02/2027 còn 03 thôn chưa gửi báo cáo."),
    ]

    private static let parts: [Sentence] = [
        Sentence(
            "Hoàn thành đắp đê bước 1 trước ngày 25/7/2027, bước 2 trong quý IV/2027.", "dated 2027-07-25 before",
            "dated 2027-12-31 by"),
        Sentence(
            "Nộp hai báo cáo, một vào giữa tháng 6/2027, một vào cuối tháng 11/2027.", "dated 2027-06-15 by",
            "dated 2027-11-30 by"),
        Sentence(
            "Hoàn thành việc thu trước ngày 25/7/2027, khai giảng trong tháng 9/2027.", "dated 2027-07-25 before"),
    ]

    private static let counted: [Sentence] = [
        Sentence(
            "Sau khi lũ rút, huy động lực lượng dọn bùn, khôi phục giao thông trong vòng 02 ngày.",
            "relative 2 days after"),
        Sentence(
            "Sau khi kết thúc hội thi, các đội nộp chứng từ về Ban Tổ chức chậm nhất 10 ngày.", "relative 10 days after"
        ),
        Sentence("Sau khi tiêm, trẻ ở lại theo dõi 30 phút."),
        Sentence("Các hộ có 10 ngày để gửi ý kiến về xã.", "relative 10 days after"),
        Sentence("Mỗi đội có 10 phút để trình bày."),
        Sentence(
            "Giao lệnh trước ngày giao quân 15 ngày, hoàn thành chậm nhất ngày 05/3/2027.", "dated 2027-03-05 by"),
        Sentence(
            "Hằng ngày trong đợt cao điểm, các trạm tổng hợp số ca, số người đã khỏi, báo cáo về huyện trước 17 giờ.",
            "repeats day - before 17:00"),
        Sentence(
            "Thứ Năm hằng tuần trong tháng cao điểm, trưởng thôn báo cáo số tiền vận động được.", "repeats week Thu by"),
        Sentence("Các chi hội báo cáo số người dự thi vào thứ Sáu hằng tuần.", "repeats week Fri by"),
        Sentence("Tổ công tác họp giao ban, báo cáo kết quả vào thứ Sáu hằng tuần."),
        Sentence("Từ thứ Hai đến thứ Sáu hằng tuần, bộ phận Một cửa tiếp nhận hồ sơ."),
        Sentence(
            "Vào các ngày 10 và 25 hằng tháng tổng hợp tình hình báo cáo Huyện ủy.", "repeats month 10/1 by",
            "repeats month 25/1 by"),
        Sentence("Ngày 05 hằng tháng, đơn vị nhận thông báo kết quả thu."),
        Sentence("Chậm nhất ngày 15 (mười lăm) của tháng báo cáo.", "repeats month 15/1 by"),
        Sentence("Số liệu 6 tháng tính từ ngày 01/01/2027 đến ngày 30/6/2027 không làm tròn."),
        Sentence("Có ý kiến trong vòng 05 ngày.", "relative 5 days after"),
    ]

    @Test(
        "A duty is found by what kind of words say it",
        arguments: labels + conditions + uses + orders + parts + counted)
    func findings(sentence: Sentence) {
        for text in [Self.head + sentence.text, ReadingLines.decomposed(Self.head + sentence.text)] {
            #expect(ReadingLines(text).deadlines.sorted() == sentence.expected)
        }
    }

    @Test("A span in which something is submitted is not so in a row that says the day of submitting by itself")
    func rows() {
        let table = """
            TT | Lớp | Thời gian học | Ghi chú
            1 | Kỹ năng lãnh đạo | Từ ngày 12/6/2027 đến ngày 07/7/2027 | Nộp tiểu luận trước 14/7/2027
            """
        let lines = ReadingLines(Self.head + table)
        #expect(lines.deadlines == ["dated 2027-07-14 before"])
        #expect(lines.phases == ["phase 2027-06-12..2027-07-07"])
    }

    @Test("Who gets it *as above* is whom the letter is addressed to")
    func addressees() {
        let letter = "Kính gửi:\n- UBND các xã;\n- Các trường học.\n\nSở yêu cầu.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT."
        #expect(ReadingLines(letter).reading.units.map(\.value) == ["UBND các xã", "Các trường học"])
    }

    @Test("A table that tells parts of the day is a calendar")
    func calendar() {
        let table =
            "Thời gian | Buổi | Nội dung\nThứ Năm, 14/10/2027 | Chiều | 14h00: khai mạc\n15/10/2027 | Sáng | Môn Toán"
        #expect(ReadingLines(Self.head + table).deadlines.isEmpty)
    }

    @Test("Heads of columns that blanks part may go on below")
    func heads() {
        let table = """
             Số                                             Thời hạn
             TT   Công việc               Cơ quan           hoàn thành
             -----------------------------------------------------------
             1    Thành lập tổ kiểm kê    UBND xã           30/9/2027
             2    Rà soát, vẽ sơ đồ       UBND xã, đơn vị   Trước ngày
                                          tư vấn            15/12/2027
            """
        let reading = ReadingLines(Self.head + table)
        #expect(reading.deadlines == ["dated 2027-09-30 by", "dated 2027-12-15 before"])
        #expect(reading.reading.deadlines.map(\.who) == ["UBND xã", "UBND xã, đơn vị tư vấn"])
    }

    @Test("The number stands below place and date, and a telegram's date behind its time")
    func letterheads() {
        let party = """
            ĐẢNG BỘ HUYỆN VÍ DỤ                ĐẢNG CỘNG SẢN VIỆT NAM
            ĐẢNG ỦY XÃ AN VÍ DỤ
            *                                    An Ví Dụ, ngày 11 tháng 01 năm 2027
            Số 62-KH/ĐU

            KẾ HOẠCH
            công tác kiểm tra năm 2027
            """
        #expect(ReadingLines(party).header == ["number 62-KH/ĐU", "issued 2027-01-11", "year 2027"])
        let telegram =
            "Số: 07/CĐ-UBND\nAn Ví Dụ, hồi 10 giờ 30 ngày 22 tháng 7 năm 2027\n\nCÔNG ĐIỆN\nVề việc ứng phó bão"
        #expect(ReadingLines(telegram).header == ["number 07/CĐ-UBND", "issued 2027-07-22", "year 2027"])
    }

    @Test(
        "A phase is meant by the number that its name ends with, whatever stands between",
        arguments: [
            ("Đợt thi đua 1", "đợt thi đua thứ nhất năm 2027", 0), ("Đợt cao điểm 2", "đợt 2", 1),
            ("Vòng loại số 2", "vòng 2", 1),
        ])
    func stages(title: String, anchor: String, index: Int) {
        let other = index == 0 ? "Đợt 9: từ ngày 01/10/2027 đến ngày 31/10/2027." : ""
        let first = index == 0 ? "" : "Đợt 5: từ ngày 01/02/2027 đến ngày 28/02/2027.\n"
        let reading = ReadingLines(
            Self.head + first + "\(title): từ ngày 01/3/2027 đến ngày 31/3/2027.\n" + other
                + "\nCác thôn nộp báo cáo trong vòng 05 ngày sau khi kết thúc \(anchor).")
        let phases = reading.reading.deadlines.compactMap { deadline in
            if case .relative(_, _, let phase, _) = deadline.when { phase } else { nil }
        }
        #expect(phases == [.index(index)])
    }
}
