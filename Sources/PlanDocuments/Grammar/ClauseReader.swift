/// Reads who must do what, and to whom it goes, in the words before and behind a date.
struct ClauseReader {
    let words: SentenceWords
    let bytes: [UInt8]
    private let frames: FrameReader

    /// What it finds, in the document's words.
    struct Duty {
        /// Empty where nothing is said.
        var what: String
        var who: String?
        var to: String?
        /// It says that something ends or is sent, not what.
        var isBare: Bool
        /// It says what is sent in general words (`nộp báo cáo`); what is above may say more.
        var isGeneral: Bool
        /// It only says which part of something told before (`đợt 2`, `cấp tỉnh`).
        var part: Range<Int>?
    }

    init(_ words: SentenceWords, _ bytes: [UInt8]) {
        self.words = words
        self.bytes = bytes
        frames = FrameReader(words: words)
    }

    func duty(before: Range<Int>, behind: Range<Int>) -> Duty {
        let first = frames.frame(in: before)
        let isBare = frames.isBare(first.duty) || isAround(before) && isAnswered(behind)
        guard isBare, let second = rest(first, behind) else {
            // A long name of whom nothing is said is no name.
            if first.duty.isEmpty, let agent = first.agent, agent.count > Self.longestName {
                return duty(Frame(duty: agent), isBare: false)
            }
            return duty(first, isBare: isBare)
        }
        var duty = duty(second, isBare: frames.isBare(second.duty))
        duty.who = duty.who ?? name(first.agent)
        if duty.to == nil, let receiver = words.receiver(in: before) { duty.to = name(receiver.name) }
        guard !first.duty.isEmpty, !isAround(before) else { return duty }
        // `gửi trước ngày … báo cáo …`
        let lead = words.trimmed(first.duty)
        duty.what = title([lead] + words.title(of: second.duty))
        duty.isBare = frames.isBare(second.duty)
        return duty
    }

    /// Words of a name alone.
    private static let longestName = 6

    /// What is said behind a date: of a verb before it what it is about, else a clause of its own.
    private func rest(_ first: Frame, _ behind: Range<Int>) -> Frame? {
        let ends: TermSet = [.comma, .semicolon, .purpose, .colon, .and, .ensure]
        guard !first.duty.isEmpty, first.agent != nil || !isAnswered(behind) else {
            let frame = frames.frame(in: behind)
            return frame.duty.isEmpty && frame.agent == nil ? nil : frame
        }
        guard let start = behind.first, let term = words.term(start), !ends.contains(term) else { return nil }
        let end = behind.first { words.term($0).map(ends.contains) ?? false } ?? behind.upperBound
        let object = words.trimmed(start..<end)
        return frames.isBare(object) || object.count < 2 ? nil : Frame(agent: nil, duty: start..<end)
    }

    /// The words begin with what only stands around a duty (`Căn cứ …, chậm nhất …, WHO …`).
    private func isAround(_ range: Range<Int>) -> Bool {
        !range.contains { words.term($0) == .then }
            && range.first { words.term($0).map { ![.comma, .period, .dash].contains($0) } ?? true }
                .flatMap { words.term($0) }.map { [.setting, .purpose].contains($0) } ?? false
    }

    /// Who acts stands behind a comma, and what he does.
    private func isAnswered(_ behind: Range<Int>) -> Bool {
        guard let first = behind.first, words.term(first) == .comma else { return false }
        let frame = frames.frame(in: behind)
        return frame.agent != nil && !frames.isBare(frame.duty)
    }

    private func duty(_ frame: Frame, isBare: Bool) -> Duty {
        // To whom it goes on from there is no matter of this duty.
        let purpose = frame.duty.dropFirst(2).first { words.term($0) == .purpose } ?? frame.duty.upperBound
        let receiver = words.receiver(in: frame.duty.lowerBound..<purpose)
        return Duty(
            what: title(words.title(of: frame.duty, without: receiver)), who: name(frame.agent) ?? owner(frame.duty),
            to: name(receiver?.name), isBare: isBare || isSent(frame.duty, receiver),
            isGeneral: frame.isTimed && isGeneral(frame.duty),
            part: isPart(frame.duty) ? words.trimmed(frame.duty) : nil)
    }

    /// `gửi về X`: to whom it goes is said alone.
    private func isSent(_ duty: Range<Int>, _ receiver: SentenceWords.Receiver?) -> Bool {
        guard let tail = receiver?.tail, !tail.isEmpty, tail.upperBound >= words.trimmed(duty).upperBound else {
            return false
        }
        return frames.isBare(duty.lowerBound..<tail.lowerBound)
    }

    /// `Kết quả bình xét của các thôn`: whose it is.
    private func owner(_ duty: Range<Int>) -> String? {
        guard let first = duty.first, !words.isDeed(first) else { return nil }
        for at in duty where words.term(at) == .of {
            guard let actor = words.actor(at: at + 1, before: duty.upperBound) else { continue }
            return name(actor.name)
        }
        return nil
    }

    /// One word, or at most three of which none tells one thing from another.
    private func isGeneral(_ title: Range<Int>) -> Bool {
        title.count <= 1
            || title.count <= 3
                && title.allSatisfy { [.send, .action, .matter, .manner, .finish, .light].contains(words.term($0)) }
    }

    private func isPart(_ duty: Range<Int>) -> Bool {
        let duty = words.trimmed(duty)
        guard let first = duty.first, duty.count <= 5 else { return false }
        let isLed = words.term(first) == .part || words.term(first) == .number && words.term(first + 1) == .part
        return isLed && !duty.contains { [.actor, .matter, .action].contains(words.term($0)) }
    }

    /// What was told before in parts, with this part in the place of the last one; behind it where there is none of its kind.
    func title(_ part: Range<Int>, of whole: Range<Int>) -> String? {
        let duty = frames.frame(in: whole).duty
        guard !frames.isBare(duty) else { return nil }
        let title = words.title(of: duty, without: words.receiver(in: duty))
        let kind = part.first { words.term($0) == .part }.map { words.words[$0].value }
        let same = duty.last { words.term($0) == .part && words.words[$0].value == kind }
        if let same, let last = title.last, last.contains(same) {
            var start = same
            while start > last.lowerBound, [.number, .comma, .colon].contains(words.term(start - 1)) { start -= 1 }
            return self.title((title.dropLast() + [last.lowerBound..<start, part]).filter { !$0.isEmpty })
        }
        return self.title(title) + ": " + self.title([part])
    }

    /// Who acts in some words, whatever he does.
    func agent(in range: Range<Int>) -> String? { name(frames.frame(in: range).agent) }

    /// Who is asked to act by a line that others stand under: whom somebody asks in it, or who is named in it alone.
    func asked(in range: Range<Int>, isHeading: Bool) -> String? {
        let frame = frames.frame(in: range)
        return frame.isAsked || isHeading ? name(frame.agent) : nil
    }

    /// Who gets what is sent in some words.
    func receiver(in range: Range<Int>) -> String? { name(words.receiver(in: range)?.name) }

    /// The words begin with what something else is for (`để tổng hợp …`).
    func isAim(_ range: Range<Int>) -> Bool { range.first.map { words.term($0) == .purpose } ?? false }

    /// It asks somebody, and says nothing itself.
    func isAsking(_ range: Range<Int>) -> Bool { frames.frame(in: range).isAsked }

    func title(_ parts: [Range<Int>]) -> String { Words.title(bytes, words.pieces(parts)) }

    func name(_ range: Range<Int>?) -> String? {
        guard let range, case let name = words.shortened(words.trimmed(range)), !name.isEmpty else { return nil }
        return title(name)
    }
}
