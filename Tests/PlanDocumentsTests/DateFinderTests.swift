import CivilTime
import PlanCore
import Testing

@testable import PlanDocuments

/// What dates, times and spans say, whatever they are there for.
@Suite struct DateFinderTests {
    private static func values(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let tokens = CutText(bytes).phrases()
        return DateFinder.mentions(in: tokens, 0..<tokens.count, bytes).map { Self.line($0) }
    }

    private static func line(_ mention: Mention) -> String {
        let lead = mention.lead == .none ? "" : "\(mention.lead) "
        let time = mention.time.map { " \($0)" } ?? ""
        func day(_ endpoint: Endpoint?, _ part: PointOfYear.Part) -> String {
            guard let endpoint else { return "" }
            let date = endpoint.date(part, year: 2027)
            return (date.map { $0.day(in: 2027).description } ?? "?") + (endpoint.year == nil ? "?" : "")
        }
        return switch mention.value {
        case .point(let point): lead + day(point, .last) + time
        case .range(let from, let to): "\(day(from, .first))..\(day(to, .last))" + time
        case .repeating(let period, let day): lead + "\(period.rawValue) \(ReadingLines.text(day))" + time
        case .daily: lead + "daily" + time
        case .distance(let distance, let anchor):
            lead + "\(distance.count) \(ReadingLines.text(distance.unit)) \(distance.direction)"
                + (anchor == nil ? "" : " anchored")
        case .impossible: lead + "impossible"
        case .sameDay: lead + "same day" + time
        }
    }

    private static let points: [Sentence] = [
        Sentence("ngày 20/01/2027", "2027-01-20"), Sentence("ngày 20-01-2027", "2027-01-20"),
        Sentence("ngày 20.01.2027", "2027-01-20"), Sentence("ngày 5/3", "2027-03-05?"),
        Sentence("ngày 5-3", "2027-03-05?"),
        Sentence("ngày 5.3", "2027-03-05?"), Sentence("ngày 20 tháng 01 năm 2027", "2027-01-20"),
        Sentence("ngày 20 tháng 01/2027", "2027-01-20"), Sentence("ngày 20 tháng Giêng năm 2027", "2027-02-25"),
        Sentence("ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi bảy", "2027-11-20"),
        Sentence("ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi lăm", "2025-03-15"),
        Sentence("trước ngày 20/01/2027", "before 2027-01-20"),
        Sentence("chậm nhất là ngày 20/3/2027", "atLatest 2027-03-20"),
        Sentence("đến hết ngày 20/3", "untilEnd 2027-03-20?"),
        Sentence("trước 17h00 ngày 20/3/2027", "before 2027-03-20 17:00"),
        Sentence("trước 16 giờ 30 phút, ngày 20/3/2027", "before 2027-03-20 16:30"),
        Sentence("trước 8g ngày 20/3/2027", "before 2027-03-20 08:00"),
        Sentence("trước 17:00 ngày 20/3/2027", "before 2027-03-20 17:00"),
        Sentence("ngày 20/3/2027 lúc 8h30", "2027-03-20 08:30"), Sentence("tháng 5/2027", "2027-05-31"),
        Sentence("trong quý II/2027", "within 2027-06-30"), Sentence("quý IV năm 2027", "2027-12-31"),
        Sentence("6 tháng đầu năm 2027", "2027-06-30"), Sentence("6 tháng cuối năm", "2027-12-31?"),
        Sentence("cuối tháng 3", "2027-03-31?"), Sentence("giữa tháng 3/2027", "2027-03-15"),
        Sentence("đầu quý II/2027", "2027-04-01"),
        Sentence("hết năm 2027", "2027-12-31"), Sentence("giữa năm 2027", "2027-06-30"),
        Sentence("tuần thứ 2 của tháng 3 năm 2027", "2027-03-14"), Sentence("tuần cuối tháng 3/2027", "2027-03-31"),
        Sentence("thứ Sáu, ngày 19/3/2027", "2027-03-19"), Sentence("10/3 âm lịch", "2027-04-16?"),
        Sentence("mùng 10 tháng Ba", "2027-04-16?"), Sentence("ngày 23 tháng Chạp năm 2026", "2027-01-30"),
        Sentence("trước ngày 31/11/2027", "before impossible"), Sentence("ngày 31 tháng 11", "impossible"),
        Sentence("ngày 29/02/2027", "impossible"),
        Sentence("trước ngày 15/6 và 15/12", "before 2027-06-15?", "before 2027-12-15?"),
        Sentence("ngày 10 và 11/6/2027", "2027-06-11"), Sentence("các ngày 6, 7 và 8-6-2027", "2027-06-08"),
        Sentence("2027-07-18 10:32", "2027-07-18 10:32"), Sentence("ngày 20- 6 -2027", "2027-06-20"),
        Sentence("chậm nhất là 20-8.", "atLatest 2027-08-20?"),
        Sentence("trước 8 giờ sáng ngày 20/8", "before 2027-08-20? 08:00"),
        Sentence("ngày Ol/6/2027", "2027-06-01"), Sentence("Hạn nộp: 30/6", "2027-06-30?"),
        Sentence("30/6", "2027-06-30?"), Sentence("trước ngày 20 tháng Chạp", "before 2028-01-16?"),
        Sentence("trước 14h00 cùng ngày", "before same day 14:00"),
        Sentence("trước 5 giờ chiều ngày 20/8/2027", "before 2027-08-20 17:00"),
        Sentence("trước 15 giờ chiều ngày 20/8/2027", "before 2027-08-20 15:00"),
        Sentence("trong sáng ngày 20/8/2027", "within 2027-08-20"),
        Sentence("chậm nhất 23h59p ngày 20/8/2027", "atLatest 2027-08-20 23:59"),
        Sentence(
            "trước các ngày 10/3, 10/6 và 10/9/2027", "before 2027-03-10?", "before 2027-06-10?", "before 2027-09-10"),
        Sentence(
            "trước ngày 05 các tháng 4, 7 và 10 năm 2027", "before 2027-04-05", "before 2027-07-05", "before 2027-10-05"
        ),
        Sentence("ngày 10 tháng 3, 12 tháng 6", "2027-03-10?", "2027-06-12?"),
        Sentence("trước ngày 20 tháng Chạp (27/01/2027)", "before 2027-01-27"),
        Sentence("trước ngày 27/01/2027 (20 tháng Chạp)", "before 2027-01-27"), Sentence("hạn 15/10", "2027-10-15?"),
        Sentence("chậm nhất ngày mồng 10 tháng 9 năm 2027", "atLatest 2027-09-10"),
        Sentence("mùng 1 tháng Giêng năm Đinh Mùi", "2027-02-06?"),
        Sentence("trư ớc ngày 20/8/2027", "before 2027-08-20"),
        Sentence("trễ nhất là vào ngày 20/8/2027", "atLatest 2027-08-20"),
        Sentence("trước thời điểm ngày 20/8/2027", "before 2027-08-20"),
        Sentence("vào cuối giờ làm việc ngày 20/8/2027", "on 2027-08-20"),
        Sentence("hết giờ hành chính ngày 20/8/2027", "untilEnd 2027-08-20"),
        Sentence("trong 02 ngày 19 và 20/8/2027", "within 2027-08-20"),
        Sentence("nửa đầu tháng 8/2027", "2027-08-15"), Sentence("nửa cuối năm 2027", "2027-12-31"),
        Sentence("thượng tuần tháng 8/2027", "2027-08-10"), Sentence("hạ tuần tháng 2/2027", "2027-02-28"),
        Sentence("sang ngày 20/8/2027", "until 2027-08-20"),
        Sentence("ngày hai mươi tháng năm năm hai nghìn không trăm hai mươi bảy", "2027-05-20"),
        Sentence("trước hai mươi tháng năm năm 2027", "before 2027-05-20"),
        Sentence("ngày 20 tháng Năm", "2027-05-20?"), Sentence("mồng 5 tháng Năm", "2027-06-09?"),
        Sentence("trước ngày rằm tháng Bảy", "before 2027-08-16?"),
        Sentence("rằm tháng 7 âm lịch", "2027-08-16?"), Sentence("trước 25 tháng Chạp", "before 2028-01-21?"),
        Sentence("trước mùng 8 Tết", "before 2027-02-13?"), Sentence("trước ngày 25 Tết", "before 2028-01-21?"),
        Sentence("truớc ngày 20/8/2027", "before 2027-08-20"), Sentence("trưóc ngày 20/8/2027", "before 2027-08-20"),
        Sentence("trước ngày 20/5/2027 (trước 10h)", "before 2027-05-20 10:00"),
        Sentence("tháng 4, 05 thôn", "2027-04-30?"),
        Sentence("hoàn thành trong quý I và quý III/2027", "within 2027-09-30"),
        Sentence("vào các tháng 4, 7, 10/2027", "on 2027-10-31"),
        Sentence("trước 17 h 30 ngày 20/8/2027", "before 2027-08-20 17:30"),
        Sentence("trước 17.30 ngày 20/8/2027", "before 2027-08-20 17:30"),
        Sentence("trong tuần đầu tiên của tháng 5/2027", "within 2027-05-07"),
        // What is written as a date and is none.
        Sentence("trước ngày 32/5/2027", "before impossible"), Sentence("20/13/2027", "impossible"),
        Sentence("12/15/2027", "impossible"), Sentence("ngày 00/5/2027", "impossible"),
        Sentence("ngày 32/5", "impossible"),
        Sentence("20 tháng 13 năm 2027", "impossible"), Sentence("trước ngày 32 hằng tháng", "before impossible"),
        // Numbers told again in words.
        Sentence("ngày 08 (tám) tháng 7 (bảy) năm 2027", "2027-07-08"), Sentence("trước ngày 25 (hai mươi lăm)/7/2027"),
        // What *trước* behind *năm* leads to.
        Sentence("quý IV năm trước thứ Sáu, ngày 15/01/2027", "2027-12-31?", "before 2027-01-15"),
        Sentence("quý IV năm trước cuối tháng 01/2027", "2027-12-31?", "before 2027-01-31"),
        Sentence("quý IV năm trước", "2027-12-31?"),
        Sentence("trước hết ngày 20/8/2027", "untilEnd 2027-08-20"),
        Sentence("trước hết tháng 8/2027", "untilEnd 2027-08-31"), Sentence("Trước hết, 05 thôn"),
        // Days that are kept every year.
        Sentence("Ngày sinh Chủ tịch nước (19/5)", "2027-05-19?"), Sentence("mừng Quốc khánh 2/9", "2027-09-02?"),
        Sentence("Ngày Nhà giáo 20/11", "2027-11-20?"), Sentence("trước ngày Quốc khánh 2/9", "before 2027-09-02?"),
    ]

    private static let spans: [Sentence] = [
        Sentence("từ ngày 01/8/2027 đến hết ngày 15/12/2027", "2027-08-01..2027-12-15"),
        Sentence("15-20/8/2027", "2027-08-15..2027-08-20"),
        Sentence("01/8 – 15/12/2027", "2027-08-01..2027-12-15"),
        Sentence("từ ngày 08 đến ngày 10 tháng 12 năm 2027", "2027-12-08..2027-12-10"),
        Sentence("từ ngày 20/12 đến 05/01/2028", "2027-12-20..2028-01-05"),
        Sentence("từ đầu năm đến ngày 11/6/2027", "2027-01-01..2027-06-11"),
        Sentence("từ ngày 02-12 đến 10-12-2027", "2027-12-02..2027-12-10"),
        Sentence("từ 8h00 ngày 01/8 đến 17h00 ngày 05/8/2027", "2027-08-01..2027-08-05 17:00"),
        Sentence("năm 2027 - 2028", "2027-01-01..2028-12-31"), Sentence("2027 - 2028", "2027-01-01..2028-12-31"),
        Sentence("từ 21 đến 25-6", "2027-06-21?..2027-06-25?"),
        Sentence("từ đầu năm học đến ngày 20/11/2027", "..2027-11-20"),
        Sentence("năm 2027 và các năm tiếp theo", "2027-01-01.."),
        Sentence("kể từ ngày kết thúc đợt rà soát đến hết ngày 20/11/2027", "..2027-11-20"),
        Sentence("từ nay đến ngày 15/12/2027", "..2027-12-15"),
        Sentence("từ tháng 3 đến tháng 5/2027", "2027-03-01..2027-05-31"),
        Sentence("trong tháng 4 và tháng 5/2027", "2027-04-01..2027-05-31"),
        Sentence("tháng 3 - 4", "2027-03-01?..2027-04-30?"), Sentence("tháng 3-4/2027", "2027-03-01..2027-04-30"),
        Sentence("từ ngày 22/01/2027 (15 tháng Chạp) đến hết ngày 31/01/2027", "2027-01-22..2027-01-31"),
        Sentence("bắt đầu từ ngày 01/4/2027 và kết thúc ngày 30/4/2027", "2027-04-01..2027-04-30"),
        Sentence("từ ngày 01/4 và kéo dài đến hết ngày 30/4/2027", "2027-04-01..2027-04-30"),
        Sentence("từ ngày 01/4/2027 đến trước ngày 30/4/2027", "2027-04-01..2027-04-30"),
        Sentence("trong quý III và quý IV/2027", "2027-07-01..2027-12-31"),
        Sentence("từ nay đến trước ngày 30/4/2027", "..2027-04-30"),
        Sentence("từ ngày 08/3 đến 10/3 âm lịch", "2027-04-14?..2027-04-16?"),
        Sentence("từ mùng 8 đến mùng 10 tháng Ba âm lịch", "2027-04-14?..2027-04-16?"),
        Sentence("từ ngày 8 tháng 3 đến ngày 10 tháng 3 âm lịch", "2027-04-14?..2027-04-16?"),
        Sentence("từ ngày 22/01 đến hết mùng 10 tháng Giêng âm lịch", "2027-01-22?..2027-02-15?"),
        Sentence("từ ngày 22/01 đến ngày 10 tháng Giêng âm lịch", "2027-01-22?..2027-02-15?"),
        Sentence("từ ngày 22 tháng 01 đến 10/3 âm lịch", "2027-01-22?..2027-04-16?"),
        Sentence("từ ngày 10/02/2027 đến hết mùng 10 tháng Giêng", "2027-02-10..2027-02-15"),
        Sentence("trong quý I, II/2027", "2027-01-01..2027-06-30"),
        Sentence("trong quý II, quý III và quý IV/2027", "2027-04-01..2027-12-31"),
        Sentence("trong tháng 4, 5/2027", "2027-04-01..2027-05-31"),
        Sentence("Thời gian: 25-27/5.", "2027-05-25?..2027-05-27?"),
    ]

    private static let repeats: [Sentence] = [
        Sentence("trước ngày 20 hằng tháng", "before month 20/1"), Sentence("ngày 20 hàng tháng", "month 20/1"),
        Sentence("trước ngày 15 của tháng cuối quý", "before quarter 15/3"),
        Sentence("ngày 05 tháng đầu quý sau", "quarter 5/4"),
        Sentence("ngày 05 tháng sau", "month 5/2"), Sentence("thứ Sáu hằng tuần", "week Fri"),
        Sentence("trước 16h00 thứ 6 hằng tuần", "before week Fri 16:00"),
        Sentence("ngày cuối cùng của tháng", "month last/1"),
        Sentence("trước ngày 20/11 hằng năm", "before year 20/11"),
        Sentence("ngày 20 tháng 11 hằng năm", "year 20/11"), Sentence("định kỳ hằng quý", "quarter -"),
        Sentence("hằng tháng, trước ngày 25", "month -", "before month 25/1"),
        Sentence("ngày 15 và ngày cuối cùng của tháng", "month 15/1", "month last/1"),
        Sentence("trước 17 giờ hằng ngày", "before daily 17:00"),
        Sentence("báo cáo hàng ngày về Sở trước 16 giờ 30 phút", "before daily 16:30"),
        Sentence("hằng tuần, trước 10 giờ thứ Sáu", "week -", "before week Fri 10:00"),
        Sentence("ngày 05 của tháng tiếp theo", "month 5/2"),
        Sentence("trước 10 giờ sáng thứ Hai hằng tuần", "before week Mon 10:00"),
        Sentence("trước 16 giờ ngày thứ Năm hằng tuần", "before week Thu 16:00"),
        Sentence("ngày 10 tháng đầu tiên của quý sau", "quarter 10/4"),
        Sentence("ngày cuối cùng của tháng đầu quý sau", "quarter last/4"),
        Sentence("ngày cuối cùng của tháng cuối quý", "quarter last/3"),
        Sentence("ngày cuối cùng của tháng thứ ba"),
        Sentence("hằng tuần, vào 16 giờ thứ Năm, các tổ báo cáo", "week -", "on week Thu 16:00"),
        Sentence("ngày 20 của tháng thứ ba hằng quý", "quarter 20/3"),
        Sentence("vào ngày 05 và 20 hằng tháng", "on month 5/1", "month 20/1"),
        Sentence("trước 16 giờ các ngày thứ Hai, thứ Năm hằng tuần", "before week Mon 16:00", "before week Thu 16:00"),
        Sentence("báo cáo tuần: trước 16h00 thứ Năm", "before week Thu 16:00"),
        Sentence("báo cáo tuần trước thứ Tư của tuần kế tiếp", "before week Wed"),
        Sentence("hằng tháng (ngày 25)", "month -", "month 25/1"),
        Sentence("ngày cuối cùng của tháng tiếp theo", "month last/2"),
        Sentence("trước ngày 15 tháng 6 và tháng 12 hằng năm", "before year 15/6", "before year 15/12"),
        Sentence("quý trước tới ngày 16 của tháng cuối quý", "until quarter 16/3"),
        Sentence("trước ngày mùng 5 hằng tháng", "before month 5/1"),
        Sentence("báo cáo tháng (trước ngày 20)", "before month 20/1"),
        Sentence("ngày thứ 20 của tháng tiếp theo", "month 20/2"),
        Sentence("ngày 08 (tám) tháng 7 hằng năm", "year 8/7"), Sentence("ngày 20 (hai mươi) hằng tháng", "month 20/1"),
        // How often, which is no day of a month.
        Sentence("6 tháng 01 lần", "half-year -"), Sentence("sáu tháng một lần", "half-year -"),
        Sentence("03 tháng/lần", "quarter -"), Sentence("01 tháng/01 lần", "month -"),
        Sentence("một năm một lần", "year -"), Sentence("02 tháng 01 lần"), Sentence("một tháng hai lần"),
        Sentence("định kỳ 6 tháng 01 lần, trước ngày 15/6/2027", "half-year -", "before 2027-06-15"),
    ]

    private static let distances: [Sentence] = [
        Sentence("trong thời hạn 05 ngày làm việc kể từ ngày nhận", "within 5 working-days after anchored"),
        Sentence("chậm nhất 10 ngày sau khi kết thúc đợt", "atLatest 10 days after anchored"),
        Sentence("trước 03 ngày", "before 3 days ahead"),
        Sentence("không quá 15 (mười lăm) ngày kể từ ngày nhận", "notOver 15 days after anchored"),
        Sentence("trong 01 tháng kể từ ngày ký", "within 1 months after anchored"),
        Sentence("trước ngày họp 02 ngày", "before 2 days ahead anchored"),
        Sentence("chậm nhất 05 ngày trước khi khai giảng", "atLatest 5 days ahead anchored"),
        Sentence("trong thời hạn 05 ngày làm việc, kể từ ngày nhận", "within 5 working-days after anchored"),
        Sentence("trước thời gian ghi trong lệnh 15 ngày", "before 15 days ahead anchored"),
        Sentence("trong vòng 24 giờ kể từ khi phát hiện", "within 24 hours after anchored"),
        Sentence("chậm nhất sau 48 giờ, kể từ khi nhận mẫu", "atLatest 48 hours after anchored"),
        Sentence("chậm nhất 02 giờ trước khi khai mạc", "atLatest 2 hours ahead anchored"),
        Sentence("kể từ ngày nhận thông báo, trong vòng 30 ngày", "within 30 days after anchored"),
        Sentence("sau khi kết thúc hội thi 07 ngày", "7 days after anchored"),
        Sentence("trước 24 giờ so với lúc khởi hành", "before 24 hours ahead anchored"),
        Sentence("trước giao quân 15 ngày", "before 15 days ahead anchored"),
        Sentence("Thời hạn giải quyết: 15 ngày làm việc", "within 15 working-days after"),
        Sentence("chậm nhất 15 ngày làm việc trước ngày 20/11/2027", "atLatest 15 working-days ahead anchored"),
        Sentence("trong vòng 30 phút kể từ khi phát hiện", "within 30 minutes after anchored"),
        Sentence("sau hội nghị 05 ngày làm việc", "5 working-days after anchored"),
        Sentence("từ khi nhận quyết định, trong vòng 10 ngày", "within 10 days after anchored"),
        Sentence("15 ngày trước ngày 20/11/2027", "15 days ahead anchored"),
        Sentence("nộp hồ sơ 15 ngày trước ngày 20/11/2027", "15 days ahead anchored"),
        Sentence("trước ngày 20/11/2027 ít nhất 10 ngày", "before 10 days ahead anchored"),
        Sentence("trước ngày 20/11/2027 05 ngày làm việc, các tổ", "before 5 working-days ahead anchored"),
        Sentence("tập huấn 03 ngày trước ngày 20/11/2027", "before 2027-11-20"),
        Sentence("báo cáo 6 tháng trước ngày 05/6/2027", "before 2027-06-05"),
        Sentence("hoàn thành trước ngày 20/5/2027 ít nhất 10 giờ thực hành", "before 2027-05-20"),
        Sentence("hoàn thành trước ngày 20/5/2027 ít nhất 05 tháng hoạt động", "before 2027-05-20"),
    ]

    private static let none: [Sentence] = [
        Sentence("trực 24/24 giờ"), Sentence("Quyết định số 12/2027/QĐ-UBND"), Sentence("1/2 số hộ"),
        Sentence("năm học 2026-2027"), Sentence("680.400 đồng"),
        Sentence("Mục 14, khoản 3 Điều 7"), Sentence("điện thoại 024.3869.3108"), Sentence("K27 và K28"),
        Sentence("tỷ lệ 2/3, còn lại"), Sentence("mở cửa hằng ngày từ 8h00 đến 17h00"),
        Sentence("ngày 45/2"), Sentence("có mặt trước 17 giờ"), Sentence("chậm nhất 17 giờ phải có mặt"),
        Sentence("từ 7 giờ đến 11 giờ"), Sentence("thi trong 90 phút"), Sentence("Ngày hội thu 1/2 số giấy"),
        Sentence("trực từ 17h00 hôm trước đến 7h00 hôm sau"),
        Sentence("mở cửa từ 7h30 đến 21h00 hằng ngày"),
        Sentence("Số thôn thành lập được tổ hòa giải là 5/7."), Sentence("Đã thành lập chi hội ở thôn 3/4."),
        Sentence("Tỷ lệ đạt chuẩn truyền thống gia đình là 2/9."), Sentence("nộp sổ trước mùng 5 hằng tháng âm lịch"),
    ]

    @Test("A date says which day it is", arguments: points) func point(sentence: Sentence) { check(sentence) }
    @Test("A span has two ends", arguments: spans) func span(sentence: Sentence) { check(sentence) }
    @Test("A day that comes again says how often", arguments: repeats) func repeated(sentence: Sentence) {
        check(sentence)
    }
    @Test("A distance says from what it is counted", arguments: distances) func distance(sentence: Sentence) {
        check(sentence)
    }
    @Test("Other numbers are no dates", arguments: none) func nothing(sentence: Sentence) { check(sentence) }

    private func check(_ sentence: Sentence) {
        #expect(Self.values(sentence.text) == sentence.expected)
        #expect(Self.values(ReadingLines.decomposed(sentence.text)) == sentence.expected, "decomposed")
    }
}
