import CivilTime
import PlanCore
import Testing

@testable import PlanFiles

/// Holiday files: what is read, and the complete text of what is refused or doubted.
@Suite struct HolidayReaderTests {
    private static func read(_ text: String, file: String = "x.yaml") -> (HolidayCalendar?, [String]) {
        let result = HolidayReader.read(Array(text.utf8), file: file)
        return (result.calendar, result.diagnostics.map { $0.text(in: .english) })
    }

    private static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

    @Test("entries take status and source of their year, or their own")
    func inherits() throws {
        let (calendar, diagnostics) = Self.read(
            """
            title: Lịch nghỉ
            weekend: [chủ nhật]
            years:
              2024:
                status: official
                source: năm
                holidays:
                  - {title: A, from: 08/02, to: 09/02}
                  - {title: B, on: 2024-04-18, source: riêng, status: estimated}
                swaps:
                  - {title: C, off: 29/04, work: 05/05}
                  - {title: D, off: 31/12, work: 05/01/2025}
                dates:
                  - {on: 21/06, working: false, title: E}
            yearly:
              - {title: F, on: 29/02, source: luật}
              - {title: G, lunar: 01/01, days-before: 1, days-after: 3}
              - {title: H, lunar: 30/2, years: 2007-}
              - {title: I, on: 02/09, years: 1990–2020}
            substitutes: {on: next-working-day, source: luật bù}
            """, file: "/etc/hanchot/holidays/vn.yaml")
        #expect(diagnostics == [])
        let expected = HolidayCalendar(
            id: "vn", file: "/etc/hanchot/holidays/vn.yaml", title: "Lịch nghỉ", weekend: [.sunday],
            years: [2024: .official],
            holidays: [
                Holiday(
                    title: "A", days: try Self.day("2024-02-08")...Self.day("2024-02-09"), source: "năm",
                    status: .official),
                Holiday(
                    title: "B", days: try Self.day("2024-04-18")...Self.day("2024-04-18"), source: "riêng",
                    status: .estimated),
            ],
            swaps: [
                Swap(
                    title: "C", off: try Self.day("2024-04-29"), work: try Self.day("2024-05-05"), source: "năm",
                    status: .official),
                Swap(
                    title: "D", off: try Self.day("2024-12-31"), work: try Self.day("2025-01-05"), source: "năm",
                    status: .official),
            ],
            exactDates: [
                ExactDate(
                    day: try Self.day("2024-06-21"), isWorking: false, title: "E", source: "năm", status: .official)
            ],
            yearly: [
                YearlyHoliday(title: "F", feast: .solar(month: 2, day: 29), source: "luật"),
                YearlyHoliday(
                    title: "G", feast: .lunar(month: 1, day: 1), daysBefore: 1, daysAfter: 3, source: nil),
                YearlyHoliday(title: "H", feast: .lunar(month: 2, day: 30), years: 2007...2999, source: nil),
                YearlyHoliday(title: "I", feast: .solar(month: 9, day: 2), years: 1990...2020, source: nil),
            ], substitutes: Substitutes(source: "luật bù"))
        #expect(calendar == expected)
    }

    @Test("a file with a title alone knows only the weekend")
    func titleOnly() {
        let (calendar, diagnostics) = Self.read("title: Trống\n")
        #expect(diagnostics == [])
        #expect(calendar == HolidayCalendar(id: "x", file: "x.yaml", title: "Trống", weekend: [.saturday, .sunday]))
    }

    struct Fault: CustomTestStringConvertible {
        var name: String
        /// Stands under `title: T`, from line 2.
        var text: String
        var expected: [String]
        var isRead = false
        var testDescription: String { name }
    }

    @Test(
        "each fault is told in full",
        arguments: [
            Fault(
                name: "an unknown key", text: "yeers: {}",
                expected: ["x.yaml:2:1: error: unknown key 'yeers' (did you mean 'years'?) [key-unknown]|yeers: {}|^"]),
            Fault(
                name: "a year without its status", text: "years:\n  2024: {source: S}",
                expected: ["x.yaml:3:9: error: missing key 'status' [key-missing]|  2024: {source: S}|        ^"]),
            Fault(
                name: "an unknown status", text: "years: {2024: {status: oficial}}",
                expected: [
                    "x.yaml:2:24: error: 'oficial' is not one of the choices (did you mean 'official'?) "
                        + "[choice-unknown]|years: {2024: {status: oficial}}|                       ^"
                ]),
            Fault(
                name: "a year that is none", text: "years: {20x4: {status: official}}",
                expected: [
                    "x.yaml:2:9: error: '20x4' is not a fitting number (expected a whole number from 1900 to 2999) "
                        + "[number-invalid]|years: {20x4: {status: official}}|        ^"
                ]),
            Fault(
                name: "the same year written twice",
                text: "years:\n  2024: {status: official}\n  02024: {status: official}",
                expected: [
                    "x.yaml:4:3: error: year 2024 stands here a second time [key-duplicate]|"
                        + "  02024: {status: official}|  ^"
                ]),
            Fault(
                name: "no day that is worked", text: "weekend: [mon, tue, wed, thu, fri, sat, sun]",
                expected: [
                    "x.yaml:2:10: error: all seven days of the week are off [weekend-full]|"
                        + "weekend: [mon, tue, wed, thu, fri, sat, sun]|         ^"
                ]),
            Fault(
                name: "a yearly holiday with a year", text: "yearly:\n  - {title: A, on: 01/01/2024}",
                expected: [
                    "x.yaml:3:20: error: a yearly holiday has no year (expected dd/mm) [date-has-year]|"
                        + "  - {title: A, on: 01/01/2024}|                   ^"
                ]),
            Fault(
                name: "a yearly holiday by the moon under 'on', or on no certain day",
                text: "yearly:\n  - {title: A, on: 10/03 âm lịch}\n  - {title: B, on: cuối tháng 3}",
                expected: [
                    "x.yaml:3:20: error: '10/03 âm lịch' is not a date (expected 20/01, 20/01/2021 or 2021-01-20) [date-invalid]",
                    "x.yaml:4:20: error: 'cuối tháng 3' is not a date (expected 20/01, 20/01/2021 or 2021-01-20) [date-invalid]",
                ]),
            Fault(
                name: "a lunar holiday on a day that no lunar month has",
                text: "yearly:\n  - {title: A, lunar: 31/12}",
                expected: [
                    "x.yaml:3:23: error: '31/12' is not a lunar date (expected dd/mm without a year: 10/03) [date-invalid]"
                ]),
            Fault(
                name: "a yearly holiday by both calendars", text: "yearly:\n  - {title: A, on: 01/01, lunar: 01/01}",
                expected: [
                    "x.yaml:3:16: error: 'lunar' and 'on' exclude each other [key-conflict]"
                ]),
            Fault(
                name: "a yearly holiday without its day", text: "yearly:\n  - {title: A, days-before: 16}",
                expected: [
                    "x.yaml:3:5: error: missing key 'on' or 'lunar' [key-missing]",
                    "x.yaml:3:29: error: '16' is not a fitting number (expected a whole number from 0 to 15) [number-invalid]",
                ]),
            Fault(
                name: "a mistyped key of a yearly holiday",
                text: "yearly:\n  - {title: A, on: 01/01, yeers: 2021-}\n  - {title: B, on: 02/01, day-before: 1}",
                expected: [
                    "x.yaml:3:27: error: unknown key 'yeers' (did you mean 'years'?) [key-unknown]",
                    "x.yaml:4:27: error: unknown key 'day-before' (did you mean 'days-before'?) [key-unknown]",
                ]),
            Fault(
                name: "years that are none, or end before they begin",
                text:
                    "yearly:\n  - {title: A, on: 01/01, years: since 2021}\n  - {title: B, on: 02/01, years: 2021-2007}",
                expected: [
                    "x.yaml:3:34: error: 'since 2021' is not a range of years (expected 2024-2027, or 2024- without an end) "
                        + "[years-invalid]",
                    "x.yaml:4:34: error: '2021-2007' is not a range of years (expected 2024-2027, or 2024- without an end) "
                        + "[years-invalid]",
                ]),
            Fault(
                name: "substitutes in another place", text: "substitutes: {on: next-workday, sauce: S}",
                expected: [
                    "x.yaml:2:19: error: 'next-workday' is not one of the choices (did you mean 'next-working-day'?) "
                        + "[choice-unknown]",
                    "x.yaml:2:33: error: unknown key 'sauce' (did you mean 'source'?) [key-unknown]",
                ]),
            Fault(
                name: "substitutes without their place", text: "substitutes: {source: S}",
                expected: ["x.yaml:2:14: error: missing key 'on' [key-missing]"]),
            Fault(
                name: "substitutes that are no mapping", text: "substitutes: next-working-day",
                expected: [
                    "x.yaml:2:14: error: a mapping of keys and values is expected here, not 'next-working-day' [value-type]"
                ]),
            Fault(
                name: "a mistyped key of the file", text: "substitute: {on: next-working-day}",
                expected: ["x.yaml:2:1: error: unknown key 'substitute' (did you mean 'substitutes'?) [key-unknown]"]),
        ])
    func refusesFiles(_ fault: Fault) { Self.expect(fault, in: "title: T\n" + fault.text) }

    @Test(
        "each fault of an entry is told in full",
        arguments: [
            Fault(
                name: "neither day nor window", text: "holidays: [{title: A}]",
                expected: ["x.yaml:5:16: error: missing key 'on', or 'from' and 'to' [key-missing]"]),
            Fault(
                name: "a window without its end", text: "holidays: [{title: A, from: 01/01}]",
                expected: ["x.yaml:5:16: error: missing key 'to' [key-missing]"]),
            Fault(
                name: "a day and a window", text: "holidays: [{title: A, on: 01/01, to: 02/01}]",
                expected: ["x.yaml:5:38: error: 'on' and 'to' exclude each other [key-conflict]"]),
            Fault(
                name: "a window that ends before it starts", text: "holidays: [{title: A, from: 14/02, to: 08/02}]",
                expected: [
                    "x.yaml:5:44: error: ends on 2023-02-08, before it starts on 2023-02-14 [window-empty]"
                ]),
            Fault(
                name: "a window of 32 days", text: "holidays: [{title: A, from: 01/01, to: 01/02}]",
                expected: ["x.yaml:5:44: error: a holiday of 32 days (at most 31) [window-too-long]"]),
            Fault(
                name: "29 February of a common year", text: "holidays: [{title: A, on: 29/02}]",
                expected: ["x.yaml:5:31: error: 2023 has no 29/02 [date-invalid]"]),
            Fault(
                name: "a date of another year", text: "holidays: [{title: A, on: 01/01/2022}]",
                expected: ["x.yaml:5:31: error: 2022-01-01 does not lie in 2023 [date-outside-year]"]),
            Fault(
                name: "a make-up day two years on", text: "swaps: [{title: A, off: 29/12, work: 04/01/2025}]",
                expected: ["x.yaml:5:42: error: 2025-01-04 does not lie in 2023 [date-outside-year]"]),
            Fault(
                name: "a day exchanged for itself", text: "swaps: [{title: A, off: 02/05, work: 02/05}]",
                expected: [
                    "x.yaml:5:13: warning: the make-up day 2023-05-02 is a working day anyway [swap-work-idle]",
                    "x.yaml:5:36: error: the day off and its make-up day are the same [swap-same-day]",
                ]),
            Fault(
                name: "the same day swapped twice",
                text: "swaps: [{title: A, off: 02/05, work: 06/05}, {title: B, off: 02/05, work: 06/05}]",
                expected: [
                    "x.yaml:5:50: error: 2023-05-02 stands twice in 'swaps' [date-duplicate]",
                    "x.yaml:5:50: error: 2023-05-06 stands twice in 'swaps' [date-duplicate]",
                ]),
            Fault(
                name: "an exact date twice",
                text: "dates: [{title: A, on: 21/06, working: true}, {title: B, on: 2023-06-21, working: false}]",
                expected: ["x.yaml:5:51: error: 2023-06-21 stands twice in 'dates' [date-duplicate]"]),
            Fault(
                name: "an exact date that says nothing", text: "dates: [{title: A, on: 21/06}]",
                expected: ["x.yaml:5:13: error: missing key 'working' [key-missing]"]),
        ])
    func refusesEntries(_ fault: Fault) {
        Self.expect(fault, in: "title: T\nyears:\n  2023:\n    status: official\n    " + fault.text)
    }

    @Test(
        "what changes nothing is doubted, and the file is used",
        arguments: [
            Fault(
                name: "two holidays on one day",
                text: "holidays: [{title: A, from: 29/04, to: 01/05}, {title: B, on: 30/04}]",
                expected: ["x.yaml:5:52: warning: 'B' overlaps 'A' on 2023-04-30 [holiday-overlap]"], isRead: true),
            Fault(
                name: "a Saturday made free", text: "swaps: [{title: A, off: 06/05}]",
                expected: [
                    "x.yaml:5:13: warning: 2023-05-06 is a day off anyway (weekly day off) [swap-off-idle]"
                ], isRead: true),
            Fault(
                name: "a holiday made free",
                text: "holidays: [{title: B, on: 01/05}]\n    swaps: [{title: A, off: 01/05}]",
                expected: ["x.yaml:6:13: warning: 2023-05-01 is a day off anyway (B) [swap-off-idle]"], isRead: true),
            Fault(
                name: "a working day worked", text: "swaps: [{title: A, off: 02/05, work: 03/05}]",
                expected: [
                    "x.yaml:5:13: warning: the make-up day 2023-05-03 is a working day anyway [swap-work-idle]"
                ], isRead: true),
        ])
    func doubts(_ fault: Fault) {
        Self.expect(fault, in: "title: T\nyears:\n  2023:\n    status: official\n    " + fault.text)
    }

    @Test(
        "a yearly holiday that no year has is doubted",
        arguments: [
            Fault(
                name: "29 February of common years", text: "yearly: [{title: A, on: 29/02, years: 2025-2027}]",
                expected: ["x.yaml:2:32: warning: 'A' comes in no year of 'years' [holiday-never]"], isRead: true),
            Fault(
                name: "lunar years that are not known", text: "yearly: [{title: A, lunar: 10/03, years: 2200-}]",
                expected: ["x.yaml:2:35: warning: 'A' comes in no year of 'years' [holiday-never]"], isRead: true),
            Fault(
                name: "one that some year has", text: "yearly: [{title: A, on: 29/02, years: 2025-2028}]",
                expected: [], isRead: true),
        ])
    func doubtsYears(_ fault: Fault) { Self.expect(fault, in: "title: T\n" + fault.text) }

    /// Expected texts stand on one line, `|` for a line's end; those without `|` are compared by their first line.
    private static func expect(_ fault: Fault, in text: String, location: SourceLocation = #_sourceLocation) {
        let (calendar, diagnostics) = read(text)
        let shown = zip(diagnostics, fault.expected + Array(repeating: "", count: diagnostics.count)).map {
            $1.contains("|")
                ? $0.replacing("\n  ", with: "|") : String($0.prefix { !$0.isNewline })
        }
        #expect(shown == fault.expected, sourceLocation: location)
        #expect((calendar != nil) == fault.isRead, sourceLocation: location)
    }

    @Test("all faults of a file are told at once, in Vietnamese too")
    func vietnamese() {
        let result = HolidayReader.read(
            Array(
                """
                weekend: [sát]
                years:
                  2023:
                    status: official
                    holidays:
                      - {title: Tết, from: 26/01, to: 20/01}
                      - {title: Lễ, on: 31/02}
                    swaps:
                      - {title: Đổi, off: 06/05}

                """.utf8), file: "lịch.yaml")
        #expect(result.calendar == nil)
        #expect(
            result.diagnostics.map { $0.text(in: .vietnamese) }.joined(separator: "\n") == """
                lịch.yaml:1:1: error: thiếu khóa 'title' [key-missing]
                  weekend: [sát]
                  ^
                lịch.yaml:1:11: error: 'sát' không phải là thứ trong tuần (cần như sat, thứ bảy, chủ nhật) [weekday-invalid]
                  weekend: [sát]
                            ^
                lịch.yaml:6:39: error: kết thúc 20/01/2023 trước khi bắt đầu 26/01/2023 [window-empty]
                        - {title: Tết, from: 26/01, to: 20/01}
                                                        ^
                lịch.yaml:7:25: error: '31/02' không phải là ngày hợp lệ (cần 20/01, 20/01/2021 hoặc 2021-01-20) [date-invalid]
                        - {title: Lễ, on: 31/02}
                                          ^
                lịch.yaml:9:9: warning: ngày 06/05/2023 vốn đã là ngày nghỉ (nghỉ hằng tuần) [swap-off-idle]
                        - {title: Đổi, off: 06/05}
                          ^
                """)
    }
}
