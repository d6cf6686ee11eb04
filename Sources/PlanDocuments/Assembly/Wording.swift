/// What is due, by whom and to whom, in the document's words.
struct Wording {
    var what: String
    var who: String?
    var to: String?
    /// What a phase calls itself (`Đợt 1`).
    var title: String?
}

/// Finds them around a mention: in its clause, else in its row, its heading or the line beside it.
struct WordingReader {
    let outline: Outline
    let bytes: [UInt8]
    /// The sentence that was read last: often several dates stand in one.
    private var last: (sentence: Range<Int>, reader: ClauseReader)?
    /// What headings and the stems of lists say, by their blocks: many stand under each.
    private var heads: [Int: Head] = [:]
    private var stems: [Int: String?] = [:]

    private struct Head {
        /// Who is asked to act by those under it.
        var agent: String?
        /// What is due, where it says so.
        var duty: String?
    }

    init(outline: Outline, bytes: [UInt8]) {
        self.outline = outline
        self.bytes = bytes
    }

    private func term(_ index: Int) -> Term { outline.tokens[index].term }

    mutating func wording(of mention: Mention, _ clause: Clause) -> Wording {
        if outline.columnHead(of: clause.block) != nil { return row(of: clause.block) }
        let sentence = whole(clause)
        let reader = reader(of: sentence)
        let start = clause.start == clause.sentence.lowerBound ? sentence.lowerBound : clause.start
        let left = start..<max(start, clause.left.upperBound)
        let right = clause.right.lowerBound..<max(clause.right.lowerBound, min(clause.ceiling, clause.right.upperBound))
        var duty = reader.duty(before: part(left, reader), behind: part(right, reader))
        if duty.what.isEmpty, duty.who != nil, right.upperBound == clause.sentence.upperBound,
            let beyond = beyond(clause, right)
        {
            duty = beyond
        }
        let earlier = sentence.lowerBound..<start
        if let own = duty.part {
            duty.what = self.whole(own, earlier, clause.block, reader) ?? duty.what
        } else if duty.isBare, let other = self.earlier(earlier, reader) {
            duty.what = other.what
            duty.who = duty.who ?? other.who
        } else if duty.isBare || duty.isGeneral,
            let heading = label(clause.block, before: left.upperBound) ?? heading(above: clause.block)
        {
            duty.what = heading
        }
        if duty.what.isEmpty {
            let own = reader.words.trimmed(part(left, reader))
            duty.what = reader.title(own.isEmpty ? reader.words.title(of: reader.words.all) : [own])
        }
        if duty.who == nil, !earlier.isEmpty {
            // `… gửi về B …, để tổng hợp trước ngày …`
            let before = part(earlier, reader)
            duty.who =
                (reader.isAim(part(left, reader)) ? reader.receiver(in: before) : nil) ?? reader.agent(in: before)
        }
        return Wording(
            what: duty.what, who: duty.who ?? agentBefore(sentence, clause.block) ?? agentAbove(clause.block),
            to: duty.to, title: phase(left))
    }

    /// The day that is commemorated, as it is called: `kỷ niệm 50 năm Ngày …`, `Ngày truyền thống …`.
    func anniversary(_ mention: Mention, _ clause: Clause) -> String? {
        let before = max(clause.floor, mention.start - Self.reach)..<max(clause.floor, mention.start)
        let years = before.last { term($0) == .number && term($0 + 1) == .year && $0 + 1 < before.upperBound }
        let names: TermSet = [.anniversary, .keptDay, .born]
        let isCalled = mention.isKeptDay
        guard
            let start = years ?? before.last(where: { names.contains(term($0)) && term($0) != .born })
                ?? before.last(where: { isCalled && (term($0) == .day || term($0) == .born) })
        else { return nil }
        var first = start
        if years != nil, start > before.lowerBound, term(start - 1) == .anniversary { first -= 1 }
        if years == nil, first > before.lowerBound, term(first - 1) == .day { first -= 1 }
        let reader = ClauseReader(SentenceWords(first..<before.upperBound, of: outline, bytes), bytes)
        let name = reader.words.trimmed(reader.words.all)
        return name.count > 2 ? reader.title([name]) : nil
    }

    /// What a phase calls itself (`Đợt 1`, `Đợt 1: …`).
    private func phase(_ left: Range<Int>) -> String? {
        guard let first = left.first, term(first) == .phaseWord else { return nil }
        let end = left.first { term($0) == .colon } ?? left.upperBound
        return end - first <= Self.longestPhase ? words(first..<end) : nil
    }

    private static let longestPhase = 7

    private func words(_ tokens: Range<Int>) -> String {
        Words.title(bytes, [outline.bytes(of: tokens)])
    }

    // MARK: The sentence

    private mutating func reader(of sentence: Range<Int>) -> ClauseReader {
        if let last, last.sentence == sentence { return last.reader }
        let reader = ClauseReader(SentenceWords(sentence, of: outline, bytes), bytes)
        last = (sentence, reader)
        return reader
    }

    /// The sentence with what stands before it in the same bracket, or before a semicolon that it goes on behind (`…; về …`).
    private func whole(_ clause: Clause) -> Range<Int> {
        let block = outline.blocks[clause.block].tokens
        var start = clause.sentence.lowerBound
        let left = start..<clause.left.upperBound
        var open = 0
        for index in left {
            if term(index) == .open { open += 1 }
            if term(index) == .close { open -= 1 }
            if open < 0 { break }
        }
        let goesOn: TermSet = [.toward, .timeLabel, .deadline, .term, .spanLabel]
        let isRest = start > block.lowerBound && term(start - 1) == .semicolon && goesOn.contains(term(start))
        guard open < 0 || isRest else { return clause.sentence }
        while start > block.lowerBound, clause.sentence.lowerBound - start < Self.reach {
            start -= 1
            if open < 0 {
                if term(start) == .open { open += 1 }
            } else if start < clause.sentence.lowerBound - 1, term(start) == .semicolon || term(start) == .period {
                return start + 1..<clause.sentence.upperBound
            }
        }
        return start..<clause.sentence.upperBound
    }

    /// Tokens as words of the sentence.
    private func part(_ tokens: Range<Int>, _ reader: ClauseReader) -> Range<Int> {
        guard let first = tokens.first, let last = tokens.last else { return 0..<0 }
        let start = reader.words.index(at: Int(outline.tokens[first].start))
        return start..<max(start, reader.words.index(at: Int(outline.tokens[last].end)))
    }

    /// Tokens behind a sentence in which a duty may begin that a list parts from who must.
    private static let reach = 120

    /// `Trước ngày …, WHO căn cứ …; …; … thực hiện …`
    private func beyond(_ clause: Clause, _ right: Range<Int>) -> ClauseReader.Duty? {
        let block = outline.blocks[clause.block].tokens
        let end = min(block.upperBound, clause.sentence.upperBound + Self.reach)
        guard end > clause.sentence.upperBound else { return nil }
        let reader = ClauseReader(SentenceWords(right.lowerBound..<end, of: outline, bytes), bytes)
        let duty = reader.duty(before: 0..<0, behind: reader.words.all)
        return duty.what.isEmpty ? nil : duty
    }

    /// What was said before the date before, where this one only says that it is done (`…, hoàn thành trước ngày …`).
    private func earlier(_ tokens: Range<Int>, _ reader: ClauseReader) -> ClauseReader.Duty? {
        let end = lead(in: tokens) ?? tokens.upperBound
        guard end > tokens.lowerBound else { return nil }
        let duty = reader.duty(before: part(tokens.lowerBound..<end, reader), behind: 0..<0)
        return duty.isBare ? nil : duty
    }

    /// A part by the name of its whole: what the sentence says before its first date, else the heading.
    private mutating func whole(_ own: Range<Int>, _ earlier: Range<Int>, _ block: Int, _ reader: ClauseReader)
        -> String?
    {
        if let end = lead(in: earlier), end > earlier.lowerBound,
            let title = reader.title(own, of: part(earlier.lowerBound..<end, reader))
        {
            return title
        }
        return heading(above: block).map { $0 + ": " + reader.title([own]) }
    }

    /// Where a date's lead stands.
    private func lead(in tokens: Range<Int>) -> Int? {
        let leads: TermSet = [.before, .from, .until, .untilEnd, .since, .atLatest, .within, .on]
        return tokens.first {
            leads.contains(term($0)) && $0 + 1 < tokens.upperBound && [.day, .number, .month].contains(term($0 + 1))
        }
    }

    // MARK: Above

    /// Who was told to act just before: in the sentence before a semicolon, and of an item in its first one.
    private func agentBefore(_ sentence: Range<Int>, _ block: Int) -> String? {
        let tokens = outline.blocks[block].tokens
        let near =
            max(tokens.lowerBound, sentence.lowerBound - Self.reach)..<max(tokens.lowerBound, sentence.lowerBound)
        guard let last = near.last else { return nil }
        if term(last) == .semicolon {
            let start =
                near.dropLast().last { term($0) == .semicolon || term($0) == .period }.map { $0 + 1 } ?? near.lowerBound
            let text = SentenceWords(start..<last, of: outline, bytes)
            if let agent = ClauseReader(text, bytes).agent(in: text.all) { return agent }
        }
        guard outline.blocks[block].isItem, near.lowerBound == tokens.lowerBound else { return nil }
        let end = near.first { [.semicolon, .period].contains(term($0)) && $0 > near.lowerBound } ?? near.upperBound
        let text = SentenceWords(near.lowerBound..<end, of: outline, bytes)
        return ClauseReader(text, bytes).agent(in: text.all)
    }

    /// Headings that are looked at.
    private static let height = 6

    /// What the block's own label says is due (`Thời gian gửi báo cáo: các xã gửi …`).
    private func label(_ block: Int, before start: Int) -> String? {
        let label = outline.blocks[block].label
        guard label.upperBound < start, outline.blocks[block].tokens.upperBound > label.upperBound + 1 else {
            return nil
        }
        let reader = ClauseReader(SentenceWords(label, of: outline, bytes), bytes)
        let duty = reader.duty(before: reader.words.all, behind: 0..<0)
        return duty.isBare || duty.isGeneral || !duty.what.contains(" ") ? nil : duty.what
    }

    private mutating func heading(above block: Int) -> String? {
        var next = outline.blocks[block].parent
        for _ in 0..<Self.height {
            guard let index = next else { return nil }
            if let duty = head(of: index).duty { return duty }
            next = outline.blocks[index].parent
        }
        return nil
    }

    /// The heading that names who acts, or the line *Cơ quan chủ trì: …* beside it.
    private mutating func agentAbove(_ block: Int) -> String? {
        for index in beside(block) where outline.blocks[index].tokens.first.map({ term($0) == .leadUnit }) ?? false {
            let tokens = outline.blocks[index].tokens
            guard let colon = tokens.first(where: { term($0) == .colon }), colon + 1 < tokens.upperBound else {
                continue
            }
            let name = SentenceWords(colon + 1..<min(tokens.upperBound, colon + 60), of: outline, bytes)
            return ClauseReader(name, bytes).name(name.all)
        }
        var top = block
        for _ in 0..<Self.height {
            guard let index = outline.blocks[top].parent else { break }
            top = index
            if let agent = head(of: index).agent { return agent }
        }
        return askedBefore(top)
    }

    /// Whom the line asks that a list stands under.
    private mutating func askedBefore(_ top: Int) -> String? {
        let level = outline.blocks[top].level
        for index in stride(from: top - 1, through: max(0, top - Self.height * 4), by: -1) {
            let block = outline.blocks[index]
            if block.level < min(level, 45) { return nil }
            guard block.level > level || !block.isItem, let last = block.tokens.last, term(last) == .colon else {
                continue
            }
            if let known = stems[index] { return known }
            let words = SentenceWords(stem(index), of: outline, bytes)
            let asked = ClauseReader(words, bytes).asked(in: words.all, isHeading: false)
            stems[index] = .some(asked)
            return asked
        }
        return nil
    }

    /// What a block says of those under it: its label, else the sentence that leads to them.
    private mutating func head(of block: Int) -> Head {
        if let known = heads[block] { return known }
        let label = outline.blocks[block].label
        let reader = ClauseReader(SentenceWords(label.isEmpty ? stem(block) : label, of: outline, bytes), bytes)
        let all = reader.words.all
        let duty = reader.duty(before: all, behind: 0..<0)
        let isDuty = !duty.isBare && all.count > 1 && duty.what.contains(" ") && !reader.isAsking(all)
        let head = Head(agent: reader.asked(in: all, isHeading: !label.isEmpty), duty: isDuty ? duty.what : nil)
        heads[block] = head
        return head
    }

    /// The last sentence of a block that ends with a colon.
    private func stem(_ block: Int) -> Range<Int> {
        let tokens = outline.blocks[block].tokens
        guard let last = tokens.last, term(last) == .colon else { return tokens.prefix(60) }
        let near = tokens.suffix(Self.reach)
        let start = near.last { $0 < last && term($0) == .period && !outline.tokens[$0].isGlued } ?? near.lowerBound
        return start..<last
    }

    /// The blocks under the same heading, near by.
    private func beside(_ block: Int) -> [Int] {
        let parent = outline.blocks[block].parent
        return (max(0, block - 5)..<min(outline.blocks.count, block + 5)).filter {
            $0 != block && outline.blocks[$0].parent == parent
                && outline.blocks[$0].level == outline.blocks[block].level
        }
    }

    // MARK: Tables

    /// Words of a cell that may hold a date alone.
    private static let longestDate = 12
    /// Words of a cell that names its work.
    private static let longestName = 30

    /// The row's work and its unit, by the heads of their columns; without such heads, its longest cell.
    private mutating func row(of block: Int) -> Wording {
        var work: Range<Int>?
        var other: Range<Int>?
        var who: Range<Int>?
        var receiver: Range<Int>?
        for index in outline.row(of: block) {
            let tokens = outline.blocks[index].tokens
            let head = outline.columnHead(of: index).map { outline.blocks[$0].tokens } ?? 0..<0
            // A date within the words of the work is its own row's.
            let isWork = index != block || tokens.count > Self.longestDate
            guard isWork, !outline.has(.times, in: head.prefix(40)) else { continue }
            switch outline.role(of: index) {
            case .unit?: who = who ?? tokens
            case .receiver?: receiver = receiver ?? tokens
            case .work?: if tokens.count > (work?.count ?? 0) { work = tokens }
            case .number?, .partner?, .time?, .day?, .place?, .person?, .note?, .other?: break
            case .result?, nil:
                if outline.has([.leadUnit], in: head.prefix(40)) {
                    who = who ?? tokens
                } else if names(tokens) > other.map({ names($0) }) ?? 0 {
                    other = tokens
                }
            }
        }
        guard let what = work ?? other else { return headed(block, who: name(who), to: name(receiver)) }
        // `Địa bàn | Báo cáo kết quả`: no column but the date's own says what is due.
        if work == nil, let own = outline.columnHead(of: block),
            outline.has([.report, .submit], in: outline.blocks[own].tokens.prefix(Self.longestName)),
            !outline.has(.times, in: outline.blocks[own].tokens.prefix(Self.longestName))
        {
            var headed = headed(block, who: name(who), to: name(receiver))
            headed.what += ": " + words(what)
            return headed
        }
        let text = SentenceWords(what, of: outline, bytes)
        let duty = ClauseReader(text, bytes).duty(before: text.all, behind: 0..<0)
        // A cell is the name of its work as it stands, unless it says more than that.
        let isName =
            what != outline.blocks[block].tokens && what.count <= Self.longestName
            && (name(who) != nil || duty.who == nil) && duty.to == nil
        return Wording(
            what: duty.isBare || isName ? words(what) : duty.what, who: name(who) ?? duty.who,
            to: name(receiver) ?? duty.to)
    }

    /// How much a cell says beyond dates and figures; of a single word nothing.
    private func names(_ cell: Range<Int>) -> Int {
        let figures: TermSet = [
            .number, .slash, .dash, .period, .comma, .percent, .day, .month, .year, .quarter, .before, .mark,
        ]
        return cell.count < 2 ? 0 : cell.count { !figures.contains(term($0)) }
    }

    private func name(_ cell: Range<Int>?) -> String? {
        guard let cell else { return nil }
        let text = SentenceWords(cell, of: outline, bytes)
        return ClauseReader(text, bytes).name(text.all)
    }

    /// Of a row that names no work (`Thôn 1 | 05/12`): what the date's own column, else the heading above the table, says.
    private mutating func headed(_ block: Int, who: String?, to: String?) -> Wording {
        let own = outline.columnHead(of: block).map { head in
            let text = SentenceWords(outline.blocks[head].tokens, of: outline, bytes)
            return ClauseReader(text, bytes).duty(before: text.all, behind: 0..<0)
        }
        let said = own.flatMap { $0.isBare || !$0.what.contains(" ") ? nil : $0.what }
        return Wording(what: said ?? heading(above: block) ?? words(outline.blocks[block].tokens), who: who, to: to)
    }
}
