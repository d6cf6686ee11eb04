import CivilTime
import PlanCore
import TestSupport
import Testing

@testable import Storage

/// Who was sent what one by one, and what is held for whose digest.
@Suite struct AddresseeTests {
    private let ledger: SQLiteLedger
    private static let day = Day(clippingYear: 2021, month: 1, day: 20)

    init() throws { ledger = try SQLiteLedger.inMemory() }

    private static func at(_ hour: Int) -> Instant { Zone.utc.start(of: day) + .hours(Int64(hour)) }

    private static func mark(_ name: String, to recipients: [String], at hour: Int = 8) -> Mark {
        Mark(
            identity: "p/\(name)@2021#0d/2021-01-20", instant: at(hour),
            address: Mark.Address(day: day, recipients: recipients))
    }

    private static func parcel(_ mark: Mark) -> Parcel {
        Parcel(key: Parcel.Key(sink: "files", name: mark.identity), bytes: [1], reminders: [mark.identity])
    }

    private static func held(_ name: String, for recipients: [String], at hour: Int = 8) -> Ending {
        Ending(
            identity: "p/\(name)@2021#0d/2021-01-20", instant: at(hour), outcome: .held, reason: "why",
            recipients: recipients)
    }

    private func commit(_ marks: [Mark] = [], _ endings: [Ending] = [], _ told: [Told] = [], at hour: Int) throws {
        _ = try ledger.commit(
            Batch(
                parcels: marks.map(Self.parcel), marks: marks, endings: endings, told: told,
                decidedThrough: Self.at(hour) - .seconds(1)),
            at: Self.at(hour))
    }

    @Test("what goes out counts for those it goes to on that day, until it is taken back")
    func counts() throws {
        let marks = [Self.mark("a", to: ["x", "y"], at: 9), Self.mark("b", to: ["x"], at: 9)]
        try commit(marks, at: 8)
        #expect(try ledger.sentCount(to: "x", on: Self.day) == 2 && ledger.sentCount(to: "y", on: Self.day) == 1)
        #expect(try ledger.sentCount(to: "x", on: Self.day.adding(days: 1)) == 0)
        _ = try ledger.takeBack([Self.parcel(marks[0]).key], at: Self.at(8))
        #expect(try ledger.sentCount(to: "x", on: Self.day) == 1 && ledger.sentCount(to: "y", on: Self.day) == 0)
        try ledger.settle([Settlement(key: Self.parcel(marks[1]).key)], at: Self.at(9))
        #expect(try ledger.sentCount(to: "x", on: Self.day) == 1)
    }

    @Test("what is held is there until a digest has told it, for each by itself, and counts for nobody")
    func held() throws {
        try commit([], [Self.held("a", for: ["x", "y"]), Self.held("b", for: ["x"])], at: 8)
        #expect(try ledger.heldRecipients() == ["x": Self.at(8), "y": Self.at(8)])
        #expect(try ledger.sentCount(to: "x", on: Self.day) == 0)
        let names = try ledger.heldReminders(for: "x").map(\.identity)
        #expect(names == ["p/a@2021#0d/2021-01-20", "p/b@2021#0d/2021-01-20"])
        #expect(try ledger.heldReminders(for: "x").map(\.occurrence) == ["p/a@2021", "p/b@2021"])
        try commit([], [], [Told(recipient: "x", by: [names[0]: "@x/#digest/2021-01-20"])], at: 16)
        #expect(try ledger.heldReminders(for: "x").map(\.identity) == [names[1]])
        #expect(try ledger.heldReminders(for: "y").map(\.identity) == [names[0]])
    }

    @Test("one that has an ending, or is about to be sent, is not held")
    func endedBefore() throws {
        let mark = Self.mark("a", to: ["x"])
        try commit([mark], at: 8)
        try commit([], [Self.held("a", for: ["x"])], at: 8)
        #expect(try ledger.heldRecipients().isEmpty && ledger.sentCount(to: "x", on: Self.day) == 1)
    }

    @Test("a clock set back arms what was held and told to nobody")
    func rearmed() throws {
        try commit([], [Self.held("a", for: ["x", "y"]), Self.held("b", for: ["x"])], at: 8)
        try commit([], [], [Told(recipient: "x", by: ["p/a@2021#0d/2021-01-20": "@x/#digest/2021-01-20"])], at: 16)
        #expect(try ledger.rearm(at: Self.at(7)) == 1)
        #expect(try ledger.heldRecipients() == ["y": Self.at(8)], "of a the other is still to be told")
        let standing = try ledger.standing(of: ["p/a@2021#0d/2021-01-20", "p/b@2021#0d/2021-01-20"])
        #expect(standing["p/a@2021#0d/2021-01-20"]?.ending?.outcome == .held)
        #expect(standing["p/b@2021#0d/2021-01-20"]?.ending == nil)
    }
}
