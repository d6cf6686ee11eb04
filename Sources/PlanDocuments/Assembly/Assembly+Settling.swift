import CivilTime
import PlanCore

/// What a mention takes from those beside it.
extension Assembly {
    /// `cùng ngày` becomes the day before it; a distance with the dates it comes to beside it says nothing more; what is listed
    /// with a yearly date is yearly.
    static func settled(_ mentions: [Mention], after last: Item?, block: Int, _ outline: Outline) -> [Mention] {
        guard !mentions.isEmpty else { return mentions }
        var settled: [Mention] = []
        settled.reserveCapacity(mentions.count)
        for (index, mention) in mentions.enumerated() {
            var mention = mention
            switch mention.value {
            case .sameDay:
                guard case .point(let point)? = (settled.last ?? last?.mention)?.value else { continue }
                mention.value = .point(point)
                mention.isBorrowed = settled.isEmpty && last?.clause.block != block
            case .distance:
                let next = index + 1 < mentions.count ? mentions[index + 1] : nil
                if let next, isExplanation(next, of: mention, outline) { mention.isExplained = true }
                // `chậm nhất ngày 03/02 (40 ngày trước ngày bầu cử)`
                if let last = settled.last, !last.isRepeatingOrDistance, mention.start == last.tokens.upperBound + 1,
                    outline.tokens[last.tokens.upperBound].term == .open
                {
                    mention.isExplained = true
                }
            // `từ ngày 10/01 đến 22/01 (từ 11 đến 23 tháng Chạp)`
            case .range:
                if let last = settled.last, last.isRange, last.isLunar != mention.isLunar,
                    (last.tokens.upperBound..<mention.start).count <= 3,
                    outline.tokens[last.tokens.upperBound].term == .open
                {
                    continue
                }
                // `từ ngày 26/4 đến ngày 02/5 (thông báo trước từ 28/4 đến 01/5)`
                if let last = settled.last, last.isRange,
                    case let end = last.tokens.upperBound,
                    case let gap = end..<max(end, mention.tokens.lowerBound), gap.count <= 6,
                    gap.first.map({ outline.tokens[$0].term == .open }) ?? false, outline.has([.before], in: gap)
                {
                    continue
                }
            default: break
            }
            settled.append(mention)
        }
        shareYears(&settled)
        return withoutReplaced(settled, outline)
    }

    /// `Hạn chót là (1/7/2017) (1/8/2017) 15/8/2017`: days in brackets that another follows at once were in its place before.
    private static func withoutReplaced(_ mentions: [Mention], _ outline: Outline) -> [Mention] {
        guard mentions.count > 1 else { return mentions }
        var kept: [Mention] = []
        var former: Mention?
        for (index, mention) in mentions.enumerated() {
            var mention = mention
            let next = index + 1 < mentions.count ? mentions[index + 1] : nil
            if let first = former {
                mention.lead = first.lead
                mention.start = first.start
            }
            let gap =
                mention.tokens.upperBound..<max(mention.tokens.upperBound, next?.start ?? mention.tokens.upperBound)
            let isReplaced =
                mention.isDay && next?.isDay ?? false && next?.lead == Mention.Lead.none && !gap.isEmpty
                && outline.tokens[gap.lowerBound].term == .close && mention.tokens.lowerBound > 0
                && outline.tokens[mention.tokens.lowerBound - 1].term == .open
                && gap.allSatisfy { [.open, .close].contains(outline.tokens[$0].term) }
            former = isReplaced ? former ?? mention : nil
            if !isReplaced { kept.append(mention) }
        }
        return kept
    }

    /// Words between two dates of a list: `đợt 1 trước ngày 30/4, đợt 2 trước ngày 30/9 hằng năm`.
    private static let longestGap = 12

    /// `trước ngày 15/6 và 15/12 hằng năm`: dates without a year, led as the yearly one is and near it, are yearly too.
    private static func shareYears(_ mentions: inout [Mention]) {
        func isYearly(_ mention: Mention) -> Bool {
            if case .repeating(.year, .some) = mention.value { true } else { false }
        }
        func share(_ index: Int, with other: Int) {
            guard mentions.indices.contains(index), isYearly(mentions[other]),
                mentions[index].lead == mentions[other].lead,
                case let (first, second) = (min(index, other), max(index, other)),
                mentions[second].start - mentions[first].tokens.upperBound <= longestGap,
                case .point(.day(let day, let month?, nil, isLunar: false)) = mentions[index].value
            else { return }
            mentions[index].value = .repeating(.year, .day(day, month: month))
        }
        for index in mentions.indices.reversed() { share(index - 1, with: index) }
        for index in mentions.indices { share(index + 1, with: index) }
    }

    /// `6 tháng - trước ngày 20/6; năm - trước ngày 20/12 của năm báo cáo`: in the sentence before, too.
    func shareReportedYears(_ items: inout [Item]) {
        for index in items.indices.dropLast().reversed() {
            let next = items[index + 1]
            guard items[index].clause.block == next.clause.block, outline.isOfYearReported(next.clause.right),
                case .point(.day(_, .some, nil, isLunar: false)) = next.mention.value,
                next.mention.start - items[index].mention.tokens.upperBound <= Self.longestGap,
                next.mention.lead == items[index].mention.lead,
                case .point(.day(let day, let month?, nil, isLunar: false)) = items[index].mention.value
            else { continue }
            items[index].mention.value = .repeating(.year, .day(day, month: month))
        }
    }

    /// The dates that a length comes to: a span just behind it, or a date in a bracket or behind a mark.
    private static func isExplanation(_ next: Mention, of length: Mention, _ outline: Outline) -> Bool {
        let gap = length.tokens.upperBound..<max(length.tokens.upperBound, next.start)
        guard !next.isRepeatingOrDistance, gap.count <= 6 else { return false }
        // `trong 45 ngày kể từ ngày khai giảng (05/9/2027)`: the day that it is counted from.
        let isAside = gap.count == 1 && gap.first.map { outline.tokens[$0].term == .open } ?? false
        if isAside, next.lead == .none, next.isDay, case .distance(let limit, .some) = length.value,
            limit.direction == .after
        {
            return false
        }
        // `trước ngày bầu cử 15 ngày, hoàn thành chậm nhất ngày 05/3`
        let goesOn: TermSet = [.comma, .finished]
        if case .distance(let limit, .some) = length.value, limit.direction == .ahead, next.isDay,
            next.lead == .atLatest,
            gap.allSatisfy({ goesOn.contains(outline.tokens[$0].term) })
        {
            return true
        }
        // `trong 20 ngày kể từ ngày ký, muộn nhất không sau 31/01`: another limit.
        if gap.count == 1, gap.first.map({ outline.tokens[$0].term == .comma }) ?? false, next.lead == .atLatest {
            return false
        }
        return next.isRange || gap.count <= 1
            || gap.first.map { [.open, .close].contains(outline.tokens[$0].term) } ?? false
    }
}
