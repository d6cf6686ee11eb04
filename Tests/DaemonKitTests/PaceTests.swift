import CivilTime
import TestSupport
import Testing

@testable import DaemonKit

@Suite struct PaceTests {
    /// What turns take on a machine, in microseconds.
    struct Machine: CustomTestStringConvertible {
        var testDescription: String
        /// For each thing that is done.
        var work: Int64
        /// For the disk, at least, and at most.
        var wait: ClosedRange<Int64>
        /// How many things are done in a turn at last.
        var limits: ClosedRange<Int>
    }

    private static let machines = [
        Machine(testDescription: "a quick disk", work: 100, wait: 500...700, limits: 73...75),
        Machine(testDescription: "no disk at all", work: 50, wait: 0...0, limits: 159...160),
        Machine(testDescription: "a slow disk", work: 200, wait: 50_000...60_000, limits: 250...300),
        Machine(testDescription: "a disk that others hold up", work: 100, wait: 500...90_000, limits: 20...500),
        Machine(testDescription: "a very slow disk", work: 100, wait: 400_000...500_000, limits: 500...500),
        Machine(testDescription: "things that take long", work: 9_000, wait: 500...500, limits: 10...10),
        Machine(testDescription: "things that take next to nothing", work: 0, wait: 20...20, limits: 500...500),
    ]

    @Test(
        "as much is done in a turn as it may take, but no less than what it has to wait for anyway is worth",
        arguments: machines)
    func settles(machine: Machine) {
        var pace = Pace(50, in: 10...500, target: Span(microseconds: 8_000))
        var generator = SeededGenerator(seed: 1)
        for turn in 0..<200 {
            // Sometimes there is less to do than may be done.
            let count = turn.isMultiple(of: 7) ? Int.random(in: 1...pace.limit, using: &generator) : pace.limit
            Self.turn(&pace, count, on: machine, &generator)
            if turn > 20 { #expect(machine.limits.contains(pace.limit), "turn \(turn)") }
        }
    }

    private static func turn(
        _ pace: inout Pace, _ count: Int, on machine: Machine, _ generator: inout SeededGenerator
    ) {
        let work = machine.work * Int64(count)
        let wait = Int64.random(in: machine.wait, using: &generator)
        pace.note(count, took: Span(microseconds: work + wait), work: Span(microseconds: work))
    }

    @Test("a turn that something else held up changes nothing, and neither does one that did nothing")
    func forgets() {
        var pace = Pace(50, in: 10...500, target: Span(microseconds: 8_000))
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<50 { Self.turn(&pace, pace.limit, on: Self.machines[0], &generator) }
        let settled = pace.limit
        pace.note(0, took: .seconds(9), work: .seconds(1))
        #expect(pace.limit == settled)
        pace.note(settled, took: .seconds(2), work: Span(microseconds: 100 * Int64(settled)))
        #expect((settled - 2...settled + 2).contains(pace.limit))
    }

    @Test("a limit at most doubles from one turn to the next: nobody waits for a leap")
    func grows() {
        var pace = Pace(20, in: 10...500, target: Span(microseconds: 8_000))
        var limits = [pace.limit]
        for _ in 0..<4 {
            pace.note(pace.limit, took: Span(microseconds: 10), work: Span(microseconds: 5))
            limits.append(pace.limit)
        }
        #expect(limits == [20, 40, 80, 160, 320])
    }

    @Test("where nobody is connected, as many reminders as may be share a flush; plans are recorded as quickly as ever")
    func alone() {
        var pace = TurnPace()
        for _ in 0..<50 {
            let limits = pace.limits(isAwaited: true)
            pace.note(.decided(limits.occurrences), took: .seconds(1), work: .seconds(1))
            pace.note(.recorded(limits.plans), took: .seconds(1), work: .seconds(1))
        }
        let (awaited, alone) = (pace.limits(isAwaited: true), pace.limits(isAwaited: false))
        #expect(awaited.occurrences == 20 && awaited.plans == 1)
        #expect(alone.occurrences == ReminderService.Limits().occurrences && alone.plans == 1)
    }
}
