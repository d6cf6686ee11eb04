import CivilTime
import PlanCore

/// What a duty is counted from, where the document holds it.
extension Assembly {
    func reference(in anchor: Range<Int>, of item: Item) -> DocumentReading.PhaseReference? {
        phase(in: anchor) ?? day(in: anchor) ?? issue(in: anchor, of: item)
    }

    /// `kết thúc mỗi đợt`: the end of each phase.
    private func phase(in anchor: Range<Int>) -> DocumentReading.PhaseReference? {
        let terms = anchor.map { outline.tokens[$0].term }
        return terms.contains(.phaseWord) && (terms.contains(.each) || terms.contains(.plural)) ? .each : nil
    }

    /// `kể từ ngày 20/5/2027`; not `kể từ ngày Quyết định số … ngày 20/5/2027 có hiệu lực`, which is counted from something else.
    private func day(in anchor: Range<Int>) -> DocumentReading.PhaseReference? {
        let found = DateFinder.mentions(in: outline.tokens, anchor, bytes)
        let leads: TermSet = [
            .since, .from, .after, .before, .comparedTo, .day, .comma, .until, .timeLabel, .onceDone, .number, .hour,
        ]
        guard found.count == 1, found[0].isDay, !found[0].isConfused, case .point(let point) = found[0].value,
            (anchor.lowerBound..<found[0].tokens.lowerBound).allSatisfy({ leads.contains(outline.tokens[$0].term) })
        else { return nil }
        return resolved(point, .last).map { .day($0) }
    }

    private static let acts = ["ngày ban hành", "ngày ký", "ngày ký ban hành"]

    /// `kể từ ngày ban hành Kế hoạch này`, `kể từ ngày ký`: this document's issue, where its day is known; not `kể từ ngày ký hợp
    /// đồng này`, nor where the sentence speaks of a document that is signed.
    private func issue(in anchor: Range<Int>, of item: Item) -> DocumentReading.PhaseReference? {
        guard let issued = reading.header.issued?.value, issued.day != nil, issued.month != nil else { return nil }
        let leads: TermSet = [.since, .from, .after, .comma]
        let words = words(anchor.drop { leads.contains(outline.tokens[$0].term) }).lowercased()
        guard let act = Self.acts.last(where: { words.hasPrefix($0) }) else { return nil }
        let object = words.dropFirst(act.count).trimmingPrefix(" ")
        if object.isEmpty {
            let before = item.clause.sentence.lowerBound..<item.mention.start
            return outline.has([.document, .law, .reference], in: before) ? nil : .issue
        }
        return object.hasSuffix(" này") && isOwnName(object.dropLast(4)) ? .issue : nil
    }

    /// What a document calls itself: its kind, what it brings into force, or a general word.
    private func isOwnName(_ name: Substring) -> Bool {
        if name == "văn bản" { return true }
        guard let kind = reading.header.kind?.value.lowercased() else { return name == "công văn" }
        let title = reading.header.title?.value.lowercased() ?? ""
        return name == kind || ["ban hành \(name)", "phê duyệt \(name)"].contains(where: title.hasPrefix)
    }

    /// What is counted from the end of a phase that the document holds is tied to it; phases may stand behind it.
    mutating func tieToPhases() {
        let names = StageNames(reading.phases)
        for index in reading.deadlines.indices {
            guard case .relative(let limit, let anchor, nil, let boundary) = reading.deadlines[index].when,
                let phase = names.reference(in: anchor)
            else { continue }
            reading.deadlines[index].when = .relative(limit, anchor: anchor, phase: phase, boundary)
        }
        for index in reading.duties.indices where reading.duties[index].phase == nil {
            reading.duties[index].phase = names.reference(in: reading.duties[index].anchor)
        }
    }
}
