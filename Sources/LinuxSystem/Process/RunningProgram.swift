import CLinux
import Glibc

/// A confined program from its start to its end; nothing of it is left when this goes away.
final class RunningProgram {
    private let process: Int32
    private let watch: FileDescriptor
    private var isWaitedFor = false
    private let action: String
    private static let keptErrors = 4096

    /// - Parameter process: leads a process group of its own.
    init(process: Int32, _ action: String) throws(SystemError) {
        self.process = process
        self.action = action
        let number = clinux_watch_process(process)
        guard number >= 0 else {
            let code = errno
            Self.end(process)
            throw SystemError(code, action)
        }
        watch = FileDescriptor(owning: number)
    }

    deinit { if !isWaitedFor { Self.end(process) } }

    /// Reads what it writes until it ends, or ends it.
    func finish(
        output: Pipe, atMost limit: Int, errors: Pipe, within seconds: Int
    ) throws(SystemError) -> ConfinedProgram.Result {
        let deadline = Self.now() + seconds * 1000
        var written: [UInt8] = []
        var complaints: [UInt8] = []
        var open = (output: true, errors: true)
        var ending: ConfinedProgram.Ending?
        while ending == nil {
            let left = deadline - Self.now()
            guard left > 0 else {
                ending = .timedOut
                break
            }
            var waiting = [
                pollfd(fd: watch.number, events: Int16(POLLIN), revents: 0),
                pollfd(fd: open.output ? output.reader : -1, events: Int16(POLLIN), revents: 0),
                pollfd(fd: open.errors ? errors.reader : -1, events: Int16(POLLIN), revents: 0),
            ]
            if poll(&waiting, nfds_t(waiting.count), Int32(clamping: left)) < 0, errno != EINTR {
                throw SystemError(errno, action)
            }
            if waiting[1].revents != 0 { open.output = try output.read(into: &written) }
            if waiting[2].revents != 0 { open.errors = try errors.read(into: &complaints) }
            if complaints.count > Self.keptErrors { complaints.removeLast(complaints.count - Self.keptErrors) }
            if written.count > limit { ending = .outputTooLong }
            // What it wrote before it ended may still be in the pipes.
            if waiting[0].revents != 0, waiting[1].revents == 0, waiting[2].revents == 0 { break }
        }
        isWaitedFor = true
        let status = Self.end(process)
        awaitEnd(of: [output, errors])
        return ConfinedProgram.Result(
            ending: ending ?? status, output: written, errors: String(decoding: complaints, as: UTF8.self))
    }

    /// Waits until nobody holds the pipes any more: then those that were killed are gone. One that hides from its group may
    /// keep us for a second.
    private func awaitEnd(of pipes: [Pipe]) {
        let deadline = Self.now() + 1000
        var dropped: [UInt8] = []
        for pipe in pipes {
            while Self.now() < deadline {
                var waiting = pollfd(fd: pipe.reader, events: Int16(POLLIN), revents: 0)
                poll(&waiting, 1, Int32(clamping: deadline - Self.now()))
                guard (try? pipe.read(into: &dropped)) == true else { break }
                dropped.removeAll(keepingCapacity: true)
            }
        }
    }

    /// Kills what is left of its group and takes its status.
    @discardableResult private static func end(_ process: Int32) -> ConfinedProgram.Ending {
        // Its id stays its own, and so its group's, until it is waited for; killing one that has ended changes nothing.
        kill(-process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
    }

    /// Milliseconds that no clock change touches.
    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
