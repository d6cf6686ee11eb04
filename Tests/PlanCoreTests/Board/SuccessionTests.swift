import CivilTime
import PlanCore
import Testing

/// Units that become one between their delivery and the cutoff.
@Suite struct SuccessionTests {
    private typealias Unit = Plan.Unit

    /// Two villages that become one after 12/01, before the last good day.
    private static let merged = [
        Unit(id: "a", name: "A", until: SamplePlan.day("2027-01-12"), successor: "ab"),
        Unit(id: "b", name: "B", until: SamplePlan.day("2027-01-12"), successor: "ab"),
        Unit(id: "ab", name: "AB", from: SamplePlan.day("2027-01-13")),
    ]

    private static func occurrence(_ units: [Plan.Unit], named: [String]) -> Occurrence {
        var scene = BoardScene()
        (scene.units, scene.named) = (units, named)
        return scene.occurrence
    }

    private static func submission(_ state: Submission.State, on day: Int? = 4) -> Submission {
        Submission(state, day.map { Receipt(at: BoardScene.noon($0), recordedBy: "an") })
    }

    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var submissions: [String: Submission]
        var isMet: Bool
        var timeliness: BoardCell.Timeliness
    }

    @Test(
        "a unit that took the place of others owes nothing where all of them delivered, and everything where one did not",
        arguments: [
            Case(
                testDescription: "both delivered",
                submissions: ["a": submission(.received), "b": submission(.accepted)],
                isMet: true, timeliness: .onTime),
            Case(
                testDescription: "one did not", submissions: ["a": submission(.received)], isMet: false,
                timeliness: .overdue),
            Case(
                testDescription: "one has it back",
                submissions: ["a": submission(.received), "b": submission(.returned)],
                isMet: false, timeliness: .overdue),
            Case(
                testDescription: "one was late",
                submissions: ["a": submission(.received), "b": submission(.received, on: 21)],
                isMet: true, timeliness: .late),
            Case(
                testDescription: "one was let off",
                submissions: ["a": submission(.received), "b": submission(.waived, on: nil)],
                isMet: true, timeliness: .onTime),
            Case(
                testDescription: "both were let off",
                submissions: ["a": submission(.waived, on: nil), "b": submission(.waived, on: nil)], isMet: true,
                timeliness: .excused),
            Case(
                testDescription: "its own has come back",
                submissions: ["a": submission(.received), "b": submission(.received), "ab": submission(.returned)],
                isMet: false, timeliness: .overdue),
            Case(testDescription: "nothing is recorded", submissions: [:], isMet: false, timeliness: .overdue),
        ])
    func merged(_ example: Case) throws {
        for named in [["a", "b"], ["a", "b", "ab"]] {
            let occurrence = Self.occurrence(Self.merged, named: named)
            let record = OccurrenceRecord(submissions: example.submissions)
            #expect(record.isMet(occurrence) == example.isMet)
            let someWereLetOff = example.submissions.values.contains { $0.state == .waived }
            #expect(record.completion(of: occurrence) == (example.isMet ? someWereLetOff ? .settled : .delivered : nil))
            let board = Board(of: occurrence.plan, [occurrence], [occurrence.identity: record], at: BoardScene.noon(25))
            let cell = try #require(board.rows.first?.cells.first)
            #expect(cell.unit?.id == "ab" && cell.timeliness == example.timeliness)
            #expect(board.missing.flatMap(\.cells).map(\.unit?.id) == (example.isMet ? [] : ["ab"]))
        }
    }

    @Test("until it is merged a unit is no former one, and what it has back is awaited, though its successor is asked")
    func stillThere() throws {
        let occurrence = Self.occurrence(Self.merged, named: ["a", "b"])
        let record = OccurrenceRecord(submissions: ["a": Self.submission(.received), "b": Self.submission(.returned)])
        for (day, isGone, ofReturned) in [(10, false, .awaited), (12, false, .awaited), (13, true, .excused)]
            as [(Int, Bool, BoardCell.Timeliness)]
        {
            let row = Board.Row(of: occurrence, record, at: BoardScene.noon(day))
            #expect(row.cells.map { $0.unit?.id } == ["ab", "a", "b"])
            #expect(row.cells.map(\.isFormer) == [false, true, true])
            #expect(row.cells.map(\.isGone) == [false, isGone, isGone], "on \(day)")
            #expect(row.cells.map(\.timeliness) == [.awaited, .onTime, ofReturned], "on \(day)")
            #expect(row.cells.map(\.isOwed) == [true, false, false])
        }
        // One that the deadline asks no more, and that nobody takes the place of.
        var named = BoardScene()
        named.named = ["thon-2"]
        let left = OccurrenceRecord(submissions: [
            "thon-1": Self.submission(.returned), "x": Self.submission(.received),
        ])
        let cells = Board.Row(of: named.occurrence, left, at: BoardScene.noon(10)).cells
        #expect(cells.map(\.isGone) == [false, false, true])
        #expect(cells.map(\.timeliness) == [.awaited, .excused, .onTime])
    }

    @Test("a unit that others were joined to delivers on its own account where it was asked before")
    func joined() {
        var units = Self.merged
        units[2].from = nil
        let both = OccurrenceRecord(submissions: ["a": Self.submission(.received), "b": Self.submission(.received)])
        #expect(!both.isMet(Self.occurrence(units, named: ["a", "b", "ab"])))
        #expect(both.isMet(Self.occurrence(units, named: ["a", "b"])))
    }

    @Test("what a unit delivered in the place of another counts for the one that took its place in turn")
    func chain() {
        var units = Self.merged
        units[2].until = SamplePlan.day("2027-01-15")
        units[2].successor = "abc"
        units.append(Plan.Unit(id: "abc", name: "ABC", from: SamplePlan.day("2027-01-16")))
        let occurrence = Self.occurrence(units, named: ["a", "b"])
        func isMet(_ submissions: [String: Submission]) -> Bool {
            OccurrenceRecord(submissions: submissions).isMet(occurrence)
        }
        #expect(isMet(["ab": Self.submission(.received)]))
        #expect(isMet(["a": Self.submission(.received), "b": Self.submission(.received)]))
        #expect(!isMet(["a": Self.submission(.received), "ab": Self.submission(.returned)]))
        #expect(!isMet(["b": Self.submission(.received)]))
    }
}
