import CivilTime
import PlanCore

extension StepTextTests.Case {
    private static func day(_ text: String) -> Day { StepTextTests.day(text) }

    /// Dates that a plan writes.
    static let dates = [
        Self(
            "before a day", .one(.dated(.yearless(month: 1, day: 20), .before, nil)), hasCutoff: true,
            vi: [
                "Kế hoạch ghi “20/01”, lấy năm của kế hoạch, 2021: ngày 20/01/2021.",
                "“Trước ngày 20/01/2021” không kể ngày đó: ngày cuối cùng là ngày liền trước.",
                "Quá hạn từ 00:00 ngày 20/01/2021, giờ UTC (UTC+00:00), tức 2021-01-20T00:00:00Z.",
                "– Điều 148 khoản 6 Bộ luật Dân sự 2015: ngày cuối cùng kết thúc vào lúc 24 giờ của "
                    + "ngày đó",
            ],
            en: [
                "The plan writes “20/01”, in the plan's year, 2021: 20 January 2021.",
                "“Before 20 January 2021” does not include that day: the last good day is the one "
                    + "before.",
                "Too late from 00:00 on 20 January 2021, UTC time (UTC+00:00), which is "
                    + "2021-01-20T00:00:00Z.",
                "– Civil Code 2015, article 148, clause 6: the last day ends at 24:00 of that day",
            ]),
        Self(
            "before a day, inclusive by the plan",
            .one(.dated(.yearless(month: 1, day: 20), .before, nil), beforeMeans: .inclusive),
            vi: [
                "Kế hoạch ghi “20/01”, lấy năm của kế hoạch, 2021: ngày 20/01/2021.",
                "“Trước ngày 20/01/2021” ở đây kể cả ngày đó (before-means: inclusive).",
            ],
            en: [
                "The plan writes “20/01”, in the plan's year, 2021: 20 January 2021.",
                "“Before 20 January 2021” includes that day here (before-means: inclusive).",
            ]),
        Self(
            "by a day with its year", .one(.dated(.full(day("2021-03-10")), .by, nil)),
            vi: [
                "Kế hoạch ghi “10/03/2021”: ngày 10/03/2021.",
                "“Chậm nhất ngày 10/03/2021” kể cả ngày đó.",
            ],
            en: [
                "The plan writes “10/03/2021”: 10 March 2021.",
                "“By 10 March 2021” includes that day.",
            ]),
        Self(
            "by a time of day", .one(.dated(.yearless(month: 3, day: 10), .by, NoticeSample.five)), hasCutoff: true,
            vi: [
                "Kế hoạch ghi “10/03”, lấy năm của kế hoạch, 2021: ngày 10/03/2021.",
                "Phải xong trước 17:00 ngày 10/03/2021.",
                "Quá hạn từ 17:00 ngày 10/03/2021, giờ UTC (UTC+00:00), tức 2021-03-10T17:00:00Z.",
            ],
            en: [
                "The plan writes “10/03”, in the plan's year, 2021: 10 March 2021.",
                "To be done before 17:00 on 10 March 2021.",
                "Too late from 17:00 on 10 March 2021, UTC time (UTC+00:00), which is "
                    + "2021-03-10T17:00:00Z.",
            ]),
        Self(
            "before 00:00 of a day", .one(.dated(.yearless(month: 3, day: 10), .before, .midnight)), hasCutoff: true,
            vi: [
                "Kế hoạch ghi “10/03”, lấy năm của kế hoạch, 2021: ngày 10/03/2021.",
                "00:00 là lúc ngày 10/03/2021 bắt đầu: ngày cuối cùng là ngày liền trước.",
                "Quá hạn từ 00:00 ngày 10/03/2021, giờ UTC (UTC+00:00), tức 2021-03-10T00:00:00Z.",
                "– Điều 148 khoản 6 Bộ luật Dân sự 2015: ngày cuối cùng kết thúc vào lúc 24 giờ của "
                    + "ngày đó",
            ],
            en: [
                "The plan writes “10/03”, in the plan's year, 2021: 10 March 2021.",
                "00:00 is when 10 March 2021 begins: the last good day is the one before.",
                "Too late from 00:00 on 10 March 2021, UTC time (UTC+00:00), which is "
                    + "2021-03-10T00:00:00Z.",
                "– Civil Code 2015, article 148, clause 6: the last day ends at 24:00 of that day",
            ]),
        Self(
            "29 February in a common year", .one(.dated(.yearless(month: 2, day: 29), .by, nil), onDayOff: .next),
            vi: [
                "Kế hoạch ghi “29/02”, lấy năm của kế hoạch, 2021: ngày 28/02/2021.",
                "– năm 2021 không có ngày đó: lấy ngày cuối tháng",
                "“Chậm nhất ngày 28/02/2021” kể cả ngày đó.",
                "28/02/2021 là Chủ nhật: dời sang ngày làm việc tiếp theo (on-day-off: next).",
                "– Điều 148 khoản 5 Bộ luật Dân sự 2015: ngày cuối cùng là ngày nghỉ cuối tuần hoặc "
                    + "nghỉ lễ thì thời hạn kết thúc khi hết ngày làm việc tiếp theo",
                "– qua 1 ngày nghỉ cuối tuần: 28/02/2021",
            ],
            en: [
                "The plan writes “29/02”, in the plan's year, 2021: 28 February 2021.",
                "– 2021 lacks that day: the month's last is taken",
                "“By 28 February 2021” includes that day.",
                "28 February 2021 is a Sunday: moved to the next working day (on-day-off: next).",
                "– Civil Code 2015, article 148, clause 5: a period whose last day is a weekend or a "
                    + "holiday ends with the working day that follows",
                "– passed over: 1 day, weekend: 28 February 2021",
            ]),
        Self(
            "a lunar day 30 of a month of 29 days", .one(.dated(.yearlessLunar(month: 1, day: 30), .by, nil)),
            vi: [
                "Kế hoạch ghi “30/01 âm lịch”, lấy năm âm lịch cùng số với năm của kế hoạch, 2021: "
                    + "ngày 12/03/2021.",
                "– tháng đó thiếu, có 29 ngày: lấy ngày cuối tháng",
                "– Quyết định 121-CP ngày 08/8/1967: ngày 29 tháng Giêng năm Tân Sửu, tính theo múi "
                    + "giờ UTC+7",
                "“Chậm nhất ngày 12/03/2021” kể cả ngày đó.",
            ],
            en: [
                "The plan writes “30/01 lunar”, in the lunar year with the number of the plan's, "
                    + "2021: 12 March 2021.",
                "– that month has 29 days: its last is taken",
                "– Decision 121-CP of 8 August 1967: day 29 of month 1 in the year Tân Sửu, reckoned "
                    + "at UTC+7",
                "“By 12 March 2021” includes that day.",
            ]),
        Self(
            "a lunar date of a leap month", .one(.dated(StepTextTests.lunar(2020, 4, 10, isLeap: true), .by, nil)),
            vi: [
                "Kế hoạch ghi “10/04/2020 nhuận âm lịch”: ngày 01/06/2020.",
                "– Quyết định 121-CP ngày 08/8/1967: ngày mùng 10 tháng Tư nhuận năm Canh Tý, tính "
                    + "theo múi giờ UTC+7",
                "“Chậm nhất ngày 01/06/2020” kể cả ngày đó.",
            ],
            en: [
                "The plan writes “10/04/2020 leap lunar”: 1 June 2020.",
                "– Decision 121-CP of 8 August 1967: day 10 of leap month 4 in the year Canh Tý, "
                    + "reckoned at UTC+7",
                "“By 1 June 2020” includes that day.",
            ]),
        Self(
            "the end of a month", .one(.dated(.point(PointOfYear(.last, of: .month(3)), year: nil), .by, nil)),
            vi: [
                "Kế hoạch ghi “cuối tháng 3”, lấy năm của kế hoạch, 2021: ngày 31/03/2021.",
                "– Điều 146 khoản 2 Bộ luật Dân sự 2015: cuối tháng là ngày cuối cùng",
                "“Chậm nhất ngày 31/03/2021” kể cả ngày đó.",
            ],
            en: [
                "The plan writes “end of March”, in the plan's year, 2021: 31 March 2021.",
                "– Civil Code 2015, article 146, clause 2: the end of a month is the last day",
                "“By 31 March 2021” includes that day.",
            ]),
        Self(
            "the middle of a year that is named",
            .one(.dated(.point(PointOfYear(.middle, of: .year), year: 2021), .by, nil)),
            vi: [
                "Kế hoạch ghi “giữa năm 2021”: ngày 30/06/2021.",
                "– Điều 146 khoản 3 Bộ luật Dân sự 2015: giữa năm là ngày cuối cùng của tháng 6",
                "“Chậm nhất ngày 30/06/2021” kể cả ngày đó.",
            ],
            en: [
                "The plan writes “middle of the year 2021”: 30 June 2021.",
                "– Civil Code 2015, article 146, clause 3: the middle of a year is the last day of "
                    + "June",
                "“By 30 June 2021” includes that day.",
            ]),
        Self(
            "the middle of a quarter", .one(.dated(.point(PointOfYear(.middle, of: .quarter(4)), year: nil), .by, nil)),
            vi: [
                "Kế hoạch ghi “giữa quý IV”, lấy năm của kế hoạch, 2021: ngày 15/11/2021.",
                "– giữa quý là ngày 15 của tháng thứ 2; Điều 146 Bộ luật Dân sự 2015 chỉ nêu tháng "
                    + "và năm, ở đây theo cùng cách",
                "“Chậm nhất ngày 15/11/2021” kể cả ngày đó.",
            ],
            en: [
                "The plan writes “middle of quarter 4”, in the plan's year, 2021: 15 November 2021.",
                "– the middle of a quarter is day 15 of its second month; the Civil Code 2015, "
                    + "article 146, names months and years only, this follows its pattern",
                "“By 15 November 2021” includes that day.",
            ]),
        Self(
            "the start of a half-year", .one(.dated(.point(PointOfYear(.first, of: .half(2)), year: nil), .by, nil)),
            vi: [
                "Kế hoạch ghi “đầu 6 tháng cuối”, lấy năm của kế hoạch, 2021: ngày 01/07/2021.",
                "– đầu 6 tháng là ngày đầu tiên; Điều 146 Bộ luật Dân sự 2015 chỉ nêu tháng và năm, "
                    + "ở đây theo cùng cách",
                "“Chậm nhất ngày 01/07/2021” kể cả ngày đó.",
            ],
            en: [
                "The plan writes “start of the second half”, in the plan's year, 2021: 1 July 2021.",
                "– the start of a half-year is the first day; the Civil Code 2015, article 146, "
                    + "names months and years only, this follows its pattern",
                "“By 1 July 2021” includes that day.",
            ]),
    ]

    /// Days of what repeats.
    static let repeats = [
        Self(
            "a day that a month lacks", .one(.repeating(.month, .day(31, month: 1), .by, nil), key: "2021-04"),
            vi: [
                "Mỗi tháng một lần: ngày 31 của tháng 4/2021, bắt đầu ngày 01/04/2021.",
                "– tháng đó không có ngày 31: lấy ngày cuối tháng",
                "“Chậm nhất ngày 30/04/2021” kể cả ngày đó.",
            ],
            en: [
                "Once every month: day 31 of April 2021, which begins on 1 April 2021.",
                "– that month lacks day 31: its last is taken",
                "“By 30 April 2021” includes that day.",
            ]),
        Self(
            "a weekday of every week", .one(.repeating(.week, .weekday(.friday), .by, nil), key: "2021-W07"),
            vi: [
                "Mỗi tuần một lần: thứ Sáu của tuần 7 năm 2021, bắt đầu ngày 15/02/2021.",
                "– ISO 8601: tuần bắt đầu từ thứ Hai; tuần 1 là tuần có ngày thứ Năm đầu tiên của năm",
                "“Chậm nhất ngày 19/02/2021” kể cả ngày đó.",
            ],
            en: [
                "Once every week: Friday of week 7 of 2021, which begins on 15 February 2021.",
                "– ISO 8601: weeks begin on Monday; week 1 is the one with the year's first Thursday",
                "“By 19 February 2021” includes that day.",
            ]),
        Self(
            "the last day of every half-year", .one(.repeating(.halfYear, .last(month: 6), .by, nil), key: "2021-H2"),
            vi: [
                "Mỗi 6 tháng một lần: ngày cuối của 6 tháng cuối năm 2021, bắt đầu ngày 01/07/2021.",
                "“Chậm nhất ngày 31/12/2021” kể cả ngày đó.",
            ],
            en: [
                "Once every half-year: the last day of the second half of 2021, which begins on 1 "
                    + "July 2021.",
                "“By 31 December 2021” includes that day.",
            ]),
        Self(
            "a day after every quarter", .one(.repeating(.quarter, .day(5, month: 4), .by, nil), key: "2021-Q3"),
            vi: [
                "Mỗi quý một lần: ngày 5 tháng thứ 4 của quý III/2021, bắt đầu ngày 01/07/2021.",
                "– tháng thứ 4 nằm trong kỳ sau",
                "“Chậm nhất ngày 05/10/2021” kể cả ngày đó.",
            ],
            en: [
                "Once every quarter: day 5 of month 4 of quarter 3 of 2021, which begins on 1 July "
                    + "2021.",
                "– month 4 lies in the period that follows",
                "“By 5 October 2021” includes that day.",
            ]),
        Self(
            "the middle of every month", .one(.repeating(.month, .point(.middle), .by, nil), key: "2021-06"),
            vi: [
                "Mỗi tháng một lần: ngày giữa của tháng 6/2021, bắt đầu ngày 01/06/2021.",
                "– Điều 146 khoản 2 Bộ luật Dân sự 2015: giữa tháng là ngày thứ 15 của tháng",
                "“Chậm nhất ngày 15/06/2021” kể cả ngày đó.",
            ],
            en: [
                "Once every month: the middle of June 2021, which begins on 1 June 2021.",
                "– Civil Code 2015, article 146, clause 2: the middle of a month is the 15th of the "
                    + "month",
                "“By 15 June 2021” includes that day.",
            ]),
        Self(
            "the middle of every half-year", .one(.repeating(.halfYear, .point(.middle), .by, nil), key: "2021-H1"),
            vi: [
                "Mỗi 6 tháng một lần: ngày giữa của 6 tháng đầu năm 2021, bắt đầu ngày 01/01/2021.",
                "– giữa 6 tháng là ngày cuối cùng của tháng thứ 3; Điều 146 Bộ luật Dân sự 2015 chỉ "
                    + "nêu tháng và năm, ở đây theo cùng cách",
                "“Chậm nhất ngày 31/03/2021” kể cả ngày đó.",
            ],
            en: [
                "Once every half-year: the middle of the first half of 2021, which begins on 1 "
                    + "January 2021.",
                "– the middle of a half-year is the last day of its third month; the Civil Code "
                    + "2015, article 146, names months and years only, this follows its pattern",
                "“By 31 March 2021” includes that day.",
            ]),
        Self(
            "a recurrence", .one(.recurring(StepTextTests.recurrence, .by, nil), key: "2021-03-26"),
            vi: [
                "Lần thứ 3 theo quy tắc lặp lại.",
                "– RFC 5545, mục 3.3.10: quy tắc FREQ=MONTHLY;BYDAY=-1FR",
                "– RFC 5545, mục 3.8.2.4: tính từ ngày 01/01/2021",
                "– RFC 5545, mục 3.8.5.2: thêm các ngày 10/03",
                "– RFC 5545, mục 3.8.5.1: trừ các ngày 26/02/2021, 30/04/2021",
                "“Chậm nhất ngày 26/03/2021” kể cả ngày đó.",
            ],
            en: [
                "Number 3 by the rule of its repeat.",
                "– RFC 5545, section 3.3.10: the rule FREQ=MONTHLY;BYDAY=-1FR",
                "– RFC 5545, section 3.8.2.4: reckoned from 1 January 2021",
                "– RFC 5545, section 3.8.5.2: with the dates 10/03",
                "– RFC 5545, section 3.8.5.1: without the dates 26/02/2021, 30/04/2021",
                "“By 26 March 2021” includes that day.",
            ]),
        Self(
            "a day that a recurrence adds", .one(.recurring(StepTextTests.recurrence, .by, nil), key: "2021-03-10"),
            vi: [
                "Ngày ghi thêm (also), lần thứ 2.",
                "– RFC 5545, mục 3.3.10: quy tắc FREQ=MONTHLY;BYDAY=-1FR",
                "– RFC 5545, mục 3.8.2.4: tính từ ngày 01/01/2021",
                "– RFC 5545, mục 3.8.5.2: thêm các ngày 10/03",
                "– RFC 5545, mục 3.8.5.1: trừ các ngày 26/02/2021, 30/04/2021",
                "“Chậm nhất ngày 10/03/2021” kể cả ngày đó.",
            ],
            en: [
                "A day that is added (also), number 2.",
                "– RFC 5545, section 3.3.10: the rule FREQ=MONTHLY;BYDAY=-1FR",
                "– RFC 5545, section 3.8.2.4: reckoned from 1 January 2021",
                "– RFC 5545, section 3.8.5.2: with the dates 10/03",
                "– RFC 5545, section 3.8.5.1: without the dates 26/02/2021, 30/04/2021",
                "“By 10 March 2021” includes that day.",
            ]),
    ]

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

    /// What has no cutoff.
    static let windows = [
        Self(
            "a duty", .one(.duty(.eachPhase), key: "dot-1-2021"),
            vi: [
                "Làm khi đến ngày kết thúc “Đợt dot-1”: 05/02/2021; kế hoạch không nêu số ngày nên "
                    + "không có hạn chót."
            ],
            en: [
                "To be done at the close of “Đợt dot-1”: 5 February 2021; the plan gives no number "
                    + "of days, so there is no cutoff."
            ]),
        Self(
            "a duty after a deadline", .one(.duty(.event("ngay"))),
            vi: [
                "Làm khi đến “Ngày truyền thống”: 11/06/2021; kế hoạch không nêu số ngày nên không "
                    + "có hạn chót."
            ],
            en: [
                "To be done at “Ngày truyền thống”: 11 June 2021; the plan gives no number of days, "
                    + "so there is no cutoff."
            ]),
        Self(
            "a phase", .phase(.yearless(month: 1, day: 1), .yearless(month: 6, day: 11)),
            vi: [
                "Kế hoạch ghi “01/01”, lấy năm của kế hoạch, 2021: ngày 01/01/2021.",
                "Kế hoạch ghi “11/06”, lấy năm của kế hoạch, 2021: ngày 11/06/2021.",
            ],
            en: [
                "The plan writes “01/01”, in the plan's year, 2021: 1 January 2021.",
                "The plan writes “11/06”, in the plan's year, 2021: 11 June 2021.",
            ]),
        Self(
            "a phase into the next year", .phase(.yearless(month: 11, day: 1), .yearless(month: 1, day: 31)),
            vi: [
                "Kế hoạch ghi “01/11”, lấy năm của kế hoạch, 2021: ngày 01/11/2021.",
                "Kế hoạch ghi “31/01”, đứng trước ngày bắt đầu nên lấy năm sau, 2022: ngày "
                    + "31/01/2022.",
            ],
            en: [
                "The plan writes “01/11”, in the plan's year, 2021: 1 November 2021.",
                "The plan writes “31/01”, before the first day, so in the year after, 2022: 31 "
                    + "January 2022.",
            ]),
        Self(
            "a phase that takes the year of its end", .phase(.yearless(month: 11, day: 1), .full(day("2021-02-01"))),
            vi: [
                "Kế hoạch ghi “01/11”, năm 2020, theo ngày kết thúc: ngày 01/11/2020.",
                "Kế hoạch ghi “01/02/2021”: ngày 01/02/2021.",
            ],
            en: [
                "The plan writes “01/11”, in 2020, by the last day's year: 1 November 2020.",
                "The plan writes “01/02/2021”: 1 February 2021.",
            ]),
        Self(
            "a phase that takes the year of its start", .phase(.full(day("2021-11-01")), .yearless(month: 2, day: 1)),
            vi: [
                "Kế hoạch ghi “01/11/2021”: ngày 01/11/2021.",
                "Kế hoạch ghi “01/02”, năm 2022, theo ngày bắt đầu: ngày 01/02/2022.",
            ],
            en: [
                "The plan writes “01/11/2021”: 1 November 2021.",
                "The plan writes “01/02”, in 2022, by the first day's year: 1 February 2022.",
            ]),
        Self(
            "an event by the moon", .event(.yearlessLunar(month: 1, day: 1)),
            vi: [
                "Kế hoạch ghi “01/01 âm lịch”, lấy năm âm lịch cùng số với năm của kế hoạch, 2021: "
                    + "ngày 12/02/2021.",
                "– Quyết định 121-CP ngày 08/8/1967: ngày mùng 1 tháng Giêng năm Tân Sửu, tính theo "
                    + "múi giờ UTC+7",
            ],
            en: [
                "The plan writes “01/01 lunar”, in the lunar year with the number of the plan's, "
                    + "2021: 12 February 2021.",
                "– Decision 121-CP of 8 August 1967: day 1 of month 1 in the year Tân Sửu, reckoned "
                    + "at UTC+7",
            ]),
        Self(
            "a rule of all years", .rule(nil),
            vi: [
                "Có hiệu lực suốt năm 2021 của kế hoạch."
            ],
            en: [
                "It holds through 2021, a year of the plan."
            ]),
        Self(
            "a rule in a phase", .rule(.phase("dot-1")),
            vi: [
                "Có hiệu lực trong “Đợt dot-1”: từ ngày 04/01/2021 đến hết ngày 05/02/2021."
            ],
            en: [
                "It holds in “Đợt dot-1”: from 4 January 2021 to 5 February 2021."
            ]),
    ]
}
