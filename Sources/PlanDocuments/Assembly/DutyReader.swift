import PlanCore

/// Finds what is to be done without a date being said: at the end of each phase, or every quarter.
struct DutyReader {
    let outline: Outline

    /// The words that say when, what they follow, and the words of the duty.
    struct Found {
        var anchor: Range<Int>
        var phase: DocumentReading.PhaseReference?
        var duty: Range<Int>
    }

    private static let duties: TermSet = [.submit, .report]
    private func term(_ index: Int) -> Term { outline.tokens[index].term }

    /// `Kết thúc mỗi đợt thi đua, … gửi hồ sơ …`.
    func duty(in sentence: Range<Int>) -> Found? {
        for at in sentence where term(at) == .ending {
            guard let stage = (at + 1..<min(at + 6, sentence.upperBound)).first(where: { term($0) == .phaseWord })
            else { continue }
            let isEach = (at + 1..<stage).contains { term($0) == .each || term($0) == .plural }
            var end = stage + 1
            while end < sentence.upperBound, end < stage + 5, [.word, .phaseWord].contains(term(end)) {
                end += 1
            }
            let rest = end..<sentence.upperBound
            guard rest.contains(where: { Self.duties.contains(term($0)) }) else { continue }
            let start = at > sentence.lowerBound && [.after, .onceDone].contains(term(at - 1)) ? at - 1 : at
            return Found(anchor: start..<end, phase: isEach ? .each : nil, duty: rest)
        }
        return nil
    }
}
