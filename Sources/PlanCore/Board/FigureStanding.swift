/// What is known of one target by all that a unit, or several, reported on it.
package struct FigureStanding: Sendable {
    /// A number, and of how many it is.
    package struct Share: Hashable, Sendable {
        package var number: Int
        /// nil where that was not said.
        package var total: Int?

        package init(_ number: Int, of total: Int? = nil) {
            self.number = number
            self.total = total
        }
    }

    /// How many registered for it; nil where none said.
    package var registered: Share?
    /// How many reached it; nil where none said.
    package var reached: Share?
    /// Of how many, as it was said last.
    private var total: Int?

    package init(registered: Share? = nil, reached: Share? = nil) {
        self.registered = registered
        self.reached = reached
    }

    /// Neither number is known.
    var isEmpty: Bool { registered == nil && reached == nil }

    /// Takes what was reported after all that is known: each number that it has, of the total that it came with; where it came
    /// without, of the last that was said before. A total that is said later belongs to what is reported later.
    mutating func take(_ figure: Figure) {
        total = figure.total ?? total
        if let number = figure.registered { registered = Share(number, of: total) }
        if let number = figure.reached { reached = Share(number, of: total) }
    }

    /// What is known of a unit that took the place of others: what it did not say itself is as they said it.
    func replacing(_ former: FigureStanding) -> FigureStanding {
        var all = self
        all.registered?.total = registered?.total ?? former.total
        all.reached?.total = reached?.total ?? former.total
        all.registered = all.registered ?? former.registered
        all.reached = all.reached ?? former.reached
        return all
    }

    /// All of them together: a number is that of those who said it, and it is of how many they are where all of them said that.
    static func sum(of parts: [FigureStanding]) -> FigureStanding {
        func sum(_ share: KeyPath<FigureStanding, Share?>) -> Share? {
            let known = parts.compactMap { $0[keyPath: share] }
            return known.isEmpty ? nil : Share(known.map(\.number).reduce(0, +), of: sum(known.map(\.total)))
        }
        func sum(_ totals: [Int?]) -> Int? {
            totals.contains(nil) ? nil : totals.compactMap(\.self).reduce(0, +)
        }
        var all = FigureStanding(registered: sum(\.registered), reached: sum(\.reached))
        all.total = sum(parts.map(\.total))
        return all
    }
}
