import CivilTime
import TestSupport
import Testing

@testable import DaemonKit

@Suite struct PaceTests {
    /// What turns take on a machine, in microseconds.
    struct Machine: CustomTestStringConvertible {
        var testDescription: String
        var anyway: Int64
        var each: Int64
        /// How many things are done in a turn at last.
        var limits: ClosedRange<Int>

        func span(of count: Int) -> Span { Span(microseconds: anyway + each * Int64(count)) }
    }

    private static let machines = [
        Machine(testDescription: "a quick disk", anyway: 500, each: 100, limits: 60...90),
        Machine(testDescription: "no disk at all", anyway: 0, each: 50, limits: 150...170),
        Machine(testDescription: "a slow disk", anyway: 50_000, each: 200, limits: 150...350),
        Machine(testDescription: "a disk beside which nothing counts", anyway: 90_000, each: 0, limits: 400...500),
        Machine(testDescription: "things that take long", anyway: 500, each: 9_000, limits: 10...10),
        Machine(testDescription: "things that take next to nothing", anyway: 20, each: 1, limits: 500...500),
    ]

    @Test(
        "as much is done in a turn as it may take, but no less than what a turn takes anyway is worth",
        arguments: machines)
    func settles(machine: Machine) {
        var pace = Pace(50, in: 10...500, target: Span(microseconds: 8_000))
        var generator = SeededGenerator(seed: 1)
        for turn in 0..<200 {
            // Seldom is there as much to do as may be done.
            let count = turn.isMultiple(of: 7) ? Int.random(in: 1...pace.limit, using: &generator) : pace.limit
            pace.note(count, took: machine.span(of: count))
            if turn > 100 { #expect(machine.limits.contains(pace.limit), "turn \(turn)") }
        }
    }

    @Test("a turn that something else held up is forgotten, and one that did nothing says nothing")
    func forgets() {
        var pace = Pace(50, in: 10...500, target: Span(microseconds: 8_000))
        for _ in 0..<50 { pace.note(pace.limit, took: Span(microseconds: 500 + 100 * Int64(pace.limit))) }
        let settled = pace
        pace.note(pace.limit, took: .seconds(2))
        pace.note(0, took: .seconds(9))
        for _ in 0..<200 { pace.note(pace.limit, took: Span(microseconds: 500 + 100 * Int64(pace.limit))) }
        #expect((settled.limit - 10...settled.limit + 10).contains(pace.limit))
    }

    @Test("a limit at most doubles from one turn to the next: nobody waits for a leap")
    func grows() {
        var pace = Pace(20, in: 10...500, target: Span(microseconds: 8_000))
        var limits = [pace.limit]
        for _ in 0..<4 {
            pace.note(pace.limit, took: Span(microseconds: 10))
            limits.append(pace.limit)
        }
        #expect(limits == [20, 40, 80, 160, 320])
    }
}
