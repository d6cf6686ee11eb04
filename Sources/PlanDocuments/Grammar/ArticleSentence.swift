/// A sentence that tells of a document: `Ngày …, Sở A có Công văn số … về việc …`, `Chính phủ ban hành Nghị định số … quy định …`.
struct ArticleSentence {
    private let words: SentenceWords
    /// The document's number among the words.
    private let number: Int

    /// - Parameter number: a token, the document's number; nil where the sentence says none.
    init(_ sentence: Range<Int>, number: Int?, of outline: Outline, _ bytes: [UInt8]) {
        words = SentenceWords(sentence, of: outline, bytes)
        self.number = if let number { words.index(at: Int(outline.tokens[number].start)) } else { words.all.upperBound }
    }

    private var end: Int { words.all.upperBound }

    /// Words between a document's number and what it is about: whose it is, of which year.
    private static let reach = 24

    /// Bytes of what the document is about.
    var subject: Range<Int>? {
        guard let start = subjectStart else { return nil }
        let stop = (start + 1..<max(start + 1, end)).first { isStop($0) } ?? end
        let subject = words.trimmed(start..<stop)
        return subject.count > 1 ? words.bytes(subject) : nil
    }

    private var subjectStart: Int? {
        // `Thể lệ … ban hành kèm theo Kế hoạch số …`: it is named before.
        if let attached = (0..<min(number, end)).first(where: { isAttached($0) }) { return attached > 1 ? 0 : nil }
        for at in number + 1..<max(number + 1, min(end, number + Self.reach)) {
            switch words.term(at) {
            case .toward:
                let next = at + 1
                return words.term(next) == .matter ? next + 1 : next
            case .announce, .action: return at
            case .then, .comma, .period, .colon: return nil
            default: continue
            }
        }
        return nil
    }

    /// The words behind no longer say what it is about.
    private func isStop(_ index: Int) -> Bool {
        switch words.term(index) {
        case .opener, .then, .period, .colon, .semicolon: true
        case .relative:
            (index + 1..<min(end, index + 12)).contains { isIssuing($0) }
                && words.actor(at: index + 1, before: end) != nil
        default: isAttached(index)
        }
    }

    private func isAttached(_ index: Int) -> Bool { words.term(index) == .attached }

    private func isIssuing(_ index: Int) -> Bool {
        [.action, .announce].contains(words.term(index)) && words.words[index].value == 1
    }

    /// `xây dựng Kế hoạch …`
    private func isWriting(_ index: Int) -> Bool {
        words.term(index) == .action && words.term(index + 1) == .matter && words.isCapital(index + 1)
    }

    /// Bytes of who issued it: `của …` behind the number, `do … ban hành`, or who does so in the sentence.
    var issuer: Range<Int>? {
        let behind = number + 1..<max(number + 1, min(end, number + Self.reach))
        if let of = behind.first(where: { words.term($0) == .of }),
            !(number..<of).contains(where: { [.toward, .announce, .action].contains(words.term($0)) }),
            let actor = words.actor(at: of + 1, before: end, isSubject: false)
        {
            return words.bytes(words.trimmed(actor.name))
        }
        for at in words.all {
            guard let actor = words.actor(at: at, before: end, isSubject: false), actor.next < end else { continue }
            let next = (actor.next..<min(end, actor.next + 4)).first {
                ![.relative, .manner].contains(words.term($0)) || isIssuing($0)
            }
            if let next, isIssuing(next) || isWriting(next), at < number || at > 0 && words.term(at - 1) == .relative {
                return words.bytes(words.trimmed(actor.name))
            }
        }
        return nil
    }
}
