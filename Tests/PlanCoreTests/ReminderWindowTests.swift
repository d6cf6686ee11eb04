import CivilTime
import TestSupport
import Testing

@testable import PlanCore

@Suite struct ReminderWindowTests {
    /// From instants that are nearly all the same to such as fill all bits, before the epoch too.
    private func reminders(_ random: inout SeededGenerator) -> [Upcoming] {
        let spread = Int64(1) << Int64.random(in: 0...62, using: &random)
        let unit: Int64 = Bool.random(using: &random) ? 1_000_000 : 1
        return (0..<Int.random(in: 0...1000, using: &random)).map { number in
            let distance = Int64.random(in: 0...spread, using: &random) / unit * unit
            let place = ReminderPlace(plan: number / 10, series: number % 10)
            return Upcoming(instant: Instant(microseconds: distance - spread / 2), place: place)
        }
    }

    @Test("what comes out is in order of time and, at one instant, of places", arguments: 0..<60)
    func order(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let reminders = reminders(&random)
        var window = ReminderWindow(reminders)
        for reminder in reminders.sorted() {
            #expect(window.first == reminder)
            #expect(window.takeFirst() == reminder)
        }
        #expect(window.takeFirst() == nil)
    }

    @Test("what comes to a window takes its place in what has not been taken", arguments: 0..<20)
    func merged(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let all = reminders(&random)
        let added = all.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
        var window = ReminderWindow(all.filter { !added.contains($0) })
        while let first = window.first, Int.random(in: 0..<50, using: &random) > 0 {
            #expect(window.takeFirst() == first)
        }
        let expected = (Array(window.rest) + added).sorted()
        window = ReminderWindow(merging: Array(window.rest), added)
        #expect(Array(window.rest) == expected)
    }
}
