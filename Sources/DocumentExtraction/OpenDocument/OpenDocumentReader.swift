import DocumentFormats

/// Reads the parts of an OpenDocument text into one flow.
///
/// Left out: tracked deletions (which are stored apart), comments, hidden text, the marks of notes.
struct OpenDocumentReader {
    private let styles: OpenDocumentStyles
    private var builder = FlowBuilder()
    private var spans: [String?] = []
    private var paragraphs: [Paragraph] = []
    private var lists: [List] = []
    /// How far each list has counted, for one that goes on later.
    private var finished: [String: [Int: Int]] = [:]
    /// Whether the part that was asked for was there.
    private(set) var hasFound = false
    private static let mostBlanks = 1000

    private struct Paragraph {
        var style: String?
    }

    private struct List {
        var style: String?
        var id: String?
        var number: Int
        /// The item's label is still to be told.
        var isWaiting = false
        var isCounting: Bool
    }

    init(styles: OpenDocumentStyles) { self.styles = styles }

    mutating func flow() -> Flow { builder.finish() }

    mutating func read(_ part: [UInt8], below root: String, limits: DocumentLimits) throws(ExtractionFault) {
        let xml = try XMLPull(part, prefixes: OpenDocumentText.prefixes, limits: limits)
        var inside = 0
        while let event = try xml.next() {
            switch event {
            case .start(let name):
                if inside == 0 {
                    guard name == root else { continue }
                    hasFound = true
                    inside = 1
                } else if try start(name, xml) {
                    inside += 1
                }
            case .end(let name):
                guard inside > 0 else { continue }
                inside -= 1
                if inside > 0 { end(name) }
            case .text(let text): if inside > 0, !paragraphs.isEmpty { append(Self.collapsed(text)) }
            }
        }
    }

    /// The letterhead may stand in a page's header; a page number alone is nothing.
    mutating func readHeaders(_ part: [UInt8], limits: DocumentLimits) throws(ExtractionFault) {
        for root in ["style:header-first", "style:header"] {
            var header = OpenDocumentReader(styles: styles)
            try header.read(part, below: root, limits: limits)
            let text = try FlowText(header.flow(), limits: limits).text
            guard text.contains(where: \.isLetter), text.split(separator: "\n").count > 1 || text.utf8.count > 40 else {
                continue
            }
            try read(part, below: root, limits: limits)
        }
        hasFound = false
    }

    /// - Returns: whether its content is read.
    private mutating func start(_ name: String, _ xml: XMLPull) throws(ExtractionFault) -> Bool {
        switch name {
        case "text:tracked-changes", "office:annotation", "text:note-citation", "text:hidden-text", "office:forms",
            "text:sequence-decls", "text:table-of-content-source", "office:event-listeners", "svg:title", "svg:desc":
            try xml.skip()
            return false
        case "text:p", "text:h":
            let style = xml.attributes()["text:style-name"]
            paragraphs.append(Paragraph(style: style))
            labelParagraph()
        case "text:span", "text:a":
            spans.append(name == "text:a" ? spans.last ?? nil : xml.attributes()["text:style-name"])
        case "text:s": append(String(repeating: " ", count: count(xml, "text:c", Self.mostBlanks)))
        case "text:tab": append("\t")
        case "text:line-break": append("\n")
        case "text:list": beginList(xml.attributes())
        case "text:list-item": beginItem(xml.attributes(), isCounted: true)
        case "text:list-header": beginItem([:], isCounted: false)
        case "text:note-body": builder.beginNote()
        case "draw:text-box": builder.beginBox()
        case "table:table": builder.beginTable()
        case "table:table-row": builder.beginRow()
        case "table:table-cell":
            builder.beginCell(
                columns: count(xml, "table:number-columns-spanned", 1000),
                rows: count(xml, "table:number-rows-spanned", 100_000))
        case "table:covered-table-cell":
            try xml.skip()
            return false
        default: break
        }
        return true
    }

    private mutating func end(_ name: String) {
        switch name {
        case "text:p", "text:h":
            builder.endParagraph()
            _ = paragraphs.popLast()
        case "text:span", "text:a": _ = spans.popLast()
        case "text:list":
            guard let list = lists.popLast() else { return }
            if let id = list.id ?? list.style { finished[id, default: [:]][lists.count] = list.number }
        case "text:note-body", "draw:text-box": builder.endAside()
        case "table:table-cell": builder.endCell()
        case "table:table": builder.endTable()
        default: break
        }
    }

    private mutating func beginList(_ value: [String: String]) {
        let style = value["text:style-name"] ?? lists.last?.style
        let level = lists.count + 1
        let start = style.flatMap { styles.level(level, of: $0) }?.start ?? 1
        var number = start - 1
        let continued = value["text:continue-list"] ?? (value["text:continue-numbering"] == "true" ? style : nil)
        if let continued { number = finished[continued]?[lists.count] ?? number }
        lists.append(List(style: style, id: value["xml:id"] ?? value["?:id"], number: number, isCounting: true))
    }

    private mutating func beginItem(_ value: [String: String], isCounted: Bool) {
        guard !lists.isEmpty else { return }
        let last = lists.count - 1
        lists[last].isWaiting = isCounted
        guard isCounted else { return }
        lists[last].number = value["text:start-value"].flatMap { Int($0) } ?? (lists[last].number &+ 1)
    }

    private mutating func labelParagraph() {
        guard let list = lists.last, list.isWaiting else { return }
        lists[lists.count - 1].isWaiting = false
        guard let style = list.style ?? styles.list(of: paragraphs.last?.style),
            let level = styles.level(lists.count, of: style)
        else { return }
        if level.form == .bullet {
            builder.label("- ")
            return
        }
        guard level.form != .none else { return }
        var numbers: [String] = []
        for place in max(0, lists.count - level.shown)..<lists.count {
            let form = styles.level(place + 1, of: style)?.form ?? level.form
            numbers.append(form.text(lists[place].number))
        }
        builder.label("\(level.prefix)\(numbers.joined(separator: "."))\(level.suffix) ")
    }

    private func count(_ xml: XMLPull, _ name: String, _ most: Int) -> Int {
        min(most, max(1, xml.attributes()[name].flatMap { Int($0) } ?? 1))
    }

    private mutating func append(_ text: String) {
        guard let paragraph = paragraphs.last else { return }
        let style = spans.last ?? nil
        guard !styles.isHidden(style), !styles.isHidden(paragraph.style) else { return }
        builder.text(text, in: styles.encoding(of: style) ?? styles.encoding(of: paragraph.style))
    }

    /// White space as the format wants it read: a run of any is one blank.
    private static func collapsed(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) || text.contains("  ") else {
            return text
        }
        var collapsed = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isBlank = scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
            if !isBlank {
                collapsed.append(scalar)
            } else if collapsed.last != " " {
                collapsed.append(" ")
            }
        }
        return String(collapsed)
    }
}
