import CivilTime
import PlanCore

extension ValueForm where Value == [QuietTime] {
    /// `none`, `{on: "20:00", for: 11h}` or a list of such.
    static func quiet(_ zone: @escaping (String) -> Zone?) -> ValueForm {
        ValueForm { node, faults in
            switch node.content {
            case .scalar("none", _): return []
            case .scalar:
                node.noteType(
                    expected: Bilingual(
                        vi: "'none' hoặc {on: \"20:00\", for: 11h}", en: "'none' or {on: \"20:00\", for: 11h}"), faults)
                return nil
            case .mapping: return time(zone).read(node, faults).map { [$0] }
            case .sequence:
                return ValueForm<[QuietTime]>.list(of: time(zone), atMost: FormatLimits.quietTimes).read(node, faults)
            }
        }
    }

    private static func time(_ zone: @escaping (String) -> Zone?) -> ValueForm<QuietTime> {
        .mapping(keys: ["on", "for"]) { mapping in
            let begins = mapping.required("on", .expression(zone))
            let lasting = mapping.required("for", .quietLength)
            guard let begins, let lasting else { return nil }
            return QuietTime(begins: begins, lasting: lasting)
        }
    }
}

extension ValueForm where Value == Span {
    /// How long quiet lasts: a minute to 31 days.
    fileprivate static var quietLength: ValueForm {
        .scalar(
            "span-invalid", what: Bilingual(vi: "khoảng thời gian phù hợp", en: "a fitting span of time"),
            expected: Bilingual(vi: "1min đến 31d, như 11h", en: "1min to 31d, such as 11h")
        ) { text in
            guard let span = try? Span(parsing: text), span >= .minutes(1), span <= .days(31) else { return nil }
            return span
        }
    }
}
