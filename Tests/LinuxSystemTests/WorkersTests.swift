import LinuxSystem
import Synchronization
import Testing

@Suite struct WorkersTests {
    @Test("every value is asked once, the answers come in the order of the values", arguments: [0, 1, 15, 32, 10_007])
    func order(count: Int) {
        let calls = Atomic(0)
        let answers = Workers.map(Array(0..<count)) { number in
            calls.wrappingAdd(1, ordering: .relaxed)
            return "\(number)"
        }
        #expect(answers == (0..<count).map { "\($0)" })
        #expect(calls.load(ordering: .relaxed) == count)
    }

    /// How many things there are.
    private final class Count: Sendable {
        let value = Atomic(0)
    }

    private final class Thing: Sendable {
        private let count: Count

        init(_ count: Count) {
            self.count = count
            count.value.wrappingAdd(1, ordering: .relaxed)
        }

        deinit { count.value.wrappingSubtract(1, ordering: .relaxed) }
    }

    @Test("answers are freed like any other")
    func ownership() {
        let count = Count()
        var things = Workers.map(Array(0..<1000)) { _ in Thing(count) }
        #expect(things.count == 1000 && count.value.load(ordering: .relaxed) == 1000)
        things = []
        #expect(count.value.load(ordering: .relaxed) == 0)
    }
}
