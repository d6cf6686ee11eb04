import CivilTime
import PlanCore

extension ValueForm where Value == PlanDate {
    static var planDate: ValueForm {
        .scalar("date-invalid", what: dateName, expected: dateExamples) { PlanDate(written: $0) }
    }

    /// A date of the solar calendar that names its day.
    static var solarDate: ValueForm {
        .scalar("date-invalid", what: dateName, expected: solarExamples) { PlanDate(solar: $0) }
    }
}

extension ValueForm where Value == Day {
    /// A date of the solar calendar with its day and its year.
    static var fullDay: ValueForm {
        .scalar(
            "date-invalid", what: Bilingual(vi: "ngày có đủ năm", en: "a date with its year"),
            expected: Bilingual(vi: "20/01/2021 hoặc 2021-01-20", en: "20/01/2021 or 2021-01-20")
        ) { text in
            if case .full(let day) = PlanDate(solar: text) { day } else { nil }
        }
    }
}

extension ValueForm where Value == (date: PlanDate, time: TimeOfDay?) {
    /// A date, perhaps with a time of day before or behind it: `15/11 17:00`, `17h00 ngày 15/11`.
    static var moment: ValueForm {
        .scalar(
            "date-invalid", what: dateName,
            expected: Bilingual(
                vi: dateExamples.vietnamese + "; có thể thêm giờ: 20/01 17:00",
                en: dateExamples.english + "; perhaps with a time: 20/01 17:00")
        ) { text in
            let moment = WrittenMoment(text)
            return PlanDate(written: moment.day).map { ($0, moment.time) }
        }
    }
}

extension ValueForm where Value == (day: PeriodDay, time: TimeOfDay?) {
    /// A day of a repeating deadline, perhaps with a time of day: `fri 17:00`, `20/3`, `last`.
    static func periodDay(in period: Period) -> ValueForm {
        let expected =
            switch period {
            case .week:
                Bilingual(vi: "thứ trong tuần như 'thứ hai', mon, hoặc last", en: "a weekday such as mon, or last")
            case .month: Bilingual(vi: "ngày như 25, hoặc last", en: "a day such as 25, or last")
            case .quarter, .halfYear, .year:
                Bilingual(
                    vi: "ngày như 25, ngày/tháng thứ mấy như 20/3, hoặc last, last/1",
                    en: "a day such as 25, day/month of the period such as 20/3, or last, last/1")
            }
        return .scalar(
            "date-invalid",
            what: Bilingual(
                vi: "ngày hợp lệ với 'every: \(period.rawValue)'", en: "a day for 'every: \(period.rawValue)'"),
            expected: Bilingual(
                vi: expected.vietnamese + "; có thể thêm giờ", en: expected.english + "; perhaps with a time")
        ) { text in
            let moment = WrittenMoment(text)
            return PeriodDay(written: moment.day, in: period).map { ($0, moment.time) }
        }
    }
}

extension ValueForm where Value == TimeOfDay {
    static var timeOfDay: ValueForm {
        .scalar(
            "time-invalid", what: Bilingual(vi: "giờ hợp lệ", en: "a time of day"),
            expected: Bilingual(
                vi: "00:00 đến 23:59, như 08:00 hoặc 17h30", en: "00:00 to 23:59, such as 08:00 or 17h30")
        ) { TimeOfDay(written: $0) }
    }
}

extension ValueForm where Value == Distance {
    static var distance: ValueForm {
        .scalar(
            "distance-invalid", what: Bilingual(vi: "khoảng thời gian hợp lệ", en: "a length of time"),
            expected: Bilingual(
                vi: "số từ 1 đến 10000 và đơn vị: '10 ngày làm việc', '10 ngày', '2 tuần', '1 tháng'",
                en: "a number from 1 to 10000 and a unit: '10 working days', '10 days', '2 weeks', '1 month'")
        ) { Distance(written: $0) }
    }
}

extension ValueForm where Value == IssueDate {
    static var issueDate: ValueForm {
        .scalar(
            "date-invalid", what: Bilingual(vi: "ngày ban hành hợp lệ", en: "a date of issue"),
            expected: Bilingual(
                vi: "04/01/2027, 01/2027, 2027 hoặc 2027-01-04", en: "04/01/2027, 01/2027, 2027 or 2027-01-04")
        ) { IssueDate(written: $0) }
    }
}

extension ValueForm where Value == PlanYears {
    static var years: ValueForm {
        .scalar(
            "years-invalid", what: Bilingual(vi: "khoảng năm hợp lệ", en: "a range of years"),
            expected: Bilingual(
                vi: "2024-2027, hoặc 2024- nếu không có năm cuối", en: "2024-2027, or 2024- without an end")
        ) { PlanYears(written: $0) }
    }
}

extension ValueForm where Value == Zone {
    /// An IANA name that `lookup` knows. `lookup` is only asked for names that can be one: no `..`, no leading `/`.
    static func zone(_ lookup: @escaping (String) -> Zone?) -> ValueForm {
        .scalar(
            "zone-unknown", what: Bilingual(vi: "múi giờ có trên máy này", en: "a time zone this machine knows"),
            expected: Bilingual(vi: "tên IANA như Asia/Ho_Chi_Minh", en: "an IANA name such as Asia/Ho_Chi_Minh")
        ) { name in name.isZoneName ? lookup(name) : nil }
    }
}

private let dateName = Bilingual(vi: "ngày hợp lệ", en: "a date")
private let solarExamples = Bilingual(vi: "20/01, 20/01/2021 hoặc 2021-01-20", en: "20/01, 20/01/2021 or 2021-01-20")
private let dateExamples = Bilingual(
    vi: "20/01, 20/01/2021, 2021-01-20, 'cuối tháng 3' hoặc '15/08 âm lịch'",
    en: "20/01, 20/01/2021, 2021-01-20, 'end of March' or '15/08 lunar'")
