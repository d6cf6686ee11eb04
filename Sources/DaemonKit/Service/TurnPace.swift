import CivilTime

/// How much the turns of the service do.
struct TurnPace: Sendable {
    private var occurrences = Pace(50, in: 20...Self.unpaced.occurrences, target: Self.target)
    private var plans = Pace(Self.unpaced.plans, in: 1...100, target: Self.target)

    private static let unpaced = ReminderService.Limits()
    /// Takes a quarter of a second.
    private static let mostPrepared = 2_500

    /// An edit may wait for one turn, and a request for one too.
    private static let target = Span(microseconds: 5_000)

    /// - Parameter isAwaited: somebody is connected, whom a long turn would keep waiting. Otherwise many reminders share a
    ///   flush of the disk, which is most of what they cost.
    func limits(isAwaited: Bool) -> ReminderService.Limits {
        var limits = ReminderService.Limits()
        if isAwaited {
            (limits.occurrences, limits.prepared) = (occurrences.limit, occurrences.limit)
        } else {
            limits.prepared = Self.mostPrepared
        }
        limits.plans = plans.limit
        return limits
    }

    /// What a turn did, how long it took, and for how much of that it was on a processor.
    mutating func note(_ done: ReminderService.Turn.Work?, took span: Span, work: Span) {
        switch done {
        case .decided(let count): occurrences.note(count, took: span, work: work)
        case .recorded(let count): plans.note(count, took: span, work: work)
        // As many as were prepared at a time.
        case .sent, nil: break
        }
    }
}
