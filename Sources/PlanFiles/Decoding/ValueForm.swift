package import PlanCore

/// A form that values are written in, and how it is read.
package struct ValueForm<Value> {
    /// The node's value, or nil after noting what is wrong with it. The node is never null when a mapping's key or a list
    /// asks.
    package let read: (YAMLNode, FileFaults) -> Value?

    package init(_ read: @escaping (YAMLNode, FileFaults) -> Value?) { self.read = read }

    /// A single text turned into a value.
    ///
    /// - Parameters:
    ///   - code: of the fault when `parse` answers nil.
    ///   - what: the thing's name, with its article in English: `ngày`, `a date`.
    ///   - expected: examples of what is accepted.
    ///   - parse: gets the text as written, blanks at both ends removed.
    package static func scalar(
        _ code: String, what: @autoclosure @escaping () -> Bilingual, expected: @autoclosure @escaping () -> Bilingual,
        parse: @escaping (String) -> Value?
    ) -> ValueForm {
        ValueForm { node, faults in
            guard let text = node.text(expected: what(), faults) else { return nil }
            if let value = parse(text) { return value }
            let (what, expected) = (what(), expected())
            faults.error(
                at: node.position, code,
                vi: "\(quoted(text)) không phải là \(what.vietnamese) (cần \(expected.vietnamese))",
                en: "\(quoted(text)) is not \(what.english) (expected \(expected.english))")
            return nil
        }
    }

    /// A list; faulty elements are noted and left out. More than `limit` elements are one fault, `list-too-long`.
    package static func list<Element>(
        of form: ValueForm<Element>, atMost limit: Int
    ) -> ValueForm where Value == [Element] {
        ValueForm { node, faults in
            guard case .sequence(let nodes) = node.content else {
                node.noteType(expected: Bilingual(vi: "một danh sách", en: "a list"), faults)
                return nil
            }
            guard nodes.count <= limit else {
                faults.error(
                    at: node.position, "list-too-long",
                    vi: "danh sách có \(nodes.count) mục (nhiều nhất \(limit))",
                    en: "a list of \(nodes.count) (at most \(limit))")
                return nil
            }
            // As large as it becomes, and no larger: a plan keeps it.
            var values: [Element] = []
            values.reserveCapacity(nodes.count)
            for node in nodes { if let value = form.read(node, faults) { values.append(value) } }
            return values
        }
    }

    /// A mapping with the given keys, read by `read`.
    package static func mapping(keys: [String], _ read: @escaping (MappingReader) -> Value?) -> ValueForm {
        ValueForm { node, faults in MappingReader(node, keys: keys, faults: faults).flatMap(read) }
    }

    /// A mapping whose keys are data, in the order written; `value` gets the key it stands under.
    package static func entries<Key, Element>(
        _ key: ValueForm<Key>, _ value: @escaping (Key) -> ValueForm<Element>
    ) -> ValueForm where Value == [(key: Key, value: Element)] {
        ValueForm { node, faults in
            guard case .mapping(let entries) = node.content else {
                node.noteType(
                    expected: Bilingual(vi: "các khóa và giá trị", en: "a mapping of keys and values"), faults)
                return nil
            }
            return entries.compactMap { entry in
                let keyNode = YAMLNode(.scalar(entry.key, .quoted), at: entry.keyPosition)
                guard let key = key.read(keyNode, faults), let element = value(key).read(entry.value, faults)
                else { return nil }
                return (key, element)
            }
        }
    }

    /// The value together with the place it stands at.
    package static func located<Located>(_ form: ValueForm<Located>) -> ValueForm
    where Value == (value: Located, position: SourcePosition) {
        ValueForm { node, faults in form.read(node, faults).map { ($0, node.position) } }
    }
}

extension YAMLNode {
    /// The scalar's text in one line: blanks at both ends removed, every run of white space one space.
    ///
    /// Notes `value-type` when this is no scalar, `text-too-long` beyond `FormatLimits.textLength` characters.
    func text(expected: @autoclosure () -> Bilingual, _ faults: FileFaults) -> String? {
        guard case .scalar(let written, _) = content else {
            noteType(expected: expected(), faults)
            return nil
        }
        if written.isOneLine { return written }
        // Bytes first: an alias may repeat a text of a mebibyte ten thousand times.
        if written.utf8.count <= 16 * FormatLimits.textLength {
            let text = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if text.count <= FormatLimits.textLength { return text }
        }
        faults.error(
            at: position, "text-too-long", vi: "đoạn chữ quá dài (nhiều nhất \(FormatLimits.textLength) ký tự)",
            en: "the text is too long (at most \(FormatLimits.textLength) characters)")
        return nil
    }

    /// Notes `value-type`: something else is expected here.
    package func noteType(expected: Bilingual, _ faults: FileFaults) {
        let found: Bilingual =
            switch content {
            case .scalar where isNull: Bilingual(vi: "để trống", en: "nothing")
            case .scalar(let text, _): Bilingual(vi: quoted(text), en: quoted(text))
            case .sequence: Bilingual(vi: "một danh sách", en: "a list")
            case .mapping: Bilingual(vi: "các khóa và giá trị", en: "a mapping of keys and values")
            }
        faults.error(
            at: position, "value-type",
            vi: "cần \(expected.vietnamese) ở đây, không phải \(found.vietnamese)",
            en: "\(expected.english) is expected here, not \(found.english)")
    }
}

extension String {
    /// It is certain by its bytes that the text is as `YAMLNode.text` answers it: short, without blanks but single spaces
    /// between words.
    var isOneLine: Bool {
        guard utf8.count <= FormatLimits.textLength else { return false }
        var text = self
        return text.withUTF8 { bytes in
            var index = 0
            var wasSpace = true
            while index < bytes.count {
                // Most are letters of ASCII.
                if 0x21...0x7E ~= bytes[index] {
                    wasSpace = false
                    index += 1
                    continue
                }
                guard let length = PlainScalar.length(in: bytes, at: index) else { return false }
                let isSpace = bytes[index] == UInt8(ascii: " ")
                if isSpace && wasSpace { return false }
                wasSpace = isSpace
                index += length
            }
            return !wasSpace
        }
    }
}
