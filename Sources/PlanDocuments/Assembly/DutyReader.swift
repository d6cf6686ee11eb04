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
    private static let ends: TermSet = [.ending, .after, .whole, .last]
    private func term(_ index: Int) -> Term { outline.tokens[index].term }

    /// `Kết thúc mỗi đợt thi đua, … gửi hồ sơ …`, `Hết đợt 1, … nộp …`, `… báo cáo sau mỗi đợt`.
    func duty(in sentence: Range<Int>) -> Found? {
        let ends = Self.ends
        for at in sentence {
            guard ends.contains(term(at)), let stage = stage(endingAt: at, sentence.upperBound) else { continue }
            let isEach = (at + 1..<stage).contains { term($0) == .each || term($0) == .plural }
            // `báo cáo cuối kỳ` is the name of a report.
            if term(at) == .last, !isEach, at > sentence.lowerBound { continue }
            let end = nameEnd(stage, sentence.upperBound)
            let start = at > sentence.lowerBound && [.after, .onceDone].contains(term(at - 1)) ? at - 1 : at
            let parts = [end..<sentence.upperBound, sentence.lowerBound..<start]
            guard let duty = parts.first(where: { outline.has(Self.duties, in: $0) }) else { continue }
            return Found(anchor: start..<end, phase: isEach ? .each : nil, duty: duty)
        }
        return nil
    }

    /// The word for a phase whose end some words name: `kết thúc (các) đợt`, `hết đợt`, `cuối mỗi đợt`, `sau đợt`.
    private func stage(endingAt at: Int, _ end: Int) -> Int? {
        let between: TermSet
        switch term(at) {
        // `kết thúc việc chấm thi vòng 1`
        case .ending: between = [.each, .plural, .word, .hold, .gathering, .doing, .numeral]
        case .after, .whole, .last: between = [.each, .plural]
        default: return nil
        }
        guard let stage = (at + 1..<max(at + 1, end)).first(where: { !between.contains(term($0)) }) else { return nil }
        return term(stage) == .phaseWord ? stage : nil
    }

    /// Where what a phase is called ends: `đợt thi đua`, `đợt 1`.
    private func nameEnd(_ stage: Int, _ limit: Int) -> Int {
        var end = stage + 1
        while end < limit, end < stage + 5, [.word, .phaseWord].contains(term(end)) { end += 1 }
        if end < limit, term(end) == .number || term(end) == .numeral { end += 1 }
        return end
    }
}
