import CivilTime
import PlanCore

extension StepTextTests.Case {
    static func day(_ text: String) -> Day { StepTextTests.day(text) }

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
}
