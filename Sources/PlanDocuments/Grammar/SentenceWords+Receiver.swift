/// To whom something is delivered.
extension SentenceWords {
    struct Receiver {
        var name: Range<Int>
        /// The words that lead to it, and it, where a duty can be told without them; empty where it is the verb's own object.
        var tail: Range<Int>
    }

    /// `gửi … về X`, `báo cáo X`, `nộp tại X`: the last one named.
    func receiver(in range: Range<Int>) -> Receiver? {
        for at in range.reversed() {
            switch term(at) {
            case .toward:
                guard let sent = sending(before: at, in: range),
                    let actor = actor(at: at + 1, before: range.upperBound, isSubject: false)
                else { continue }
                // `…, gửi về X`, `hồ sơ gửi về X`: the verb says nothing more.
                let between = sent + 1..<at
                let isIdle = words[sent].value == 1 && (between.isEmpty || term(sent + 1) == .manner)
                let start = lead(of: isIdle && sent > range.lowerBound ? sent : at, in: range)
                return Receiver(name: actor.name, tail: start..<actor.name.upperBound)
            case .send:
                if let actor = actor(at: at + 1, before: range.upperBound, isSubject: false) {
                    // `báo cáo X` is what is done, `…, gửi X` only says to whom.
                    let start = words[at].value == 1 && at > range.lowerBound ? lead(of: at, in: range) : at
                    return Receiver(
                        name: actor.name, tail: words[at].value == 1 ? start..<actor.name.upperBound : at..<at)
                }
            default: break
            }
        }
        return nil
    }

    /// Where the words begin that lead to a verb.
    private func lead(of index: Int, in range: Range<Int>) -> Int {
        var start = index
        while start > range.lowerBound, let term = term(start - 1), [.comma, .and, .manner, .must].contains(term) {
            start -= 1
        }
        return start
    }

    /// The verb of sending before a preposition.
    private func sending(before at: Int, in range: Range<Int>) -> Int? {
        range.clamped(to: max(range.lowerBound, at - 40)..<at).last { term($0) == .send }
    }
}
