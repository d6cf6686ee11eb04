import CivilTime
import PlanCore
import Testing

@Suite struct NoticeBodyTests {
    @Test("a note before the cutoff says all a clerk must forward, in Vietnamese")
    func vietnamese() throws {
        let plan = NoticeSample.plan([NoticeSample.registration()])
        let notice = try #require(NoticeSample.notice(plan, sent: "2021-01-15 08:00"))
        #expect(
            notice.body(in: .vietnamese) == """
                NHẮC VIỆC (thứ Sáu, ngày 15/01/2021)

                Đăng ký danh hiệu thi đua: còn 4 ngày, 2 ngày làm việc.

                Thời hạn:         trước ngày 20/01/2021 (hết ngày 19/01/2021)
                Ngày cuối cùng:   thứ Ba, ngày 19/01/2021
                Đơn vị thực hiện: Văn phòng HĐND và UBND; Thôn 1; Thôn 2
                Nơi nhận:         Văn phòng HĐND và UBND xã
                Kế hoạch:         số 07/KH-UBND ngày 04/01/2021 của UBND xã An Ví Dụ: Phát
                                  động phong trào thi đua năm 2021

                Đề nghị các đơn vị nêu trên hoàn thành và gửi đến nơi nhận đúng thời hạn.

                Mã nhắc việc: an-vi-du-2021/han@2021#-3d/2021-01-19

                """)
    }

    @Test("the same in English")
    func english() throws {
        let plan = NoticeSample.plan([NoticeSample.registration()])
        let notice = try #require(NoticeSample.notice(plan, sent: "2021-01-15 08:00"))
        #expect(
            notice.body(in: .english) == """
                REMINDER (Friday, 15 January 2021)

                Đăng ký danh hiệu thi đua: 4 days left, 2 working days.

                Deadline:      before 20 January 2021 (until the end of 19 January 2021)
                Last day:      Tuesday, 19 January 2021
                To be done by: Văn phòng HĐND và UBND; Thôn 1; Thôn 2
                Submit to:     Văn phòng HĐND và UBND xã
                Plan:          No. 07/KH-UBND of 4 January 2021 by UBND xã An Ví Dụ: Phát động
                               phong trào thi đua năm 2021

                The units named above are asked to complete and submit it on time.

                Reminder: an-vi-du-2021/han@2021#-3d/2021-01-19

                """)
    }

    @Test("a rule's note has its message and its own time, though quiet hours held it, and asks for nothing")
    func rule() throws {
        let plan = NoticeSample.plan(rules: [
            Plan.ReminderRule(
                id: "giao-ban", message: "Họp giao ban", during: .phase("dot-1"),
                on: try CalendarExpression(parsing: "Mon 06:30"), units: ["thon-1"],
                quiet: [QuietTime(begins: try CalendarExpression(parsing: "20:00"), lasting: .hours(11))],
                position: SamplePlan.position)
        ])
        let schedule = Schedule(plans: [plan], calendar: .weekdaysOnly)
        let reminder = try #require(
            schedule.reminders(in: .distantPast ..< .distantFuture).first { $0.occurrence.itemID == "giao-ban" })
        let notice = Notice(
            reminder, sentAt: reminder.instant, lateBy: nil, missing: [plan.units[1]], calendar: schedule.calendar)
        #expect(reminder.instant.description == "2021-01-04T07:00:00Z")
        #expect(
            notice.subject(in: .vietnamese)
                == "Hôm nay: Họp giao ban, 06:30 thứ Hai, ngày 04/01/2021 [07/KH-UBND]")
        #expect(
            notice.body(in: .vietnamese) == """
                NHẮC VIỆC (thứ Hai, ngày 04/01/2021)

                Họp giao ban: hôm nay.

                Thời điểm:        06:30 thứ Hai, ngày 04/01/2021
                Đơn vị thực hiện: Thôn 1
                Kế hoạch:         số 07/KH-UBND ngày 04/01/2021 của UBND xã An Ví Dụ: Phát
                                  động phong trào thi đua năm 2021

                Mã nhắc việc: an-vi-du-2021/giao-ban@dot-1-2021#20210104T063000Z/2021-01-04

                """)
        #expect(notice.fileName == "2021/2021-01-04T0700.an-vi-du-2021.giao-ban@dot-1-2021.20210104T063000Z.txt")
        #expect(notice.level == .notice)
    }

    @Test("a duty after a deadline is no duty of a phase")
    func followUp() throws {
        var after = NoticeSample.deadline("Lưu hồ sơ", .duty(.deadline("han")), units: ["thon-1"], submitTo: nil)
        after.id = "luu"
        let plan = NoticeSample.plan([NoticeSample.registration(), after])
        let notice = try #require(NoticeSample.notice(plan, .deadline(1), rule: .duty, sent: "2021-01-19 08:00"))
        #expect(
            notice.body(in: .english) == """
                REMINDER (Tuesday, 19 January 2021)

                Lưu hồ sơ: today.

                When:          after “Đăng ký danh hiệu thi đua” (19 January 2021)
                To be done by: Thôn 1
                Plan:          No. 07/KH-UBND of 4 January 2021 by UBND xã An Ví Dụ: Phát động
                               phong trào thi đua năm 2021

                The unit named above is asked to complete it.

                Reminder: an-vi-du-2021/luu@2021#after/2021-01-19

                """)
    }

    @Test("an overdue note that was sent late names who is missing and says why it is late")
    func overdueAndLate() throws {
        let deadline = NoticeSample.deadline(
            "Báo cáo", .dated(.yearless(month: 1, day: 20), .before, nil), units: ["thon-1"])
        let notice = try #require(
            NoticeSample.notice(
                NoticeSample.plan([deadline]), rule: .overdue(2), sent: "2021-01-22 09:12:07", late: true))
        #expect(
            notice.body(in: .vietnamese) == """
                NHẮC VIỆC: QUÁ HẠN (thứ Sáu, ngày 22/01/2021)

                Báo cáo: đã quá hạn 3 ngày.

                Thời hạn:        trước ngày 20/01/2021 (hết ngày 19/01/2021)
                Ngày cuối cùng:  thứ Ba, ngày 19/01/2021
                Đơn vị chưa nộp: Thôn 1
                Nơi nhận:        Văn phòng HĐND và UBND xã
                Kế hoạch:        số 07/KH-UBND ngày 04/01/2021 của UBND xã An Ví Dụ: Phát động
                                 phong trào thi đua năm 2021

                Đề nghị đơn vị nêu trên hoàn thành và gửi đến nơi nhận ngay.

                Gửi muộn: lẽ ra gửi lúc 08:00 ngày 21/01/2021, nhưng khi đó dịch vụ nhắc việc
                không hoạt động; gửi lúc 09:12 ngày 22/01/2021.

                Mã nhắc việc: an-vi-du-2021/han@2021#+2d/2021-01-19

                """)
        #expect(
            notice.body(in: .english).contains(
                """
                The unit named above is asked to complete and submit it without further delay.

                Late: this reminder was due at 08:00 on 21 January 2021, when the service was
                not running; it was sent at 09:12 on 22 January 2021.
                """))
    }

    @Test("what was counted and moved says so")
    func countedAndMoved() throws {
        let deadline = NoticeSample.deadline(
            "Bình xét", .relative(Distance(count: 1, unit: .days), .phase("dot-1"), NoticeSample.five), onDayOff: .next)
        let notice = try #require(NoticeSample.notice(NoticeSample.plan([deadline]), sent: "2021-06-14 08:00"))
        #expect(
            notice.body(in: .vietnamese).contains(
                """
                NHẮC VIỆC: NGÀY CUỐI CÙNG (thứ Hai, ngày 14/06/2021)

                Bình xét (Đợt thứ nhất năm 2021): hôm nay là ngày cuối cùng.

                Thời hạn:         trước 17:00 ngày 12/06/2021, dời đến trước 17:00 ngày
                                  14/06/2021
                Ngày cuối cùng:   thứ Hai, ngày 14/06/2021
                Cách tính:        1 ngày sau ngày kết thúc “Đợt thứ nhất” (11/06/2021)
                Dời ngày:         thứ Bảy, ngày 12/06/2021 là ngày nghỉ, dời sang ngày làm
                                  việc tiếp theo
                """))
        #expect(
            notice.body(in: .english).contains("Moved:         Saturday, 12 June 2021 is a day off; moved to the next"))
    }

    @Test("what the plan leaves open has no line")
    func blanks() throws {
        let deadline = NoticeSample.deadline(
            "Bình xét", .duty(.eachPhase), units: [], submitTo: nil)
        let plan = NoticeSample.plan([deadline], number: nil, title: "Phong trào thi đua", issuer: nil, issued: nil)
        let notice = try #require(NoticeSample.notice(plan, rule: .duty, sent: "2021-06-11 08:00"))
        #expect(
            notice.body(in: .vietnamese) == """
                NHẮC VIỆC: KHI KẾT THÚC ĐỢT (thứ Sáu, ngày 11/06/2021)

                Bình xét: hôm nay kết thúc đợt.

                Thời điểm: khi kết thúc “Đợt thứ nhất” (hết ngày 11/06/2021)
                Kế hoạch:  Phong trào thi đua

                Đề nghị các đơn vị, cá nhân có liên quan hoàn thành khi kết thúc đợt.

                Mã nhắc việc: an-vi-du-2021/han@dot-1-2021#after/2021-06-11

                """)
    }

    @Test("a phase and an event ask for nothing")
    func phaseAndEvent() throws {
        let plan = NoticeSample.plan(events: [NoticeSample.event])
        let phase = try #require(NoticeSample.notice(plan, .phase(1), rule: .opens(0), sent: "2021-06-11 08:00"))
        #expect(
            phase.body(in: .vietnamese) == """
                THÔNG BÁO: BẮT ĐẦU ĐỢT (thứ Sáu, ngày 11/06/2021)

                Đợt thứ hai: còn 1 ngày nữa là bắt đầu.

                Thời gian: từ ngày 12/06/2021 đến hết ngày 31/12/2021
                Kế hoạch:  số 07/KH-UBND ngày 04/01/2021 của UBND xã An Ví Dụ: Phát động phong
                           trào thi đua năm 2021

                Mã nhắc việc: an-vi-du-2021/dot-2@2021#opens/2021-06-12

                """)
        let event = try #require(NoticeSample.notice(plan, .event(0), sent: "2021-06-11 08:00"))
        #expect(
            event.body(in: .english) == """
                NOTICE: AN EVENT (Friday, 11 June 2021)

                Ngày truyền thống Thi đua yêu nước: today.

                Day:  Friday, 11 June 2021
                Plan: No. 07/KH-UBND of 4 January 2021 by UBND xã An Ví Dụ: Phát động phong
                      trào thi đua năm 2021

                Reminder: an-vi-du-2021/ai-quoc@2021#-3d/2021-06-11

                """)
    }

    struct Source: Sendable, CustomTestStringConvertible {
        var name: String
        var number: String?
        var issuer: String?
        var issued: IssueDate?
        var vietnamese: String
        var english: String
        var testDescription: String { name }
    }

    static let sources = [
        Source(
            name: "only a number", number: "7/KH", vietnamese: "số 7/KH: Thi đua", english: "No. 7/KH: Thi đua"),
        Source(
            name: "issued in a month, without a number", issuer: "UBND xã", issued: IssueDate(year: 2024, month: 1),
            vietnamese: "tháng 01/2024 của UBND xã: Thi đua", english: "of January 2024 by UBND xã: Thi đua"),
        Source(
            name: "issued in a year", number: "7/KH", issued: IssueDate(year: 2024),
            vietnamese: "số 7/KH năm 2024: Thi đua", english: "No. 7/KH of 2024: Thi đua"),
        Source(name: "only a title", vietnamese: "Thi đua", english: "Thi đua"),
    ]

    @Test("the plan is cited as far as it says where it comes from", arguments: sources)
    func cited(_ source: Source) throws {
        // Issued after the reminder: citing does not depend on it.
        let plan = NoticeSample.plan(
            [NoticeSample.registration()], number: source.number, title: "Thi đua", issuer: source.issuer,
            issued: source.issued)
        let notice = try #require(NoticeSample.notice(plan, sent: "2021-01-19 08:00"))
        #expect(notice.body(in: .vietnamese).contains("\nKế hoạch:         \(source.vietnamese)\n"))
        #expect(notice.body(in: .english).contains("\nPlan:          \(source.english)\n"))
    }

    @Test("a long list of units is wrapped and complete; a decomposed letter counts as one column")
    func longLists() throws {
        let names = (1...60).map { "T\u{6F}\u{302}\u{309} dân phô\u{301} Liên Ho\u{300}a sô\u{301} \($0)" }
        let units = names.enumerated().map { Plan.Unit(id: "to-\($0.offset)", name: $0.element) }
        let deadline = NoticeSample.deadline(
            "Đăng ký", .dated(.yearless(month: 1, day: 20), .before, nil), units: units.map(\.id))
        let plan = Plan(
            id: "dai", file: "dai.yaml", title: "Dài", years: PlanYears(first: 2021, last: 2021), zone: .utc,
            units: units, deadlines: [deadline])
        let lines = try #require(NoticeSample.notice(plan, sent: "2021-01-19 08:00"))
            .body(in: .vietnamese).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.columns <= 78 })
        let start = try #require(lines.firstIndex { $0.hasPrefix("Đơn vị thực hiện: ") })
        let end = try #require(lines.firstIndex { $0.hasPrefix("Nơi nhận:") })
        let listed = lines[start..<end].map { $0.dropFirst("Đơn vị thực hiện: ".count) }.joined(separator: " ")
        #expect(listed == names.joined(separator: "; "))
        // No line could have taken the first word of the next one.
        for (line, next) in zip(lines[start..<end], lines[(start + 1)..<end]) {
            let word = next.drop { $0 == " " }.prefix { $0 != " " }
            #expect(line.count + 1 + word.count > 78)
        }
    }

    @Test("the note is dated by the plan's own wall clock")
    func zone() throws {
        let bytes = try SamplePlan.systemZone("Asia/Ho_Chi_Minh")
        let plan = SamplePlan.plan(
            zone: try Zone(identifier: "Asia/Ho_Chi_Minh", tzif: bytes),
            deadlines: [NoticeSample.registration(.by, NoticeSample.five)])
        let occurrence = try #require(
            Schedule(plans: [plan], calendar: .weekdaysOnly)
                .occurrences(in: SamplePlan.day("2021-01-01")...SamplePlan.day("2021-12-31")).first)
        // 18:30 UTC on the 19th is 01:30 on the 20th there; 10:30 UTC is half past five in the afternoon.
        let cases = [("2021-01-19", 18, "(thứ Tư, ngày 20/01/2021)"), ("2021-01-20", 10, "từ 17:00 hôm nay")]
        for (day, hour, expected) in cases {
            let sentAt = Zone.utc.instant(of: SamplePlan.day(day), at: TimeOfDay(seconds: hour * 3600 + 1800))
            let reminder = Reminder(occurrence: occurrence, rule: .before(0), instant: sentAt)
            let notice = Notice(reminder, sentAt: sentAt, lateBy: nil, missing: [], calendar: .weekdaysOnly)
            #expect(notice.body(in: .vietnamese).contains(expected))
        }
    }
}
