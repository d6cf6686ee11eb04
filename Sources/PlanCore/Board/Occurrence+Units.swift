package import CivilTime

extension Occurrence {
    /// The units that must deliver: those that it names, each as it stands on the last good day. In the place of one that is
    /// no more by then stands its successor; one that is not yet there is left out.
    package var unitsInForce: [Plan.Unit] { plan.units(units, on: lastGoodDay) }

    /// Ids of the units that a submission is recorded for: those in force, or ``OccurrenceRecord/everybody`` where the plan
    /// names none.
    package var submitters: [String] {
        units.isEmpty ? [OccurrenceRecord.everybody] : unitsInForce.map(\.id)
    }
}

extension Plan {
    /// The units of those ids, or their successors, that are there on a day; each once, in that order. Ids that the plan does
    /// not have are passed over.
    package func units(_ ids: [String], on day: Day) -> [Unit] {
        guard !ids.isEmpty else { return [] }
        let known = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var found: [Unit] = []
        var seen: Set<String> = []
        for id in ids {
            guard let unit = unit(id, on: day, known), seen.insert(unit.id).inserted else { continue }
            found.append(unit)
        }
        return found
    }

    private func unit(_ id: String, on day: Day, _ known: [String: Unit]) -> Unit? {
        var next = known[id]
        // As many steps as there are units: a plan made by hand may go round.
        for _ in units {
            guard let unit = next else { return nil }
            if let from = unit.from, day < from { return nil }
            guard let until = unit.until, day > until else { return unit }
            next = unit.successor.flatMap { known[$0] }
        }
        return nil
    }
}
