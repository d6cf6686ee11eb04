import PlanCore
import Testing

@Suite("How near a day is")
struct NearDayTests {
    @Test(
        "as people say it",
        arguments: [
            (0, false, "hôm nay", "today"), (0, true, "quá hạn hôm nay", "overdue today"),
            (1, false, "ngày mai", "tomorrow"), (2, false, "còn 2 ngày", "2 days left"),
            (-1, true, "quá 1 ngày", "1 day overdue"), (-30, true, "quá 30 ngày", "30 days overdue"),
        ])
    func spoken(_ days: Int, _ isPast: Bool, _ vietnamese: String, _ english: String) {
        #expect(NearDay(days: days, isPast: isPast).text == Bilingual(vi: vietnamese, en: english))
    }

    @Test(
        "when something comes; the past and what is far away are not told",
        arguments: [
            (0, "hôm nay", "today"), (1, "ngày mai", "tomorrow"), (3, "3 ngày nữa", "in 3 days"),
            (31, "31 ngày nữa", "in 31 days"), (32, nil, nil), (-1, nil, nil),
        ] as [(Int, String?, String?)])
    func coming(_ days: Int, _ vietnamese: String?, _ english: String?) {
        let text = NearDay(days: days).comingText
        #expect(text?.vietnamese == vietnamese && text?.english == english)
        // It is read as it is written.
        if let text {
            #expect(SpokenDay(text.vietnamese) == .fromToday(days) && SpokenDay(text.english) == .fromToday(days))
        }
    }

    @Test("no number is too far", arguments: [Int.min, .max])
    func bounded(_ days: Int) {
        #expect(abs(NearDay(days: days).days) == 3_652_058)
    }
}
