import CivilTime
import PlanCore

extension StepTextTests.Case {
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
