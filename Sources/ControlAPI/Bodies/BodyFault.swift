package import PlanCore

/// Why the body of a request cannot be read.
package struct BodyFault: Error, Hashable, Sendable {
    /// `body-invalid`, `member-repeated`, `member-unknown`, `member-missing`, `member-invalid`.
    package var code: String
    /// What is wrong and what is expected; lower case, no full stop.
    package var message: Bilingual

    static func notJSON() -> BodyFault {
        BodyFault(
            code: "body-invalid",
            message: Bilingual(
                vi: "nội dung không phải là một đối tượng JSON (UTF-8)", en: "the body is no JSON object in UTF-8"))
    }

    static func unknown(_ path: String, known: [String]) -> BodyFault {
        let known = known.sorted()
        let list = known.isEmpty ? "–" : known.joined(separator: ", ")
        let near = nearestWord(to: path.split(separator: ".").last.map(String.init) ?? path, among: known)
        return BodyFault(
            code: "member-unknown",
            message: Bilingual(
                vi: "không có mục '\(shown(path))'"
                    + (near.map { " (có phải '\($0)'?)" } ?? " (có: \(list))"),
                en: "there is no member '\(shown(path))'"
                    + (near.map { " (did you mean '\($0)'?)" } ?? " (known: \(list))")))
    }

    static func repeated(_ name: String) -> BodyFault {
        BodyFault(
            code: "member-repeated",
            message: Bilingual(
                vi: "mục '\(shown(name))' có hai lần", en: "the member '\(shown(name))' is there twice"))
    }

    static func missing(_ path: String) -> BodyFault {
        BodyFault(
            code: "member-missing",
            message: Bilingual(vi: "thiếu mục '\(path)'", en: "the member '\(path)' is missing"))
    }

    static func invalid(_ path: String, expected: Bilingual) -> BodyFault {
        BodyFault(
            code: "member-invalid",
            message: Bilingual(
                vi: "mục '\(shown(path))' không dùng được (cần \(expected.vietnamese))",
                en: "the member '\(shown(path))' cannot be used (expected \(expected.english))"))
    }

    /// What a fault repeats of what was given.
    private static func shown(_ text: String) -> String {
        let scalars = text.unicodeScalars.prefix(80).map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }
        return String(String.UnicodeScalarView(scalars))
    }
}
