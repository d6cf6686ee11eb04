import Synchronization

/// How a program ended, for whoever waits for it, from any thread.
final class CommandOutcome: Sendable {
    private enum State {
        case awaited([CheckedContinuation<CommandResult, Never>])
        case settled(CommandResult)
    }

    private let state = Mutex(State.awaited([]))

    /// Waits until it is settled.
    func result() async -> CommandResult {
        await withCheckedContinuation { waiter in
            let result = state.withLock { state -> CommandResult? in
                switch state {
                case .settled(let result): return result
                case .awaited(let waiters):
                    state = .awaited(waiters + [waiter])
                    return nil
                }
            }
            if let result { waiter.resume(returning: result) }
        }
    }

    /// Wakes all who wait; to be called once.
    func settle(_ result: CommandResult) {
        let waiters = state.withLock { state -> [CheckedContinuation<CommandResult, Never>] in
            guard case .awaited(let waiters) = state else { return [] }
            state = .settled(result)
            return waiters
        }
        for waiter in waiters { waiter.resume(returning: result) }
    }
}
