import PlanCore

/// The kind of document and its subject.
extension HeaderReader {
    /// `KẾ HOẠCH` alone on its line or before its subject; `V/v …` of a letter.
    mutating func kind(_ index: Int, _ block: Block) {
        let first = outline.tokens[block.tokens.lowerBound]
        guard first.term == .document || first.term == .report || first.term == .law, first.flags.contains(.shouted)
        else { return }
        guard block.tokens.count == 1 || term(block.tokens.lowerBound + 1, block) != .comma else { return }
        let text = String(decoding: bytes[first.range], as: UTF8.self)
        header.kind = Found(
            Self.sentenceCase(text),
            evidence(first.range, 0.95, Bilingual(vi: "tên loại văn bản", en: "the kind of document")))
        kindBlock = index
    }

    /// One line, single spaces, its first letter alone a capital one.
    private static func sentenceCase(_ text: String) -> String {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    mutating func title() {
        let reason = Bilingual(vi: "trích yếu nội dung", en: "the subject")
        if let kindBlock {
            var block = outline.blocks[kindBlock]
            if block.tokens.count == 1, kindBlock + 1 < outline.blocks.count { block = outline.blocks[kindBlock + 1] }
            var range = block.tokens
            if outline.blocks[kindBlock].tokens.lowerBound == range.lowerBound { range = range.dropFirst() }
            // KẾ HOẠCH LIÊN TỊCH: the kind goes on before a subject in small letters.
            if range.count <= Self.longestKind, outline.isShouted(range, bytes, wholly: true),
                kindBlock + 1 < outline.blocks.count, !range.isEmpty,
                !outline.isShouted(outline.blocks[kindBlock + 1].tokens, bytes), !outline.blocks[kindBlock + 1].isItem,
                !isNumbered(outline.blocks[kindBlock + 1])
            {
                block = outline.blocks[kindBlock + 1]
                range = block.tokens
            }
            range = range.lowerBound..<endOfTitle(range, block.cell)
            set(title: range, reason, 0.9)
            return
        }
        for block in outline.blocks.prefix(Self.reach) {
            let start = block.tokens.lowerBound
            for index in block.tokens.prefix(40) where outline.tokens[index].isCapital {
                // V/v
                if term(index + 1, block) == .slash, index + 3 < block.tokens.upperBound, isLetterV(index),
                    isLetterV(index + 2)
                {
                    return set(title: index + 3..<block.tokens.upperBound, reason, 0.85)
                }
            }
            if outline.tokens[start].term == .subjectLabel { return set(title: block.tokens.dropFirst(), reason, 0.85) }
        }
        let heading = outline.blocks.prefix(Self.reach).first { $0.level == 0 }
        if heading?.tokens.lowerBound != 0, let subject = article.subject(among: heading == nil ? 3 : 1) {
            let why = Bilingual(
                vi: "trích yếu của văn bản được nêu ở câu mở đầu", en: "the subject that the opening names")
            set(title: subject.tokens, why, 0.6)
            // Its number may say of which year it is.
            if let title = header.title?.value { header.title = Found(title, evidence(subject.quote, 0.6, why)) }
            return
        }
        guard let first = heading ?? firstBlock(), first.tokens.count <= 60 else { return }
        set(title: first.tokens, Bilingual(vi: "dòng đầu của văn bản", en: "the first line of the text"), 0.6)
    }

    /// The first line that is no letterhead's, and no kind of document alone (`THỂ LỆ`).
    private func firstBlock() -> Block? {
        let names = IssuerReader(outline: outline, bytes: bytes).names().joined()
        let ends = names.map(\.upperBound).max() ?? 0
        let head: TermSet = [.motto, .republic, .numberLabel]
        let blocks = outline.blocks.prefix(Self.reach).filter { block in
            guard let last = block.tokens.last, Int(outline.tokens[last].end) > ends else { return false }
            return !outline.has(head, in: block.tokens)
                && !(issueTokens?.overlaps(block.tokens) ?? false)
                && !block.tokens.allSatisfy { [.mark, .dash].contains(outline.tokens[$0].term) }
        }
        guard let first = blocks.first, blocks.count > 1, first.tokens.count <= Self.longestKind,
            outline.isShouted(first.tokens, bytes, wholly: true), !isNumbered(blocks[blocks.startIndex + 1])
        else { return blocks.first ?? outline.blocks.first }
        return blocks[blocks.startIndex + 1]
    }

    /// `Điều 1. …`: a numbered heading is no subject, `Đợt 1 năm 2027` may be one.
    private func isNumbered(_ block: Block) -> Bool {
        let start = block.tokens.lowerBound
        guard SentenceWords(block.tokens.prefix(2), of: outline, bytes).term(0) == .step,
            let next = term(start + 1, block)
        else { return false }
        let romans: Set<UInt8> = [UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X")]
        return next == .number || outline.tokens[start + 1].range.allSatisfy { romans.contains(bytes[$0]) }
    }

    /// Where a title in capitals ends that goes on over several lines.
    private func endOfTitle(_ title: Range<Int>, _ cell: Block.Cell?) -> Int {
        var end = title.upperBound
        while end > title.lowerBound, end - title.lowerBound < Self.longestTitle, end < outline.tokens.count,
            outline.tokens[end - 1].flags.contains(.shouted),
            outline.tokens[end].flags.contains(.shouted), outline.tokens[end].term != .basis,
            let block = outline.blocks.first(where: { $0.tokens.lowerBound == end }), !block.isItem, block.cell == cell,
            outline.isShouted(block.tokens, bytes, wholly: true)
        {
            let between = bytes[Int(outline.tokens[end - 1].end)..<Int(outline.tokens[end].start)]
            guard between.count(where: { $0 == UInt8(ascii: "\n") }) == 1 else { break }
            end = block.tokens.upperBound
        }
        return end
    }

    /// `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, `Độc lập - Tự do - Hạnh phúc`
    private func isMotto(_ index: Int) -> Bool {
        let token = outline.tokens[index]
        let isWhole = Int(token.end) - Int(token.start) > 20
        return token.isCapital && isWhole && (token.term == .motto || token.term == .republic)
            || token.term == .motto && token.isCapital && index + 1 < outline.tokens.count
                && outline.tokens[index + 1].term == .dash
    }

    private func isLetterV(_ index: Int) -> Bool {
        let token = outline.tokens[index]
        return token.end - token.start == 1 && bytes[Int(token.start)] | 0x20 == UInt8(ascii: "v")
    }

    /// Words behind a kind that may still belong to it.
    private static let longestKind = 3

    /// Words of it that are kept.
    private static let longestTitle = 90

    private mutating func set(title tokens: Range<Int>, _ reason: Bilingual, _ confidence: Double) {
        var tokens = tokens.prefix(Self.longestTitle)
        // V/v and Về việc are no part of it.
        if tokens.count > 1, let first = tokens.first {
            if outline.tokens[first].term == .subjectLabel {
                tokens = tokens.dropFirst()
            } else if tokens.count > 3, isLetterV(first), isLetterV(first + 2), outline.tokens[first + 1].term == .slash
            {
                tokens = tokens.dropFirst(3)
            } else if outline.tokens[first].term == .toward {
                tokens = tokens.dropFirst()
            }
        }
        // [PHÒNG ĐÀO TẠO] Thông báo …
        if let first = tokens.first, outline.tokens[first].term == .open,
            let close = tokens.prefix(10).first(where: { outline.tokens[$0].term == .close }),
            close + 1 < tokens.upperBound
        {
            tokens = tokens[(close + 1)...]
        }
        // `V/v …` beside or above the motto.
        if let motto = tokens.first(where: { isMotto($0) }) { tokens = tokens[..<motto] }
        while let last = tokens.last, [.period, .colon, .mark].contains(outline.tokens[last].term) {
            tokens = tokens.dropLast()
        }
        guard !tokens.isEmpty else { return }
        let range = outline.bytes(of: tokens)
        header.title = Found(Words.line(bytes[range]), evidence(range, confidence, reason))
    }
}
