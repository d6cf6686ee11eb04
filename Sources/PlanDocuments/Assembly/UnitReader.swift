import PlanCore

/// Finds who a plan may be for: counted places, and those it is sent to.
struct UnitReader {
    let outline: Outline
    let bytes: [UInt8]
    let lines: LineIndex

    static let limit = 200

    func units() -> [Found<String>] {
        var units: [Found<String>] = []
        // As they are written, and in small letters.
        var known: Set<String> = []
        func add(_ tokens: Range<Int>, _ confidence: Double, _ reason: Bilingual) {
            guard units.count < Self.limit else { return }
            let range = outline.bytes(of: tokens)
            let name = Words.line(bytes[range])
            guard !name.isEmpty, !known.contains(name) else { return }
            let isNew = known.insert(name.lowercased()).inserted
            known.insert(name)
            guard isNew else { return }
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
                // All of them on the line, or in the cell, of the words themselves.
                for part in parts(block.tokens.dropFirst()) {
                    for name in recipients(part) { add(name, 0.5, Self.recipients) }
                    if refersToAddressees(part) { for name in addressees() { add(name, 0.5, Self.addressees) } }
                }
                continue
            }
            if isList, !block.isItem {
                // Who signs may stand among them.
                if block.tokens.count <= Self.longestSignature { continue }
                isList = false
            }
            if isList {
                for name in recipients(block.tokens) { add(name, 0.5, Self.recipients) }
                if refersToAddressees(block.tokens) { for name in addressees() { add(name, 0.5, Self.addressees) } }
            } else {
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

    /// Words of a line around a signature.
    private static let longestSignature = 8

    private static let recipients = Bilingual(vi: "có tên ở “Nơi nhận”", en: "among those it is sent to")

    private static let addressees = Bilingual(vi: "có tên ở “Kính gửi”", en: "among those it is addressed to")

    /// *Như trên*, *Như kính gửi*: those to whom the letter is addressed.
    private func refersToAddressees(_ tokens: Range<Int>) -> Bool {
        guard let first = tokens.first,
            SpelledWord.read(bytes, at: Int(outline.tokens[first].start), .vietnamese).syllable == Self.like
        else { return false }
        let words = Words.line(bytes[outline.bytes(of: tokens.prefix(4))]).lowercased()
        return words.hasPrefix("như trên") || words.hasPrefix("như kính gửi")
    }

    private static let like = Syllable("như")

    /// Blocks at whose beginning the addressees stand.
    private static let top = 60

    /// Who stands behind *Kính gửi*, on its line or in the list below.
    private func addressees() -> [Range<Int>] {
        let salutation = outline.blocks.prefix(Self.top).firstIndex { block in
            block.tokens.first.map { outline.tokens[$0].term == .salutation } ?? false
        }
        guard let salutation else { return [] }
        let list = outline.blocks[(salutation + 1)...].prefix(Self.limit).prefix { $0.isItem }
        let own = parts(outline.blocks[salutation].tokens.dropFirst())
        return (own + list.map(\.tokens)).filter { !$0.isEmpty }.flatMap { recipients($0) }
    }

    /// What semicolons part, without the marks that it begins with.
    private func parts(_ tokens: Range<Int>) -> [Range<Int>] {
        let marks: TermSet = [.colon, .dash, .plus, .bullet, .mark, .cell]
        let parts: [Range<Int>] = tokens.split { outline.tokens[$0].term == .semicolon }
        return parts.map { part in part.drop { marks.contains(outline.tokens[$0].term) } }
    }

    /// Each of `Thôn Đông, thôn Đoài`; of other names all that one line has.
    private func recipients(_ tokens: Range<Int>) -> [Range<Int>] {
        guard let name = recipient(tokens) else { return [] }
        let parts: [Range<Int>] = name.split { outline.tokens[$0].term == .comma }
        let areLocal = parts.allSatisfy { part in
            outline.tokens[part.lowerBound].term == .locality && part.count > 1
        }
        return areLocal ? parts : [name]
    }

    /// Who stands under *Nơi nhận*, without what stands in brackets or, behind wide blanks, beside it; nil for *Như trên*, *Lưu*, and
    /// for whom it is to report to.
    private func recipient(_ tokens: Range<Int>) -> Range<Int>? {
        let end = tokens.first { isEnd($0) || $0 > tokens.lowerBound && isBeside($0) } ?? tokens.upperBound
        let name = tokens.lowerBound..<end
        // `TM. ỦY BAN NHÂN DÂN`, who signs
        let marks: TermSet = [.period, .comma, .dash, .slash, .number, .mark, .and]
        let isSigning =
            name.allSatisfy { outline.tokens[$0].isCapital || marks.contains(outline.tokens[$0].term) }
            && outline.isShouted(name, bytes, wholly: true)
            && name.contains { outline.tokens[$0].flags.contains(.shouted) }
            && name.count > 1
        guard !name.isEmpty, name.count <= 20, !isSigning else { return nil }
        let isOrgan = outline.has([.organ, .plural, .locality, .leadUnit], in: name)
        return isOrgan && !outline.has([.report], in: tokens) && !isReported(tokens) ? name : nil
    }

    /// *b/c*, for *để báo cáo*.
    private func isReported(_ tokens: Range<Int>) -> Bool {
        let words = bytes[outline.bytes(of: tokens)]
        return words.contains(UInt8(ascii: "/")) && Words.line(words).lowercased().contains("b/c")
    }

    /// It stands beside the recipients, as a signature does.
    private func isBeside(_ index: Int) -> Bool {
        outline.tokens[index].isTabbed || Int(outline.tokens[index].start) - Int(outline.tokens[index - 1].end) > 2
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
