import Glibc
import Synchronization

/// Threads that live for one piece of work: what is asked of each of many values, on all processors.
///
/// Everything else in the process stays on its one thread. The threads block the signals that the caller blocks.
package enum Workers {
    /// More threads than that wait for the disk and for memory, not for each other.
    private static let limit = 8

    /// What `transform` makes of each value, in the order of the values.
    ///
    /// The calling thread takes part, and does all of it where there is one processor, little to do or no further thread to
    /// be had. `transform` is called from several threads at once.
    /// - Parameter stride: so many values one thread takes at a time.
    package static func map<Value: Sendable, Result: Sendable>(
        _ values: [Value], atATime stride: Int = 16, _ transform: @Sendable (Value) -> Result
    ) -> [Result] {
        let threads = min(limit, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), values.count / stride)
        guard threads > 1 else { return values.map(transform) }
        return Array(unsafeUninitializedCapacity: values.count) { results, count in
            // Unsafe to share but for this: each place is written once, by the thread that took its number, and read when all
            // threads have ended.
            nonisolated(unsafe) let places = results
            let next = Atomic(0)
            let work: @Sendable () -> Void = {
                while true {
                    let start = next.wrappingAdd(stride, ordering: .relaxed).oldValue
                    guard start < values.count else { return }
                    for index in start..<min(start + stride, values.count) {
                        places.initializeElement(at: index, to: transform(values[index]))
                    }
                }
            }
            withoutActuallyEscaping(work) { work in
                let others = (1..<threads).compactMap { _ in start(work) }
                work()
                for thread in others { pthread_join(thread, nil) }
            }
            count = values.count
        }
    }

    /// A thread's work.
    private final class Task {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// - Returns: nil where the system gives no further thread.
    static func start(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
        let task = Unmanaged.passRetained(Task(work))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { pointer in
                if let pointer { Unmanaged<Task>.fromOpaque(pointer).takeRetainedValue().run() }
                return nil
            }, task.toOpaque())
        guard code == 0 else {
            task.release()
            return nil
        }
        return thread
    }
}
