import DocumentFormats

/// Reads the parts of a Word document into one flow.
///
/// Kept: insertions, the results of fields, text boxes, notes. Left out: deletions, the codes of fields, hidden text, the
/// second form of what is there for older programs (`mc:Fallback`).
struct WordReader {
    private let styles: WordStyles
    private var numbering: WordNumbering
    private var builder = FlowBuilder()
    private var paragraphs: [Paragraph] = []
    private var runs: [Run] = []
    private var parents: [String] = []
    /// Depth of fields whose code is being read; a field's result may hold other fields.
    private var fields: [Bool] = []
    private var isDeletedRow = false

    private struct Paragraph {
        var style: String?
        var list: String?
        var level: Int?
        /// Its end is deleted: it goes on in the next one.
        var isOpenEnded = false
    }

    private struct Run {
        var font: String?
        var style: String?
        var isHidden = false
    }

    init(styles: WordStyles, numbering: WordNumbering) {
        self.styles = styles
        self.numbering = numbering
    }

    mutating func flow() -> Flow { builder.finish() }

    mutating func read(_ part: [UInt8], limits: DocumentLimits) throws(ExtractionFault) {
        let xml = try XMLPull(part, prefixes: WordDocument.prefixes, limits: limits)
        (paragraphs, runs, parents, fields) = ([], [], [], [])
        while let event = try xml.next() {
            switch event {
            case .start(let name):
                if try start(name, xml) { parents.append(name) }
            case .end(let name):
                _ = parents.popLast()
                end(name)
            case .text(let text):
                if let parent = parents.last, parent == "w:t" || parent == "m:t" { append(text) }
            }
        }
    }

    /// The letterhead may stand in a header; a page number alone is nothing.
    mutating func readHeader(_ part: [UInt8], limits: DocumentLimits) throws(ExtractionFault) {
        var header = WordReader(styles: styles, numbering: numbering)
        try header.read(part, limits: limits)
        let flow = header.flow()
        let text = try FlowText(flow, limits: limits).text
        guard text.contains(where: \.isLetter), text.split(separator: "\n").count > 1 || text.utf8.count > 40 else {
            return
        }
        try read(part, limits: limits)
    }

    /// - Returns: whether its content is read.
    private mutating func start(_ name: String, _ xml: XMLPull) throws(ExtractionFault) -> Bool {
        let parent = parents.last ?? ""
        switch name {
        case "w:del", "w:moveFrom":
            // Below properties it says what was done to a paragraph's end or a row, elsewhere it holds what is gone.
            if parent == "w:rPr", parents.dropLast().last == "w:pPr", !paragraphs.isEmpty {
                paragraphs[paragraphs.count - 1].isOpenEnded = name == "w:del"
            }
            if parent == "w:trPr" { isDeletedRow = true }
            try xml.skip()
            return false
        case "mc:Fallback", "w:instrText", "w:delText", "w:sectPrChange", "w:rPrChange", "w:pPrChange", "w:tblPrChange":
            try xml.skip()
            return false
        case "w:p": paragraphs.append(Paragraph())
        case "w:r": runs.append(Run())
        case "w:txbxContent": builder.beginBox()
        case "w:footnote", "w:endnote":
            let kind = xml.attributes()["w:type"] ?? "normal"
            if kind == "normal" { builder.beginNote() } else { builder.beginDropped() }
        case "w:tbl": builder.beginTable()
        case "w:tr": builder.beginRow()
        case "w:tc": builder.beginCell()
        case "w:gridSpan":
            let columns = xml.attributes()["w:val"].flatMap { Int($0) } ?? 1
            if parent == "w:tcPr" { builder.adaptCell { $0.columns = min(max(1, columns), 1000) } }
        case "w:vMerge":
            let isContinued = xml.attributes()["w:val"] != "restart"
            if parent == "w:tcPr" { builder.adaptCell { $0.isContinued = isContinued } }
        default: return try startInline(name, xml, parent)
        }
        return true
    }

    private mutating func startInline(
        _ name: String, _ xml: XMLPull, _ parent: String
    ) throws(ExtractionFault) -> Bool {
        switch name {
        case "w:tab" where parent == "w:r": append("\t")
        case "w:br", "w:cr": if parent == "w:r" { append("\n") }
        case "w:noBreakHyphen": append("-")
        case "w:softHyphen":
            // In the place of "ư" of the old fonts; elsewhere it is seen at a line's end only.
            if encoding == .tcvn3 || encoding == .tcvn3Capitals { append("\u{AD}") }
        case "w:sym":
            let value = xml.attributes()
            guard let code = value["w:char"].flatMap({ UInt32($0, radix: 16) }), let scalar = Unicode.Scalar(code),
                let font = value["w:font"], LegacyEncoding(font: font) != nil, isShown
            else { return true }
            builder.text(String(Character(scalar)), in: LegacyEncoding(font: font))
        case "w:fldChar":
            switch xml.attributes()["w:fldCharType"] {
            case "begin": fields.append(true)
            case "separate": if !fields.isEmpty { fields[fields.count - 1] = false }
            case "end": _ = fields.popLast()
            default: break
            }
        case "w:rFonts" where parent == "w:rPr" && isInRun:
            let value = xml.attributes()
            runs[runs.count - 1].font = value["w:hAnsi"] ?? value["w:ascii"]
        case "w:rStyle" where isInRun: runs[runs.count - 1].style = xml.attributes()["w:val"]
        case "w:vanish" where isInRun: runs[runs.count - 1].isHidden = WordDocument.isOn(xml.attributes()["w:val"])
        case "w:pStyle": setParagraph { $0.style = xml.attributes()["w:val"] }
        case "w:numId": setParagraph { $0.list = xml.attributes()["w:val"] }
        case "w:ilvl": setParagraph { $0.level = xml.attributes()["w:val"].flatMap { Int($0) } }
        default: break
        }
        return true
    }

    private mutating func end(_ name: String) {
        switch name {
        case "w:p":
            let paragraph = paragraphs.popLast()
            if paragraph?.isOpenEnded != true { builder.endParagraph() }
        case "w:r": _ = runs.popLast()
        case "w:pPr": labelParagraph()
        case "w:txbxContent", "w:footnote", "w:endnote": builder.endAside()
        case "w:tc": builder.endCell()
        case "w:tr":
            if isDeletedRow { builder.dropRow() }
            isDeletedRow = false
        case "w:tbl": builder.endTable()
        default: break
        }
    }

    private mutating func labelParagraph() {
        guard let paragraph = paragraphs.last else { return }
        let style = styles.style(paragraph.style)
        guard let list = paragraph.list ?? style.list, list != "0" else { return }
        builder.label(numbering.next(list, paragraph.level ?? style.level ?? 0))
    }

    private mutating func setParagraph(_ change: (inout Paragraph) -> Void) {
        guard !paragraphs.isEmpty, parents.last == "w:pPr" || parents.last == "w:numPr" else { return }
        change(&paragraphs[paragraphs.count - 1])
    }

    private var isInRun: Bool { !runs.isEmpty && parents.dropLast().last == "w:r" }

    private var isShown: Bool {
        guard !fields.contains(true), let run = runs.last else { return fields.isEmpty }
        return !run.isHidden && !(run.style.flatMap { styles.style($0).isHidden } ?? false)
    }

    private var encoding: LegacyEncoding? {
        let run = runs.last
        let font =
            run?.font ?? run?.style.flatMap { styles.style($0).font } ?? styles.style(paragraphs.last?.style).font
        return font.flatMap(LegacyEncoding.init(font:))
    }

    private mutating func append(_ text: String) {
        if isShown { builder.text(text, in: encoding) }
    }
}
