import CivilTime
import PlanCore

extension ValueForm where Value == CalendarExpression {
    /// A calendar expression of systemd.time(7) in whole seconds: `Mon 08:00`; the day of the week may stand in Vietnamese,
    /// `thứ hai 08:00`.
    static func expression(_ zone: @escaping (String) -> Zone?) -> ValueForm {
        ValueForm { node, faults in
            let what = Bilingual(
                vi: "một biểu thức lịch như 'Mon 08:00'", en: "a calendar expression such as 'Mon 08:00'")
            guard let text = node.text(expected: what, faults) else { return nil }
            let reason: Bilingual
            do throws(CalendarExpressionError) {
                let expression = try CalendarExpression(parsing: text.withWeekdayInEnglish) {
                    $0.isZoneName ? zone($0) : nil
                }
                if expression.isWholeSeconds { return expression }
                reason = Bilingual(vi: "nhỏ hơn một giây", en: "finer than a second")
            } catch {
                reason = error.reason.message
            }
            faults.error(
                at: node.position, "expression-invalid",
                vi: "\(quoted(text)) không phải là biểu thức lịch: \(reason.vietnamese) "
                    + "(cần như 'Mon 08:00' hay '*-*-01 08:00', xem systemd.time(7))",
                en: "\(quoted(text)) is not a calendar expression: \(reason.english) "
                    + "(expected such as 'Mon 08:00' or '*-*-01 08:00', see systemd.time(7))")
            return nil
        }
    }
}

extension String {
    /// With its first words as systemd.time(7) has them where they name a day of the week: `thứ hai 08:00` is `Mon 08:00`.
    fileprivate var withWeekdayInEnglish: String {
        let words = words
        for count in [2, 1] where words.count >= count {
            if let weekday = Weekday(written: words[..<count].joined(separator: " ")) {
                return ([weekday.abbreviation] + words[count...].map(String.init)).joined(separator: " ")
            }
        }
        return self
    }

    /// It can be the name of a zone, and of no other file: parts of letters, digits, `_`, `+` and `-`, each beginning with a
    /// letter.
    var isZoneName: Bool {
        utf8.count <= 64
            && split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
                part.first?.isLetter == true
                    && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_+-".contains($0)) }
            }
    }
}
