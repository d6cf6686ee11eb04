import DocumentFormats

/// Reads an HTML page into a flow: blocks as paragraphs, tables with what spans rows and columns, lists with their
/// numbers; scripts, styles and what is hidden left out.
struct HTMLReader {
    private var builder = FlowBuilder()
    private var lists: [List] = []
    private var preformatted = 0
    /// The last character of the paragraph so far was a blank, or there is none.
    private var isAfterBlank = true
    private var fonts: [LegacyEncoding?] = []
    /// Elements left out whose end is still to come.
    private var droppedDepth = 0

    private struct List {
        var form: NumberForm
        var next: Int
    }

    private static let dropped: Set<String> = [
        "head", "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "select", "button", "del",
        "textarea", "audio", "video", "canvas",
    ]
    private static let blocks: Set<String> = [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "section", "article", "header",
        "footer",
        "main", "nav", "aside", "address", "figure", "figcaption", "dl", "dt", "dd", "ul", "ol", "form", "fieldset",
        "hr",
        "center", "caption", "body", "legend", "details", "summary",
    ]

    static func flow(_ text: [UInt8]) throws(ExtractionFault) -> Flow {
        var reader = HTMLReader()
        try HTMLDocument(text).walk { reader.visit($0) }
        return reader.builder.finish()
    }

    private mutating func visit(_ visit: HTMLDocument.Visit) -> Bool {
        switch visit {
        case .start(let name, let attribute): return start(name, attribute)
        case .end(let name): end(name)
        case .text(let text): append(text)
        }
        return true
    }

    private mutating func start(_ name: String, _ attribute: @escaping (String) -> String?) -> Bool {
        if Self.dropped.contains(name) || attribute("hidden") != nil || Self.isHidden(attribute("style")) {
            // Its end is told all the same; nothing of it may be undone then.
            droppedDepth += 1
            return false
        }
        switch name {
        case "br": newLine()
        case "ol":
            lists.append(List(form: Self.form(attribute("type")), next: attribute("start").flatMap { Int($0) } ?? 1))
        case "ul": lists.append(List(form: .bullet, next: 1))
        case "pre": preformatted += 1
        case "font": fonts.append(attribute("face").flatMap(Self.encoding))
        case "span": fonts.append(attribute("style").flatMap(Self.fontFamily).flatMap(Self.encoding))
        case "table": builder.beginTable()
        case "tr": builder.beginRow()
        case "td", "th":
            let span = { (name: String) in attribute(name).flatMap { Int($0) } ?? 1 }
            builder.beginCell(columns: span("colspan"), rows: span("rowspan"))
        default: break
        }
        if Self.blocks.contains(name) || ["table", "td", "th"].contains(name) { block() }
        if name == "li", !lists.isEmpty { labelItem(attribute("value").flatMap { Int($0) }) }
        return true
    }

    private mutating func end(_ name: String) {
        if droppedDepth > 0 {
            droppedDepth -= 1
            return
        }
        if Self.blocks.contains(name) { block() }
        switch name {
        case "ol", "ul": _ = lists.popLast()
        case "pre": preformatted -= 1
        case "font", "span": _ = fonts.popLast()
        case "td", "th": builder.endCell()
        case "table":
            builder.endTable()
            isAfterBlank = true
        default: break
        }
    }

    private mutating func block() {
        builder.endParagraph()
        isAfterBlank = true
    }

    private mutating func newLine() {
        builder.text("\n")
        isAfterBlank = true
    }

    private mutating func labelItem(_ value: Int?) {
        let last = lists.count - 1
        let number = value ?? lists[last].next
        lists[last].next = number &+ 1
        let form = lists[last].form
        builder.label(form == .bullet ? "- " : "\(form.text(number)). ")
    }

    /// Runs of white space are one blank, and none at a paragraph's beginning.
    private mutating func append(_ text: String) {
        let encoding = fonts.last ?? nil
        guard preformatted == 0 else {
            builder.text(text, in: encoding)
            return
        }
        var words = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{0C}" else {
                words.append(scalar)
                isAfterBlank = false
                continue
            }
            if !isAfterBlank { words.append(" ") }
            isAfterBlank = true
        }
        builder.text(String(words), in: encoding)
    }

    private static func isHidden(_ style: String?) -> Bool {
        style?.lowercased().filter { !$0.isWhitespace }.contains("display:none") ?? false
    }

    private static func form(_ type: String?) -> NumberForm {
        switch type {
        case "a": .lowerLetter
        case "A": .upperLetter
        case "i": .lowerRoman
        case "I": .upperRoman
        default: .decimal
        }
    }

    private static func fontFamily(_ style: String) -> String? {
        for declaration in style.split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[0].trimmed.lowercased() == "font-family" { return String(parts[1]) }
        }
        return nil
    }

    private static func encoding(_ families: String) -> LegacyEncoding? {
        let first = families.split(separator: ",").first?.filter { $0 != "'" && $0 != "\"" } ?? ""
        return LegacyEncoding(font: String(first[...].trimmed))
    }
}
