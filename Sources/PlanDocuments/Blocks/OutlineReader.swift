/// Puts lines together to blocks, and blocks under each other.
struct OutlineReader {
    let raw: [Token]
    let bytes: [UInt8]
    var outline: Outline
    /// Blocks that others may stand under, outermost first.
    private var open: [Int] = []
    /// Lines are broken inside of sentences: none is long.
    private let isWrapped: Bool
    var cell: Block.Cell?
    /// Lines with a bar alone stand between the cells, not bars between cells of one line.
    var isTall = false
    /// A line may go on with the block before it.
    var mayContinue = false
    var flat = Flat.none
    /// Its cells stand between blank lines.
    var isFlatSpaced = false
    var spaced: SpacedTable?
    /// The end of the last line that was taken together with the one before.
    var taken = 0
    /// Lines of bars since the last word.
    var bars = 0
    var tokensAtBar = -1
    /// Where the table of such lines begins, and whether its cells stand between blank lines.
    var tallStart = -1
    var isTallSpaced = false
    /// The table that the line before stood in, or interrupted: a heading over all of its columns.
    var interrupted: Block.Cell?
    var isInterruptedByGap = false

    static func outline(of text: CutText) -> Outline {
        var reader = OutlineReader(text)
        reader.read()
        return reader.outline
    }

    private init(_ text: CutText) {
        raw = text.phrases()
        bytes = text.bytes
        outline = Outline(text: text)
        // Most lines of some length end before a page's margin.
        var (long, some) = (0, 0)
        var start = 0
        for token in raw where token.term == .lineBreak || token.term == .paragraphBreak {
            // No line has more characters than bytes.
            let line = start..<Int(token.start)
            let length = line.count > Self.someLength ? bytes.characters(line) : 0
            if length > Self.someLength { some += 1 }
            if length > Self.longLength { long += 1 }
            start = Int(token.end)
        }
        isWrapped = long * 10 < some
        outline.tokens.reserveCapacity(raw.count)
    }

    /// Characters: a page's line has up to a hundred, a paragraph that is one line many more; a line that ends well before half a
    /// page's width ends on purpose.
    private static let someLength = 45
    private static let longLength = 170
    private static let leastWrapped = 32

    private mutating func read() {
        var start = 0
        var isAfterGap = true
        while start < raw.count {
            var end = start
            while end < raw.count, raw[end].term != .lineBreak, raw[end].term != .paragraphBreak { end += 1 }
            if end > max(start, taken) { line(start..<end, isAfterGap: isAfterGap) }
            isAfterGap = end < raw.count && raw[end].term == .paragraphBreak
            start = end + 1
        }
        if case .rows(let columns) = flat { shiftLast(columns) }
        endSpacedRow()
        outline.roles = outline.columns.map { heads in
            heads.compactMapValues { ColumnRole(head: outline.blocks[$0].tokens, of: outline, bytes) }
        }
    }

    // MARK: Lines

    private mutating func line(_ line: Range<Int>, isAfterGap: Bool) {
        if flat != .none, flatLine(line, isAfterGap: isAfterGap) { return }
        if spaced != nil, spacedLine(line, isAfterGap: isAfterGap) { return }
        if line.count == 1, raw[line.lowerBound].term == .rowNumber, raw[line.lowerBound].flags.contains(.shouted),
            outline.tokens.count != tokensAtBar
        {
            newTable()
            isTall = false
            (flat, isFlatSpaced) = (.heads, false)
            append(line, isItem: false, level: 70, isNew: true)
            return
        }
        if isPageNumber(line) { return }
        if line.allSatisfy({ raw[$0].term == .cell }) { return bars(line.count) }
        if goesOnToBar(line, isAfterGap: isAfterGap) {
            append(line.dropLast(), isItem: false, level: 70, isNew: false)
            mayContinue = false
            return
        }
        if line.contains(where: { raw[$0].term == .cell }) {
            if mayResume(with: line, isAfterGap: isAfterGap) { cell = interrupted }
            return row(barred(line))
        }
        if line.contains(where: { raw[$0].flags.contains(.spaced) }) {
            if let table = spacedTable(headedBy: line) { return begin(table, line) }
            if let (table, end) = spacedTable(headedFrom: line) {
                taken = end
                return begin(table, line)
            }
        }
        if tabs(line) > 0, cell != nil && !isTall || isHeads(line) { return row(tabbed(line)) }
        if !isTall {
            interrupted = cell
            isInterruptedByGap = isAfterGap
            cell = nil
        } else if endsTallTable(isAfterGap) {
            (cell, isTall) = (nil, false)
        }
        if let marker = marker(line) {
            append(marker.rest, isItem: true, level: marker.level, isNew: true)
        } else {
            append(line, isItem: false, level: 70, isNew: !continues(line, isAfterGap: isAfterGap))
        }
        mayContinue = true
    }

    /// `Hà Nội, ngày 09 tháng / 12 năm 2014 |`: the rest of a sentence that a bar ends.
    private func goesOnToBar(_ line: Range<Int>, isAfterGap: Bool) -> Bool {
        guard !isAfterGap, mayContinue, cell == nil, line.count > 1, raw[line.upperBound - 1].term == .cell,
            !raw[line.lowerBound].isCapital, raw[line.lowerBound].term != .cell,
            !line.dropLast().contains(where: { raw[$0].term == .cell }), marker(line.dropLast()) == nil
        else { return false }
        return continues(line.dropLast(), isAfterGap: false)
    }

    /// A number alone on its line, between hyphens or behind *Trang*.
    private func isPageNumber(_ line: Range<Int>) -> Bool {
        guard line.count <= 5 else { return false }
        var numbers = 0
        for index in line {
            switch raw[index].term {
            case .number where raw[index].digits <= 3: numbers += 1
            case .dash, .pageWord, .slash: break
            default: return false
            }
        }
        return numbers == 1 && cell == nil || numbers == 2 && raw[line.lowerBound].term == .pageWord
    }

    /// `ngày 13 tháng 5 năm 2027`, and nothing else.
    private func isDate(_ line: Range<Int>) -> Bool {
        line.map { raw[$0].term } == [.day, .number, .month, .number, .year, .number]
    }

    /// `V/v đôn đốc báo cáo`, below the number or alone: a day of issue without its place goes on with no subject.
    private func isSubject(_ words: ArraySlice<Token>) -> Bool {
        words.indices.prefix(40).contains { at in
            at + 2 < words.endIndex && words[at + 1].term == .slash && words[at].isCapital
                && words[at].range.count == 1 && words[at + 2].range.count == 1 && words[at + 2].term != .number
        }
    }

    /// Whether a line without a marker goes on with the block before.
    private func continues(_ line: Range<Int>, isAfterGap: Bool) -> Bool {
        guard mayContinue, let block = outline.blocks.last, let last = block.tokens.last else { return false }
        guard block.level > 0 else { return false }
        let end = outline.tokens[last]
        let first = raw[line.lowerBound]
        // What stands before the motto in a letterhead ends there.
        if first.term == .republic, first.isCapital { return false }
        // `(Kèm theo Quyết định số …)` below a title
        if first.term == .open, line.count > 1, raw[line.lowerBound + 1].term == .attached { return false }
        // `Số 62-KH/ĐU` below the place and date
        if first.term == .numberLabel, first.isCapital, line.count > 1, raw[line.lowerBound + 1].term == .reference {
            return false
        }
        if isDate(line), isSubject(outline.tokens[block.tokens]) { return false }
        // `Hà Nội, ngày 13 tháng 12 năm 2027`, and below it `V/v …`
        if end.term == .number, isSubject(raw[line].prefix(3)) { return false }
        let goesOn = !first.isCapital && (first.term != .dash && first.term != .plus && first.term != .bullet)
        if isAfterGap {
            // A number goes on with a sentence only where a date was broken.
            if first.term == .number {
                return [.day, .month, .year, .before, .until, .untilEnd, .from, .slash, .on].contains(end.term)
            }
            return goesOn && !endsSentence(end) && end.term != .colon
        }
        // `Nộp ở đâu? / 22/01/2026 08:15`
        if end.term == .mark, endsSentence(end), first.term == .number { return false }
        if goesOn { return true }
        if endsSentence(end) { return isWrapped }
        // II. NỘI / DUNG
        if block.isItem, end.flags.contains(.shouted), first.flags.contains(.shouted) { return true }
        if isLeading(end) { return true }
        return isWrapped && end.term != .colon && bytes.characters(lineStart..<Int(end.end)) >= Self.leastWrapped
            && !isLabelled(line) && !isPlaceAndDate(line)
    }

    /// `Hà Nội, ngày 29 tháng 11 năm 2025`, which goes on with nothing.
    private func isPlaceAndDate(_ line: Range<Int>) -> Bool {
        guard line.count <= 16, let comma = line.prefix(8).first(where: { raw[$0].term == .comma }),
            comma + 1 < line.upperBound, raw[comma + 1].term == .day
        else { return false }
        return (line.lowerBound..<comma).allSatisfy { raw[$0].isCapital || [.dash, .period].contains(raw[$0].term) }
    }

    /// A word that something has to follow (`Quyết định của / Thủ tướng`).
    private func isLeading(_ token: Token) -> Bool {
        guard token.term == .word, token.end - token.start < 8 else {
            return token.term == .and || token.term == .plural
        }
        return Self.leading.contains(Syllable(String(decoding: bytes[token.range], as: UTF8.self)))
    }

    private static let leading: Set<Syllable> = [Syllable("của"), Syllable("với"), Syllable("tại"), Syllable("do")]

    private var lineStart: Int { Int(outline.tokens[lastLine].start) }
    private var lastLine = 0

    private func endsSentence(_ token: Token) -> Bool {
        switch token.term {
        case .period, .semicolon: true
        case .mark: [UInt8(ascii: "?"), UInt8(ascii: "!")].contains(bytes[Int(token.start)])
        default: false
        }
    }

    /// It begins with a few words and a colon, as a form's lines do.
    private func isLabelled(_ line: Range<Int>) -> Bool { line.prefix(6).contains { raw[$0].term == .colon } }

    /// Adds a line's tokens to the block before, or as a block of its own.
    mutating func append(_ line: Range<Int>, isItem: Bool, level: Int, isNew: Bool) {
        let start = outline.tokens.count
        lastLine = start
        outline.tokens.append(contentsOf: raw[line])
        guard !isNew, var block = outline.blocks.last else {
            while let last = open.last, outline.blocks[last].level >= level { open.removeLast() }
            let index = outline.blocks.count
            outline.blocks.append(
                Block(
                    isItem: isItem, cell: cell, tokens: start..<outline.tokens.count, level: level,
                    parent: level < 70 ? open.last : open.last { outline.blocks[$0].level <= 45 || isStem($0) },
                    label: start..<start))
            if level < 70 { open.append(index) }
            if let cell, cell.row == 0, outline.columns[cell.table][cell.column] == nil {
                outline.columns[cell.table][cell.column] = index
            }
            label(of: index)
            return
        }
        block.tokens = block.tokens.lowerBound..<outline.tokens.count
        outline.blocks[outline.blocks.count - 1] = block
        label(of: outline.blocks.count - 1)
    }

    /// `- Nhận hồ sơ:`, and the next line says when.
    private func isStem(_ index: Int) -> Bool {
        index == outline.blocks.count - 1
            && outline.blocks[index].tokens.last.map { outline.tokens[$0].term == .colon } ?? false
    }

    private static let longestLabel = 30

    private mutating func label(of index: Int) {
        let range = outline.blocks[index].tokens
        let head = range.prefix(Self.longestLabel)
        if let colon = head.first(where: { outline.tokens[$0].term == .colon }) {
            outline.blocks[index].label = range.lowerBound..<colon
            // What stands under a line that ends with a colon belongs to it.
            if colon == range.last, outline.blocks[index].level == 70 {
                outline.blocks[index].level = 45
                outline.blocks[index].parent = parent(above: 45)
                open.append(index)
            }
        } else if range.count <= Self.longestLabel, outline.blocks[index].level < 70 {
            outline.blocks[index].label = range
        } else {
            outline.blocks[index].label = range.lowerBound..<range.lowerBound
        }
    }

    private mutating func parent(above level: Int) -> Int? {
        while let last = open.last, outline.blocks[last].level >= level { open.removeLast() }
        return open.last
    }

    // MARK: Markers

    /// A line's marker: its level, and the words behind it.
    func marker(_ line: Range<Int>) -> (level: Int, rest: Range<Int>)? {
        var start = line.lowerBound
        var heading: Int?
        if raw[start].term == .heading {
            heading = 0
            start += 1
            guard start < line.upperBound else { return nil }
        }
        func term(_ offset: Int) -> Term? { start + offset < line.upperBound ? raw[start + offset].term : nil }
        func found(_ level: Int, _ length: Int) -> (level: Int, rest: Range<Int>)? {
            start + length < line.upperBound ? (level, start + length..<line.upperBound) : nil
        }
        let token = raw[start]
        switch token.term {
        case .dash: return found(50, 1)
        case .plus: return found(60, 1)
        case .bullet:
            // `👉4. Thời gian nộp`
            if heading == nil, term(1) == .number, let numbered = marker(start + 1..<line.upperBound) {
                return numbered
            }
            return found(55, 1)
        case .open where term(1) == .number && term(2) == .close && raw[start + 1].digits <= 2: return found(40, 3)
        case .number where token.digits <= 2:
            if term(1) == .period || term(1) == .close {
                if term(1) == .period, term(2) == .number, raw[start + 2].isGlued, raw[start + 2].digits <= 2 {
                    // 1.1., 1.1 but not 20.01.2021
                    if term(3) == .period, term(4) == .number, raw[start + 4].isGlued {
                        return raw[start + 4].digits <= 2 ? found(35, term(5) == .period ? 6 : 5) : nil
                    }
                    return found(30, term(3) == .period ? 4 : 3)
                }
                return found(term(1) == .period ? 20 : 40, 2)
            }
            if isDashed(start, line) { return found(20, 2) }
        case .word where token.isCapital && isRoman(token) && isDashed(start, line): return found(10, 2)
        case .word where token.end - token.start <= 5:
            guard term(1) == .period || term(1) == .close, raw[start + 1].isGlued, start + 2 < line.upperBound else {
                break
            }
            if token.isCapital, isRoman(token) { return found(10, 2) }
            if isSingleLetter(token) { return found(token.isCapital ? 5 : 40, 2) }
        default: break
        }
        return heading.map { ($0, start..<line.upperBound) }
    }

    /// `1- Mục đích`, `III- TỔ CHỨC`, as the Party's documents number; `01-05/8` is a span.
    private func isDashed(_ start: Int, _ line: Range<Int>) -> Bool {
        guard start + 2 < line.upperBound, raw[start + 1].term == .dash else { return false }
        return raw[start + 1].isGlued && !raw[start + 2].isGlued && raw[start + 2].isCapital
    }

    private func isRoman(_ token: Token) -> Bool {
        token.range.allSatisfy { [UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X")].contains(bytes[$0]) }
    }

    private func isSingleLetter(_ token: Token) -> Bool {
        bytes.characters(token.range) == 1
    }
}
