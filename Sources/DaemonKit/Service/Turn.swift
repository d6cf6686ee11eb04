package import PlanCore

extension ReminderService {
    /// How much of what takes its time is done in one turn at most.
    package struct Limits: Hashable, Sendable {
        /// Occurrences that are decided, to be sent or prepared.
        package var occurrences = 500
        /// Occurrences that were prepared and are sent; those that were prepared together at least.
        package var prepared = 500
        /// Plans that are recorded.
        package var plans = 10

        package init() {}
    }

    /// What a turn did.
    package struct Turn {
        /// What took its time.
        package enum Work: Hashable, Sendable {
            /// Occurrences that were decided, to be sent or prepared.
            case decided(Int)
            /// Occurrences that had been prepared, and were sent.
            case sent(Int)
            /// Plans that were recorded.
            case recorded(Int)
        }

        /// Sent for the first time in this turn, with the sinks that took them.
        package var delivered: [(notice: Notice, sinks: [String])] = []
        /// Likewise, what is about no single occurrence.
        package var letters: [(letter: Letter, sinks: [String])] = []
        /// Parcels of earlier turns that reached their sink now.
        package var caughtUp: Set<Parcel.Key> = []
        package var superseded = 0
        package var expired = 0
        /// Reminders that ended unsent because nothing more is asked of anybody.
        package var met = 0
        /// Reminders that were held for digests.
        package var held = 0
        /// Reminders armed again because the clock was set back.
        package var rearmed = 0
        /// What became of plans that were recorded in this turn.
        package var recorded = Served()
        /// There is more to do at the same instant; the loop may turn in between.
        package var hasMore = false
        /// nil where there was little to do.
        package var work: Work?

        mutating func decided(_ count: Int) {
            guard count > 0 else { return }
            if case .decided(let before) = work { work = .decided(before + count) } else { work = .decided(count) }
        }

        /// - Parameter taken: the keys of the parcels that were delivered.
        mutating func tell(_ batch: DecidedBatch, taken: Set<Parcel.Key>) {
            superseded = batch.endings.count { $0.outcome == .superseded }
            expired = batch.endings.count { $0.outcome == .expired }
            met = batch.endings.count { $0.outcome == .met }
            held = batch.endings.count { $0.outcome == .held }
            tell(batch.reminders, taken: taken)
        }

        mutating func tell(_ reminders: [(notice: Notice, parcels: [Parcel])], taken: Set<Parcel.Key>) {
            for (notice, own) in reminders {
                if let sinks = Self.sinks(of: own, taken) { delivered.append((notice, sinks)) }
            }
        }

        mutating func tell(_ sent: [(letter: Letter, parcels: [Parcel])], taken: Set<Parcel.Key>) {
            for (letter, own) in sent {
                if let sinks = Self.sinks(of: own, taken) { letters.append((letter, sinks)) }
            }
        }

        /// The sinks that took parcels; nil where none did.
        private static func sinks(of parcels: [Parcel], _ taken: Set<Parcel.Key>) -> [String]? {
            let sinks = parcels.filter { taken.contains($0.key) }.map(\.key.sink)
            return sinks.isEmpty ? nil : sinks
        }
    }

    /// What serving other inputs changed.
    package struct Served {
        /// Ids of plans that are new or whose text or context changed.
        package var newVersions: [String] = []
        /// Ids of plans that are served no more.
        package var withdrawn: [String] = []
        /// Identities of reminders that became void.
        package var voided: [String] = []
        /// What became of the dates of those, but for the plans withdrawn.
        package var moved: [MovedDate] = []
        /// Dates that plans give now and that extensions keep out.
        package var kept: [KeptDate] = []
        /// Identities of void reminders that are armed again.
        package var rearmed: [String] = []

        mutating func add(_ other: Served) {
            newVersions += other.newVersions
            withdrawn += other.withdrawn
            voided += other.voided
            moved += other.moved
            kept += other.kept
            rearmed += other.rearmed
        }
    }
}
