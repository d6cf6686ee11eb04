import CivilTime
import PlanCore
import Testing

@Suite struct DigestRuleTests {
    private static func at(_ day: String, _ hour: Int) -> Instant {
        Zone.utc.instant(of: SamplePlan.day(day), at: TimeOfDay(seconds: hour * 3600))
    }

    @Test(
        "the first digest after an instant lies on a working day",
        arguments: [
            ("2027-01-20", 8, "2027-01-20"), ("2027-01-20", 16, "2027-01-21"), ("2027-01-22", 17, "2027-01-25"),
            ("2027-01-23", 1, "2027-01-25"),
        ])
    func next(day: String, hour: Int, expected: String) {
        let rule = DigestRule(at: TimeOfDay(seconds: 16 * 3600), beyond: 0)
        #expect(rule.next(after: Self.at(day, hour), in: .utc, .weekdaysOnly) == Self.at(expected, 16))
    }

    @Test("without any working day there is one all the same, a year ahead")
    func noWorkingDay() {
        let never = WorkingCalendar([
            HolidayCalendar(id: "n", title: "n", weekend: Set(Weekday.allCases), exactDates: [])
        ])
        let rule = DigestRule(at: .midnight, beyond: 0)
        #expect(rule.next(after: Self.at("2027-01-01", 0), in: .utc, never) == Self.at("2028-01-02", 0))
    }

    @Test("a digest is a note with all that it tells, the most pressing giving its level")
    func letter() throws {
        var scene = BoardScene()
        scene.due = "2027-01-20"
        let now = BoardScene.noon(22)
        let overdue = Notice(
            Reminder(occurrence: scene.occurrence, rule: .overdue(2), instant: now), sentAt: now, lateBy: nil,
            missing: Array(scene.plan.units.prefix(2)), calendar: .weekdaysOnly)
        let letter = Letter(
            digest: [overdue, overdue], to: "thon-1", due: now, at: now, in: .utc, language: .vietnamese)
        #expect(letter.subject == "[Kính gửi Thôn 1] Tổng hợp nhắc việc: 2 việc, 2 việc quá hạn")
        #expect(letter.identity == "@thon-1/#digest/2027-01-22" && letter.level == .overdue)
        #expect(letter.fileName == "2027/2027-01-22T1200.@thon-1.digest.txt")
        #expect(
            letter.body == """
                TỔNG HỢP NHẮC VIỆC (thứ Sáu, ngày 22/01/2027)

                Kính gửi: Thôn 1

                Các việc sau được nhắc chung ở đây, không nhắc riêng từng việc (2 việc, 2 việc
                quá hạn):

                - Đã quá hạn 2 ngày: Đăng ký, chậm nhất ngày 20/01/2027 (hết ngày 20/01/2027)
                  [Kế hoạch]
                  Chưa nộp: Thôn 2

                - Đã quá hạn 2 ngày: Đăng ký, chậm nhất ngày 20/01/2027 (hết ngày 20/01/2027)
                  [Kế hoạch]
                  Chưa nộp: Thôn 2

                Mã nhắc việc: @thon-1/#digest/2027-01-22

                """)
    }
}
