/// A heap of which each element has four children: the least element first.
///
/// Of small elements the four lie side by side in one or two lines of the processor's cache, and there are half as many
/// levels as with two: with a hundred thousand deadlines that is what most of the time goes to.
struct Heap<Element: Comparable> {
    private var elements: [Element]

    /// - Parameter elements: in any order.
    init(_ elements: [Element] = []) {
        self.elements = elements
        guard elements.count > 1 else { return }
        for parent in (0...(elements.count - 2) / 4).reversed() { sink(elements[parent], from: parent) }
    }

    /// In no order.
    var unordered: [Element] { elements }

    var first: Element? { elements.first }

    mutating func reserveCapacity(_ count: Int) { elements.reserveCapacity(count) }

    mutating func insert(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0, element < elements[(child - 1) / 4] {
            elements[child] = elements[(child - 1) / 4]
            child = (child - 1) / 4
        }
        elements[child] = element
    }

    /// Takes out the least element; does nothing on an empty heap.
    mutating func removeFirst() {
        guard let last = elements.popLast(), !elements.isEmpty else { return }
        sink(last, from: 0)
    }

    /// Puts an element in the place of the least; does nothing on an empty heap.
    mutating func replaceFirst(_ element: Element) {
        guard !elements.isEmpty else { return }
        sink(element, from: 0)
    }

    /// Puts an element in the place of another, or below it, where none further down is less.
    private mutating func sink(_ element: Element, from start: Int) {
        let count = elements.count
        elements.withUnsafeMutableBufferPointer { elements in
            var parent = start
            while true {
                var least = 4 * parent + 1
                guard least < count else { break }
                for child in least + 1..<min(least + 4, count) where elements[child] < elements[least] { least = child }
                guard elements[least] < element else { break }
                elements[parent] = elements[least]
                parent = least
            }
            elements[parent] = element
        }
    }
}

extension Heap: Sendable where Element: Sendable {}
