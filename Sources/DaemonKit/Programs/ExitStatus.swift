/// How a program ends (hanchot(1), EXIT STATUS).
package enum ExitStatus: Int32, Sendable {
    case done = 0
    case failed = 1
    /// Called wrongly.
    case usage = 2
    /// The service cannot be reached.
    case unreachable = 3
    /// A plan, holiday file or configuration has errors.
    case faultyInput = 4
}
