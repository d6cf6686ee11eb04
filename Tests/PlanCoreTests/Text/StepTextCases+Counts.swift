import CivilTime
import PlanCore

extension StepTextTests.Case {
    /// What is counted.
    static let counts = [
        Self(
            "days after a phase", .one(.relative(Distance(count: 5, unit: .days), .phase("dot-1"), nil)),
            vi: [
                "Tính từ ngày kết thúc “Đợt dot-1”: 05/02/2021.",
                "5 ngày sau ngày 05/02/2021.",
                "– Điều 147 khoản 2 Bộ luật Dân sự 2015: ngày đầu tiên, 05/02/2021, không tính; tính "
                    + "từ ngày liền sau, 06/02/2021",
                "– Điều 148 khoản 1 Bộ luật Dân sự 2015: tính bằng ngày thì kết thúc khi hết ngày "
                    + "cuối cùng",
                "10/02/2021 là ngày nghỉ (Tết Nguyên đán), nhưng giữ nguyên (on-day-off: keep).",
            ],
            en: [
                "Counted from the close of “Đợt dot-1”: 5 February 2021.",
                "5 days after 5 February 2021.",
                "– Civil Code 2015, article 147, clause 2: the first day, 5 February 2021, does not "
                    + "count; day 1 is the one after, 6 February 2021",
                "– Civil Code 2015, article 148, clause 1: days end with the end of the last day",
                "10 February 2021 is a day off (Tết Nguyên đán), but it stays (on-day-off: keep).",
            ]),
        Self(
            "weeks after an event", .one(.relative(Distance(count: 2, unit: .weeks), .event("ngay"), nil)),
            vi: [
                "Tính từ “Ngày truyền thống”: 11/06/2021.",
                "2 tuần sau ngày 11/06/2021.",
                "– Điều 147 khoản 3 Bộ luật Dân sự 2015: ngày xảy ra sự kiện, 11/06/2021, không "
                    + "tính; tính từ ngày liền sau, 12/06/2021",
                "– Điều 148 khoản 2 Bộ luật Dân sự 2015: tính bằng tuần thì kết thúc vào ngày tương "
                    + "ứng của tuần cuối cùng: thứ Sáu",
            ],
            en: [
                "Counted from “Ngày truyền thống”: 11 June 2021.",
                "2 weeks after 11 June 2021.",
                "– Civil Code 2015, article 147, clause 3: the day of the event, 11 June 2021, does "
                    + "not count; day 1 is the one after, 12 June 2021",
                "– Civil Code 2015, article 148, clause 2: weeks end on the corresponding day of the "
                    + "last week: Friday",
            ]),
        Self(
            "months after a phase, to a month without the day",
            .one(.relative(Distance(count: 1, unit: .months), .phase("dot-2"), nil)),
            vi: [
                "Tính từ ngày kết thúc “Đợt dot-2”: 31/03/2021.",
                "1 tháng sau ngày 31/03/2021.",
                "– Điều 147 khoản 2 Bộ luật Dân sự 2015: ngày đầu tiên, 31/03/2021, không tính; tính "
                    + "từ ngày liền sau, 01/04/2021",
                "– Điều 148 khoản 3 Bộ luật Dân sự 2015: tháng cuối cùng không có ngày 31 tương ứng: "
                    + "kết thúc vào ngày cuối tháng đó",
            ],
            en: [
                "Counted from the close of “Đợt dot-2”: 31 March 2021.",
                "1 month after 31 March 2021.",
                "– Civil Code 2015, article 147, clause 2: the first day, 31 March 2021, does not "
                    + "count; day 1 is the one after, 1 April 2021",
                "– Civil Code 2015, article 148, clause 3: the last month lacks a corresponding day "
                    + "31: it ends on that month's last",
            ]),
        Self(
            "a month ahead of an event",
            .one(.relative(Distance(count: 1, unit: .months, .ahead), .event("ngay"), nil)),
            vi: [
                "Tính từ “Ngày truyền thống”: 11/06/2021.",
                "1 tháng trước ngày 11/06/2021.",
                "– đếm ngược theo cùng cách: ngày 11/06/2021 không tính; tính từ ngày liền trước, "
                    + "10/06/2021",
                "– tính bằng tháng thì kết thúc vào ngày tương ứng của tháng cuối cùng: ngày 11",
            ],
            en: [
                "Counted from “Ngày truyền thống”: 11 June 2021.",
                "1 month ahead of 11 June 2021.",
                "– counted backwards in the same way: 11 June 2021 does not count; day 1 is the one "
                    + "before, 10 June 2021",
                "– months end on the corresponding day of the last month: day 11",
            ]),
        Self(
            "working days after a phase, over holidays and make-up days",
            .one(.relative(Distance(count: 10, unit: .workingDays), .phase("dot-1"), NoticeSample.five)),
            vi: [
                "Tính từ ngày kết thúc “Đợt dot-1”: 05/02/2021.",
                "10 ngày làm việc sau ngày 05/02/2021: ngày làm việc thứ 1 là 08/02/2021, thứ 10 là "
                    + "24/02/2021.",
                "– Điều 147 khoản 2 Bộ luật Dân sự 2015: ngày đầu tiên, 05/02/2021, không tính; tính "
                    + "từ ngày liền sau, 06/02/2021",
                "– không tính 2 ngày nghỉ cuối tuần: 06–07/02/2021",
                "– không tính 7 ngày “Tết Nguyên đán”: 10–16/02/2021 (nguồn: Công văn 9895)",
                "– được tính vì là ngày làm bù: 1 ngày “Hoán đổi”: 20/02/2021 (ước tính, chưa công "
                    + "bố)",
                "– được tính vì là ngày làm bù: 1 ngày “Làm bù đại hội”: 21/02/2021 (nguồn: Thông "
                    + "báo 3)",
                "Phải xong trước 17:00 ngày 24/02/2021.",
            ],
            en: [
                "Counted from the close of “Đợt dot-1”: 5 February 2021.",
                "10 working days after 5 February 2021: working day 1 is 8 February 2021, working "
                    + "day 10 is 24 February 2021.",
                "– Civil Code 2015, article 147, clause 2: the first day, 5 February 2021, does not "
                    + "count; day 1 is the one after, 6 February 2021",
                "– not counted: 2 days, weekend: 6–7 February 2021",
                "– not counted: 7 days, “Tết Nguyên đán”: 10–16 February 2021 (source: Công văn 9895)",
                "– counted, being worked instead: 1 day, “Hoán đổi”: 20 February 2021 (an estimate, "
                    + "not announced yet)",
                "– counted, being worked instead: 1 day, “Làm bù đại hội”: 21 February 2021 (source: "
                    + "Thông báo 3)",
                "To be done before 17:00 on 24 February 2021.",
            ]),
        Self(
            "a working day ahead of a phase",
            .one(.relative(Distance(count: 1, unit: .workingDays, .ahead), .phase("dot-2"), nil)),
            vi: [
                "Tính từ ngày bắt đầu “Đợt dot-2”: 15/02/2021.",
                "1 ngày làm việc trước ngày 15/02/2021.",
                "– đếm ngược theo cùng cách: ngày 15/02/2021 không tính; tính từ ngày liền trước, "
                    + "14/02/2021",
                "– không tính 5 ngày “Tết Nguyên đán”: 10–14/02/2021 (nguồn: Công văn 9895)",
            ],
            en: [
                "Counted from the opening of “Đợt dot-2”: 15 February 2021.",
                "1 working day ahead of 15 February 2021.",
                "– counted backwards in the same way: 15 February 2021 does not count; day 1 is the "
                    + "one before, 14 February 2021",
                "– not counted: 5 days, “Tết Nguyên đán”: 10–14 February 2021 (source: Công văn 9895)",
            ]),
        Self(
            "working days after a deadline that was moved", .chained,
            vi: [
                "Tính từ thời hạn “Hạn truoc”: 17/02/2021.",
                "– lấy ngày sau khi dời",
                "1 ngày làm việc sau ngày 17/02/2021.",
                "– Điều 147 khoản 2 Bộ luật Dân sự 2015: ngày đầu tiên, 17/02/2021, không tính; tính "
                    + "từ ngày liền sau, 18/02/2021",
            ],
            en: [
                "Counted from the deadline “Hạn truoc”: 17 February 2021.",
                "– the day it was moved to is what counts",
                "1 working day after 17 February 2021.",
                "– Civil Code 2015, article 147, clause 2: the first day, 17 February 2021, does not "
                    + "count; day 1 is the one after, 18 February 2021",
            ]),
    ]

    /// Days off, and the instants of cutoffs.
    static let ends = [
        Self(
            "a day off that stays", .one(.dated(.yearless(month: 2, day: 11), .by, nil)),
            vi: [
                "Kế hoạch ghi “11/02”, lấy năm của kế hoạch, 2021: ngày 11/02/2021.",
                "“Chậm nhất ngày 11/02/2021” kể cả ngày đó.",
                "11/02/2021 là ngày nghỉ (Tết Nguyên đán), nhưng giữ nguyên (on-day-off: keep).",
            ],
            en: [
                "The plan writes “11/02”, in the plan's year, 2021: 11 February 2021.",
                "“By 11 February 2021” includes that day.",
                "11 February 2021 is a day off (Tết Nguyên đán), but it stays (on-day-off: keep).",
            ]),
        Self(
            "a day off, moved on", .one(.dated(.yearless(month: 2, day: 11), .by, nil), onDayOff: .next),
            vi: [
                "Kế hoạch ghi “11/02”, lấy năm của kế hoạch, 2021: ngày 11/02/2021.",
                "“Chậm nhất ngày 11/02/2021” kể cả ngày đó.",
                "11/02/2021 là ngày nghỉ (Tết Nguyên đán): dời sang ngày làm việc tiếp theo "
                    + "(on-day-off: next).",
                "– Điều 148 khoản 5 Bộ luật Dân sự 2015: ngày cuối cùng là ngày nghỉ cuối tuần hoặc "
                    + "nghỉ lễ thì thời hạn kết thúc khi hết ngày làm việc tiếp theo",
                "– qua 6 ngày “Tết Nguyên đán”: 11–16/02/2021 (nguồn: Công văn 9895)",
            ],
            en: [
                "The plan writes “11/02”, in the plan's year, 2021: 11 February 2021.",
                "“By 11 February 2021” includes that day.",
                "11 February 2021 is a day off (Tết Nguyên đán): moved to the next working day "
                    + "(on-day-off: next).",
                "– Civil Code 2015, article 148, clause 5: a period whose last day is a weekend or a "
                    + "holiday ends with the working day that follows",
                "– passed over: 6 days, “Tết Nguyên đán”: 11–16 February 2021 (source: Công văn 9895)",
            ]),
        Self(
            "a day off, moved back", .one(.dated(.yearless(month: 2, day: 7), .by, nil), onDayOff: .previous),
            vi: [
                "Kế hoạch ghi “07/02”, lấy năm của kế hoạch, 2021: ngày 07/02/2021.",
                "“Chậm nhất ngày 07/02/2021” kể cả ngày đó.",
                "07/02/2021 là Chủ nhật: dời lên ngày làm việc liền trước (on-day-off: previous).",
                "– qua 2 ngày nghỉ cuối tuần: 06–07/02/2021",
            ],
            en: [
                "The plan writes “07/02”, in the plan's year, 2021: 7 February 2021.",
                "“By 7 February 2021” includes that day.",
                "7 February 2021 is a Sunday: moved to the working day before (on-day-off: previous).",
                "– passed over: 2 days, weekend: 6–7 February 2021",
            ]),
        Self(
            "a day off by a swap", .one(.dated(.yearless(month: 2, day: 26), .by, nil), onDayOff: .next),
            vi: [
                "Kế hoạch ghi “26/02”, lấy năm của kế hoạch, 2021: ngày 26/02/2021.",
                "“Chậm nhất ngày 26/02/2021” kể cả ngày đó.",
                "26/02/2021 là ngày nghỉ (Hoán đổi): dời sang ngày làm việc tiếp theo (on-day-off: "
                    + "next).",
                "– Điều 148 khoản 5 Bộ luật Dân sự 2015: ngày cuối cùng là ngày nghỉ cuối tuần hoặc "
                    + "nghỉ lễ thì thời hạn kết thúc khi hết ngày làm việc tiếp theo",
                "– qua 1 ngày nghỉ hoán đổi “Hoán đổi”: 26/02/2021 (ước tính, chưa công bố)",
                "– qua 2 ngày nghỉ cuối tuần: 27–28/02/2021",
            ],
            en: [
                "The plan writes “26/02”, in the plan's year, 2021: 26 February 2021.",
                "“By 26 February 2021” includes that day.",
                "26 February 2021 is a day off (Hoán đổi): moved to the next working day "
                    + "(on-day-off: next).",
                "– Civil Code 2015, article 148, clause 5: a period whose last day is a weekend or a "
                    + "holiday ends with the working day that follows",
                "– passed over: 1 day, off by a swap, “Hoán đổi”: 26 February 2021 (an estimate, not "
                    + "announced yet)",
                "– passed over: 2 days, weekend: 27–28 February 2021",
            ]),
        Self(
            "a calendar without working days",
            .one(.dated(.yearless(month: 2, day: 7), .by, nil), onDayOff: .next, calendar: .allOff),
            vi: [
                "Kế hoạch ghi “07/02”, lấy năm của kế hoạch, 2021: ngày 07/02/2021.",
                "“Chậm nhất ngày 07/02/2021” kể cả ngày đó.",
                "07/02/2021 là Chủ nhật, và không có ngày làm việc nào gần đó để dời.",
            ],
            en: [
                "The plan writes “07/02”, in the plan's year, 2021: 7 February 2021.",
                "“By 7 February 2021” includes that day.",
                "7 February 2021 is a Sunday, and there is no working day near to move to.",
            ]),
        Self(
            "a day without 00:00",
            .one(.dated(.yearless(month: 11, day: 3), .by, nil), zone: "America/Sao_Paulo", year: 2018, key: "2018"),
            hasCutoff: true,
            vi: [
                "Kế hoạch ghi “03/11”, lấy năm của kế hoạch, 2018: ngày 03/11/2018.",
                "“Chậm nhất ngày 03/11/2018” kể cả ngày đó.",
                "03/11/2018 là thứ Bảy, nhưng giữ nguyên (on-day-off: keep).",
                "Quá hạn từ 01:00 ngày 04/11/2018, giờ America/Sao_Paulo (UTC-02:00), tức "
                    + "2018-11-04T03:00:00Z.",
                "– Điều 148 khoản 6 Bộ luật Dân sự 2015: ngày cuối cùng kết thúc vào lúc 24 giờ của "
                    + "ngày đó",
                "– đồng hồ ở múi giờ này bỏ qua 00:00: lấy thời điểm đầu tiên sau đó",
            ],
            en: [
                "The plan writes “03/11”, in the plan's year, 2018: 3 November 2018.",
                "“By 3 November 2018” includes that day.",
                "3 November 2018 is a Saturday, but it stays (on-day-off: keep).",
                "Too late from 01:00 on 4 November 2018, America/Sao_Paulo time (UTC-02:00), which "
                    + "is 2018-11-04T03:00:00Z.",
                "– Civil Code 2015, article 148, clause 6: the last day ends at 24:00 of that day",
                "– the clock of this zone skips 00:00: the first instant after it is taken",
            ]),
        Self(
            "a time that comes twice",
            .one(.dated(.yearless(month: 10, day: 31), .by, TimeOfDay(seconds: 9000)), zone: "Europe/Berlin"),
            hasCutoff: true,
            vi: [
                "Kế hoạch ghi “31/10”, lấy năm của kế hoạch, 2021: ngày 31/10/2021.",
                "Phải xong trước 02:30 ngày 31/10/2021.",
                "31/10/2021 là Chủ nhật, nhưng giữ nguyên (on-day-off: keep).",
                "Quá hạn từ 02:30 ngày 31/10/2021, giờ Europe/Berlin (UTC+02:00), tức "
                    + "2021-10-31T00:30:00Z.",
                "– đồng hồ ở múi giờ này chỉ 02:30 hai lần: lấy lần đầu",
            ],
            en: [
                "The plan writes “31/10”, in the plan's year, 2021: 31 October 2021.",
                "To be done before 02:30 on 31 October 2021.",
                "31 October 2021 is a Sunday, but it stays (on-day-off: keep).",
                "Too late from 02:30 on 31 October 2021, Europe/Berlin time (UTC+02:00), which is "
                    + "2021-10-31T00:30:00Z.",
                "– the clock of this zone shows 02:30 twice: the first is taken",
            ]),
    ]
}
