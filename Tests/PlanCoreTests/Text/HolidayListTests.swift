import CivilTime
import PlanCore
import Testing

@Suite struct HolidayListTests {
    private static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

    /// An office's calendar of 2025, whose lunar year has a leap month 6 from 25 July.
    private static func office() throws -> HolidayCalendar {
        HolidayCalendar(
            id: "x", file: "/etc/hanchot/holidays/x.yaml", title: "Lịch \u{1B}[31mcơ quan", years: [2025: .official],
            holidays: [
                Holiday(
                    title: "Hội làng", days: try day("2025-07-24")...day("2025-07-26"), source: nil, status: .official)
            ],
            swaps: [
                Swap(
                    title: "Hoán đổi", off: try day("2025-05-02"), work: try day("2025-04-26"),
                    source: "Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024", status: .estimated)
            ],
            exactDates: [
                ExactDate(
                    day: try day("2025-06-21"), isWorking: true, title: "Trực", source: "lệnh", status: .official),
                ExactDate(
                    day: try day("2025-06-23"), isWorking: false, title: "Nghỉ", source: "lệnh", status: .official),
            ],
            yearly: [YearlyHoliday(title: "Lễ", feast: .solar(month: 5, day: 1), source: "luật")],
            substitutes: Substitutes(source: "luật bù"))
    }

    @Test("every kind of day, lines broken at the width")
    func vietnamese() throws {
        let list = HolidayList(WorkingCalendar([try Self.office()]), year: 2025, width: 60, language: .vietnamese)
        #expect(
            list.lines.joined(separator: "\n") == """
                Năm 2025: lịch nghỉ lễ đã công bố, trừ mục ghi ước tính; 259
                ngày làm việc
                theo /etc/hanchot/holidays/x.yaml (Lịch [31mcơ quan)

                26/04        thứ Bảy          Hoán đổi (làm bù; âm lịch
                                              29/03)
                                              ước tính: Thông báo
                                              6150/TB-BLĐTBXH ngày
                                              03/12/2024
                02/05        thứ Sáu          Hoán đổi (nghỉ; âm lịch 05/04)
                                              ước tính: Thông báo
                                              6150/TB-BLĐTBXH ngày
                                              03/12/2024
                21/06        thứ Bảy          Trực (làm việc; âm lịch 26/05)
                                              chính thức: lệnh
                23/06        thứ Hai          Nghỉ (nghỉ; âm lịch 28/05)
                                              chính thức: lệnh
                24/07–26/07  thứ Năm–thứ Bảy  Hội làng (3 ngày; âm lịch
                                              30/06–02/06 nhuận)
                                              chính thức
                """)
    }

    @Test("an estimated year, with its substitutes")
    func english() throws {
        let list = HolidayList(WorkingCalendar([try Self.office()]), year: 2027, width: 100, language: .english)
        #expect(
            list.lines.joined(separator: "\n") == """
                2027: holidays estimated, not announced; 260 working days
                from /etc/hanchot/holidays/x.yaml (Lịch [31mcơ quan)

                1 May  Sat  Lễ (lunar 25/03)
                            estimated: luật
                3 May  Mon  Substitute for Lễ (lunar 27/03)
                            estimated: luật bù
                """)
    }

    @Test("no holidays at all, and a year beyond the lunar calendar")
    func edges() throws {
        #expect(
            HolidayList(.weekdaysOnly, year: 2027, width: 80, language: .vietnamese).lines
                == ["Năm 2027: không có lịch nghỉ lễ; 261 ngày làm việc"])
        let far = HolidayList(WorkingCalendar([try Self.office()]), year: 9999, width: 80, language: .english).lines
        #expect(
            far.suffix(4) == [
                "1 May  Sat  Lễ", "            estimated: luật", "3 May  Mon  Substitute for Lễ",
                "            estimated: luật bù",
            ])
        #expect(
            HolidayList(WorkingCalendar([try Self.office()]), year: 1, width: 80, language: .english).lines.count > 3)
    }
}
