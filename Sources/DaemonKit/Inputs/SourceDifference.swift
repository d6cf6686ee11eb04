import PlanCore

/// What one list of sources has and the other has not: plans, or texts of them. Mostly that is one among thousands.
struct SourceDifference {
    let added: [Inputs.Source]
    let removed: [Inputs.Source]

    init(from former: [Inputs.Source], to sources: [Inputs.Source]) {
        let shorter = min(former.count, sources.count)
        var (start, end) = (0, 0)
        while start < shorter, former[start].isSame(as: sources[start]) { start += 1 }
        while end < shorter - start,
            former[former.count - 1 - end].isSame(as: sources[sources.count - 1 - end])
        {
            end += 1
        }
        let (old, new) = (former[start..<former.count - end], sources[start..<sources.count - end])
        let (known, kept) = (Self.texts(old), Self.texts(new))
        removed = old.filter { kept[ObjectIdentifier($0.plan)] != $0.text }
        added = new.filter { known[ObjectIdentifier($0.plan)] != $0.text }
    }

    private static func texts(_ sources: ArraySlice<Inputs.Source>) -> [ObjectIdentifier: PlanText] {
        sources.reduce(into: [:]) { $0[ObjectIdentifier($1.plan)] = $1.text }
    }
}

extension Inputs.Source {
    fileprivate func isSame(as other: Inputs.Source) -> Bool { plan === other.plan && text == other.text }
}
