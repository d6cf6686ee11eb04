import PlanCore

/// Builds the one document of a text from libyaml's events, within the format's limits.
struct YAMLComposer: ~Copyable {
    /// Thrown when the text cannot be read further; why is among the faults.
    struct Stop: Error {}

    private var parser: YAMLEventParser
    private var cursor: SourceCursor
    private let faults: FileFaults
    private var anchors: [String: Anchored] = [:]
    private var nodes = 0

    /// A node with a name, and what it adds wherever an alias repeats it.
    private struct Anchored {
        var node: YAMLNode
        var size: Int
        var depth: Int
    }

    init(_ source: SourceText, faults: FileFaults) {
        self.parser = YAMLEventParser(source.lines.bytes)
        self.cursor = SourceCursor(source)
        self.faults = faults
    }

    /// The document's value, or a null one when the text holds none.
    mutating func document() throws(Stop) -> YAMLNode {
        var root: YAMLNode?
        while true {
            let event = try next()
            switch event.kind {
            case .streamEnd: return root ?? YAMLNode(.scalar("", .plain), at: SourcePosition(line: 1, column: 1))
            case .documentStart:
                if root != nil {
                    try stop(
                        event, "yaml-documents", vi: "tệp có nhiều hơn một tài liệu YAML ('---'); chỉ được một",
                        en: "the file holds more than one YAML document ('---'); only one is allowed")
                }
                root = try node(next(), depth: 0)
            default: continue
            }
        }
    }

    /// The node that begins with the event, below `depth` others.
    private mutating func node(_ event: YAMLEvent, depth: Int) throws(Stop) -> YAMLNode {
        let position = cursor.position(of: event.mark)
        if let tag = parser.tag {
            faults.error(
                at: position, "yaml-tag", vi: "không dùng thẻ kiểu \(quoted(tag)) ở đây",
                en: "tags such as \(quoted(tag)) are not used here")
        }
        if event.kind == .alias { return try alias(event, at: position, depth: depth) }
        let before = nodes
        try count(1, event)
        let anchor = parser.anchor
        let content: YAMLNode.Content =
            switch event.kind {
            case .scalar: .scalar(parser.text, parser.style)
            case .sequenceStart: .sequence(try sequence(event, depth: depth + 1))
            case .mappingStart: .mapping(try mapping(event, depth: depth + 1))
            default: throw Stop()
            }
        let node = YAMLNode(content, at: position)
        if let anchor { anchors[anchor] = Anchored(node: node, size: nodes - before, depth: node.depth) }
        return node
    }

    private mutating func sequence(_ start: YAMLEvent, depth: Int) throws(Stop) -> [YAMLNode] {
        try checkDepth(depth, start)
        var items: [YAMLNode] = []
        items.reserveCapacity(8)
        while true {
            let event = try next()
            if event.kind == .sequenceEnd { return items }
            items.append(try node(event, depth: depth))
        }
    }

    private mutating func mapping(_ start: YAMLEvent, depth: Int) throws(Stop) -> [YAMLNode.Entry] {
        try checkDepth(depth, start)
        var entries: [YAMLNode.Entry] = []
        entries.reserveCapacity(8)
        var seen = SeenKeys()
        while true {
            let event = try next()
            if event.kind == .mappingEnd { return entries }
            let key = try node(event, depth: depth)
            let value = try node(next(), depth: depth)
            guard let text = checked(key, seen: seen, entries) else { continue }
            seen.add(text, at: entries.count)
            entries.append(YAMLNode.Entry(key: text, keyPosition: key.position, value: value))
        }
    }

    /// The key's text, or nil when it cannot be one.
    private func checked(_ key: YAMLNode, seen: SeenKeys, _ entries: [YAMLNode.Entry]) -> String? {
        guard case .scalar(let text, let style) = key.content, !key.isNull,
            text.utf8.count <= FormatLimits.keyBytes
        else {
            faults.error(
                at: key.position, "key-type", vi: "khóa phải là một tên (nhiều nhất \(FormatLimits.keyBytes) byte)",
                en: "a key must be a name (at most \(FormatLimits.keyBytes) bytes)")
            return nil
        }
        if style == .plain, text.isSame(as: "<<") {
            faults.error(
                at: key.position, "yaml-merge", vi: "không dùng khóa gộp '<<' ở đây; hãy viết đầy đủ các khóa",
                en: "merge keys ('<<') are not used here; write the keys out")
            return nil
        }
        if let first = seen.index(of: text, in: entries).map({ entries[$0].keyPosition }) {
            faults.error(
                at: key.position, "key-duplicate",
                vi: "khóa \(quoted(text)) bị lặp lại (lần đầu ở dòng \(first.line), cột \(first.column))",
                en: "duplicate key \(quoted(text)) (first at line \(first.line), column \(first.column))")
            return nil
        }
        return text
    }

    private mutating func alias(
        _ event: YAMLEvent, at position: SourcePosition, depth: Int
    ) throws(Stop) -> YAMLNode {
        let name = parser.anchor ?? ""
        guard let anchored = anchors[name] else {
            try count(1, event)
            faults.error(
                at: position, "yaml-alias", vi: "bí danh \(quoted("*" + name)) không trỏ tới giá trị nào đứng trước nó",
                en: "alias \(quoted("*" + name)) refers to no value before it")
            return YAMLNode(.scalar("", .plain), at: position)
        }
        try count(anchored.size, event)
        try checkDepth(depth + anchored.depth, event)
        return YAMLNode(anchored.node.content, at: position)
    }

    private mutating func count(_ added: Int, _ event: YAMLEvent) throws(Stop) {
        nodes += added
        guard nodes > FormatLimits.nodes else { return }
        try stop(
            event, "too-large", vi: "tệp có hơn \(FormatLimits.nodes) giá trị, kể cả các bí danh",
            en: "the file holds more than \(FormatLimits.nodes) values, aliases included")
    }

    private mutating func checkDepth(_ depth: Int, _ event: YAMLEvent) throws(Stop) {
        guard depth > FormatLimits.depth else { return }
        try stop(
            event, "too-deep", vi: "giá trị lồng nhau quá \(FormatLimits.depth) cấp",
            en: "values are nested more than \(FormatLimits.depth) levels deep")
    }

    private mutating func stop(_ event: YAMLEvent, _ code: String, vi: String, en: String) throws(Stop) {
        faults.error(at: cursor.position(of: event.mark), code, vi: vi, en: en)
        throw Stop()
    }

    private mutating func next() throws(Stop) -> YAMLEvent {
        do {
            return try parser.next()
        } catch {
            let position =
                switch error.place {
                case .mark(let mark): min(cursor.position(of: mark), faults.source.end)
                case .byte(let offset): faults.source.position(ofByte: offset)
                }
            let start = error.start.map { cursor.position(of: $0) }.flatMap { $0 < position ? $0 : nil }
            let words = error.words
            faults.error(
                at: position, "yaml-syntax",
                vi: words.vietnamese + (start.map { " (phần bắt đầu ở dòng \($0.line), cột \($0.column))" } ?? ""),
                en: words.english + (start.map { " (in what begins at line \($0.line), column \($0.column))" } ?? ""))
            throw Stop()
        }
    }
}

extension YAMLNode {
    /// Levels of lists and mappings, its own included; 0 for a scalar.
    fileprivate var depth: Int {
        switch content {
        case .scalar: 0
        case .sequence(let items): 1 + (items.lazy.map(\.depth).max() ?? 0)
        case .mapping(let entries): 1 + (entries.lazy.map(\.value.depth).max() ?? 0)
        }
    }
}

/// The keys of a mapping so far. Few keys are found faster by looking at each; of many there may be ten thousand.
private struct SeenKeys {
    private var indices: [String: Int] = [:]
    private static let few = 16

    func index(of key: String, in entries: [YAMLNode.Entry]) -> Int? {
        entries.prefix(Self.few).firstIndex { $0.key == key } ?? (indices.isEmpty ? nil : indices[key])
    }

    /// The key becomes the entry of that index.
    mutating func add(_ key: String, at index: Int) {
        if index >= Self.few { indices[key] = index }
    }
}
