import PlanCore

extension ValueForm where Value == String {
    /// A text for people, in one line: every run of white space is one space. Not blank, no control characters, at most
    /// `FormatLimits.textLength` characters.
    package static var text: ValueForm {
        ValueForm { node, faults in
            if case .scalar(let written, _) = node.content, written.isOneLine, !node.isNull { return written }
            let expected = Bilingual(vi: "một đoạn chữ", en: "a text")
            guard !node.isNull else {
                node.noteType(expected: expected, faults)
                return nil
            }
            guard let text = node.text(expected: expected, faults) else { return nil }
            if text.isEmpty {
                faults.error(at: node.position, "text-empty", vi: "đoạn chữ để trống", en: "an empty text")
            } else if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                faults.error(
                    at: node.position, "text-control", vi: "đoạn chữ có ký tự điều khiển",
                    en: "control characters in a text")
            } else {
                return text
            }
            return nil
        }
    }

    /// An id: `[a-z0-9][a-z0-9-]{0,63}`.
    package static var id: ValueForm {
        .scalar(
            "id-invalid", what: Bilingual(vi: "mã hợp lệ", en: "a valid id"),
            expected: Bilingual(
                vi: "1 đến 64 chữ thường không dấu a-z, chữ số và '-', không bắt đầu bằng '-'",
                en: "1 to 64 of a-z, 0-9 and '-', not beginning with '-'")
        ) { $0.isID ? $0 : nil }
    }
}

extension ValueForm where Value == Int {
    /// A whole number in decimal within the range.
    package static func integer(in range: ClosedRange<Int>) -> ValueForm {
        .scalar(
            "number-invalid", what: Bilingual(vi: "số phù hợp", en: "a fitting number"),
            expected: Bilingual(
                vi: "số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
                en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        ) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
    }
}

extension ValueForm where Value == Bool {
    /// `true` or `false`.
    package static var flag: ValueForm { .choice(["true": true, "false": false], order: ["true", "false"]) }
}

extension ValueForm where Value: RawRepresentable<String> & CaseIterable {
    /// One of the type's names.
    package static var choice: ValueForm {
        .choice(among: Value.allCases.map(\.rawValue)) { Value(rawValue: $0) }
    }
}

extension ValueForm {
    /// One of the words, in any case of letters; a fault is `choice-unknown` and names those in `order`.
    package static func choice(_ words: [String: Value], order: [String]) -> ValueForm {
        .choice(among: order) { words[$0] }
    }

    /// - Parameter value: of a word in lower case.
    fileprivate static func choice(
        among order: @autoclosure @escaping () -> [String], _ value: @escaping (String) -> Value?
    ) -> ValueForm {
        ValueForm { node, faults in
            guard let text = node.text(expected: Bilingual(vi: "một từ", en: "a word"), faults) else { return nil }
            if let value = value(text.lowercased()) { return value }
            let order = order()
            let hint = faults.nearest(to: text, among: order)
            let list = order.joined(separator: ", ")
            faults.error(
                at: node.position, "choice-unknown",
                vi: "\(quoted(text)) không có trong các lựa chọn "
                    + (hint.map { "(có phải là '\($0)'?)" } ?? "(cần một trong: \(list))"),
                en: "\(quoted(text)) is not one of the choices "
                    + (hint.map { "(did you mean '\($0)'?)" } ?? "(expected one of: \(list))"))
            return nil
        }
    }
}

extension String {
    /// `[a-z0-9][a-z0-9-]{0,63}`.
    package var isID: Bool {
        (1...64).contains(utf8.count) && utf8.first != UInt8(ascii: "-")
            && utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
            }
    }
}
