import CivilTime
import PlanCore
import Testing

@Suite struct SpokenDayTests {
    @Test(
        "a day is read as people say it",
        arguments: [
            ("hôm nay", .fromToday(0)), ("Today", .fromToday(0)), ("ngày  mai", .fromToday(1)),
            ("tomorrow", .fromToday(1)),
            ("hôm qua", .fromToday(-1)), ("ngày kia", .fromToday(2)), ("3 ngày nữa", .fromToday(3)),
            ("in 3 days", .fromToday(3)), ("2 days ago", .fromToday(-2)), ("cách đây 2 ngày", .fromToday(-2)),
            ("còn 3 ngày", .left(3)), ("1 day left", .left(1)), ("0 days left", .left(0)),
            ("20/01/2027", .day(Day(clippingYear: 2027, month: 1, day: 20))),
            ("2027-01-20", .day(Day(clippingYear: 2027, month: 1, day: 20))),
            // decomposed
            ("ho\u{302}m nay", .fromToday(0)), ("co\u{300}n 3 nga\u{300}y", .left(3)),
        ] as [(String, SpokenDay)])
    func days(text: String, day: SpokenDay) { #expect(SpokenDay(text) == day) }

    @Test(
        "what says no day is none",
        arguments: [
            "", " ", "3", "ngày", "in days", "in 3", "in -3 days", "99999999999999999999 days left", "36601 days ago",
            "31/02/2027", "hôm nay 3", "còn 3 ngày nữa 4",
        ])
    func noDays(text: String) { #expect(SpokenDay(text) == nil) }

    @Test("a time of the day stands before it, behind it, or alone")
    func times() {
        let time = TimeOfDay(seconds: 8 * 3600 + 1800)
        for text in ["hôm nay 08:30", "8:30 hôm nay", "08:30"] {
            #expect(SpokenTime(text)?.day == .fromToday(0) && SpokenTime(text)?.time == time, "\(text)")
        }
        #expect(SpokenTime("20/01/2027 08:30")?.time == time && SpokenTime("còn 2 ngày")?.time == nil)
        #expect(SpokenTime("08:30 09:30") == nil && SpokenTime("") == nil && SpokenTime("25:00") == nil)
    }

    @Test("what is left is left to the last good day")
    func left() {
        let (today, last) = (Day(clippingYear: 2027, month: 1, day: 10), Day(clippingYear: 2027, month: 1, day: 19))
        #expect(SpokenDay.left(3).day(today: today, lastGoodDay: last) == last.adding(days: -3))
        #expect(SpokenDay.left(3).day(today: today, lastGoodDay: nil) == nil)
        #expect(SpokenDay.fromToday(-2).day(today: today, lastGoodDay: nil) == today.adding(days: -2))
    }
}
