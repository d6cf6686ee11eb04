import CivilTime
import TestSupport
import Testing

@testable import PlanCore

@Suite struct RadixHeapTests {
    private struct Element: RadixHeapElement, Hashable {
        var instant: Instant
        var number: Int

        static func < (left: Element, right: Element) -> Bool {
            (left.instant, left.number) < (right.instant, right.number)
        }
    }

    @Test("whatever is put in and when, what comes out is each time the least", arguments: 0..<40)
    func order(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var heap = RadixHeap<Element>()
        var model: [Element] = []
        // From instants that are nearly all the same to such as fill all bits, before the epoch too.
        let spread = Int64(1) << Int64.random(in: 0...62, using: &random)
        func element(from start: Instant) -> Element {
            let distance = Span(microseconds: Int64.random(in: 0...spread, using: &random))
            return Element(instant: start + distance, number: Int.random(in: 0...50, using: &random))
        }
        let start = Instant(microseconds: -spread / 2)
        for _ in 0..<Int.random(in: 0...300, using: &random) { model.append(element(from: start)) }
        model.forEach { heap.insert($0) }
        heap.settle()
        for _ in 0..<2000 {
            model.sort()
            #expect(heap.first == model.first)
            guard let taken = heap.takeFirst() else { break }
            #expect(taken == model.removeFirst())
            // Mostly what follows comes later; rarely something that should have come before.
            for _ in 0..<Int.random(in: 0...2, using: &random) where model.count < 400 {
                let isLate = Int.random(in: 0..<50, using: &random) == 0
                let new = element(from: isLate ? start : taken.instant)
                heap.insert(new)
                model.append(new)
            }
            heap.settle()
            #expect(heap.unordered.count == model.count)
        }
    }
}
