import CivilTime
import PlanCore
import Testing

@testable import PlanFiles

@Suite struct BoardEventTests {
    private static func read(_ text: String) -> (events: [BoardEvent]?, diagnostics: [Diagnostic]) {
        BoardEventReader.read(Array(text.utf8), file: "nop.yaml", zone: .utc)
    }

    private static func at(_ day: Int, _ hour: Int) -> Instant {
        Zone.utc.instant(of: Day(clippingYear: 2021, month: 1, day: day), at: TimeOfDay(seconds: hour * 3600))
    }

    @Test("every kind of change is read, in order of time, one for each unit")
    func all() throws {
        let (events, diagnostics) = Self.read(
            """
            - {at: 16/01/2021 09:00, deadline: p/han@2021, returned: a, reason: thiếu, by: bình}
            - {at: 15/01/2021 09:00, deadline: p/han@2021, received: [a, b], number: 12/BC, note: đủ,
               figures: {tien-tien: 19//20}}
            - {at: 2021-01-17 09:00, deadline: p/han@2021, extended: 25/01/2021, reason: mưa}
            - {at: 18/01/2021 09:00, deadline: p/han@2021, snoozed: 19/01/2021 08:00}
            - {at: 18/01/2021 10:00, deadline: p/mot@2021, received: everybody}
            - {at: 19/01/2021 09:00, deadline: p/han@2021, closed: true, reason: xong}
            - {at: 20/01/2021 09:00, plan: p, silent: true, reason: nghỉ}
            - {at: 21/01/2021 09:00, plan: p, speaking: true}
            """)
        #expect(diagnostics.isEmpty)
        let read = try #require(events)
        // When it came is when it is said; what is said again leaves it.
        let arrival = Arrival(
            recordedBy: "rehearsal", number: "12/BC", note: "đủ",
            figures: ["tien-tien": Figure(registered: 19, total: 20)])
        let bare = Arrival(recordedBy: "rehearsal")
        #expect(
            read.map(\.change) == [
                .ofOccurrence(.receive(unit: "a", arrival)), .ofOccurrence(.receive(unit: "b", arrival)),
                .ofOccurrence(.giveBack(unit: "a")),
                .ofOccurrence(.extend(to: Day(clippingYear: 2021, month: 1, day: 25))),
                .ofOccurrence(.snooze(until: Self.at(19, 8))),
                .ofOccurrence(.receive(unit: OccurrenceRecord.everybody, bare)), .ofOccurrence(.close),
                .ofPlan(.silence(until: nil)), .ofPlan(.speak),
            ])
        #expect(read[2].attribution == Attribution(actor: "bình", at: Self.at(16, 9), reason: "thiếu"))
        #expect(read.map(\.position.line) == [2, 2, 1, 4, 5, 6, 7, 8, 9])
    }

    @Test(
        "every fault is told at its place",
        arguments: [
            ("- {at: 15/01 09:00, deadline: p/han@2021, received: a}", ["1:8 instant-invalid"]),
            ("- {at: 15/01/2021, deadline: p/han@2021, received: a}", ["1:8 instant-invalid"]),
            ("- {at: 15/01/2021 09:00, deadline: han, received: a}", ["1:36 occurrence-invalid"]),
            ("- {at: 15/01/2021 09:00, deadline: p/han@2021}", ["1:3 action-missing"]),
            ("- {at: 15/01/2021 09:00, deadline: p/han@2021, received: a, waived: b}", ["1:3 action-missing"]),
            ("- {at: 15/01/2021 09:00, received: a}", ["1:3 key-missing"]),
            ("- {at: 15/01/2021 09:00, plan: p, received: a}", ["1:3 key-missing"]),
            ("- {at: 15/01/2021 09:00, deadline: p/han@2021, closed: yes}", ["1:56 choice-unknown"]),
            (
                "- {at: 15/01/2021 09:00, deadline: p/han@2021, recieved: a}",
                ["1:3 action-missing", "1:48 key-unknown"]
            ),
            ("a: b", ["1:1 value-type"]),
        ])
    func faults(text: String, expected: [String]) {
        let (events, diagnostics) = Self.read(text)
        #expect(events == nil)
        #expect(diagnostics.map { "\($0.position.line):\($0.position.column) \($0.code)" } == expected)
    }
}
