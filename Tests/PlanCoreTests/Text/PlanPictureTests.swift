import CivilTime
import PlanCore
import Testing

@Suite struct PlanPictureTests {
    private static func occurrences(_ plans: Plan..., years: ClosedRange<Int> = 2021...2021) -> [Occurrence] {
        Schedule(plans: plans, calendar: .weekdaysOnly)
            .occurrences(
                in: SamplePlan.day("\(years.lowerBound)-01-01")...SamplePlan.day("\(years.upperBound)-12-31"))
    }

    @Test("phases are bars, deadlines, duties and events marks with their day, and every date stands below")
    func wholeYear() {
        let plan = NoticeSample.plan(
            [
                NoticeSample.registration(),
                NoticeSample.deadline("Hồ sơ đề nghị", .dated(.yearless(month: 12, day: 31), .by, NoticeSample.five)),
                NoticeSample.deadline("Báo cáo tháng", .repeating(.month, .day(25, month: 1), .by, nil)),
                NoticeSample.deadline("Báo cáo tuần", .repeating(.week, .weekday(.friday), .by, nil)),
                NoticeSample.deadline("Bình xét", .duty(.eachPhase)), NoticeSample.deadline("Sơ kết", .open),
            ], events: [NoticeSample.event])
        let picture = PlanPicture(
            occurrences: Self.occurrences(plan), years: 2021...2021, width: 80, language: .vietnamese,
            today: SamplePlan.day("2021-03-15"))
        #expect(
            picture.text == """
                2021                            T1  T2  T3  T4  T5  T6  T7  T8  T9  T10 T11 T12
                hôm nay                                  ▼
                07/KH-UBND Phát động phong trào thi đua năm 2021
                Đợt thứ nhất                    ██████████████████████  ·   ·   ·   ·   ·   ·
                Đợt thứ hai                     ·   ·   ·   ·   ·   ·███████████████████████████
                Đăng ký danh hiệu thi đua       · ◆19   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
                Hồ sơ đề nghị                   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·31◆
                Báo cáo tháng                   ·  ◆25 ◆25 ◆25 ◆25 ◆25 ◆25 ◆25 ◆25 ◆25 ◆25 ◆25 ◆
                Báo cáo tuần                    ◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆◆
                Bình xét                        ·   ·   ·   ·   ·   ·◇11·   ·   ·   ·   ·   ·31◇
                Ngày truyền thống Thi đua yêu … ·   ·   ·   ·   ·   ·▲11·   ·   ·   ·   ·   ·

                  █ Đợt thứ nhất: từ ngày 01/01/2021 đến hết ngày 11/06/2021
                  █ Đợt thứ hai: từ ngày 12/06/2021 đến hết ngày 31/12/2021
                  ◆ Đăng ký danh hiệu thi đua: trước ngày 20/01/2021 (hết ngày 19/01/2021)
                  ◆ Hồ sơ đề nghị: trước 17:00 ngày 31/12/2021
                  ◆ Báo cáo tháng: 12 lần, ngày cuối cùng là 25/01, 25/02, 25/03, 25/04, 25/05,
                    25/06, 25/07, 25/08, 25/09, 25/10, 25/11, 25/12
                  ◆ Báo cáo tuần: 52 lần, ngày cuối cùng là 08/01, 15/01, 22/01, …, 31/12
                  ◇ Bình xét: khi kết thúc “Đợt thứ nhất” (hết ngày 11/06/2021); khi kết thúc
                    “Đợt thứ hai” (hết ngày 31/12/2021)
                  ▲ Ngày truyền thống Thi đua yêu nước: thứ Sáu, ngày 11/06/2021
                  ○ Sơ kết: kế hoạch không nêu thời hạn

                """)
    }

    @Test("rules stand below what has dates, and alone where nothing has")
    func rules() throws {
        let rules = try [("Họp giao ban", "Mon 08:00", Anchor.phase("dot-1")), ("Nhắc", "daily", .eachPhase)].map {
            Plan.ReminderRule(
                id: "r", message: $0, during: $2, on: try CalendarExpression(parsing: $1),
                position: SamplePlan.position)
        }
        let plan = NoticeSample.plan(rules: rules)
        let picture = PlanPicture(
            occurrences: [], of: plan, years: 2022...2022, width: 80, language: .english, namesPlans: false)
        #expect(
            picture.text == """
                2022: no dates
                  • Họp giao ban: Mon *-*-* 08:00:00, during “Đợt thứ nhất”
                  • Nhắc: *-*-* 00:00:00, during each phase

                """)
    }

    @Test("on a narrow terminal only the quarters are named, and titles are cut")
    func narrow() {
        let plan = NoticeSample.plan([NoticeSample.registration()], number: nil, title: "Thi đua")
        let picture = PlanPicture(
            occurrences: Self.occurrences(plan), years: 2021...2021, width: 40, language: .english, namesPlans: false)
        #expect(
            picture.text == """
                2021            Jan   Apr   Jul   Oct
                Đợt thứ nhất    ███████████ · · · · · ·
                Đợt thứ hai     · · · · · ██████████████
                Đăng ký danh h… ·◆19· · · · · · · · · ·

                  █ Đợt thứ nhất: from 1 January 2021 to
                    11 June 2021
                  █ Đợt thứ hai: from 12 June 2021 to 31
                    December 2021
                  ◆ Đăng ký danh hiệu thi đua: before 20
                    January 2021 (until the end of 19
                    January 2021)

                """)
    }

    @Test("a window over the new year is drawn in both years, and a year without dates says so")
    func overNewYear() {
        let phase = SamplePlan.phase("dot", .full(SamplePlan.day("2021-11-15")), .full(SamplePlan.day("2022-02-15")))
        let plan = SamplePlan.plan(phases: [phase])
        let picture = PlanPicture(
            occurrences: Self.occurrences(plan, years: 2021...2023), years: 2021...2023, width: 58,
            language: .vietnamese, namesPlans: false)
        #expect(
            picture.text == """
                2021    T1  T2  T3  T4  T5  T6  T7  T8  T9  T10 T11 T12
                Đợt dot ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·███████

                  █ Đợt dot: từ ngày 15/11/2021 đến hết ngày 15/02/2022

                2022    T1  T2  T3  T4  T5  T6  T7  T8  T9  T10 T11 T12
                Đợt dot ███████ ·   ·   ·   ·   ·   ·   ·   ·   ·   ·

                  █ Đợt dot: từ ngày 15/11/2021 đến hết ngày 15/02/2022

                2023: không có ngày nào

                """)
    }

    @Test("plans stand one below the other by id, in the grid and in the legend, whatever order the dates come in")
    func severalPlans() {
        let event = SamplePlan.plan("b", events: [NoticeSample.event])
        let phase = SamplePlan.plan(
            "a", phases: [SamplePlan.phase("dot", .yearless(month: 12, day: 1), .yearless(month: 12, day: 31))])
        let occurrences = Self.occurrences(event, phase)
        let picture = PlanPicture(occurrences: occurrences, years: 2021...2021, width: 60, language: .vietnamese)
        let names = picture.lines.filter { $0.runs.first?.style == .title }.map(\.text)
        #expect(names.map { $0.prefix(10) } == ["2021      ", "Kế hoạch a", "Kế hoạch b", "Kế hoạch a", "Kế hoạch b"])
        let reversed = PlanPicture(
            occurrences: occurrences.reversed(), years: 2021...2021, width: 60, language: .vietnamese)
        #expect(picture == reversed)
    }

    @Test("every day of a common and a leap year lies in a column of its own month, in order", arguments: [2023, 2024])
    func columns(year: Int) throws {
        var last = -1
        var day = SamplePlan.day("\(year)-01-01")
        while day.year == year {
            let event = Plan.Event(
                id: "ngay", title: "Ngày", on: .full(day), ladder: .standard, position: SamplePlan.position)
            let plan = SamplePlan.plan(years: PlanYears(first: year, last: year), events: [event])
            let picture = PlanPicture(
                occurrences: Self.occurrences(plan, years: year...year), years: year...year, width: 80,
                language: .vietnamese, namesPlans: false)
            let header = try #require(picture.lines.first).text
            let row = try #require(picture.lines.dropFirst().first).text
            let column = try #require(row.firstIndex(of: "▲")).utf16Offset(in: row)
            let month = try #require(header.firstRange(of: "T\(day.month)")).lowerBound.utf16Offset(in: header)
            #expect(column >= last)
            #expect((month..<month + 6).contains(column))
            if day.day == 1 { #expect(column == month) }
            if day.adding(days: 1).day == 1 { #expect(column == month + 5) }
            last = column
            day = day.adding(days: 1)
        }
    }

    @Test(
        "rows begin below their months whatever columns their titles' letters take: two, none or one with its marks",
        arguments: [
            "計画", "a\u{FEFF}b", "Đợt\u{FEFF} thi đua", "\u{110}o\u{302}\u{323}t", "計画書計画書計画書計画書計画書計画書計画書計画書",
            "\u{301}đợt",
        ])
    func letters(_ title: String) throws {
        let event = Plan.Event(
            id: "ngay", title: title, on: .full(SamplePlan.day("2021-01-01")), ladder: .standard,
            position: SamplePlan.position)
        let picture = PlanPicture(
            occurrences: Self.occurrences(SamplePlan.plan(years: PlanYears(first: 2021, last: 2021), events: [event])),
            years: 2021...2021, width: 80, language: .vietnamese, namesPlans: false)
        let header = try #require(picture.lines.first).text
        let row = try #require(picture.lines.dropFirst().first).text
        let month = try #require(header.firstRange(of: "T1")).lowerBound
        let mark = try #require(row.firstIndex(of: "▲"))
        #expect(row[..<mark].columns == header[..<month].columns)
        #expect(picture.lines.allSatisfy { $0.text.columns <= 80 })
        // the legend tells it whole
        #expect(picture.lines.contains { $0.runs.last?.text.hasPrefix(title + ": ") == true })
    }

    @Test("no line is wider than asked", arguments: [40, 57, 80, 132, 200])
    func width(_ width: Int) {
        let plan = NoticeSample.plan(
            [NoticeSample.deadline("Hồ sơ đề nghị xét, công nhận sáng kiến của các bộ phận", .duty(.eachPhase))],
            events: [NoticeSample.event])
        for language in Language.allCases {
            let picture = PlanPicture(
                occurrences: Self.occurrences(plan), years: 2021...2021, width: width, language: language)
            #expect(picture.lines.allSatisfy { $0.text.columns <= width })
        }
    }
}
