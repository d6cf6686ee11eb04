/// What became of something that has an identity, between a before and an after.
package enum Change<Value: Sendable>: Sendable {
    case moved(from: Value, to: Value)
    case gone(Value)
    case new(Value)

    package var before: Value? {
        switch self {
        case .moved(let value, _), .gone(let value): value
        case .new: nil
        }
    }

    package var after: Value? {
        switch self {
        case .moved(_, let value), .new(let value): value
        case .gone: nil
        }
    }

    /// What it was before or, when it is new, what it is.
    package var first: Value {
        switch self {
        case .moved(let value, _), .gone(let value), .new(let value): value
        }
    }

    /// - Parameter isSame: nothing has changed between these two.
    /// - Returns: nil when nothing has, or neither is there.
    init?(from before: Value?, to after: Value?, isSame: (Value, Value) -> Bool) {
        switch (before, after) {
        case (let before?, let after?):
            if isSame(before, after) { return nil }
            self = .moved(from: before, to: after)
        case (let before?, nil): self = .gone(before)
        case (nil, let after?): self = .new(after)
        case (nil, nil): return nil
        }
    }
}
