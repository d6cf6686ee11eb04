import DocumentFormats

/// What the styles of a Word document (styles.xml) say of fonts, lists and hidden text, inherited values included.
struct WordStyles {
    struct Style {
        var parent: String?
        var font: String?
        var list: String?
        var level: Int?
        var isHidden: Bool?
    }

    private var styles: [String: Style] = [:]
    private var defaultFont: String?
    private var defaultParagraph: String?
    private static let mostParents = 16

    init() {}

    init(_ part: [UInt8], limits: DocumentLimits) throws(ExtractionFault) {
        let xml = try XMLPull(part, prefixes: WordDocument.prefixes, limits: limits)
        var id: String?
        while let event = try xml.next() {
            guard case .start(let name) = event else {
                if case .end("w:style") = event { id = nil }
                continue
            }
            let value = xml.attributes()
            switch name {
            case "w:style":
                id = value["w:styleId"] ?? ""
                styles[id ?? ""] = Style()
                if value["w:type"] == "paragraph", WordDocument.isOn(value["w:default"] ?? "0") {
                    defaultParagraph = id
                }
            case "w:rFonts":
                let font = value["w:hAnsi"] ?? value["w:ascii"]
                if let id { styles[id, default: Style()].font = font } else { defaultFont = font }
            case "w:basedOn": if let id { styles[id, default: Style()].parent = value["w:val"] }
            case "w:numId": if let id { styles[id, default: Style()].list = value["w:val"] }
            case "w:ilvl": if let id { styles[id, default: Style()].level = value["w:val"].flatMap { Int($0) } }
            case "w:vanish": if let id { styles[id, default: Style()].isHidden = WordDocument.isOn(value["w:val"]) }
            default: continue
            }
        }
    }

    /// With what it inherits; of no name, the default for paragraphs.
    func style(_ id: String?) -> Style {
        var whole = Style()
        var next = id ?? defaultParagraph
        for _ in 0..<Self.mostParents {
            guard let name = next, let style = styles[name] else { break }
            whole.font = whole.font ?? style.font
            whole.list = whole.list ?? style.list
            whole.level = whole.level ?? style.level
            whole.isHidden = whole.isHidden ?? style.isHidden
            next = style.parent
        }
        whole.font = whole.font ?? (id == nil ? defaultFont : nil)
        return whole
    }
}
