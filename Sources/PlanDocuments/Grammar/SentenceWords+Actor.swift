/// Who acts: a noun phrase that an institution's or a person's noun heads.
extension SentenceWords {
    private static let deeds: TermSet = [.action, .send, .finish, .light, .ensure, .announce]
    /// What may stand behind who acts.
    private static let predicates: TermSet = deeds.union([
        .must, .manner, .lead, .asked, .setting, .relative, .colon, .timeLabel,
    ])

    func isDeed(_ index: Int) -> Bool {
        guard let term = term(index), Self.deeds.contains(term) else { return false }
        return true
    }

    /// Something is said of what ends before a word.
    func hasPredicate(_ index: Int, before end: Int) -> Bool {
        var at = index
        while at < end, isInside(at) || term(at) == .comma { at += 1 }
        guard at < end, let term = term(at) else { return false }
        return Self.predicates.contains(term)
    }

    /// His name, and the word that what is said of him begins with.
    struct Actor {
        var name: Range<Int>
        var next: Int
    }

    /// Who acts, where his name begins at a word.
    /// - Parameter isSubject: what follows is what he does; else the name ends before one of whom something else is said.
    func actor(at start: Int, before end: Int, isSubject: Bool = true) -> Actor? {
        var at = start
        while at < end, term(at) == .quantity || term(at) == .number { at += 1 }
        // đồng chí Nguyễn Văn A
        let isPerson = at > start && words[at - 1].value == 1 && term(at - 1) == .quantity && isCapital(at)
        guard at < end, term(at) == .actor || isPerson else { return nil }
        var last = at + 1
        at += 1
        scan: while at < end {
            if isInside(at) {
                at += 1
                continue
            }
            switch term(at) {
            case .actor, .quantity, .of, .number, .reference, .word, .slash, .plus, .step, .part, .section: at += 1
            // đơn vị dự toán
            case .matter where isSubject && at == last && words[at].value == 0 && term(at - 1) == .actor: at += 1
            case .dash where isCapital(at + 1) || term(at + 1) == .word && [.word, .actor].contains(term(at - 1)),
                .mark where words[at].isGlued:
                at += 1
            case .and:
                guard isName(at + 1, before: end) else { break scan }
                at += 1
                continue
            case .comma:
                guard isName(at + 1, before: end) else { break scan }
                if !isSubject, let next = actor(at: at + 1, before: end), hasPredicate(next.next, before: end) {
                    break scan
                }
                at += 1
                continue
            case .colon:
                // các tỉnh: An Giang, Cà Mau
                guard term(at - 1) == .actor, isCapital(at + 1), !isDeed(at + 1), term(at + 1) != .actor,
                    (start..<at).contains(where: { term($0) == .quantity })
                else { break scan }
                at += 1
                continue
            case .relative:
                guard isSubject else { break scan }
                let next = relativeEnd(at, before: end)
                let isEqual = words[at].value == RelativeWord.equal
                return Actor(name: start..<(isEqual ? last : relativeName(at, last, next)), next: next)
            // Another word in a name begins with a capital: Bộ Xây dựng, xã Cần Giang.
            case .some where isCapital(at): at += 1
            default: break scan
            }
            last = at
        }
        return Actor(name: start..<last, next: at)
    }

    /// A name goes on with such a word.
    private func isName(_ index: Int, before end: Int) -> Bool {
        guard index < end, let term = term(index) else { return false }
        if term == .actor || term == .quantity { return true }
        return isCapital(index) && ![.setting, .purpose, .opener, .asked].contains(term)
    }

    private static let longestRelative = 14

    /// Where the name ends with what is said of him: before its first comma if it is long.
    private func relativeName(_ relative: Int, _ last: Int, _ next: Int) -> Int {
        guard next - relative > Self.longestRelative else { return next }
        let comma = (relative..<next).first { term($0) == .comma } ?? next
        return comma - relative > Self.longestRelative ? last : comma
    }

    /// `thí sinh có nhu cầu dự tuyển | cần nộp …`, `các đơn vị chưa gửi số liệu | gửi ngay …`: where what is said of him ends
    /// that tells only which of them; else the end.
    private func relativeEnd(_ relative: Int, before end: Int) -> Int {
        var at = relative + 1
        var isBound = words[relative].value != RelativeWord.whole
        while at < end {
            defer { at += 1 }
            guard let term = term(at) else { continue }
            switch term {
            case .must: return at
            case .manner where !isBound: return at
            case .relative, .and, .comma, .setting, .purpose, .toward: isBound = true
            case .matter: isBound = words[at].value == 1
            case .action, .send, .finish, .light, .ensure, .asked, .lead:
                if !isBound { return at }
                // The object of what was told of him stands between.
                isBound = isDeed(at + 1)
            default: isBound = false
            }
        }
        return end
    }
}
