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
            ("hom qua", .fromToday(-1)), ("ngày mốt", .fromToday(2)), ("1 tuần nữa", .fromToday(7)),
            ("2 weeks ago", .fromToday(-14)), ("còn 2 tuần", .left(14)), ("20/11", .yearless(month: 11, day: 20)),
            ("ngày 9/1", .yearless(month: 1, day: 9)), ("29/02", .yearless(month: 2, day: 29)),
            ("ngày 20/01/2027", .day(Day(clippingYear: 2027, month: 1, day: 20))),
            ("20.11.2026", .day(Day(clippingYear: 2026, month: 11, day: 20))),
            ("20-11-2026", .day(Day(clippingYear: 2026, month: 11, day: 20))),
            ("20 Nov 2026", .day(Day(clippingYear: 2026, month: 11, day: 20))),
            ("1 September 2026", .day(Day(clippingYear: 2026, month: 9, day: 1))),
            ("ngày 20 tháng 11 năm 2026", .day(Day(clippingYear: 2026, month: 11, day: 20))),
            ("20 tháng 11", .yearless(month: 11, day: 20)), ("20 nov", .yearless(month: 11, day: 20)),
            ("thứ hai", .weekday(.monday, week: nil)), ("Thứ 7", .weekday(.saturday, week: nil)),
            ("chủ nhật tuần trước", .weekday(.sunday, week: -1)), ("thứ sáu tuần sau", .weekday(.friday, week: 1)),
            ("thứ tư tuần tới", .weekday(.wednesday, week: 1)), ("monday", .weekday(.monday, week: nil)),
            ("Fri", .weekday(.friday, week: nil)),
            ("next Thursday", .weekday(.thursday, week: 1)), ("Friday last week", .weekday(.friday, week: -1)),
            ("tuần sau", .fromToday(7)), ("last week", .fromToday(-7)),
            // decomposed
            ("ho\u{302}m nay", .fromToday(0)), ("co\u{300}n 3 nga\u{300}y", .left(3)),
        ] as [(String, SpokenDay)])
    func days(text: String, day: SpokenDay) { #expect(SpokenDay(text) == day) }

    @Test(
        "what says no day is none",
        arguments: [
            "", " ", "3", "ngày", "in days", "in 3", "in -3 days", "99999999999999999999 days left", "36601 days ago",
            "31/02/2027", "31/02", "0/1", "1/13", "20/11/", "hôm nay 3", "còn 3 ngày nữa 4",
            "20.11", "20.13.2026", "31-02-2026", "20 no 2026", "20 tháng 13", "20 tháng", "tháng 11", "thứ 8", "thứ",
            "thứ hai tuần", "tuần", "next", "20 nov năm", "năm 2026",
        ])
    func noDays(text: String) { #expect(SpokenDay(text) == nil) }

    @Test(
        "a time is read as people say it: of a day, of today, a part of a day, or counted from now",
        arguments: [
            ("hôm nay 08:30", .on(.fromToday(0), "08:30")), ("8:30 hôm nay", .on(.fromToday(0), "08:30")),
            ("08:30", .on(.fromToday(0), "08:30")), ("hôm qua 16h30", .on(.fromToday(-1), "16:30")),
            ("hom qua luc 16h", .on(.fromToday(-1), "16:00")), ("16 giờ 30 phút hôm qua", .on(.fromToday(-1), "16:30")),
            ("4 giờ chiều mai", .on(.fromToday(1), "16:00")), ("4h30 chiều qua", .on(.fromToday(-1), "16:30")),
            ("16h30 chiều qua", .on(.fromToday(-1), "16:30")), ("yesterday 4:30 pm", .on(.fromToday(-1), "16:30")),
            ("tomorrow at 4pm", .on(.fromToday(1), "16:00")), ("12 am", .on(.fromToday(0), "00:00")),
            ("25/11/2026 16h30", .on(.day(Day(clippingYear: 2026, month: 11, day: 25)), "16:30")),
            ("16h30 ngày 20/11", .on(.yearless(month: 11, day: 20), "16:30")),
            ("16h30 thứ sáu tuần trước", .on(.weekday(.friday, week: -1), "16:30")),
            ("tối thứ 7 tuần tới", .on(.weekday(.saturday, week: 1), "19:00")), ("just now", .fromNow(minutes: 0)),
            ("sáng nay", .on(.fromToday(0), "08:00")), ("chiều mai", .on(.fromToday(1), "14:00")),
            ("tối hôm qua", .on(.fromToday(-1), "19:00")), ("this afternoon", .on(.fromToday(0), "14:00")),
            ("tonight", .on(.fromToday(0), "19:00")), ("còn 2 ngày", .on(.left(2), nil)),
            ("2 giờ nữa", .fromNow(minutes: 120)), ("in 2 hours", .fromNow(minutes: 120)),
            ("30 phút trước", .fromNow(minutes: -30)), ("now", .fromNow(minutes: 0)), ("bây giờ", .fromNow(minutes: 0)),
        ] as [(String, Said)])
    func times(text: String, said: Said) { #expect(SpokenTime(text) == said.time) }

    /// With the time of day as text.
    enum Said: Sendable {
        case on(SpokenDay, String?)
        case fromNow(minutes: Int)

        var time: SpokenTime {
            switch self {
            case .on(let day, let clock): .on(day, clock.flatMap { TimeOfDay($0) })
            case .fromNow(let minutes): .fromNow(minutes: minutes)
            }
        }
    }

    @Test(
        "what says no point in time, or two, is none",
        arguments: [
            "", "08:30 09:30", "25:00", "24h", "16h60", "16h3", "13 pm", "16 giờ sáng", "0 giờ chiều", "lúc", "soon",
            "chiều 20/13", "nay", "36601 giờ nữa",
        ])
    func noTimes(text: String) { #expect(SpokenTime(text) == nil) }

    @Test("a day without its year is the last one, or the next, as it is asked for")
    func yearless() {
        let spoken = SpokenDay.yearless(month: 11, day: 20)
        func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(clippingYear: year, month: month, day: day) }
        #expect(spoken.day(today: day(2026, 11, 26), lastGoodDay: nil, .past) == day(2026, 11, 20))
        #expect(spoken.day(today: day(2026, 11, 26), lastGoodDay: nil, .ahead) == day(2027, 11, 20))
        #expect(spoken.day(today: day(2026, 11, 20), lastGoodDay: nil, .past) == day(2026, 11, 20))
        #expect(spoken.day(today: day(2027, 1, 5), lastGoodDay: nil, .past) == day(2026, 11, 20))
        #expect(SpokenDay.yearless(month: 2, day: 29).day(today: day(2026, 1, 1), lastGoodDay: nil) == nil)
    }

    @Test(
        "a day that is said without its year needs it where another year's is taken and this year's is nearer",
        arguments: [
            // said, today, needed of the past, and ahead
            ("27/11", "2026-11-26", true, false), ("1/5", "2027-01-05", true, false),
            ("26/11", "2026-11-26", false, false), ("25/11", "2026-11-26", false, true),
            ("10/06", "2025-06-12", false, true), ("10/01", "2026-12-20", false, false),
            ("1/3", "2026-06-12", false, true), ("1/12", "2026-12-31", false, true),
            ("28/12", "2027-01-05", false, false), ("27/11/2025", "2026-11-26", false, false),
            ("29/2", "2025-02-20", true, false), ("tomorrow", "2026-11-26", false, false),
            ("yesterday", "2026-11-26", false, false),
        ])
    func needsYear(said: String, today: String, ofPast: Bool, ahead: Bool) throws {
        let day = try #require(SpokenDay(said))
        #expect(day.needsYear(today: SamplePlan.day(today), .past) == ofPast)
        #expect(day.needsYear(today: SamplePlan.day(today), .ahead) == ahead)
    }

    @Test("a weekday is the last one, the next, or that of this week, today included; or of the week that is said")
    func weekdays() throws {
        // A Thursday.
        let today = Day(clippingYear: 2026, month: 11, day: 26)
        for (text, past, ahead, near) in [
            ("thứ năm", "2026-11-26", "2026-11-26", "2026-11-26"),
            ("thứ sáu", "2026-11-20", "2026-11-27", "2026-11-27"),
            ("thứ hai", "2026-11-23", "2026-11-30", "2026-11-23"),
            ("chủ nhật tuần trước", "2026-11-22", "2026-11-22", "2026-11-22"),
            ("next monday", "2026-11-30", "2026-11-30", "2026-11-30"),
            ("28/11", "2025-11-28", "2026-11-28", "2026-11-28"),
            ("20/11", "2026-11-20", "2027-11-20", "2026-11-20"),
        ] {
            let spoken = try #require(SpokenDay(text))
            let days = [SpokenDirection.past, .ahead, .near].map {
                spoken.day(today: today, lastGoodDay: nil, $0)?.description
            }
            #expect(days == [past, ahead, near], "\(text)")
        }
    }

    @Test("a day without a time is its beginning, or the usual time; today is now")
    func instants() throws {
        let now = Zone.utc.instant(of: Day(clippingYear: 2026, month: 11, day: 26), at: TimeOfDay(seconds: 12 * 3600))
        func instant(_ text: String, usual: String? = nil) throws -> String? {
            try #require(SpokenTime(text)).instant(
                at: now, in: .utc, lastGoodDay: nil, .ahead, usual: usual.flatMap { TimeOfDay($0) })?.description
        }
        #expect(try instant("hôm nay") == "2026-11-26T12:00:00Z")
        #expect(try instant("ngày mai") == "2026-11-27T00:00:00Z")
        #expect(try instant("ngày mai", usual: "08:00") == "2026-11-27T08:00:00Z")
        #expect(try instant("in 2 hours", usual: "08:00") == "2026-11-26T14:00:00Z")
        #expect(try instant("còn 2 ngày") == nil)
    }

    @Test("what is left is left to the last good day")
    func left() {
        let (today, last) = (Day(clippingYear: 2027, month: 1, day: 10), Day(clippingYear: 2027, month: 1, day: 19))
        #expect(SpokenDay.left(3).day(today: today, lastGoodDay: last) == last.adding(days: -3))
        #expect(SpokenDay.left(3).day(today: today, lastGoodDay: nil) == nil)
        #expect(SpokenDay.fromToday(-2).day(today: today, lastGoodDay: nil) == today.adding(days: -2))
    }
}
