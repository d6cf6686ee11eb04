import ICalendar
import PlanCore

extension RecurrenceError.Reason {
    /// What is wrong, as a part of a sentence.
    var message: Bilingual {
        let vietnamese =
            switch self {
            case .empty: "quy tắc lặp trống"
            case .tooLong(let limit): "quy tắc lặp dài hơn \(limit) byte"
            case .notAPart(let text): "\(quoted(text)) không có dạng TÊN=GIÁ-TRỊ"
            case .unknownPart(let name): "không có thành phần \(quoted(name))"
            case .repeatedPart(let part): "\(part.rawValue) bị lặp lại"
            case .missingFrequency: "thiếu FREQ"
            case .unknownFrequency(let name): "không có tần suất \(quoted(name))"
            case .frequencyBelowDay(let name): "\(name) dày hơn mỗi ngày một lần"
            case .timeOfDay(let part): "\(part.rawValue) không dùng được cho quy tắc tính theo ngày"
            case .calendarScale(let part): "không dùng được \(part.rawValue)"
            case .badValue(let part, let value): "\(quoted(value)) không phải là giá trị của \(part.rawValue)"
            case .tooManyValues(let part, let limit): "\(part.rawValue) có hơn \(limit) giá trị"
            case .untilWithTime(let value): "UNTIL=\(value) có ghi giờ"
            case .untilAndCount: "UNTIL và COUNT không đi cùng nhau"
            case .zeroInterval: "INTERVAL ít nhất là 1"
            case .notAtFrequency(let part, let frequency): "\(part.rawValue) không có nghĩa với \(frequency.rawValue)"
            case .numberedWeekday(let day, let frequency): "'\(day)' không có nghĩa với \(frequency.rawValue)"
            case .numberedWeekdayInWeek(let day): "'\(day)' không có nghĩa với BYWEEKNO"
            case .positionsAlone: "BYSETPOS cần một thành phần BY khác"
            }
        return Bilingual(vi: vietnamese, en: description)
    }
}

extension ValueForm where Value == RecurrenceRule {
    /// A rule of RFC 5545 over whole days: `FREQ=MONTHLY;BYDAY=-1FR`.
    static var recurrenceRule: ValueForm {
        ValueForm { node, faults in
            let what = Bilingual(vi: "một quy tắc lặp như FREQ=MONTHLY", en: "a recurrence rule such as FREQ=MONTHLY")
            guard let text = node.text(expected: what, faults) else { return nil }
            do throws(RecurrenceError) {
                return try RecurrenceRule(parsing: text)
            } catch {
                let reason = error.reason.message
                faults.error(
                    at: node.position, "rrule-invalid",
                    vi: "\(quoted(text)) không phải là quy tắc lặp: \(reason.vietnamese) "
                        + "(cần như 'FREQ=MONTHLY;BYDAY=-1FR', xem RFC 5545, mục 3.3.10)",
                    en: "\(quoted(text)) is not a recurrence rule: \(reason.english) "
                        + "(expected such as 'FREQ=MONTHLY;BYDAY=-1FR', see RFC 5545, section 3.3.10)")
                return nil
            }
        }
    }
}
