import CivilTime
import PlanCore
import Testing

/// What is doubtful about plans, word for word.
@Suite struct PlanReviewTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var years = 2021...2021
        var issued: IssueDate?
        var phases: [Plan.Phase] = []
        var deadlines: [Plan.Deadline] = []
        /// `message [code]`, in order.
        var vietnamese: [String] = []
        var english: [String] = []
    }

    /// 2021 with one holiday, on a Friday; of other years there is no official list.
    private static let calendar = WorkingCalendar([
        HolidayCalendar(
            id: "vn", title: "Ngày nghỉ", years: [2021: .official],
            holidays: [
                Holiday(
                    title: "Ngày Chiến thắng", days: SamplePlan.day("2021-04-30")...SamplePlan.day("2021-04-30"),
                    source: "Luật", status: .official)
            ],
            swaps: [], yearly: [])
    ])

    private static func dated(
        _ id: String, _ month: Int, _ day: Int, _ boundary: Boundary, onDayOff: DayOffRule = .keep
    ) -> Plan.Deadline {
        SamplePlan.deadline(id, .dated(.yearless(month: month, day: day), boundary, nil), onDayOff: onDayOff)
    }

    private static func full(_ id: String, _ day: String) -> Plan.Deadline {
        SamplePlan.deadline(id, .dated(.full(SamplePlan.day(day)), .by, nil))
    }

    private static func phase(_ id: String, _ from: (Int, Int), _ to: (Int, Int)) -> Plan.Phase {
        SamplePlan.phase(
            id, .yearless(month: from.0, day: from.1), .yearless(month: to.0, day: to.1))
    }

    @Test(
        "doubts",
        arguments: [
            Case(
                testDescription: "read strictly, 'before 01/11' and 'before 15/11' end on Sundays",
                deadlines: [dated("a", 11, 1, .before), dated("b", 11, 15, .before)],
                vietnamese: [
                    "ngày cuối cùng của 'a' là 31/10/2021, Chủ nhật "
                        + "(ghi 'on-day-off: next' hoặc 'previous' nếu muốn dời) [deadline-day-off]",
                    "ngày cuối cùng của 'b' là 14/11/2021, Chủ nhật "
                        + "(ghi 'on-day-off: next' hoặc 'previous' nếu muốn dời) [deadline-day-off]",
                ],
                english: [
                    "the last good day of 'a' is 2021-10-31, a Sunday "
                        + "(say 'on-day-off: next' or 'previous' to move it) [deadline-day-off]",
                    "the last good day of 'b' is 2021-11-14, a Sunday "
                        + "(say 'on-day-off: next' or 'previous' to move it) [deadline-day-off]",
                ]),
            Case(
                testDescription: "a public holiday", deadlines: [dated("a", 4, 30, .by)],
                vietnamese: [
                    "ngày cuối cùng của 'a' là 30/04/2021, ngày nghỉ (Ngày Chiến thắng) "
                        + "(ghi 'on-day-off: next' hoặc 'previous' nếu muốn dời) [deadline-day-off]"
                ],
                english: [
                    "the last good day of 'a' is 2021-04-30, a day off (Ngày Chiến thắng) "
                        + "(say 'on-day-off: next' or 'previous' to move it) [deadline-day-off]"
                ]),
            Case(
                testDescription: "what is moved is no doubt",
                deadlines: [
                    dated("a", 11, 1, .before, onDayOff: .next), dated("b", 4, 30, .by, onDayOff: .previous),
                ]),
            Case(testDescription: "a working day is no doubt", deadlines: [dated("a", 1, 20, .before)]),
            Case(
                testDescription: "two phases share a day",
                phases: [phase("p", (1, 1), (6, 11)), phase("q", (6, 11), (12, 31))],
                vietnamese: ["đợt 'q' và đợt 'p' trùng nhau ngày 11/06/2021 [phase-overlap]"],
                english: ["phase 'q' overlaps phase 'p' on 2021-06-11 [phase-overlap]"]),
            Case(
                testDescription: "two phases share many days, the later is written first",
                phases: [phase("q", (6, 1), (12, 31)), phase("p", (1, 1), (6, 11))],
                vietnamese: ["đợt 'q' và đợt 'p' trùng nhau từ 01/06/2021 đến 11/06/2021 [phase-overlap]"],
                english: ["phase 'q' overlaps phase 'p' from 2021-06-01 to 2021-06-11 [phase-overlap]"]),
            Case(
                testDescription: "a chain leaves less time than the first reminder needs",
                deadlines: [
                    dated("a", 3, 1, .by),
                    SamplePlan.deadline(
                        "b", .relative(Distance(count: 13, unit: .days), .deadline("a"), nil), onDayOff: .keep),
                    SamplePlan.deadline(
                        "c", .relative(Distance(count: 14, unit: .days), .deadline("a"), nil), onDayOff: .keep),
                    SamplePlan.deadline(
                        "d", .relative(Distance(count: 2, unit: .days, .ahead), .deadline("a"), nil),
                        onDayOff: .previous),
                ],
                vietnamese: [
                    "'b' chỉ cách mốc tính (01/03/2021) 13 ngày: nhắc trước 14 ngày sẽ đến trước mốc đó "
                        + "(ghi 'reminders: {before: …}' ngắn hơn) [chain-gap-short]",
                    "ngày cuối cùng của 'b' là 14/03/2021, Chủ nhật "
                        + "(ghi 'on-day-off: next' hoặc 'previous' nếu muốn dời) [deadline-day-off]",
                ],
                english: [
                    "'b' comes only 13 days after what it is counted from (2021-03-01): the reminder 14 days before "
                        + "would come earlier than that (say a shorter 'reminders: {before: …}') [chain-gap-short]",
                    "the last good day of 'b' is 2021-03-14, a Sunday "
                        + "(say 'on-day-off: next' or 'previous' to move it) [deadline-day-off]",
                ]),
            Case(
                testDescription: "a lunar date that lies in the next solar year",
                deadlines: [
                    SamplePlan.deadline("a", .dated(.yearlessLunar(month: 12, day: 23), .by, nil)),
                    SamplePlan.deadline("b", .dated(.yearlessLunar(month: 8, day: 15), .by, nil)),
                ],
                vietnamese: [
                    "ngày 23 tháng Chạp năm Tân Sửu rơi vào ngày 25/01/2022 "
                        + "(ghi cả năm âm lịch nếu là ngày khác, như '23/12/2021 âm lịch') [lunar-next-year]"
                ],
                english: [
                    "day 23 of month 12 in the year Tân Sửu is 2022-01-25 "
                        + "(say the lunar year too if another day is meant, such as '23/12/2021 lunar') [lunar-next-year]"
                ]),
            Case(
                testDescription: "phases side by side are no doubt",
                phases: [phase("p", (1, 1), (6, 11)), phase("q", (6, 12), (12, 31))]),
            Case(
                testDescription: "a deadline outside the plan's year", deadlines: [full("a", "2020-12-15")],
                vietnamese: ["hạn 'a' (15/12/2020) nằm ngoài năm của kế hoạch (2021) [deadline-outside-period]"],
                english: ["deadline 'a' (2020-12-15) lies outside the plan's years (2021) [deadline-outside-period]"]),
            Case(
                testDescription: "a deadline before the plan's issue", issued: IssueDate(year: 2021, month: 3, day: 5),
                deadlines: [dated("a", 3, 5, .before), dated("b", 3, 5, .by)],
                vietnamese: [
                    "hạn 'a' (hết ngày 04/03/2021) đã qua trước khi kế hoạch được ban hành (05/03/2021) "
                        + "[deadline-before-issue]"
                ],
                english: [
                    "deadline 'a' (until 2021-03-04) passed before the plan was issued (2021-03-05) "
                        + "[deadline-before-issue]"
                ]),
            Case(
                testDescription: "an issue without its day is as early as it can be",
                issued: IssueDate(year: 2021, month: 3), deadlines: [dated("a", 3, 2, .before)]),
            Case(
                testDescription: "each year without an official list, once", years: 2021...2023,
                deadlines: [dated("a", 1, 19, .by), dated("b", 1, 20, .by)],
                vietnamese: [
                    "chưa có lịch nghỉ lễ chính thức cho năm 2022: ngày làm việc được tính theo ước lượng "
                        + "[holidays-estimated]",
                    "chưa có lịch nghỉ lễ chính thức cho năm 2023: ngày làm việc được tính theo ước lượng "
                        + "[holidays-estimated]",
                ],
                english: [
                    "no official public holidays for 2022: working days are estimated [holidays-estimated]",
                    "no official public holidays for 2023: working days are estimated [holidays-estimated]",
                ]),
        ])
    func doubts(_ example: Case) {
        let plan = SamplePlan.plan(
            years: PlanYears(first: example.years.lowerBound, last: example.years.upperBound), issued: example.issued,
            phases: example.phases, deadlines: example.deadlines)
        let found = PlanReview(of: plan, text: "title: Mẫu\r\n", calendar: Self.calendar, years: example.years)
            .diagnostics
        #expect(found.map { "\($0.message.vietnamese) [\($0.code)]" } == example.vietnamese)
        #expect(found.map { "\($0.message.english) [\($0.code)]" } == example.english)
        #expect(found.allSatisfy { $0.severity == .warning && $0.file == "mau.yaml" && $0.sourceLine == "title: Mẫu" })
    }

    @Test("without any holidays nothing is said about their absence")
    func weekdaysOnly() {
        let plan = SamplePlan.plan(deadlines: [Self.dated("a", 1, 19, .by)])
        #expect(PlanReview(of: plan, text: "", calendar: .weekdaysOnly, years: 2021...2021).diagnostics == [])
    }

    @Test("a plan without an end is reviewed only as far as asked")
    func endless() {
        let plan = SamplePlan.plan(
            years: PlanYears(first: 2021, last: nil), deadlines: [Self.dated("a", 1, 19, .by)])
        let found = PlanReview(of: plan, text: "", calendar: Self.calendar, years: 2021...2022).diagnostics
        #expect(found.map(\.code) == ["holidays-estimated"])
    }

    @Test("a line is shown with a caret below its column, tabs kept, and never drives a terminal")
    func text() {
        let message = Bilingual(vi: "lỗi '\u{1B}[2J'", en: "wrong")
        func text(_ line: String?, column: Int) -> String {
            Diagnostic(
                .error, file: "a\u{7}.yaml", position: SourcePosition(line: 3, column: column), code: "x",
                message: message, sourceLine: line
            ).text(in: .vietnamese)
        }
        let head = "a\u{FFFD}.yaml:3:%: error: lỗi '\u{FFFD}[2J' [x]"
        #expect(text("đợt: x", column: 6) == head.replacing("%", with: "6") + "\n  đợt: x\n       ^")
        #expect(text("\tb\u{9B}", column: 2) == head.replacing("%", with: "2") + "\n  \tb\u{FFFD}\n  \t^")
        #expect(text("", column: 1) == head.replacing("%", with: "1"))
        #expect(text(nil, column: 1) == head.replacing("%", with: "1"))
    }
}
