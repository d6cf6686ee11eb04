import CivilTime
import PlanCore
import Testing

/// The words in which people read what the history keeps.
@Suite struct ChangeTextTests {
    private let zone: Zone

    init() throws { zone = try Zone(identifier: "Asia/Ho_Chi_Minh", rule: "<+07>-7") }

    @Test(
        "what stood before or after a change is told in one language, on the plan's clock",
        arguments: [
            ("awaited", "chưa nộp", "awaited"),
            (
                "received 2027-01-18T02:00:00Z by an, no. 12/BC", "đã nhận 09:00 ngày 18/01/2027 (an), số 12/BC",
                "received 09:00 on 18 January 2027 (an), no. 12/BC"
            ),
            (
                "received 2027-01-18T02:00:00Z by an, tien-tien registered 19, reached 18, of 20",
                "đã nhận 09:00 ngày 18/01/2027 (an), tien-tien đăng ký 19, đạt 18, trên 20",
                "received 09:00 on 18 January 2027 (an), tien-tien registered 19, reached 18, of 20"
            ),
            (
                "received 2027-01-18T02:00:00Z by an, file “báo cáo.pdf” (sha256 9f86d081884c…)",
                "đã nhận 09:00 ngày 18/01/2027 (an), tệp “báo cáo.pdf” (sha256 9f86d081884c…)",
                "received 09:00 on 18 January 2027 (an), file “báo cáo.pdf” (sha256 9f86d081884c…)"
            ),
            // What people call their files is no word of ours.
            (
                "received 2027-01-18T02:00:00Z by an, file “a, no. 5, of 3.pdf” (sha256 9f86d081884c…), “of 3”",
                "đã nhận 09:00 ngày 18/01/2027 (an), tệp “a, no. 5, of 3.pdf” (sha256 9f86d081884c…), “of 3”",
                "received 09:00 on 18 January 2027 (an), file “a, no. 5, of 3.pdf” (sha256 9f86d081884c…), “of 3”"
            ),
            (
                "snoozed until 2027-01-18T02:00:00Z", "hoãn nhắc đến 09:00 ngày 18/01/2027",
                "snoozed until 09:00 on 18 January 2027"
            ),
            // Nor is what they type as a number or a note.
            (
                "received 2027-01-18T02:00:00Z by an, no. “12/BC, tt registered 11, reached 10, of 12”",
                "đã nhận 09:00 ngày 18/01/2027 (an), số “12/BC, tt registered 11, reached 10, of 12”",
                "received 09:00 on 18 January 2027 (an), no. “12/BC, tt registered 11, reached 10, of 12”"
            ),
            (
                "received 2027-01-18T02:00:00Z by “an), no. (5”, “xong\\”, file \\“a.pdf”",
                "đã nhận 09:00 ngày 18/01/2027 (“an), no. (5”), “xong’, file ‘a.pdf”",
                "received 09:00 on 18 January 2027 (“an), no. (5”), “xong’, file ‘a.pdf”"
            ),
            // An earlier version wrote it so: it is left as it stands.
            (
                "received 2027-01-18T02:00:00Z by an, “xong”, file “a.pdf”",
                "received 2027-01-18T02:00:00Z by an, “xong”, file “a.pdf”",
                "received 2027-01-18T02:00:00Z by an, “xong”, file “a.pdf”"
            ),
            ("something later versions say", "something later versions say", "something later versions say"),
        ])
    func standings(text: String, vietnamese: String, english: String) {
        #expect(ChangeText(in: zone, .vietnamese).standing(text) == vietnamese)
        #expect(ChangeText(in: zone, .english).standing(text) == english)
    }

    @Test(
        "what came anew after it was returned says what counts no more of what came before",
        arguments: [
            (
                "by an, no. 12/BC, tt registered 11, of 12, mo reached 3, file “a.pdf” (sha256 9f86d081884c…), “x”",
                "by an, no. 13/BC, mo reached 3, file “a.pdf” (sha256 1111d081884c…), “x”",
                "số 12/BC, tt đăng ký 11, trên 12, tệp “a.pdf” (sha256 9f86d081884c…)"
            ),
            (
                "by an, no. 12/BC, tt registered 11, of 12", "by an, no. 12/BC, tt registered 11",
                "tt đăng ký 11, trên 12"
            ),
            ("by an, “cũ”", "by an, “mới”", "“cũ”"), ("by an, no. 12/BC", "by binh, no. 12/BC", nil),
            ("by an", "by an, no. 12/BC", nil),
        ])
    func replaced(before: String, after: String, vietnamese: String?) {
        let (was, now) = ("2027-01-18T02:00:00Z \(before)", "2027-01-20T02:00:00Z \(after)")
        let text = ChangeText(in: zone, .vietnamese)
        #expect(text.replaced("returned \(was)", by: "received \(now)") == vietnamese)
        #expect(text.replaced("received \(was)", by: "received \(now)") == nil, "a correction leaves the rest")
        #expect(text.replaced("returned \(was)", by: "awaited") == nil, "withdrawn, all of it")
        #expect(text.replaced("what later versions say", by: "received \(now)") == nil)
    }

    @Test(
        "what the rows of the service and of files say besides is told in one language too",
        arguments: [
            ("upload", "3000 bytes", "3000 byte", "3000 bytes"), ("upload", "1 bytes", "1 byte", "1 byte"),
            (
                "refused", "1 more since 2026-11-26T09:46:00.989630Z", "và 1 lần nữa từ 16:46 ngày 26/11/2026",
                "1 more since 16:46 on 26 November 2026"
            ),
            (
                "rearm", "void: extended to 2026-12-10 by root: bão: lũ",
                "đã hủy: gia hạn đến ngày 10/12/2026 (root: bão: lũ)",
                "void: extended to 10 December 2026 by root: bão: lũ"
            ),
            (
                "rearm", "expired: missed for longer than catch-up", "quá lâu: lỡ lâu hơn mức còn gửi bù",
                "expired: missed for longer than catch-up"
            ),
            (
                "rearm", "void: moved to 2026-12-10", "đã hủy: dời sang ngày 10/12/2026",
                "void: moved to 10 December 2026"
            ),
            ("receive", "1 bytes", "1 bytes", "1 bytes"), ("rearm", "lung\ntung", "lung⏎tung", "lung⏎tung"),
            ("upload", " bytes", " bytes", " bytes"), ("refused", "x more since y", "x more since y", "x more since y"),
        ])
    func details(action: String, text: String, vietnamese: String, english: String) {
        #expect(ChangeText(in: zone, .vietnamese).detail(text, of: action) == vietnamese)
        #expect(ChangeText(in: zone, .english).detail(text, of: action) == english)
    }

    @Test(
        "every action that the ledger writes has its word",
        arguments: ["upload", "rearm", "approve", "refused", "receive"])
    func actions(word: String) {
        #expect(ChangeText(in: zone, .vietnamese).action(word) != word)
        #expect(ChangeText(in: zone, .english).action(word) == word)
    }
}
