/// A binary heap: the least element first.
struct Heap<Element: Comparable> {
    private var elements: [Element] = []

    init() {}

    /// - Parameter elements: in any order.
    init(_ elements: [Element]) {
        self.elements = elements
        for parent in (0..<elements.count / 2).reversed() { sink(parent) }
    }

    /// In no order.
    var unordered: [Element] { elements }

    var first: Element? { elements.first }

    mutating func insert(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0, elements[child] < elements[(child - 1) / 2] {
            elements.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes out the least element; does nothing on an empty heap.
    mutating func removeFirst() {
        guard let last = elements.popLast(), !elements.isEmpty else { return }
        replaceFirst(last)
    }

    /// Puts an element in the place of the least; does nothing on an empty heap.
    mutating func replaceFirst(_ element: Element) {
        guard !elements.isEmpty else { return }
        elements[0] = element
        sink(0)
    }

    /// Brings an element down to where none below it is less.
    private mutating func sink(_ index: Int) {
        let element = elements[index]
        var parent = index
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
