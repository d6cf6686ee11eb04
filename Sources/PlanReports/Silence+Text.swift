package import ControlAPI
package import PlanCore

extension SilenceEntry {
    /// `đang ngừng nhắc đến 08:00 ngày 28/11/2026 (nghỉ Tết; an)`, `silent until it speaks again (…; an)`; in one line.
    package var text: Bilingual {
        let why = "(\(reason.inOneLine); \(by.inOneLine))"
        guard let end = until.flatMap({ WallTime(rfc3339: $0) })?.text else {
            return Bilingual(
                vi: "đang ngừng nhắc, chưa hẹn lúc nhắc lại \(why)", en: "silent until it speaks again \(why)")
        }
        return Bilingual(vi: "đang ngừng nhắc đến \(end.vietnamese) \(why)", en: "silent until \(end.english) \(why)")
    }
}
