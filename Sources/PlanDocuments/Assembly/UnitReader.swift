import PlanCore

/// Finds who a plan may be for: counted places, and those it is sent to.
struct UnitReader {
    let outline: Outline
    let bytes: [UInt8]
    let lines: LineIndex

    static let limit = 200

    func units() -> [Found<String>] {
        var units: [Found<String>] = []
        var known: Set<String> = []
        func add(_ tokens: Range<Int>, _ confidence: Double, _ reason: Bilingual) {
            guard units.count < Self.limit else { return }
            let range = outline.bytes(of: tokens)
            let name = Words.line(bytes[range])
            guard !name.isEmpty, known.insert(name.lowercased()).inserted else { return }
            units.append(
                Found(
                    name,
                    Evidence(
                        quote: range, line: lines.line(at: range.lowerBound), confidence: confidence, reasons: [reason])
                ))
        }
        var isList = false
        for block in outline.blocks {
            if let first = block.tokens.first, outline.tokens[first].term == .recipients {
                isList = true
                continue
            }
            if isList, !block.isItem { isList = false }
            if isList, let name = recipient(block) {
                add(name, 0.5, Bilingual(vi: "có tên ở “Nơi nhận”", en: "among those it is sent to"))
            } else if !isList {
                for index in block.tokens
                where outline.tokens[index].term == .locality && index > block.tokens.lowerBound {
                    let before = outline.tokens[index - 1]
                    if before.term == .number, before.digits <= 3, before.value > 0 {
                        add(
                            index - 1..<index + 1, 0.7,
                            Bilingual(vi: "số đơn vị được nêu", en: "so many of them are named"))
                    } else if before.term == .plural {
                        add(
                            index - 1..<index + 1, 0.6,
                            Bilingual(vi: "các đơn vị được nhắc đến", en: "they are spoken of"))
                    }
                }
            }
        }
        return units
    }

    /// A line under *Nơi nhận*, without what stands in brackets; nil for *Như trên*, *Lưu*, and for whom it is to report to.
    private func recipient(_ block: Block) -> Range<Int>? {
        let end = block.tokens.first { isEnd($0) } ?? block.tokens.upperBound
        let name = block.tokens.lowerBound..<end
        guard !name.isEmpty, name.count <= 20 else { return nil }
        let isOrgan = outline.has([.organ, .plural, .locality, .leadUnit], in: name)
        let note = bytes[outline.bytes(of: block.tokens)]
        let isReported =
            Words.line(note).lowercased().contains("b/c")
            || outline.has([.report], in: block.tokens)
        return isOrgan && !isReported ? name : nil
    }

    /// A mark behind a name; not the colon in `các sở: Nội vụ, Y tế`.
    private func isEnd(_ index: Int) -> Bool {
        switch outline.tokens[index].term {
        case .open, .semicolon, .period: true
        case .colon:
            index + 1 >= outline.tokens.count || !outline.tokens[index + 1].isCapital || index == 0
                || outline.tokens[index - 1].term != .organ
        default: false
        }
    }
}
