import LinuxSystem
import Synchronization
import Testing

@Suite struct OrderedWorkTests {
    private struct Refusal: Error {}

    private final class Counts: Sendable {
        let begun = Atomic(0)
        let done = Atomic(0)
    }

    @Test("results come in the order of their indices, each once", arguments: [0, 1, 2, 5, 1_000])
    func order(count: Int) {
        var handed: [String] = []
        OrderedWork.run(count) { index in
            // the first ones take longest
            (0..<(index < 10 ? 20_000 : 1)).reduce("\(index)") { text, _ in text }
        } finished: { index, result in
            #expect(result == "\(index)")
            handed.append(result)
        }
        #expect(handed == (0..<count).map { "\($0)" })
    }

    @Test("work runs no farther ahead of what was handed over than a window")
    func window() {
        let counts = Counts()
        var widest = 0
        OrderedWork.run(2_000) { _ in
            counts.begun.wrappingAdd(1, ordering: .sequentiallyConsistent)
        } finished: { index, _ in
            widest = max(widest, counts.begun.load(ordering: .sequentiallyConsistent) - index)
        }
        #expect(counts.begun.load(ordering: .relaxed) == 2_000)
        // four of each of sixteen threads, and what they are at
        #expect(widest <= 5 * 16)
    }

    @Test("whoever takes the results may stop: what was begun is finished, no other is begun")
    func stop() {
        let counts = Counts()
        #expect(throws: Refusal.self) {
            try OrderedWork.run(100_000) { _ in
                counts.begun.wrappingAdd(1, ordering: .sequentiallyConsistent)
                counts.done.wrappingAdd(1, ordering: .sequentiallyConsistent)
            } finished: { index, _ in
                if index == 3 { throw Refusal() }
            }
        }
        let begun = counts.begun.load(ordering: .sequentiallyConsistent)
        #expect(begun >= 4 && begun <= 5 * 16)
        #expect(counts.done.load(ordering: .sequentiallyConsistent) == begun)
    }
}
