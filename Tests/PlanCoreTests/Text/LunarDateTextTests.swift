import CivilTime
import PlanCore
import Testing

@Suite struct LunarDateTextTests {
    @Test(
        "a lunar date as people say it",
        arguments: [
            ("2027-01-20", "ngày 13 tháng Chạp năm Bính Ngọ", "day 13 of month 12 in the year Bính Ngọ", "13/12/2026"),
            (
                "2024-02-10", "ngày mùng 1 tháng Giêng năm Giáp Thìn", "day 1 of month 1 in the year Giáp Thìn",
                "01/01/2024"
            ),
            (
                "2025-07-25", "ngày mùng 1 tháng Sáu nhuận năm Ất Tỵ", "day 1 of leap month 6 in the year Ất Tỵ",
                "01/06/2025 nhuận"
            ),
            ("1900-01-10", "ngày mùng 10 tháng Chạp năm Kỷ Hợi", "day 10 of month 12 in the year Kỷ Hợi", "10/12/1899"),
        ])
    func text(iso: String, vietnamese: String, english: String, short: String) throws {
        let date = try #require(Day(iso: iso).flatMap { LunarDate($0) })
        #expect(date.text(in: .vietnamese) == vietnamese)
        #expect(date.text(in: .english) == english)
        #expect(date.shortText(in: .vietnamese) == short)
    }

    @Test("years repeat their names after sixty")
    func cycle() throws {
        let names = try (1900...2199).map { try #require(LunarDate(year: $0, month: 1, day: 1)).yearName }
        #expect(Set(names).count == 60)
        #expect(names[45] == "Ất Dậu" && names[68] == "Mậu Thân" && names[75] == "Ất Mão")
        for index in 60..<300 { #expect(names[index] == names[index - 60]) }
    }
}
