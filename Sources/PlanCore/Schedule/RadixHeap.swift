import CivilTime

/// What is to come, the least first: a radix heap (Ahuja, Mehlhorn, Orlin and Tarjan, "Faster Algorithms for the Shortest Path
/// Problem", 1990).
///
/// What comes at the least instant lies sorted; everything else in rough heaps, by the highest bit in which its instant differs
/// from that one, and is parted further when its turn comes. So each element is moved a few times, from one end of the memory to
/// the other, where a heap in one tree would wait for memory all over it: with a hundred thousand deadlines that would be most
/// of the time.
struct RadixHeap<Element: RadixHeapElement> {
    /// What comes at `base`, in falling order: the last is the least.
    private var least: [Element] = []
    /// The instant of the least element, or of the last that was.
    private var base = Instant.distantPast
    /// Elements whose instant differs from `base` in the bit of the heap's number and in none above it, in no order.
    private var rough: [[Element]] = Array(repeating: [], count: UInt64.bitWidth)
    /// A bit for each of them that is not empty.
    private var filled: UInt64 = 0

    /// The least element, once settled.
    var first: Element? { least.last }

    /// In no order.
    var unordered: [Element] { least + rough.joined() }

    /// Fast where the element is no less than what was taken last.
    mutating func insert(_ element: Element) {
        guard element.instant <= base else { return place(element) }
        // Mostly it is the least again.
        var index = least.endIndex
        while index > 0, least[index - 1] < element { index -= 1 }
        least.insert(element, at: index)
    }

    /// Takes out the least element.
    mutating func takeFirst() -> Element? { least.popLast() }

    /// Finds what is the least now: to be called when all has been put in that is to follow what was taken.
    mutating func settle() {
        while least.isEmpty, filled != 0 {
            let lowest = filled.trailingZeroBitCount
            filled &= filled - 1
            let elements = rough[lowest]
            rough[lowest] = []
            base = elements.reduce(.distantFuture) { min($0, $1.instant) }
            for element in elements { place(element) }
            least.sort(by: >)
        }
    }

    /// - Parameter element: not before `base`.
    private mutating func place(_ element: Element) {
        let difference = UInt64(bitPattern: element.instant.microseconds ^ base.microseconds)
        guard difference != 0 else { return least.append(element) }
        let number = UInt64.bitWidth - 1 - difference.leadingZeroBitCount
        rough[number].append(element)
        filled |= 1 << UInt64(number)
    }
}

/// What a radix heap orders: by its instant, then as it says itself.
protocol RadixHeapElement: Comparable {
    var instant: Instant { get }
}

extension RadixHeap: Sendable where Element: Sendable {}
