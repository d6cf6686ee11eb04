import CivilTime
package import ControlAPI
package import PlanCore

extension BoardRowEntry {
    /// How it stands in time: `còn 3 ngày`, `quá 2 ngày`; `đã đủ` once nothing more is asked.
    package var nearness: Bilingual {
        if closing != nil { return Bilingual(vi: "đã đóng", en: "closed") }
        if isMet { return Bilingual(vi: "đã đủ", en: "complete") }
        guard date.cutoff == nil, daysLeft < 0 else { return NearDay(days: daysLeft, isPast: past).text }
        return Bilingual(
            vi: "\(daysOverdue) ngày trước", en: daysOverdue == 1 ? "1 day ago" : "\(daysOverdue) days ago")
    }

    /// Days since the last good day, 0 before it.
    var daysOverdue: Int { max(0, -NearDay(days: daysLeft).days) }

    var nearnessStyle: PictureLine.Style {
        if isMet { return .delivered }
        if past { return .overdue }
        return daysLeft <= 3 ? .late : .dim
    }

    /// The last good day as `19/01`, or `19/01/21`.
    func shortDate(withYear: Bool) -> String {
        guard let day = Day(iso: date.lastGoodDay) else { return date.lastGoodDay }
        let (year, month, number) = day.components
        let text = "\(padded(number, 2))/\(padded(month, 2))"
        return withYear ? "\(text)/\(padded(year % 100, 2))" : text
    }

    /// What a table says of it in one line: title, date, what was changed of the date.
    func legend(in language: Language) -> String {
        var text = "\(title): \(due)"
        if let reason = extensionReason?.inOneLine {
            text += Bilingual(vi: "; đã gia hạn (\(reason))", en: "; extended (\(reason))")[language]
        }
        if let closing {
            text +=
                Bilingual(vi: "; đã đóng (\(closing.reason.inOneLine))", en: "; closed (\(closing.reason.inOneLine))")[
                    language]
        }
        if let end = snoozedUntil.flatMap({ WallTime(rfc3339: $0) })?.text {
            text +=
                Bilingual(vi: "; đang hoãn nhắc đến \(end.vietnamese)", en: "; snoozed until \(end.english)")[language]
        }
        return text
    }
}

extension Day {
    /// A day of ISO 8601, or the day of an instant of RFC 3339, for people; as it is where it is neither.
    static func shown(_ text: String, in language: Language) -> String {
        Day(iso: text.prefix(10))?.text(in: language) ?? text
    }
}
