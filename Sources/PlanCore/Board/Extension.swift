package import CivilTime

extension OccurrenceRecord {
    /// A row of what people put in the place of the plan's own day: a later one (an extension), another later one instead (a
    /// correction), or that day itself (it is taken back). Rows are never rewritten.
    ///
    /// **The day in force** of an occurrence follows from two things and nothing else: its own day, which is the last good day
    /// that the plan gives today, by its file, the holidays and what it is counted from as they are now; and the rows.
    /// - The last row counts. The day that it says is in force where it is later than the own day; otherwise the own day is:
    ///   no row brings a date forward, and a file that says a later day is followed.
    /// - A last row that takes back leaves the own day in force, whatever the plan says from then on.
    ///
    /// What may be recorded is what comes into force: a later day than the one in force; where that was put off, also an
    /// earlier one that is later than the own day, or the own day as it is today, which takes back.
    package struct Extension: Hashable, Sendable {
        /// The own day when it was recorded. Rows of older ledgers say the day that was in force, which is the same for the first
        /// of those that follow from one another.
        package var from: Day
        /// The last good day that is put in its place.
        package var to: Day
        package var reason: String
        package var by: String
        package var at: Instant

        package init(from: Day, to: Day, reason: String, by: String, at: Instant) {
            self.from = from
            self.to = to
            self.reason = reason
            self.by = by
            self.at = at
        }
    }
}

extension [OccurrenceRecord.Extension] {
    /// Those that lead from the own day to the day in force, the oldest first: the last one's is in force. Empty where the own
    /// day is.
    package func inForce(over own: Day) -> [OccurrenceRecord.Extension] {
        guard let last, last.to > own, !takesBack(at: count - 1) else { return [] }
        let start = indices.last { takesBack(at: $0) }.map { $0 + 1 } ?? 0
        return self[start...].filter { $0.to > own }
    }

    /// The day that was in force when the row at `index` took its place.
    package func dayBefore(at index: Int) -> Day {
        index == 0 || takesBack(at: index - 1) ? self[index].from : Swift.max(self[index].from, self[index - 1].to)
    }

    /// The row at `index` says the own day itself.
    package func takesBack(at index: Int) -> Bool { self[index].to == ownDay(at: index) }

    /// The own day when the row at `index` was recorded: the one that the first of those says which follow from one another. A
    /// row that was recorded beside another own day than the one before said does not follow from it.
    package func ownDay(at index: Int) -> Day {
        var first = index
        while first > 0, self[first].from == self[first - 1].to { first -= 1 }
        return self[first].from
    }
}
