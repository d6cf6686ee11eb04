import CivilTime
import PlanCore
import Testing

@Suite struct NoticeSubjectTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var deadline: Plan.Deadline?
        var item = Occurrence.Item.deadline(0)
        var rule = Rule.before(3)
        var sent: String
        var late = false
        var vietnamese: String
        var english: String
        var testDescription: String { name }
    }

    static let deadlines: [Case] = [
        Case(
            name: "days left",
            deadline: NoticeSample.registration(),
            sent: "2021-01-15 08:00",
            vietnamese:
                "Còn 4 ngày, 2 ngày làm việc: Đăng ký danh hiệu thi đua, trước ngày 20/01/2021 (hết ngày 19/01/2021) [07/KH-UBND]",
            english:
                "4 days left, 2 working days: Đăng ký danh hiệu thi đua, before 20 January 2021 (until the end of 19 January 2021) [07/KH-UBND]"
        ),
        Case(
            name: "one day left",
            deadline: NoticeSample.registration(),
            sent: "2021-01-18 08:00",
            vietnamese:
                "Còn 1 ngày, 1 ngày làm việc: Đăng ký danh hiệu thi đua, trước ngày 20/01/2021 (hết ngày 19/01/2021) [07/KH-UBND]",
            english:
                "1 day left, 1 working day: Đăng ký danh hiệu thi đua, before 20 January 2021 (until the end of 19 January 2021) [07/KH-UBND]"
        ),
        Case(
            name: "no working days left",
            deadline: NoticeSample.deadline("Báo cáo", .dated(.yearless(month: 10, day: 31), .by, nil)),
            sent: "2021-10-29 08:00",
            vietnamese:
                "Còn 2 ngày, không có ngày làm việc: Báo cáo, chậm nhất ngày 31/10/2021 (hết ngày 31/10/2021) [07/KH-UBND]",
            english:
                "2 days left, no working days: Báo cáo, by 31 October 2021 (until the end of 31 October 2021) [07/KH-UBND]"
        ),
        Case(
            name: "last day",
            deadline: NoticeSample.registration(),
            sent: "2021-01-19 08:00",
            vietnamese:
                "Hôm nay là ngày cuối cùng: Đăng ký danh hiệu thi đua, trước ngày 20/01/2021 (hết ngày 19/01/2021) [07/KH-UBND]",
            english:
                "Today is the last day: Đăng ký danh hiệu thi đua, before 20 January 2021 (until the end of 19 January 2021) [07/KH-UBND]"
        ),
        Case(
            name: "overdue by a day",
            deadline: NoticeSample.registration(),
            sent: "2021-01-20 08:00",
            vietnamese:
                "Đã quá hạn 1 ngày: Đăng ký danh hiệu thi đua, trước ngày 20/01/2021 (hết ngày 19/01/2021) [07/KH-UBND]",
            english:
                "1 day overdue: Đăng ký danh hiệu thi đua, before 20 January 2021 (until the end of 19 January 2021) [07/KH-UBND]"
        ),
        Case(
            name: "overdue by days",
            deadline: NoticeSample.registration(.by),
            sent: "2021-01-25 08:00",
            vietnamese:
                "Đã quá hạn 5 ngày: Đăng ký danh hiệu thi đua, chậm nhất ngày 20/01/2021 (hết ngày 20/01/2021) [07/KH-UBND]",
            english:
                "5 days overdue: Đăng ký danh hiệu thi đua, by 20 January 2021 (until the end of 20 January 2021) [07/KH-UBND]"
        ),
        Case(
            name: "by a time",
            deadline: NoticeSample.registration(.by, NoticeSample.five),
            sent: "2021-01-20 08:00",
            vietnamese:
                "Hôm nay là ngày cuối cùng: Đăng ký danh hiệu thi đua, trước 17:00 ngày 20/01/2021 [07/KH-UBND]",
            english: "Today is the last day: Đăng ký danh hiệu thi đua, before 17:00 on 20 January 2021 [07/KH-UBND]"),
        Case(
            name: "overdue since a time of the same day",
            deadline: NoticeSample.registration(.by, NoticeSample.five),
            sent: "2021-01-20 18:00",
            vietnamese:
                "Đã quá hạn từ 17:00 hôm nay: Đăng ký danh hiệu thi đua, trước 17:00 ngày 20/01/2021 [07/KH-UBND]",
            english:
                "Overdue since 17:00 today: Đăng ký danh hiệu thi đua, before 17:00 on 20 January 2021 [07/KH-UBND]"),
        Case(
            name: "by midnight",
            deadline: NoticeSample.registration(.by, .midnight),
            sent: "2021-01-19 08:00",
            vietnamese:
                "Hôm nay là ngày cuối cùng: Đăng ký danh hiệu thi đua, trước 00:00 ngày 20/01/2021 (hết ngày 19/01/2021) [07/KH-UBND]",
            english:
                "Today is the last day: Đăng ký danh hiệu thi đua, before 00:00 on 20 January 2021 (until the end of 19 January 2021) [07/KH-UBND]"
        ),
        Case(
            name: "before meant inclusive",
            deadline: NoticeSample.deadline(
                "Báo cáo", .dated(.yearless(month: 1, day: 20), .before, nil), beforeMeans: .inclusive),
            sent: "2021-01-19 08:00",
            vietnamese:
                "Còn 1 ngày, 1 ngày làm việc: Báo cáo, trước ngày 20/01/2021 (hết ngày 20/01/2021) [07/KH-UBND]",
            english:
                "1 day left, 1 working day: Báo cáo, before 20 January 2021 (until the end of 20 January 2021) [07/KH-UBND]"
        ),
        Case(
            name: "moved to the next working day",
            deadline: NoticeSample.deadline(
                "Báo cáo", .dated(.yearless(month: 11, day: 1), .before, nil), onDayOff: .next),
            sent: "2021-10-29 08:00",
            vietnamese:
                "Còn 3 ngày, 1 ngày làm việc: Báo cáo, trước ngày 01/11/2021, dời đến hết ngày 01/11/2021 [07/KH-UBND]",
            english:
                "3 days left, 1 working day: Báo cáo, before 1 November 2021, moved to the end of 1 November 2021 [07/KH-UBND]"
        ),
        Case(
            name: "moved to the working day before",
            deadline: NoticeSample.deadline(
                "Báo cáo", .dated(.yearless(month: 11, day: 1), .before, nil), onDayOff: .previous),
            sent: "2021-10-29 08:00",
            vietnamese:
                "Hôm nay là ngày cuối cùng: Báo cáo, trước ngày 01/11/2021, dời đến hết ngày 29/10/2021 [07/KH-UBND]",
            english:
                "Today is the last day: Báo cáo, before 1 November 2021, moved to the end of 29 October 2021 [07/KH-UBND]"
        ),
        Case(
            name: "moved with its time of day",
            deadline: NoticeSample.deadline(
                "Báo cáo", .dated(.yearless(month: 10, day: 31), .by, NoticeSample.five), onDayOff: .next),
            sent: "2021-10-29 08:00",
            vietnamese:
                "Còn 3 ngày, 1 ngày làm việc: Báo cáo, trước 17:00 ngày 31/10/2021, dời đến trước 17:00 ngày 01/11/2021 [07/KH-UBND]",
            english:
                "3 days left, 1 working day: Báo cáo, before 17:00 on 31 October 2021, moved to 17:00 on 1 November 2021 [07/KH-UBND]"
        ),
        Case(
            name: "of a quarter",
            deadline: NoticeSample.deadline("Báo cáo", .repeating(.quarter, .day(20, month: 3), .by, nil)),
            sent: "2021-03-10 08:00",
            vietnamese:
                "Còn 10 ngày, 7 ngày làm việc: Báo cáo (quý I/2021), chậm nhất ngày 20/03/2021 (hết ngày 20/03/2021) [07/KH-UBND]",
            english:
                "10 days left, 7 working days: Báo cáo (quarter 1 of 2021), by 20 March 2021 (until the end of 20 March 2021) [07/KH-UBND]"
        ),
        Case(
            name: "of a half-year",
            deadline: NoticeSample.deadline("Báo cáo", .repeating(.halfYear, .last(month: 6), .by, nil)),
            sent: "2021-03-10 08:00",
            vietnamese:
                "Còn 112 ngày, 80 ngày làm việc: Báo cáo (6 tháng đầu năm 2021), chậm nhất ngày 30/06/2021 (hết ngày 30/06/2021) [07/KH-UBND]",
            english:
                "112 days left, 80 working days: Báo cáo (first half of 2021), by 30 June 2021 (until the end of 30 June 2021) [07/KH-UBND]"
        ),
        Case(
            name: "of a month",
            deadline: NoticeSample.deadline("Báo cáo", .repeating(.month, .day(25, month: 1), .before, nil)),
            sent: "2021-01-10 08:00",
            vietnamese:
                "Còn 14 ngày, 10 ngày làm việc: Báo cáo (tháng 1/2021), trước ngày 25/01/2021 (hết ngày 24/01/2021) [07/KH-UBND]",
            english:
                "14 days left, 10 working days: Báo cáo (January 2021), before 25 January 2021 (until the end of 24 January 2021) [07/KH-UBND]"
        ),
        Case(
            name: "of a week",
            deadline: NoticeSample.deadline("Báo cáo", .repeating(.week, .weekday(.friday), .by, nil)),
            sent: "2021-01-07 08:00",
            vietnamese:
                "Còn 1 ngày, 1 ngày làm việc: Báo cáo (tuần 1 năm 2021), chậm nhất ngày 08/01/2021 (hết ngày 08/01/2021) [07/KH-UBND]",
            english:
                "1 day left, 1 working day: Báo cáo (week 1 of 2021), by 8 January 2021 (until the end of 8 January 2021) [07/KH-UBND]"
        ),
        Case(
            name: "counted from the end of a phase",
            deadline: NoticeSample.deadline(
                "Bình xét", .relative(Distance(count: 10, unit: .workingDays), .phase("dot-1"), nil), onDayOff: .next),
            sent: "2021-06-22 08:00",
            vietnamese:
                "Còn 3 ngày, 3 ngày làm việc: Bình xét (Đợt thứ nhất năm 2021), hết ngày 25/06/2021 [07/KH-UBND]",
            english:
                "3 days left, 3 working days: Bình xét (Đợt thứ nhất, 2021), until the end of 25 June 2021 [07/KH-UBND]"
        ),
        Case(
            name: "a duty on the day its phase closes",
            deadline: NoticeSample.deadline("Bình xét", .duty(.eachPhase)), rule: .duty,
            sent: "2021-06-11 08:00",
            vietnamese:
                "Hôm nay kết thúc đợt: Bình xét, khi kết thúc “Đợt thứ nhất” (hết ngày 11/06/2021) [07/KH-UBND]",
            english: "The phase closes today: Bình xét, at the end of “Đợt thứ nhất” (11 June 2021) [07/KH-UBND]"),
        Case(
            name: "a duty before its phase closes",
            deadline: NoticeSample.deadline("Bình xét", .duty(.eachPhase)), rule: .duty,
            sent: "2021-06-09 08:00",
            vietnamese:
                "Còn 2 ngày nữa là kết thúc đợt: Bình xét, khi kết thúc “Đợt thứ nhất” (hết ngày 11/06/2021) [07/KH-UBND]",
            english: "The phase closes in 2 days: Bình xét, at the end of “Đợt thứ nhất” (11 June 2021) [07/KH-UBND]"),
        Case(
            name: "a duty sent late",
            deadline: NoticeSample.deadline("Bình xét", .duty(.eachPhase)), rule: .duty,
            sent: "2021-06-14 08:00", late: true,
            vietnamese:
                "[Gửi muộn] Đợt đã kết thúc 3 ngày trước: Bình xét, khi kết thúc “Đợt thứ nhất” (hết ngày 11/06/2021) [07/KH-UBND]",
            english:
                "[Late] The phase closed 3 days ago: Bình xét, at the end of “Đợt thứ nhất” (11 June 2021) [07/KH-UBND]"
        ),
    ]

    static let others: [Case] = [
        Case(
            name: "a phase opens tomorrow",
            item: .phase(1), rule: .opens(0),
            sent: "2021-06-11 08:00",
            vietnamese:
                "Còn 1 ngày nữa là bắt đầu: Đợt thứ hai, từ ngày 12/06/2021 đến hết ngày 31/12/2021 [07/KH-UBND]",
            english: "Opens in 1 day: Đợt thứ hai, from 12 June 2021 to 31 December 2021 [07/KH-UBND]"),
        Case(
            name: "a phase opens today",
            item: .phase(1), rule: .opens(0),
            sent: "2021-06-12 08:00",
            vietnamese: "Hôm nay bắt đầu: Đợt thứ hai, từ ngày 12/06/2021 đến hết ngày 31/12/2021 [07/KH-UBND]",
            english: "Opens today: Đợt thứ hai, from 12 June 2021 to 31 December 2021 [07/KH-UBND]"),
        Case(
            name: "a phase opened, sent late",
            item: .phase(1), rule: .opens(0),
            sent: "2021-06-14 08:00", late: true,
            vietnamese:
                "[Gửi muộn] Đã bắt đầu 2 ngày trước: Đợt thứ hai, từ ngày 12/06/2021 đến hết ngày 31/12/2021 [07/KH-UBND]",
            english: "[Late] Opened 2 days ago: Đợt thứ hai, from 12 June 2021 to 31 December 2021 [07/KH-UBND]"),
        Case(
            name: "a phase closes in a week",
            item: .phase(0), rule: .closes(7),
            sent: "2021-06-04 08:00",
            vietnamese:
                "Còn 7 ngày nữa là kết thúc: Đợt thứ nhất, từ ngày 01/01/2021 đến hết ngày 11/06/2021 [07/KH-UBND]",
            english: "Closes in 7 days: Đợt thứ nhất, from 1 January 2021 to 11 June 2021 [07/KH-UBND]"),
        Case(
            name: "a phase closes today",
            item: .phase(0), rule: .closes(0),
            sent: "2021-06-11 08:00",
            vietnamese: "Hôm nay kết thúc: Đợt thứ nhất, từ ngày 01/01/2021 đến hết ngày 11/06/2021 [07/KH-UBND]",
            english: "Closes today: Đợt thứ nhất, from 1 January 2021 to 11 June 2021 [07/KH-UBND]"),
        Case(
            name: "a phase closed, sent late",
            item: .phase(0), rule: .closes(0),
            sent: "2021-06-12 08:00", late: true,
            vietnamese:
                "[Gửi muộn] Đã kết thúc 1 ngày trước: Đợt thứ nhất, từ ngày 01/01/2021 đến hết ngày 11/06/2021 [07/KH-UBND]",
            english: "[Late] Closed 1 day ago: Đợt thứ nhất, from 1 January 2021 to 11 June 2021 [07/KH-UBND]"),
        Case(
            name: "an event tomorrow",
            item: .event(0),
            sent: "2021-06-10 08:00",
            vietnamese: "Còn 1 ngày: Ngày truyền thống Thi đua yêu nước, thứ Sáu, ngày 11/06/2021 [07/KH-UBND]",
            english: "In 1 day: Ngày truyền thống Thi đua yêu nước, Friday, 11 June 2021 [07/KH-UBND]"),
        Case(
            name: "an event today",
            item: .event(0),
            sent: "2021-06-11 08:00",
            vietnamese: "Hôm nay: Ngày truyền thống Thi đua yêu nước, thứ Sáu, ngày 11/06/2021 [07/KH-UBND]",
            english: "Today: Ngày truyền thống Thi đua yêu nước, Friday, 11 June 2021 [07/KH-UBND]"),
        Case(
            name: "an event, sent late",
            item: .event(0),
            sent: "2021-06-13 08:00", late: true,
            vietnamese:
                "[Gửi muộn] Đã diễn ra 2 ngày trước: Ngày truyền thống Thi đua yêu nước, thứ Sáu, ngày 11/06/2021 [07/KH-UBND]",
            english: "[Late] 2 days ago: Ngày truyền thống Thi đua yêu nước, Friday, 11 June 2021 [07/KH-UBND]"),
    ]

    @Test("the subject says how things stand, what, until when and by which plan", arguments: deadlines + others)
    func subject(_ example: Case) throws {
        let plan = NoticeSample.plan(example.deadline.map { [$0] } ?? [], events: [NoticeSample.event])
        let notice = try #require(
            NoticeSample.notice(plan, example.item, rule: example.rule, sent: example.sent, late: example.late))
        #expect(notice.subject(in: .vietnamese) == example.vietnamese)
        #expect(notice.subject(in: .english) == example.english)
    }

    @Test("a plan without a number is named by its title")
    func withoutNumber() throws {
        let plan = NoticeSample.plan([NoticeSample.registration()], number: nil, title: "Phong trào thi đua")
        let notice = try #require(NoticeSample.notice(plan, sent: "2021-01-19 08:00"))
        #expect(notice.subject(in: .vietnamese).hasSuffix("(hết ngày 19/01/2021) [Phong trào thi đua]"))
    }

    @Test("whatever a plan's texts hold, the subject is one line without control characters")
    func oneLine() throws {
        let title = "Báo\ncáo\u{1B}[31m\u{202E}năm\u{2028}\r\n học\t"
        let plan = NoticeSample.plan(
            [NoticeSample.deadline(title, .dated(.yearless(month: 1, day: 20), .before, nil))], number: "7\u{7}")
        let notice = try #require(NoticeSample.notice(plan, sent: "2021-01-19 08:00"))
        #expect(
            notice.subject(in: .vietnamese)
                == "Hôm nay là ngày cuối cùng: Báo cáo [31mnăm học , trước ngày 20/01/2021 (hết ngày 19/01/2021) [7 ]")
    }
}
