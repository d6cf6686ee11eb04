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
    /// Who acts stands before what he does.
    var isNamed = false
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
        while at < end {
            guard let next = step(at, range, &frame), next > at else { break }
            at = next
        }
        return frame
    }

    /// Takes what stands at a word into the frame, and answers where it goes on; nil where the rest is the duty or nothing.
    private func step(_ at: Int, _ range: Range<Int>, _ frame: inout Frame) -> Int? {
        let end = range.upperBound
        switch term(at, end) {
        case .section where words.isDeed(at + 1), .must, .manner: return at + 1
        case .setting, .purpose, .toward, .of: return setting(at, range, &frame)
        case .asked: return asking(at, end, &frame)
        case .announce: return announcing(at, end, &frame)
        // `ban hành văn bản yêu cầu …`
        case .action where frame.agent != nil && words.words[at].value == 1:
            if let asked = asking(through: at, end) { return asked }
        case .lead:
            if let next = leadEnd(at, end) { return next }
        case .actor, .quantity, .number:
            if let next = naming(at, end, &frame) { return next }
        case .timeLabel:
            // `Hạn nộp báo cáo`, `Thời gian thực hiện`: what is done in that time.
            frame.isTimed = true
            return at + 1
        // `Thực hiện Kế hoạch số …`
        case .light where words.isCapital(at + 1):
            if let next = settingEnd(at, end, false) { return next }
        case let term? where Self.marks.contains(term): return at + 1
        case .some where endsList(at, end, frame): return at + 2
        default: break
        }
        frame.duty = at..<end
        return nil
    }

    /// Words around the duty, within which somebody may be named (`sau khi các thôn bình xét, …`).
    private func setting(_ at: Int, _ range: Range<Int>, _ frame: inout Frame) -> Int? {
        let end = range.upperBound
        let isPurpose = term(at, end) == .purpose
        if isPurpose, frame.agent != nil { return nil }
        // In the middle of a sentence what something is for is due itself.
        let isAim = isPurpose && range.lowerBound > 0
        guard !isAim, let next = settingEnd(at, end, frame.agent != nil) else {
            if frame.agent == nil, isTime(at) { frame.agent = subject(in: at..<end) }
            // `…, để tổng hợp trước ngày …`: what it is for is due itself.
            if isPurpose { frame.duty = at + 1..<end }
            return nil
        }
        if frame.agent == nil, isTime(at) { frame.agent = subject(in: at..<next) }
        return next
    }

    private func asking(_ at: Int, _ end: Int, _ frame: inout Frame) -> Int? {
        if let asked = asked(behind: at, end) {
            (frame.agent, frame.isAsked) = (asked.name, true)
            return asked.next
        }
        if at + 1 >= end || words.isDeed(at + 1) || term(at + 1, end) == .manner {
            // `yêu cầu hoàn tất …`: nobody is named.
            frame.agent = nil
            return at + 1
        }
        frame.duty = at..<end
        return nil
    }

    /// Where somebody asks by a document that he issues.
    private func asking(through issuing: Int, _ end: Int) -> Int? {
        for at in issuing + 1..<max(issuing + 1, min(end, issuing + 7)) {
            switch term(at, end) {
            case .asked: return at
            case .comma, .period, .semicolon, .colon, .send, .must: return nil
            default: continue
            }
        }
        return nil
    }

    /// What is told is no duty of who tells it, unless it is a thing to be told.
    private func announcing(_ at: Int, _ end: Int, _ frame: inout Frame) -> Int? {
        if let given = given(behind: at, end) {
            frame.agent = given.name
            return given.next
        }
        let next = term(at + 1, end)
        if next == .asked { return at + 1 }
        if frame.agent != nil, next == nil || words.isDeed(at + 1) || next == .setting || next == .toward {
            frame.agent = nil
            return at + 1
        }
        frame.duty = at..<end
        return nil
    }

    private func naming(_ at: Int, _ end: Int, _ frame: inout Frame) -> Int? {
        guard let actor = words.actor(at: at, before: end) else { return nil }
        if frame.isAsked, let agent = frame.agent, words.term(at - 1) == .semicolon {
            // `giao các cơ quan …; các đơn vị …`
            frame.agent = agent.lowerBound..<actor.name.upperBound
            return actor.next
        }
        guard !frame.isNamed, actor.next == end || words.hasPredicate(actor.next, before: end) else { return nil }
        (frame.agent, frame.isNamed) = (actor.name, true)
        return actor.next
    }

    /// `…, hỗ trợ, WHO tổng hợp …`: the end of a list before who acts.
    private func endsList(_ at: Int, _ end: Int, _ frame: Frame) -> Bool {
        guard frame.agent == nil, !words.isInside(at), term(at + 1, end) == .comma,
            let actor = words.actor(at: at + 2, before: end)
        else { return false }
        return words.isDeed(actor.next)
    }

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
