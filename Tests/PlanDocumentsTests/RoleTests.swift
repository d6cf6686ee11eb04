import PlanDocuments
import Testing

/// What a date is there for, by the words around it.
@Suite struct RoleTests {
    private static let head = "Số: 12/KH-UBND\n\nAn Ví Dụ, ngày 05 tháng 01 năm 2027\n\nKẾ HOẠCH\nCông tác năm 2027\n\n"

    private static let sentences: [Sentence] = [
        Sentence("Các thôn gửi danh sách về Văn phòng trước ngày 20/3/2027.", "deadline"),
        Sentence("Hoàn thành việc rà soát chậm nhất ngày 20/3/2027.", "deadline"),
        Sentence("Nộp hồ sơ đến hết ngày 20/3/2027.", "deadline"),
        Sentence("Hạn nộp hồ sơ: 17h00 ngày 20/3/2027.", "deadline"),
        Sentence("17h ngày 20/3/2027 là hạn cuối nộp hồ sơ.", "deadline"),
        Sentence("Hoàn thành việc kiện toàn trong quý II/2027.", "deadline"),
        Sentence("Thực hiện Quyết định số 03/QĐ-UBND ngày 11/01/2027 của Ủy ban nhân dân huyện.", "citation"),
        Sentence("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "citation"),
        Sentence("Quyết định này có hiệu lực thi hành từ ngày 01/4/2027.", "effect"),
        Sentence("Công dân sinh trước ngày 15/5/2009 được tham gia.", "birth"),
        Sentence("Kỷ niệm Ngày truyền thống (11/6/1948 - 11/6/2027).", "commemoration"),
        Sentence("Phòng Nội vụ đã yêu cầu các xã gửi số liệu trước ngày 01/12/2026.", "past"),
        Sentence("Không được tổ chức khai giảng trước ngày 05/9/2027.", "other"),
        Sentence("Tính đến ngày 30/6/2027 có 100 hộ.", "other"),
        Sentence("Thẻ được sử dụng đến hết ngày 31/12/2027.", "other"),
        Sentence("Thời gian thực hiện: Từ ngày 01/4/2027 đến ngày 30/4/2027.", "phase"),
        Sentence("Hội nghị tổng kết tổ chức vào ngày 20/12/2027.", "event"),
        Sentence("Các nhiệm vụ được giao trong năm 2027 tiếp tục được rà soát.", "other"),
    ]

    @Test("A date has its role by what is said around it", arguments: sentences)
    func roles(sentence: Sentence) throws {
        for text in [Self.head + sentence.text, ReadingLines.decomposed(Self.head + sentence.text)] {
            let reading = DocumentReader().read(DocumentText(text))
            let mention = try #require(reading.mentions.last { $0.role != .issued })
            #expect([mention.role.rawValue] == sentence.expected)
            #expect(!mention.evidence.reasons.isEmpty, "it says why")
        }
    }

    @Test("Conditions of who may take part are no deadlines")
    func conditions() {
        let reading = ReadingLines(
            Self.head
                + "I. ĐIỀU KIỆN DỰ THI\na) Thường trú tại xã trước ngày 28/3/2027;\nb) Bằng cấp trước ngày 31/3/2027.")
        #expect(reading.deadlines.isEmpty)
        #expect(reading.reading.mentions.filter { $0.role == .eligibility }.count == 2)
    }

    @Test(
        "What is not sure says so",
        arguments: [
            "Đến ngày 30/6/2027 hoàn thành 50% kế hoạch.", "Các đơn vị báo cáo trước ngày 2O/12/2027.",
        ])
    func doubts(text: String) {
        #expect(ReadingLines(Self.head + text).reading.deadlines.map(\.evidence.isDoubtful) == [true])
    }
}
