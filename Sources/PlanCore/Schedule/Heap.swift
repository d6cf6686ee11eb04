/// A binary heap: the least element first.
struct Heap<Element: Comparable> {
    private var elements: [Element]

    /// - Parameter elements: in any order.
    init(_ elements: [Element] = []) {
        self.elements = elements
        for parent in (0..<elements.count / 2).reversed() { sink(elements[parent], from: parent) }
    }

    /// In no order.
    var unordered: [Element] { elements }

    var first: Element? { elements.first }

    mutating func insert(_ element: Element) {
        elements.append(element)
        rise(element, from: elements.count - 1)
    }

    /// Takes out the least element; does nothing on an empty heap.
    mutating func removeFirst() {
        guard let last = elements.popLast(), !elements.isEmpty else { return }
        // What was last belongs near the bottom: the lesser children move up first, without a look at it.
        let hole = elements.withUnsafeMutableBufferPointer { elements in
            var hole = 0
            while 2 * hole + 2 < elements.count {
                let left = 2 * hole + 1
                let child = left + (elements[left + 1] < elements[left] ? 1 : 0)
                elements[hole] = elements[child]
                hole = child
            }
            if 2 * hole + 1 < elements.count {
                elements[hole] = elements[2 * hole + 1]
                hole = 2 * hole + 1
            }
            return hole
        }
        rise(last, from: hole)
    }

    /// Puts an element in the place of the least; does nothing on an empty heap.
    mutating func replaceFirst(_ element: Element) {
        guard !elements.isEmpty else { return }
        sink(element, from: 0)
    }

    /// Puts an element in a place that is free, or above it, where none further up is greater.
    private mutating func rise(_ element: Element, from start: Int) {
        var child = start
        while child > 0, element < elements[(child - 1) / 2] {
            elements[child] = elements[(child - 1) / 2]
            child = (child - 1) / 2
        }
        elements[child] = element
    }

    /// Puts an element in the place of another, or below it, where none further down is less.
    private mutating func sink(_ element: Element, from start: Int) {
        var parent = start
        while true {
            var child = 2 * parent + 1
            guard child < elements.count else { break }
            if child + 1 < elements.count, elements[child + 1] < elements[child] { child += 1 }
            guard elements[child] < element else { break }
            elements[parent] = elements[child]
            parent = child
        }
        elements[parent] = element
    }
}

extension Heap: Sendable where Element: Sendable {}
