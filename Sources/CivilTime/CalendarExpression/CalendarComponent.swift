/// One element of a field's list: `5`, `5..9`, `5/2`, `5..9/2`.
struct CalendarComponent: Hashable, Sendable {
    var start: Int
    /// The last value itself, never one between two steps; nil where the steps go on to the field's end.
    var stop: Int?
    /// nil for a single value.
    var step: Int?

    /// From a value in steps, each at least 1.
    struct Progression {
        var first: Int
        var last: Int
        var step: Int

        /// The value nearest to the given one that lies in that direction, itself included.
        func nearest(to value: Int, _ direction: CalendarField.Direction) -> Int? {
            switch direction {
            case .forward:
                guard value > first else { return first }
                let next = first + (value - first + step - 1) / step * step
                return next <= last ? next : nil
            case .backward:
                guard value >= first else { return nil }
                return first + (min(value, last) - first) / step * step
            }
        }
    }

    func values(through end: Int) -> Progression {
        Progression(first: start, last: step == nil ? start : stop ?? end, step: step ?? 1)
    }

    /// The days of a month of that length, when the component counts from its end (day 1 is its last): a range is
    /// turned round, steps go on to the month's end.
    func daysFromEnd(of length: Int) -> Progression {
        guard let step else { return Progression(first: length + 1 - start, last: length + 1 - start, step: 1) }
        guard let stop else { return Progression(first: length + 1 - start, last: length, step: step) }
        return Progression(first: length + 1 - stop, last: length + 1 - start, step: step)
    }
}

extension CalendarComponent: Comparable {
    static func < (left: CalendarComponent, right: CalendarComponent) -> Bool {
        (left.start, left.stop ?? -1, left.step ?? 0) < (right.start, right.stop ?? -1, right.step ?? 0)
    }
}
