import CivilTime
import PlanCore
import PlanDocuments
import PlanFiles
import Testing

@testable import PlanDrafts

/// What is counted from something: computed where the document holds that, told where it does not.
@Suite struct DraftTimingTests {
    private static func draft(_ sentence: String) -> PlanDraft {
        let text =
            "UBND XÃ AN VÍ DỤ\nSố: 12/KH-UBND\nAn Ví Dụ, ngày 12 tháng 02 năm 2027\n\nKẾ HOẠCH\nThi đua năm 2027\n\n"
            + "1. Đợt 1: từ ngày 01/3/2027 đến hết ngày 30/6/2027.\n2. Đợt 2: từ ngày 01/7/2027 đến hết ngày 15/12/2027.\n"
            + "3. \(sentence)\n"
        return PlanDraft(
            DocumentReader().read(DocumentText(text)), source: "a.txt", thisYear: 2027, language: .vietnamese)
    }

    @Test(
        "a deadline has the days that it comes to",
        arguments: [
            ("Các thôn gửi báo cáo chậm nhất 10 ngày sau khi kết thúc đợt.", ["2027-07-12", "2027-12-27"]),
            ("Các thôn gửi báo cáo chậm nhất 10 ngày sau khi kết thúc Đợt 1.", ["2027-07-12"]),
            ("Các thôn gửi báo cáo trong thời hạn 05 ngày làm việc kể từ ngày 20/5/2027.", ["2027-05-27"]),
            ("Các thôn gửi kế hoạch trong thời hạn 10 ngày kể từ ngày ban hành Kế hoạch này.", ["2027-02-22"]),
        ])
    func computed(sentence: String, days: [String]) throws {
        let draft = Self.draft(sentence)
        let plan = try #require(
            PlanReader(defaults: PlanDefaults(zone: .utc)) { _ in nil }.read(
                Array(draft.text.utf8), file: "\(draft.stem).yaml"
            ).plan, "\(draft.text)")
        // Ends that fall on a Saturday or Sunday go to the Monday behind it.
        let schedule = Schedule(plans: [plan], calendar: WorkingCalendar([]))
        let found = schedule.occurrences(in: .first ... .last).filter { $0.deadline != nil }.map { "\($0.lastGoodDay)" }
        #expect(found == days, "\(draft.text)")
    }

    @Test("what the document does not hold is told in its own language, and once")
    func told() {
        let text = Self.draft("Trả kết quả trong 05 ngày làm việc sau khi nhận hồ sơ, gửi về Sở.").text
        #expect(text.contains("05 ngày làm việc “") || text.contains("5 ngày làm việc “"), "\(text)")
        #expect(!text.contains("working days “") && !text.contains("sau “sau"), "\(text)")
    }

    @Test("a date that does not exist is told with what has no deadline because of it")
    func impossible() {
        let text = Self.draft("Các thôn nộp hồ sơ khen thưởng trước ngày 31/11/2027.").text
        #expect(
            text.contains("#? ngày không có trong lịch, nên “nộp hồ sơ khen thưởng” không có hạn (dòng "), "\(text)")
    }
}
