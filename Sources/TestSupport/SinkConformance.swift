package import Delivery
package import PlanCore

/// What the exactly-once protocol relies on, of every sink that can say what it holds.
package struct SinkConformance {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Opens the same sink again, as a service started anew does.
    private let open: () throws -> any Sink
    /// How many times the sink holds what was delivered for the parcel, found by other means than the sink's own.
    private let copies: (Parcel) throws -> Int
    private let notices: [Notice]

    /// - Parameter notices: at least three, of different reminders, that the sink does not hold.
    package init(
        notices: [Notice], open: @escaping () throws -> any Sink, copies: @escaping (Parcel) throws -> Int
    ) {
        self.notices = notices
        self.open = open
        self.copies = copies
    }

    /// - Throws: `Failure` with the sentence that does not hold.
    package func check() throws {
        let parcels = notices.map(try open().parcel)
        try expect(parcels == notices.map(try open().parcel), "the same notice freezes to the same parcel")
        try expect(Set(parcels.map(\.key)).count == parcels.count, "different reminders have different keys")
        let (first, others) = (parcels[0], Array(parcels.dropFirst()))

        try expect(try open().lookUp(parcels).isEmpty, "what was not delivered is not found")
        try expect(try open().lookUp([]).isEmpty, "looking for nothing finds nothing")
        try expect(try open().deliver([]).isEmpty, "delivering nothing is fine")

        try expect(try open().deliver([first]) == [.delivered], "one parcel is delivered")
        try expect(try open().lookUp(parcels) == [first.key], "only what was delivered is found, by a new sink")
        try expect(
            try open().deliver(others) == others.map { _ in .delivered }, "several are delivered at once")
        try expect(try open().lookUp(parcels) == Set(parcels.map(\.key)), "all that was delivered is found")
        for parcel in parcels {
            try expect(try copies(parcel) == 1, "'\(parcel.key.name)' is there once")
        }
    }

    private func expect(_ holds: @autoclosure () throws -> Bool, _ sentence: String) throws {
        guard try holds() else { throw Failure(description: "does not hold: \(sentence)") }
    }
}
