package import CivilTime

extension Schedule {
    /// The plan of that id, found by bisection.
    package func plan(_ id: String) -> Plan? {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].plan.id < id { low = middle + 1 } else { high = middle }
        }
        return low < lines.count && lines[low].plan.id == id ? lines[low].plan : nil
    }

    /// The plan that something is about: an occurrence's identity, a reminder's, or the plan's own id.
    package func plan(about subject: String) -> Plan? { plan(Plan.id(about: subject)) }

    /// The occurrence of that identity, `PLAN/ITEM@OCCURRENCE`; nil where there is none.
    package func occurrence(_ identity: String) -> Occurrence? {
        // Ids have none of the signs between them.
        guard let slash = identity.firstIndex(of: "/"), let at = identity[slash...].firstIndex(of: "@"),
            let plan = plan(String(identity[..<slash]))
        else { return nil }
        let (item, key) = (identity[slash..<at].dropFirst(), identity[at...].dropFirst())
        return occurrence(ofItem: String(item), in: plan, key: String(key))
    }

    /// The occurrence `PLAN/ITEM@OCCURRENCE` of a deadline, phase or event, where its last good day lies within a year of
    /// the given one; nil where there is none. Looks at the one item alone, however many plans there are.
    package func occurrence(plan id: String, item: String, key: String, near day: Day) -> Occurrence? {
        guard let plan = plan(id) else { return nil }
        let items =
            plan.deadlines.indices.filter { plan.deadlines[$0].id == item }.map(Occurrence.Item.deadline)
            + plan.phases.indices.filter { plan.phases[$0].id == item }.map(Occurrence.Item.phase)
            + plan.events.indices.filter { plan.events[$0].id == item }.map(Occurrence.Item.event)
        for line in items.flatMap({ Series.of($0, in: plan) }) {
            let last = day.adding(days: 366)
            var index = line.firstOccurrence(calendar) { $0.lastGoodDay >= day.adding(days: -366) }
            while index < line.count {
                let occurrence = line.occurrence(at: index, calendar)
                guard occurrence.lastGoodDay <= last else { break }
                if occurrence.key.description == key { return occurrence }
                index += 1
            }
        }
        return nil
    }
}

extension Plan {
    /// The id of the plan that something is about, whether it is served or not: what stands before the first slash.
    package static func id(about subject: String) -> String { String(subject.prefix { $0 != "/" }) }
}
