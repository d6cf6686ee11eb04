import Glibc
import Synchronization

/// Work on many things that takes long for each: several at once, their results handed over one after the other as soon as
/// they are there.
package enum OrderedWork {
    /// Threads beyond that wait for the disk and for memory, not for each other.
    private static let mostThreads = 16
    /// How far the work of a thread may run ahead of what was handed over, so that results do not pile up.
    private static let lead = 4

    /// Does the work for each index below `count`, on all processors, and hands the results over on the calling thread in
    /// the order of their indices.
    ///
    /// - Parameters:
    ///   - work: called from several threads at once.
    ///   - finished: what it throws ends the rest: work that was begun is done to its end, no other is begun.
    package static func run<Result: Sendable>(
        _ count: Int, _ work: @escaping @Sendable (Int) -> Result, finished: (Int, Result) throws -> Void
    ) rethrows {
        let threads = min(mostThreads, sysconf(Int32(_SC_NPROCESSORS_ONLN)), count)
        let board = Board<Result>(count: count, window: lead * threads)
        let crew = threads < 2 ? [] : (0..<threads).compactMap { _ in Workers.start { board.labour(work) } }
        defer {
            board.stop()
            for thread in crew { pthread_join(thread, nil) }
        }
        for index in 0..<max(0, count) {
            // Where no further thread is worth it, or to be had, this one does it all.
            try finished(index, crew.isEmpty ? work(index) : board.result(index))
        }
    }

    /// What is to be done and what is done.
    private final class Board<Result: Sendable>: Sendable {
        private struct State {
            var next = 0
            var results: [Int: Result] = [:]
            var isStopped = false
        }

        private let count: Int
        private let state = Mutex(State())
        /// Raised once for every result, and for every place in the window.
        private let results = Semaphore()
        private let places: Semaphore

        init(count: Int, window: Int) {
            self.count = count
            places = Semaphore(window)
        }

        func labour(_ work: @Sendable (Int) -> Result) {
            while let index = take() {
                let result = work(index)
                state.withLock { $0.results[index] = result }
                results.raise()
            }
        }

        private func take() -> Int? {
            places.wait()
            return state.withLock { state in
                guard !state.isStopped, state.next < count else { return nil }
                state.next += 1
                return state.next - 1
            }
        }

        func result(_ index: Int) -> Result {
            while true {
                if let result = state.withLock({ $0.results.removeValue(forKey: index) }) {
                    places.raise()
                    return result
                }
                results.wait()
            }
        }

        /// Whoever waits for a place goes home.
        func stop() {
            state.withLock { $0.isStopped = true }
            for _ in 0..<OrderedWork.mostThreads { places.raise() }
        }
    }
}

/// A counter to wait at (sem_overview(7)).
// Unchecked: the pointer never changes, and what is there is a sem_t, which every thread may raise and wait at.
private final class Semaphore: @unchecked Sendable {
    // A sem_t must not move, so it has a place of its own.
    private let pointer = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init(_ value: Int = 0) { sem_init(pointer, 0, UInt32(clamping: value)) }

    deinit {
        sem_destroy(pointer)
        pointer.deallocate()
    }

    func raise() { sem_post(pointer) }
    func wait() { while sem_wait(pointer) != 0, errno == EINTR {} }
}
