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

    /// In whose place a unit in force stands: of each that the occurrence names the units whose submission is the one's, the
    /// earliest first. A unit that was there beside those that were joined to it, and is named itself, delivers on its own account
    /// and not on theirs; none, where that is the unit in force.
    func predecessors(of unit: String) -> [[String]] {
        guard plan.hasSuccessors else { return [] }
        var found: [[String]] = []
        for id in units where id != unit {
            guard let line = plan.line(from: id, on: lastGoodDay), line.last?.id == unit else { continue }
            let steps = zip(line, line.dropFirst()).filter { before, after in
                !units.contains(after.id) || after.from.map { from in before.until.map { $0 < from } ?? false } ?? false
            }.map(\.1.id)
            guard steps.last == unit else { return [] }
            found.append([id] + steps.dropLast())
        }
        return found
    }
}

extension Plan {
    fileprivate var hasSuccessors: Bool { units.contains { $0.successor != nil } }

    /// The unit of that id and those that took its place, to the one that is there on a day; nil where none is.
    fileprivate func line(from id: String, on day: Day) -> [Unit]? {
        let known = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return line(from: id, on: day, known)
    }

    /// The units of those ids, or their successors, that are there on a day; each once, in that order. Ids that the plan does
    /// not have are passed over.
    package func units(_ ids: [String], on day: Day) -> [Unit] {
        guard !ids.isEmpty else { return [] }
        let known = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var found: [Unit] = []
        var seen: Set<String> = []
        for id in ids {
            guard let unit = line(from: id, on: day, known)?.last, seen.insert(unit.id).inserted else { continue }
            found.append(unit)
        }
        return found
    }

    private func line(from id: String, on day: Day, _ known: [String: Unit]) -> [Unit]? {
        var line: [Unit] = []
        var next = known[id]
        // As many steps as there are units: a plan made by hand may go round.
        for _ in units {
            guard let unit = next else { return nil }
            if let from = unit.from, day < from { return nil }
            line.append(unit)
            guard let until = unit.until, day > until else { return line }
            next = unit.successor.flatMap { known[$0] }
        }
        return nil
    }
}
