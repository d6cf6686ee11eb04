/// The parts of a clause that says what is due: `[căn cứ …,] WHO [có trách nhiệm | khẩn trương | chủ trì, phối hợp với …] DUTY`.
struct Frame {
    /// Who must act: the one who is asked where one asks another (`A giao B thực hiện …`).
    var agent: Range<Int>?
    /// What he must do; empty where nothing is left.
    var duty: Range<Int>
    /// Somebody asks him.
    var isAsked = false
    /// It is led by words for its time (`Hạn nộp …`).
    var isTimed = false
}

/// Finds the parts of a clause, from left to right, each word looked at a few times at most.
struct FrameReader {
    let words: SentenceWords

    private func term(_ index: Int, _ end: Int) -> Term? { index < end ? words.term(index) : nil }

    private static let marks: TermSet = [
        .comma, .colon, .semicolon, .period, .dash, .plus, .bullet, .mark, .ellipsis, .and, .opener, .close, .quote,
    ]

    func frame(in range: Range<Int>) -> Frame {
        if let colon = labelEnd(in: range) {
            var frame = clause(in: colon + 1..<range.upperBound)
            let label = clause(in: range.lowerBound..<colon)
            if frame.agent == nil { (frame.agent, frame.isAsked) = (label.agent, label.isAsked) }
            if isBare(frame.duty) { (frame.duty, frame.isTimed) = (label.duty, label.isTimed) }
            return frame
        }
        return clause(in: range)
    }

    /// The last colon that a clause begins behind, or that ends the words; not one within a name (`các bộ: Y tế, …`).
    private func labelEnd(in range: Range<Int>) -> Int? {
        range.last { at in
            guard term(at, range.upperBound) == .colon, at > range.lowerBound else { return false }
            let next = skippingMarks(at + 1, range.upperBound)
            guard next < range.upperBound else { return true }
            guard let term = term(next, range.upperBound) else { return false }
            return words.isDeed(next)
                || [.actor, .quantity, .setting, .manner, .must, .asked, .lead, .matter].contains(term)
        }
    }

    private func skippingMarks(_ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end {
            if term(at, end) == .step, term(at + 1, end) == .number {
                at += 2
            } else if let term = term(at, end), Self.marks.contains(term) {
                at += 1
            } else {
                break
            }
        }
        return at
    }

    // MARK: A clause

    private func clause(in range: Range<Int>) -> Frame {
        let end = range.upperBound
        var frame = Frame(duty: end..<end)
        var at = skippingMarks(range.lowerBound, end)
        var isSaid = false
        while at < end {
            let start = at
            switch term(at, end) {
            case .section where words.isDeed(at + 1): at += 1
            case .setting, .purpose, .toward, .of:
                if term(at, end) == .purpose, frame.agent != nil { return frame }
                // In the middle of a sentence what something is for is due itself.
                let isAim = term(at, end) == .purpose && range.lowerBound > 0 && frame.agent == nil
                guard !isAim, let next = settingEnd(at, end, frame.agent != nil) else {
                    if frame.agent == nil, isTime(at) { frame.agent = subject(in: at..<end) }
                    // `…, để tổng hợp trước ngày …`: what it is for is due itself.
                    if term(at, end) == .purpose { frame.duty = at + 1..<end }
                    return frame
                }
                if frame.agent == nil, isTime(at) { frame.agent = subject(in: at..<next) }
                at = next
            case .asked:
                if let asked = asked(behind: at, end) {
                    (frame.agent, frame.isAsked) = (asked.name, true)
                    at = asked.next
                } else if at + 1 >= end || words.isDeed(at + 1) || term(at + 1, end) == .manner {
                    // `yêu cầu hoàn tất …`: nobody is named.
                    frame.agent = nil
                    at += 1
                } else {
                    frame.duty = at..<end
                    return frame
                }
            case .announce:
                // What is told is no duty of who tells it, unless it is a thing to be told.
                let next = term(at + 1, end)
                let isTold =
                    frame.agent != nil && (next == nil || words.isDeed(at + 1) || next == .setting || next == .toward)
                if let given = given(behind: at, end) {
                    frame.agent = given.name
                    at = given.next
                } else if isTold {
                    frame.agent = nil
                    at += 1
                } else {
                    frame.duty = at..<end
                    return frame
                }
            case .must, .manner: at += 1
            case .lead:
                guard let next = leadEnd(at, end) else {
                    frame.duty = at..<end
                    return frame
                }
                at = next
            case .actor, .quantity, .number:
                if frame.isAsked, let agent = frame.agent, words.term(at - 1) == .semicolon,
                    let actor = words.actor(at: at, before: end)
                {
                    // `giao các cơ quan …; các đơn vị …`
                    frame.agent = agent.lowerBound..<actor.name.upperBound
                    at = actor.next
                } else if !isSaid, let actor = words.actor(at: at, before: end),
                    actor.next == end || words.hasPredicate(actor.next, before: end)
                {
                    frame.agent = actor.name
                    at = actor.next
                    isSaid = true
                } else {
                    frame.duty = at..<end
                    return frame
                }
            case .timeLabel:
                // `Hạn nộp báo cáo`, `Thời gian thực hiện`: what is done in that time.
                frame.isTimed = true
                at += 1
            case .light where isDocument(at + 1) && settingEnd(at, end, false) != nil:
                at = settingEnd(at, end, false) ?? end
            case .none where words.isInside(at):
                frame.duty = at..<end
                return frame
            case let term? where Self.marks.contains(term): at += 1
            default:
                // `…, hỗ trợ, WHO tổng hợp …`: the end of a list before who acts.
                if frame.agent == nil, term(at + 1, end) == .comma, let actor = words.actor(at: at + 2, before: end),
                    words.isDeed(actor.next)
                {
                    at += 2
                    continue
                }
                frame.duty = at..<end
                return frame
            }
            if at == start { break }
        }
        return frame
    }

    /// `Thực hiện Kế hoạch số …`
    private func isDocument(_ index: Int) -> Bool { words.isCapital(index) }

    /// `giao (cho) B`
    private func asked(behind asked: Int, _ end: Int) -> SentenceWords.Actor? {
        let start = term(asked + 1, end) == .toward ? asked + 2 : asked + 1
        return words.actor(at: start, before: end)
    }

    /// `dành tặng quà cho những thí sinh làm thủ tục …`: who gets it does what follows.
    private func given(behind announce: Int, _ end: Int) -> SentenceWords.Actor? {
        for at in announce + 1..<max(announce + 1, end) where term(at, end) == .toward {
            if let actor = words.actor(at: at + 1, before: end), actor.next < end, words.isDeed(actor.next) {
                return actor
            }
        }
        return nil
    }

    /// `chủ trì, phối hợp với X, Y`: where the duty begins behind; nil where nothing is left.
    private func leadEnd(_ start: Int, _ end: Int) -> Int? {
        var at = start
        while at < end {
            switch term(at, end) {
            case .lead, .comma, .and, .manner: at += 1
            case .setting: at += 1
            case .actor, .quantity, .number:
                guard let actor = words.actor(at: at, before: end) else { return nil }
                at = actor.next
            default: return at
            }
        }
        return nil
    }

    // MARK: Around the duty

    /// Where the words around a duty end (`căn cứ …, | WHO`); nil where nothing else follows them.
    private func settingEnd(_ start: Int, _ end: Int, _ hasAgent: Bool) -> Int? {
        var deed: Int?
        let free = term(start, end) == .purpose ? nil : unmarkedEnd(start, end, hasAgent)
        if hasAgent, let free { return free }
        for at in start + 1..<max(start + 1, end) {
            let mark = term(at, end)
            if mark == .then { return at + 1 }
            if mark == .period { break }
            guard mark == .comma || mark == .colon || mark == .semicolon else { continue }
            let next = skippingMarks(at + 1, end)
            if let actor = words.actor(at: next, before: end), words.hasPredicate(actor.next, before: end) {
                return next
            }
            if term(next, end) == .asked { return next }
            let begins: TermSet = [.manner, .must, .lead, .matter]
            // What something is for may be several deeds.
            if deed == nil,
                words.isDeed(next) || term(next, end).map(begins.contains) ?? false
            {
                deed = next
            }
        }
        return [deed, free].compactMap(\.self).min()
    }

    /// Without a mark: who acts, what he must, or of one who was named before what he does.
    private func unmarkedEnd(_ start: Int, _ end: Int, _ hasAgent: Bool) -> Int? {
        var isBound = true
        for at in start + 1..<max(start + 1, end) {
            switch term(at, end) {
            case .must where !words.isCapital(at): return at
            case .period: return nil
            case .actor, .quantity:
                if !isBound, term(at - 1, end) != .actor, term(at - 1, end) != .quantity,
                    let actor = words.actor(at: at, before: end), words.isDeed(actor.next)
                {
                    return at
                }
                isBound = false
            case .action, .send, .finish, .light, .ensure:
                if hasAgent || term(at - 1, end) == .actor && !isTime(start), !isBound { return at }
                isBound = false
            case .and, .comma, .semicolon, .of, .toward, .relative, .setting: isBound = true
            case nil: break
            case .matter: isBound = words.words[at].value == 1
            default: isBound = false
            }
        }
        return nil
    }

    /// `sau khi …`: somebody does something then.
    private func isTime(_ index: Int) -> Bool { words.term(index) == .setting && words.words[index].value == 1 }

    /// Who does what is told around the duty (`Sau khi các thôn báo cáo, …`).
    private func subject(in range: Range<Int>) -> Range<Int>? {
        for at in range.dropFirst().prefix(12) {
            guard let actor = words.actor(at: at, before: range.upperBound), words.isDeed(actor.next) else { continue }
            return actor.name
        }
        return nil
    }

    // MARK: What is left

    private static let bare: TermSet = [
        .finish, .light, .manner, .must, .timeLabel, .section, .send, .relative, .toward, .step,
    ]

    /// It says that something is done, not what.
    func isBare(_ duty: Range<Int>) -> Bool {
        !duty.contains { index in
            guard let term = words.term(index) else { return false }
            switch term {
            // `báo cáo tiến độ`, `gửi báo cáo`
            case .timeLabel: return duty.contains(index - 1) && words.isDeed(index - 1)
            case .send:
                return duty.contains(index - 1) && words.term(index - 1) == .send && words.words[index].value == 0
            default: return !Self.bare.contains(term) && !Self.marks.contains(term)
            }
        }
    }
}
