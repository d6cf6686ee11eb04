import CivilTime
import PlanCore
import Testing

@testable import PlanFiles

/// What a plan file without faults becomes.
@Suite struct PlanReaderTests {
    /// The design's example, which is what a newcomer writes first.
    static let example = """
        number: 07/KH-UBND
        title: Phát động phong trào thi đua năm 2027
        issuer: UBND xã An Ví Dụ
        issued: 04/01/2027
        year: 2027
        units:
          - {id: van-phong, name: Văn phòng HĐND và UBND}
          - {id: thon-1, name: Thôn 1}
        phases:
          - {id: dot-1, title: Đợt thứ nhất, from: 01/01, to: 11/06}
          - {id: dot-2, title: Đợt thứ hai, from: 12/06, to: 31/12}
        deadlines:
          - id: dang-ky
            title: Đăng ký danh hiệu thi đua
            before: 20/01
            units: all
            submit-to: Văn phòng HĐND và UBND xã
          - id: khen-thuong
            title: Hồ sơ đề nghị khen thưởng
            by: 15/11 17:00
          - {id: binh-xet, title: Bình xét, after: each phase, within: 10 working days}
        events:
          - {id: ai-quoc, title: Ngày truyền thống Thi đua yêu nước, on: 11/06}
        reminders:
          before: [14d, 7d, 3d, 1d, 0d]
          at: 08:00
          overdue: {every: 1d, for: 14d}
        """

    static func read(
        _ text: String, file: String = "plans/mau.yaml", reader: PlanReader = .sample
    ) throws -> Plan {
        let (plan, diagnostics) = reader.read(Array(text.utf8), file: file)
        #expect(diagnostics.map { $0.text(in: .english) } == [])
        return try #require(plan)
    }

    /// A plan of 2027 with these lines below its head.
    static func read(lines: String, reader: PlanReader = .sample) throws -> Plan {
        try read("title: Mẫu\nyear: 2027\n\(lines)", reader: reader)
    }

    @Test("the design's example is read whole")
    func example() throws {
        let plan = try Self.read(Self.example)
        #expect(plan.id == "mau")
        #expect(plan.file == "plans/mau.yaml")
        #expect(plan.number == "07/KH-UBND")
        #expect(plan.title == "Phát động phong trào thi đua năm 2027")
        #expect(plan.issuer == "UBND xã An Ví Dụ")
        #expect(plan.issued == IssueDate(year: 2027, month: 1, day: 4))
        #expect(plan.years == PlanYears(first: 2027, last: 2027))
        #expect(plan.zone == .utc)
        #expect(plan.language == .vietnamese)
        #expect(
            plan.units == [
                Plan.Unit(id: "van-phong", name: "Văn phòng HĐND và UBND"), Plan.Unit(id: "thon-1", name: "Thôn 1"),
            ])
        #expect(
            plan.phases == [
                Plan.Phase(
                    id: "dot-1", title: "Đợt thứ nhất", from: .yearless(month: 1, day: 1),
                    to: .yearless(month: 6, day: 11), ladder: .standard,
                    position: SourcePosition(line: 10, column: 5)),
                Plan.Phase(
                    id: "dot-2", title: "Đợt thứ hai", from: .yearless(month: 6, day: 12),
                    to: .yearless(month: 12, day: 31), ladder: .standard,
                    position: SourcePosition(line: 11, column: 5)),
            ])
        let units = ["van-phong", "thon-1"]
        #expect(
            plan.deadlines == [
                Plan.Deadline(
                    id: "dang-ky", title: "Đăng ký danh hiệu thi đua",
                    timing: .dated(.yearless(month: 1, day: 20), .before, nil), units: units,
                    submitTo: "Văn phòng HĐND và UBND xã", onDayOff: .keep, ladder: .standard,
                    position: SourcePosition(line: 13, column: 5),
                    timingPosition: SourcePosition(line: 15, column: 5)),
                Plan.Deadline(
                    id: "khen-thuong", title: "Hồ sơ đề nghị khen thưởng",
                    timing: .dated(.yearless(month: 11, day: 15), .by, TimeOfDay(hour: 17, minute: 0)), units: units,
                    onDayOff: .keep, ladder: .standard, position: SourcePosition(line: 18, column: 5),
                    timingPosition: SourcePosition(line: 20, column: 5)),
                Plan.Deadline(
                    id: "binh-xet", title: "Bình xét",
                    timing: .relative(Distance(count: 10, unit: .workingDays), .eachPhase, nil), units: units,
                    onDayOff: .next, ladder: .standard, position: SourcePosition(line: 21, column: 5),
                    timingPosition: SourcePosition(line: 21, column: 56)),
            ])
        #expect(
            plan.events == [
                Plan.Event(
                    id: "ai-quoc", title: "Ngày truyền thống Thi đua yêu nước", on: .yearless(month: 6, day: 11),
                    ladder: .standard, position: SourcePosition(line: 23, column: 5))
            ])
    }

    @Test("rules, and quiet hours of the plan, of items and of rules")
    func rules() throws {
        let plan = try Self.read(
            lines: """
                units: [{id: thon-1, name: Thôn 1}, {id: thon-2, name: Thôn 2}]
                phases: [{id: dot-1, title: Đợt 1, from: 01/01, to: 11/06}]
                deadlines: [{id: a, title: A, by: 20/01, reminders: {quiet: none}}]
                events: [{id: e, title: E, lunar: 10/03}]
                rules:
                  - {id: r, during: dot-1, on: thứ 2 08:00, message: Họp  giao ban, units: [thon-2]}
                  - {id: s, during: mỗi đợt, on: "*-*-01 09:00 UTC", message: Báo cáo, on-day-off: skip, quiet: none}
                  - {id: t, on: Fri 16:00, message: Tổng kết tuần}
                reminders: {quiet: [{on: "20:00", for: 11h}, {on: Sat 00:00, for: 2 days}]}
                """)
        let quiet = [
            QuietTime(begins: try CalendarExpression(parsing: "20:00"), lasting: .hours(11)),
            QuietTime(begins: try CalendarExpression(parsing: "Sat 00:00"), lasting: .days(2)),
        ]
        #expect(plan.deadlines[0].ladder.quiet == [])
        #expect(plan.events[0].ladder.quiet == quiet)
        #expect(plan.events[0].on == .yearlessLunar(month: 3, day: 10))
        #expect(plan.rules.map(\.id) == ["r", "s", "t"])
        #expect(plan.rules.map(\.message) == ["Họp giao ban", "Báo cáo", "Tổng kết tuần"])
        #expect(plan.rules.map(\.during) == [.phase("dot-1"), .eachPhase, nil])
        #expect(
            plan.rules.map(\.on.description) == ["Mon *-*-* 08:00:00", "*-*-01 09:00:00 UTC", "Fri *-*-* 16:00:00"])
        #expect(plan.rules.map(\.skipsDaysOff) == [false, true, false])
        #expect(plan.rules.map(\.units) == [["thon-2"], ["thon-1", "thon-2"], ["thon-1", "thon-2"]])
        #expect(plan.rules.map(\.quiet) == [quiet, [], quiet])
    }

    @Test("reminders are merged key by key: defaults, plan, item")
    func ladders() throws {
        let plan = try Self.read(
            lines: """
                reminders: {before: [0d, 1w, 3 ngày], at: 7h30, events: [2 days]}
                phases: [{id: dot-1, title: Đợt 1, from: 01/01, to: 11/06, reminders: {phase-closes: [], at: 09:00}}]
                deadlines:
                  - {id: a, title: A, by: 20/01}
                  - {id: b, title: B, by: 20/01, reminders: {overdue: none}}
                  - {id: c, title: C, by: 20/01, reminders: {overdue: {every: 1w, for: 4w}, before: []}}
                events: [{id: e, title: E, on: 11/06, reminders: {events: [0d]}}]
                """)
        let halfPastSeven = TimeOfDay(seconds: 7 * 3600 + 1800)
        let expected = Ladder(
            before: [7, 3, 0], at: halfPastSeven, overdue: Ladder.Overdue(every: 1, lasting: 14), events: [2])
        #expect(plan.deadlines[0].ladder == expected)
        #expect(plan.deadlines[1].ladder.overdue == nil)
        #expect(plan.deadlines[1].ladder.before == [7, 3, 0])
        #expect(plan.deadlines[2].ladder.overdue == Ladder.Overdue(every: 7, lasting: 28))
        #expect(plan.deadlines[2].ladder.before == [])
        #expect(plan.phases[0].ladder.phaseCloses == [])
        #expect(plan.phases[0].ladder.phaseOpens == [0])
        #expect(plan.phases[0].ladder.at == TimeOfDay(seconds: 9 * 3600))
        #expect(plan.events[0].ladder.events == [0])
        #expect(plan.events[0].ladder.at == halfPastSeven)
    }

    @Test("a key without a value is as good as absent")
    func blanks() throws {
        let plan = try Self.read(
            lines: """
                number:
                issuer: ~
                issued: null
                units:
                deadlines: [{id: a, title: A, by: 20/01, before: , units: , submit-to: , reminders: }]
                """)
        #expect(plan.number == nil)
        #expect(plan.issuer == nil)
        #expect(plan.issued == nil)
        #expect(plan.deadlines.first?.units == [])
    }

    @Test("titles are one line, whatever the file breaks them into")
    func titles() throws {
        let plan = try Self.read(
            "title: |\n  Phát động\n  \tthi đua\nyears: 2027\nevents: [{id: e, title: E, on: 1/1}]")
        #expect(plan.title == "Phát động thi đua")
    }

    @Test("a review shows the lines of a file whatever ends them", arguments: ["\n", "\r\n", "\r"])
    func review(_ end: String) throws {
        let lines = [
            "title: A", "year: 2027", "phases:", "  - {id: a, title: A, from: 01/01, to: 11/06}",
            "  - {id: b, title: B, from: 11/06, to: 31/12}", "",
        ]
        let text = lines.joined(separator: end)
        let plan = try Self.read(text)
        let review = PlanReview(of: plan, text: text, calendar: WorkingCalendar([]), years: 2027...2027)
        #expect(review.diagnostics.map(\.sourceLine) == [lines[4]])
    }

    @Test("units are all, some or nobody")
    func units() throws {
        let plan = try Self.read(
            lines: """
                units: [{id: b, name: B}, {id: a, name: A}]
                deadlines:
                  - {id: all, title: A, by: 20/01}
                  - {id: some, title: B, by: 20/01, units: [a]}
                  - {id: none, title: C, by: 20/01, units: []}
                """)
        #expect(plan.deadlines.map(\.units) == [["b", "a"], ["a"], []])
    }

    @Test("a file's name must be a plan's id", arguments: ["Kế hoạch.yaml", "a b.yaml", "-a.yaml", ".yaml"])
    func names(_ file: String) {
        let (plan, diagnostics) = PlanReader.sample.read(Array(Self.example.utf8), file: file)
        #expect(plan == nil)
        #expect(diagnostics.map(\.code) == ["id-invalid"])
    }

    @Test("a plan of 1,000 units with 1,000 deadlines is read, one more is refused")
    func limits() throws {
        func lines(units: Int, events: Int) -> String {
            (["units:"] + (0..<units).map { "  - {id: u\($0), name: U}" }
                + ["events:"] + (0..<events).map { "  - {id: e\($0), title: E, on: 1/1}" }).joined(separator: "\n")
        }
        let plan = try Self.read(lines: lines(units: 1_000, events: 500))
        #expect(plan.units.count == 1_000)
        let text = "title: A\nyear: 2027\n" + lines(units: 1_001, events: 1)
        #expect(PlanReader.sample.read(Array(text.utf8), file: "a.yaml").diagnostics.map(\.code) == ["list-too-long"])
    }
}
