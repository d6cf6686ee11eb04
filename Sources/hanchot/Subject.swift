import CivilTime
import DaemonKit
import PlanCore

/// What a word of the command line asks about: `PLAN`, `PLAN/ITEM` or `PLAN/ITEM@OCCURRENCE`, the plan by its name or its
/// file.
struct Subject {
    /// As it is written.
    let plan: String
    let item: String?
    let occurrence: String?

    /// - Parameter plans: the names that are known; a path may have slashes of its own.
    init(_ word: String, plans: [String]) {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let last = parts.last ?? word
        let folder = parts.dropLast().joined(separator: "/")
        let isKnown = { (name: String) in plans.contains(PlanChoice.id(name)) }
        guard parts.count > 1, !last.hasSuffix(".yaml"), isKnown(folder) || parts.count == 2 && !isKnown(word) else {
            (plan, item, occurrence) = (word, nil, nil)
            return
        }
        let item = last.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        self.plan = folder
        self.item = item.first
        self.occurrence = item.count > 1 ? item[1] : nil
    }

    /// The occurrences asked about: those that touch the years, and where an item has none there, unless a year was asked
    /// for, the one that comes next or came last.
    /// - Throws: `UnknownItem`.
    func occurrences(of choice: PlanChoice, isYearAsked: Bool, _ language: Language) throws -> [Occurrence] {
        let plan = choice.plan
        guard let item else { return choice.occurrences + plan.rules.flatMap { choice.occurrences(of: $0.id) } }
        let ids = plan.phases.map(\.id) + plan.deadlines.map(\.id) + plan.events.map(\.id) + plan.rules.map(\.id)
        guard ids.contains(item) else {
            throw UnknownItem(name: "\(plan.id)/\(item)", word: item, known: ids, language: language)
        }
        let found = choice.occurrences(of: item)
        if let occurrence {
            if let found = choice.schedule.occurrence(ofItem: item, in: plan, key: occurrence) { return [found] }
            throw UnknownItem(
                name: "\(plan.id)/\(item)@\(occurrence)", word: occurrence, known: found.map(\.key.description),
                language: language)
        }
        return found.isEmpty && !isYearAsked ? nearest(item, choice).map { [$0] } ?? [] : found
    }

    /// The item's occurrence that comes next, else the one that came last.
    private func nearest(_ item: String, _ choice: PlanChoice) -> Occurrence? {
        let past = choice.schedule.occurrences(ofItem: item, in: choice.plan, during: .first...choice.today)
        // Of what has no end the next lies a few years ahead; of what has one, all may.
        for years in [10, 100, 10_000] {
            let ahead = choice.schedule.occurrences(
                ofItem: item, in: choice.plan, during: choice.today...choice.today.adding(days: 366 * years))
            if let next = ahead.min(by: { $0.lastGoodDay < $1.lastGoodDay }) { return next }
        }
        return past.max { $0.lastGoodDay < $1.lastGoodDay }
    }

    /// Why there is nothing to explain.
    func emptiness(of choice: PlanChoice) -> Bilingual {
        let isOpen = choice.plan.deadlines.contains { $0.id == item && $0.timing == .open }
        if isOpen { return Bilingual(vi: "kế hoạch không nêu thời hạn", en: "the plan sets no date") }
        let years =
            choice.years.count == 1
            ? "\(choice.years.lowerBound)" : "\(choice.years.lowerBound)–\(choice.years.upperBound)"
        return Bilingual(vi: "không có ngày nào trong năm \(years)", en: "no dates in \(years)")
    }
}

/// The plan has no such item, or the item no such occurrence.
private struct UnknownItem: Error, CustomStringConvertible {
    /// All of it.
    var name: String
    /// The part that is not known.
    var word: String
    var known: [String]
    var language: Language

    /// Names listed at most.
    private static let limit = 20

    var description: String {
        let listed = known.prefix(Self.limit).joined(separator: ", ") + (known.count > Self.limit ? ", …" : "")
        let hint =
            if let near = nearestWord(to: word, among: known) {
                Bilingual(vi: " (có phải '\(near)'?)", en: " (did you mean '\(near)'?)")
            } else if known.isEmpty {
                Bilingual(vi: "", en: "")
            } else {
                Bilingual(vi: " (chỉ có \(listed))", en: " (there are \(listed))")
            }
        return Bilingual(vi: "không có '\(name)'\(hint.vietnamese)", en: "no '\(name)'\(hint.english)")[language]
    }
}
