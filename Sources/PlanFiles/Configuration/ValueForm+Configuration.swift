import CivilTime
import PlanCore

extension ValueForm where Value == String {
    /// The IANA name of a zone that `lookup` knows.
    static func zoneName(_ lookup: @escaping (String) -> Zone?) -> ValueForm {
        ValueForm { node, faults in
            guard ValueForm<Zone>.zone(lookup).read(node, faults) != nil else { return nil }
            return ValueForm.text.read(node, faults)
        }
    }

    /// A path of at most `FormatLimits.pathBytes`, without control characters and `..`.
    static var path: ValueForm {
        .scalar(
            "path-invalid", what: Bilingual(vi: "đường dẫn dùng được", en: "a path to use"),
            expected: Bilingual(vi: "như reminders, không có '..'", en: "such as reminders, without '..'")
        ) { $0.normalPath }
    }

    /// An absolute path, otherwise like `path`.
    static var folder: ValueForm {
        .scalar(
            "path-invalid", what: Bilingual(vi: "thư mục dùng được", en: "a folder to use"),
            expected: Bilingual(
                vi: "đường dẫn tuyệt đối như /etc/hanchot/plans, không có '..'",
                en: "an absolute path such as /etc/hanchot/plans, without '..'")
        ) { $0.hasPrefix("/") ? $0.normalPath : nil }
    }
}

extension String {
    /// The path without empty and `.` parts; nil when it names no file or folder of its own.
    fileprivate var normalPath: String? {
        let parts = split(separator: "/").filter { $0 != "." }
        guard utf8.count <= FormatLimits.pathBytes, !parts.isEmpty, !parts.contains(".."),
            !unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return nil }
        return (hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }
}

extension ValueForm {
    /// A list of so many values, none twice; faulty ones are noted and left out.
    static func distinct<Element: Hashable>(
        _ form: ValueForm<Element>, count: ClosedRange<Int>
    ) -> ValueForm where Value == [Element] {
        ValueForm { node, faults in
            let list = ValueForm<[(value: Element, position: SourcePosition)]>
                .list(of: .located(form), atMost: count.upperBound)
            guard let values = list.read(node, faults) else { return nil }
            if case .sequence(let nodes) = node.content, nodes.count < count.lowerBound {
                faults.error(
                    at: node.position, "list-too-short",
                    vi: "danh sách có \(nodes.count) mục (ít nhất \(count.lowerBound))",
                    en: "a list of \(nodes.count) (at least \(count.lowerBound))")
            }
            var seen: [Element] = []
            for (value, position) in values {
                guard !seen.contains(value) else {
                    faults.error(
                        at: position, "list-repeated", vi: "giá trị này đã có trong danh sách",
                        en: "this value is already in the list")
                    continue
                }
                seen.append(value)
            }
            return seen
        }
    }
}

extension ValueForm where Value == Span {
    /// A span as systemd.time(7) writes it, zero or more, at most 366 days.
    static var span: ValueForm {
        .scalar(
            "span-invalid", what: name, expected: Bilingual(vi: "0 đến 366d, như 1min", en: "0 to 366d, such as 1min")
        ) {
            read($0)
        }
    }

    /// A span as systemd.time(7) writes it, more than zero, at most 366 days.
    static var positiveSpan: ValueForm {
        .scalar(
            "span-invalid", what: name,
            expected: Bilingual(vi: "hơn 0 và nhiều nhất 366d, như 7d", en: "more than 0 and at most 366d, such as 7d")
        ) { read($0).flatMap { $0 > .zero ? $0 : nil } }
    }

    private static var name: Bilingual { Bilingual(vi: "khoảng thời gian phù hợp", en: "a fitting span of time") }

    private static func read(_ text: String) -> Span? {
        guard let span = try? Span(parsing: text), span >= .zero, span <= .days(366) else { return nil }
        return span
    }
}
