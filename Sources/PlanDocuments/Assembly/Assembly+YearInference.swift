import CivilTime
import PlanCore

/// Years that neither a date's words nor the document as a whole say.
extension Assembly {
    /// Gives dates without a year the one that a heading, the order of a paragraph or the dates beside them say; the document's is left to
    /// the others.
    func inferYears(of items: inout [Item]) {
        inferHeadedYear(of: &items)
        inferYearBefore(of: &items)
        inferIssueYear(of: &items)
        inferYearOfNext(of: &items)
        inferYearBeside(of: &items)
    }

    /// `Thu BHYT năm 2028 … từ ngày 10/11/2027 đến ngày 10/12/2027, … gửi danh sách trước ngày 06/12`: of a document that is known by the next
    /// year a date without a year lies among those days that say this one, where several do and none near it in the next says that.
    private func inferYearBeside(of items: inout [Item]) {
        guard reading.header.issued == nil, schoolYear == nil, let year = reading.header.year?.value else { return }
        // What is good for a whole year says nothing of when it is to be had.
        let days = items.map(\.mention).filter { mention in
            mention.isDay && mention.lead != .none
                || mention.firstDay.flatMap { first in mention.lastDay.map { first.days(until: $0) < Self.season } }
                    ?? false
        }.compactMap(\.lastDay).sorted()
        for index in items.indices {
            guard case .point(let point) = items[index].mention.value, case .day = point, point.year == nil,
                items[index].mention.lead != .none, items[index].mention.yearWord == nil,
                case .full(let before)? = point.date(.last, year: year - 1),
                case .full(let own)? = point.date(.last, year: year),
                Self.count(days, within: Self.beside, of: before) > 1,
                Self.count(days, within: Self.soon, of: own) == 0
            else { continue }
            var earlier = point
            earlier.year = year - 1
            items[index].mention.value = .point(earlier)
            items[index].mention.yearSource = .beside
        }
    }

    /// How many of sorted days lie no farther from one than that many days.
    private static func count(_ days: [Day], within distance: Int, of day: Day) -> Int {
        let (first, last) = (day.adding(days: -distance), day.adding(days: distance))
        return days.partitioningIndex { $0 > last } - days.partitioningIndex { $0 >= first }
    }

    /// Days.
    private static let beside = 31
    private static let season = 100

    /// Of a plan for the next year a date without a year may be of what is left of this one: before a date in the same sentence that
    /// says its year, and that it would else come behind, it is.
    private func inferYearOfNext(of items: inout [Item]) {
        for index in items.indices.dropLast() {
            let next = items[index + 1]
            guard case .point(let point) = items[index].mention.value, case .day = point, mayBeOfIssueYear(point),
                items[index].clause.sentence == next.clause.sentence, items[index].mention.yearWord == nil,
                let last = next.mention.lastEndpoint, last.year == reading.header.year?.value,
                DateFinder.isLater(point, last)
            else { continue }
            var earlier = point
            earlier.year = reading.header.issued?.value.year
            items[index].mention.value = .point(earlier)
            items[index].mention.yearSource = .next
        }
    }

    /// `Từ ngày 1 đến 31-12, …. Từ ngày 3 đến 22-1-2027, …`: where a paragraph goes on in order of time, what comes before the turn of the
    /// year is of the year before.
    private func inferYearBefore(of items: inout [Item]) {
        guard schoolYear == nil, let year = reading.header.year?.value,
            reading.header.issued.map({ $0.value.year == year - 1 }) ?? true
        else { return }
        var next: (block: Int, endpoint: Endpoint)?
        for index in items.indices.reversed() {
            let block = items[index].clause.block
            guard case .range(let from?, let to?) = items[index].mention.value, from.month != nil, to.month != nil
            else {
                continue
            }
            if to.year == year, from.year == year { next = (block, from) }
            guard from.year == nil, to.year == nil, items[index].mention.yearWord == nil, var last = next,
                last.block == block, case let own = last.endpoint.year,
                own == year - 1 ? !DateFinder.isLater(to, last.endpoint) : isTurn(to, last.endpoint)
            else { continue }
            var (first, end) = (from, to)
            (first.year, end.year) = (year - 1, year - 1)
            items[index].mention.value = .range(from: first, to: end)
            items[index].mention.yearSource = .next
            last.endpoint = first
            next = last
        }
    }

    /// From the last months of a year to the first of the next.
    private func isTurn(_ end: Endpoint, _ next: Endpoint) -> Bool {
        guard let last = end.month, let first = next.month else { return false }
        return last >= 9 && first <= 4
    }

    /// `Năm 2027: … trong tháng 6, … trước ngày 15/8`, and under such a heading.
    private func inferHeadedYear(of items: inout [Item]) {
        for index in items.indices where lacksYear(items[index].mention) && items[index].mention.yearWord == nil {
            guard let year = headedYear(items[index]) else { continue }
            switch items[index].mention.value {
            case .point(var point):
                point.year = year
                items[index].mention.value = .point(point)
            case .range(var from, var to):
                guard from?.year == nil, to?.year == nil else { continue }
                let isOverYear = from.flatMap { first in to.map { DateFinder.isLater(first, $0) } } ?? false
                from?.year = year
                to?.year = isOverYear ? year + 1 : year
                items[index].mention.value = .range(from: from, to: to)
            default: continue
            }
            items[index].mention.yearSource = .heading
        }
    }

    /// The year that is all the label of its block, or of the nearest one above that has a year for a label.
    private func headedYear(_ item: Item) -> Int? {
        var next: Int? = item.clause.block
        for _ in 0..<Self.deepest {
            guard let index = next else { return nil }
            let label = outline.blocks[index].label
            if label.count == 2, let first = label.first, outline.tokens[first].term == .year,
                label.upperBound < item.mention.start
            {
                let year = outline.tokens[first + 1]
                return year.term == .number && year.digits == 4 && (1900...2199).contains(year.value)
                    ? Int(year.value) : nil
            }
            next = outline.blocks[index].parent
        }
        return nil
    }

    /// Headings above one another.
    private static let deepest = 6

    /// Where such a plan tells other days of what is left of its year of issue, those soon after the issue are of it, too.
    private func inferIssueYear(of items: inout [Item]) {
        guard let issued = reading.header.issued?.value, let first = reading.header.issued?.value.earliest,
            items.contains(where: { item in
                item.mention.isDay && item.mention.lead != .none && item.mention.lastYear == issued.year
                    && item.mention.lastDay.map { $0 > first } ?? false
            })
        else { return }
        for index in items.indices {
            guard case .point(let point) = items[index].mention.value, case .day = point, mayBeOfIssueYear(point),
                items[index].mention.yearWord == nil,
                case .full(let day)? = point.date(.last, year: issued.year), first.days(until: day) <= Self.soon
            else { continue }
            var own = point
            own.year = issued.year
            items[index].mention.value = .point(own)
            items[index].mention.yearSource = .next
        }
    }

    /// Days.
    private static let soon = 60

    /// Between the issue of a plan for the next year and the end of its own.
    func mayBeOfIssueYear(_ endpoint: Endpoint) -> Bool {
        guard let issued = reading.header.issued?.value, endpoint.year == nil, schoolYear == nil,
            reading.header.year?.value == issued.year + 1,
            case .full(let day)? = endpoint.date(.last, year: issued.year)
        else { return false }
        return day >= issued.earliest
    }
}
