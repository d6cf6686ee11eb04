import DocumentFormats

/// What the styles of an OpenDocument text say of fonts, hidden text and lists.
struct OpenDocumentStyles {
    struct Level {
        var form = NumberForm.bullet
        var prefix = ""
        var suffix = ""
        var start = 1
        /// Numbers of the levels above that are shown too.
        var shown = 1
    }

    private struct Style {
        var parent: String?
        var font: String?
        var isHidden: Bool?
        var list: String?
    }

    private var styles: [String: Style] = [:]
    private var families: [String: String] = [:]
    private var lists: [String: [Int: Level]] = [:]
    private static let mostParents = 16

    mutating func read(_ part: [UInt8], limits: DocumentLimits) throws(ExtractionFault) {
        let xml = try XMLPull(part, prefixes: OpenDocumentText.prefixes, limits: limits)
        var style: String?
        var list: String?
        while let event = try xml.next() {
            guard case .start(let name) = event else {
                if case .end("style:style") = event { style = nil }
                if case .end("text:list-style") = event { list = nil }
                if case .end("text:outline-style") = event { list = nil }
                continue
            }
            switch name {
            case "office:body": try xml.skip()
            case "style:font-face":
                let value = xml.attributes()
                if let name = value["style:name"] { families[name] = value["svg:font-family"] }
            case "style:style":
                let value = xml.attributes()
                style = value["style:name"]
                if let style {
                    styles[style] = Style(
                        parent: value["style:parent-style-name"], list: value["style:list-style-name"])
                }
            case "style:text-properties":
                guard let style else { continue }
                let value = xml.attributes()
                styles[style]?.font = value["style:font-name"] ?? value["fo:font-family"]
                styles[style]?.isHidden = value["text:display"].map { $0 == "none" }
            case "text:list-style": list = xml.attributes()["style:name"]
            case "text:list-level-style-number", "text:list-level-style-bullet", "text:list-level-style-image":
                guard let list else { continue }
                readLevel(xml.attributes(), of: list, isNumber: name == "text:list-level-style-number")
            default: continue
            }
        }
    }

    private mutating func readLevel(_ value: [String: String], of list: String, isNumber: Bool) {
        var level = Level()
        if isNumber {
            level.form = Self.form(value["style:num-format"] ?? "")
            level.prefix = value["style:num-prefix"] ?? ""
            level.suffix = value["style:num-suffix"] ?? ""
            level.start = value["text:start-value"].flatMap { Int($0) } ?? 1
            level.shown = value["text:display-levels"].flatMap { Int($0) } ?? 1
        }
        lists[list, default: [:]][value["text:level"].flatMap { Int($0) } ?? 1] = level
    }

    private static func form(_ name: String) -> NumberForm {
        switch name {
        case "1": .decimal
        case "a": .lowerLetter
        case "A": .upperLetter
        case "i": .lowerRoman
        case "I": .upperRoman
        default: .none
        }
    }

    func level(_ number: Int, of list: String) -> Level? { lists[list]?[number] }

    func list(of style: String?) -> String? { inherited(style, \.list) }

    func encoding(of style: String?) -> LegacyEncoding? {
        guard let font = inherited(style, \.font) else { return nil }
        // Font names stand in quotes where they begin with a dot.
        let family = (families[font] ?? font).filter { $0 != "'" && $0 != "\"" }
        return LegacyEncoding(font: family)
    }

    func isHidden(_ style: String?) -> Bool { inherited(style, \.isHidden) ?? false }

    private func inherited<Value>(_ style: String?, _ value: (Style) -> Value?) -> Value? {
        var next = style
        for _ in 0..<Self.mostParents {
            guard let name = next, let style = styles[name] else { return nil }
            if let found = value(style) { return found }
            next = style.parent
        }
        return nil
    }
}
