/// What a unit reports on one target; each 0…``BoardLimits/figure``.
package struct Figure: Hashable, Sendable {
    /// How many registered for it.
    package var registered: Int?
    /// How many reached it.
    package var reached: Int?
    /// Of how many: what a share is reckoned of.
    package var total: Int?

    package init(registered: Int? = nil, reached: Int? = nil, total: Int? = nil) {
        self.registered = registered
        self.reached = reached
        self.total = total
    }

    /// With the numbers that another has in the place of its own.
    package func updated(by other: Figure) -> Figure {
        Figure(
            registered: other.registered ?? registered, reached: other.reached ?? reached, total: other.total ?? total)
    }

    /// The numbers as people write them, those that there are not left empty: `19/18/20` (registered, reached, of how many), `19`,
    /// `/18`, `19//20`. nil for what is none of these, and where there is no number at all.
    package init?(written text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let numbers = parts.map { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        guard (1...3).contains(parts.count), zip(parts, numbers).allSatisfy({ $0.isEmpty || $1 != nil }),
            numbers.contains(where: { $0 != nil })
        else { return nil }
        func number(_ place: Int) -> Int? { numbers.indices.contains(place) ? numbers[place] : nil }
        self.init(registered: number(0), reached: number(1), total: number(2))
    }
}
