package import CivilTime

/// Dates that were extended by hand: each such occurrence is a series of its own, so that every series stays monotone.
extension Series {
    /// Which of the item's occurrences a series has, by index among all of them.
    enum Extent: Hashable, Sendable {
        case all
        /// All but these, which are in ascending order.
        case without([Int])
        case only(Int)

        func count(of all: Int) -> Int {
            switch self {
            case .all: all
            case .without(let indices): all - indices.count
            case .only: 1
            }
        }

        /// Of the series' occurrence of that index.
        func position(_ index: Int) -> Int {
            switch self {
            case .all: return index
            case .only(let position): return position
            case .without(let indices):
                var position = index
                for passed in indices where passed <= position { position += 1 }
                return position
            }
        }
    }

    /// Adds this one without the occurrences that were extended, and each of those.
    func split(to all: inout [Series]) {
        guard case .deadline(let index) = item, !plan.deadlines[index].extensions.isEmpty else {
            return all.append(self)
        }
        let extended = plan.deadlines[index].extensions.keys.compactMap(position).sorted()
        guard !extended.isEmpty else { return all.append(self) }
        let rest = Series(plan: plan, item: item, part: part, base: base, extent: .without(extended))
        if rest.count > 0 { all.append(rest) }
        for place in extended {
            all.append(Series(plan: plan, item: item, part: part, base: base, extent: .only(place)))
        }
    }

    /// Some of the item's occurrences stand in other series.
    fileprivate var isSplit: Bool {
        if case .all = extent, case .series(let base) = base { return base.isSplit }
        return extent != .all
    }

    /// The index of the occurrence of that key; nil where there is none.
    fileprivate func position(ofKey key: String) -> Int? {
        // The keys of one series ascend as texts too: years have four digits, what stands behind them is padded.
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self.key(at: middle).description >= key { high = middle } else { low = middle + 1 }
        }
        return low < count && self.key(at: low).description == key ? low : nil
    }

    /// The key of the occurrence at `index`.
    func key(at index: Int) -> OccurrenceKey {
        let place = extent.position(index)
        let year = plan.years.first + place
        switch item {
        case .phase(let phase): return plan.key(of: plan.phases[phase].dates, in: year)
        case .event(let event): return plan.key(of: [plan.events[event].on], in: year)
        case .rule: preconditionFailure("a rule has no series")
        case .deadline(let deadline):
            switch (plan.deadlines[deadline].timing, base) {
            case (_, .series(let series)): return series.key(at: place)
            case (_, .phase(let phase)): return plan.key(ofPhase: phase, in: year)
            case (.dated(let date, _, _), .own): return plan.key(of: [date], in: year)
            case (.repeating(let period, _, _, _), .own):
                return PeriodInstance(period, index: place, firstYear: plan.years.first).key
            case (.recurring(let recurrence, _, _), .own): return .recurrence(recurrence.days[place])
            case (.relative, .own), (.duty, .own), (.open, .own):
                preconditionFailure("what is counted has a base, and what has no date no occurrences")
            }
        }
    }

    /// What is recorded of the date of the occurrence at `index`, the oldest first.
    func extensions(ofDeadline deadline: Int, at index: Int) -> [OccurrenceRecord.Extension] {
        guard case .only = extent else { return [] }
        return plan.deadlines[deadline].extensions[key(at: index).description] ?? []
    }
}

extension [Series] {
    /// Of an item's series, those that have the occurrence: where its own date or one that it is counted from was extended,
    /// one of several has it.
    func holding(_ occurrence: Occurrence) -> [Series] {
        guard contains(where: \.isSplit) else { return self }
        let key = occurrence.key.description
        return filter { $0.position(ofKey: key) != nil }
    }
}

extension Occurrence {
    /// What leads from its own day to the one in force, the oldest first; empty where its own is in force.
    package var extensions: [OccurrenceRecord.Extension] {
        lastGoodDay == ownDay ? [] : rows.inForce(over: ownDay)
    }

    /// The own day when its date was put off last, where the plan gives another one now, which that keeps out; nil where the
    /// own day is in force, or is what it was.
    package var ownDayWhenExtended: Day? {
        let rows = rows
        guard lastGoodDay != ownDay, !rows.isEmpty else { return nil }
        let then = rows.ownDay(at: rows.count - 1)
        return then == ownDay ? nil : then
    }

    /// Why it was put off: the last of its extensions that is no correction of the one before.
    package var puttingOff: OccurrenceRecord.Extension? {
        let all = extensions
        return all.indices.last { $0 == 0 || all[$0].to > all[$0 - 1].to }.map { all[$0] }
    }

    /// Who gave it its date instead of `day`, where somebody did: by an extension or a correction that is in force, or by one
    /// that took `day` back.
    package func amendment(of day: Day) -> OccurrenceRecord.Extension? {
        let rows = rows
        guard let last = rows.last else { return nil }
        let isTakenBack = rows.takesBack(at: rows.count - 1) && rows.dayBefore(at: rows.count - 1) == day
        return isTakenBack || lastGoodDay != ownDay ? last : nil
    }

    /// All that is recorded of its date.
    private var rows: [OccurrenceRecord.Extension] { deadline?.extensions[key.description] ?? [] }
}

extension Plan {
    /// The plan with what is recorded of its dates.
    /// - Parameter extensions: of its occurrences, by their identities; the oldest first.
    /// - Returns: itself where none is of its deadlines.
    package func extended(by extensions: [String: [OccurrenceRecord.Extension]]) -> Plan {
        var deadlines = deadlines
        for index in deadlines.indices {
            let prefix = "\(id)/\(deadlines[index].id)@"
            for (identity, dates) in extensions where identity.hasPrefix(prefix) && !dates.isEmpty {
                deadlines[index].extensions[String(identity.dropFirst(prefix.count))] = dates
            }
        }
        guard deadlines != self.deadlines else { return self }
        return Plan(
            id: id, file: file, isDraft: isDraft, number: number, title: title, issuer: issuer, issued: issued,
            years: years, zone: zone, language: language, units: units, recipients: recipients, targets: targets,
            phases: phases,
            deadlines: deadlines, events: events, rules: rules)
    }
}
