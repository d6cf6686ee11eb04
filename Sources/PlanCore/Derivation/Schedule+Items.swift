package import CivilTime

extension Schedule {
    /// The occurrences of the plan's item with that id which touch the days, those of reminder rules too: a deadline counted
    /// from each phase has those of the first phase first.
    package func occurrences(ofItem id: String, in plan: Plan, during days: ClosedRange<Day>) -> [Occurrence] {
        lines(ofItem: id, in: plan).flatMap { line -> [Occurrence] in
            var found: [Occurrence] = []
            var index = line.first { $0.lastGoodDay >= days.lowerBound }
            while index < line.count {
                let occurrence = line.occurrence(index)
                guard (occurrence.window?.lowerBound ?? occurrence.lastGoodDay) <= days.upperBound else { break }
                found.append(occurrence)
                index += 1
            }
            return found
        }
    }

    /// The item's occurrence of that key; nil when there is none.
    package func occurrence(ofItem id: String, in plan: Plan, key: String) -> Occurrence? {
        for line in lines(ofItem: id, in: plan) {
            // The keys of one line ascend as texts too: years have four digits, what stands behind them is padded.
            let index = line.first { $0.key.description >= key }
            guard index < line.count else { continue }
            let occurrence = line.occurrence(index)
            if occurrence.key.description == key { return occurrence }
        }
        return nil
    }

    private func lines(ofItem id: String, in plan: Plan) -> [Line] {
        let items =
            plan.phases.indices.filter { plan.phases[$0].id == id }.map(Occurrence.Item.phase)
            + plan.deadlines.indices.filter { plan.deadlines[$0].id == id }.map(Occurrence.Item.deadline)
            + plan.events.indices.filter { plan.events[$0].id == id }.map(Occurrence.Item.event)
        let dated = items.flatMap { Series.of($0, in: plan) }.filter { $0.part != .opening }
        let rules = RuleSeries.all(of: plan).filter { plan.rules[$0.index].id == id }
        return dated.map { series in Line(count: series.count) { series.occurrence(at: $0, calendar) } }
            + rules.map { rule in Line(count: rule.count) { rule.occurrence(at: $0) } }
    }
}

/// Occurrences in order of time, computed one by one.
private struct Line {
    let count: Int
    let occurrence: (Int) -> Occurrence

    /// The first for which a condition holds that holds for all after it; `count` when there is none.
    func first(where holds: (Occurrence) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(occurrence(middle)) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
