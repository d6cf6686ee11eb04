import CivilTime
import Glibc

/// The service as it is shipped, its control socket with it, in a folder of its own.
final class ServiceRun {
    let plans: String
    let reminders: String
    /// The control socket.
    let control: String
    private let folder: String
    private let programs: String
    private let state: String
    private let words: [String]
    private let socket: NotifySocket
    private var child: Child?

    /// Prepares its folders and starts nothing.
    /// - Parameters:
    ///   - everyDayIsWorked: what is due in some seconds is due, whatever day it is; else days off are Vietnam's.
    ///   - extra: further lines of its configuration.
    init(_ place: Workplace, in folder: String, everyDayIsWorked: Bool = false, configuration extra: String = "") throws
    {
        self.folder = folder
        programs = place.programs
        control = "\(folder)/control.sock"
        plans = "\(folder)/plans"
        state = "\(folder)/state"
        reminders = "\(state)/reminders"
        for path in [plans, state, "\(folder)/holidays"] { try makeFolder(path) }
        if everyDayIsWorked {
            let years = (2024...max(2024, Moment(in: 0).year) + 2).map {
                "  \($0): {status: official, source: bench}\n"
            }.joined()
            try writeFile("title: No holidays\nweekend: []\nyears:\n\(years)", to: "\(folder)/holidays/none.yaml")
        } else {
            try Child.output(of: ["cp", "-rT", PackageFiles.holidays, "\(folder)/holidays"])
        }
        let configuration = """
            language: en
            plans: [\(plans)]
            holidays: [\(folder)/holidays]
            \(extra)
            """
        try writeFile(configuration, to: "\(folder)/hanchot.yaml")
        words = ["\(place.programs)/hanchotd", "--config", "\(folder)/hanchot.yaml", "--state", state]
        socket = try NotifySocket()
    }

    /// Gives it the five sample plans.
    func putSamples() throws {
        try Child.output(of: ["cp", "-rT", PackageFiles.plans, plans])
    }

    /// Starts it.
    /// - Parameters:
    ///   - patience: seconds.
    ///   - isTimed: milliseconds count: nothing ends it with the bench.
    /// - Returns: seconds until `READY=1`.
    @discardableResult
    func start(
        environment: [String: String] = [:], atMost patience: Double = 300, isTimed: Bool = false
    ) throws -> Double {
        let own = ["NOTIFY_SOCKET": socket.name, "RUNTIME_DIRECTORY": folder, "SWIFT_BACKTRACE": "enable=no"]
        let environment = environment.merging(own) { $1 }
        return try Stopwatch.seconds {
            let child = try Child(words, environment: environment, log: "\(state).log", endsWithBench: !isTimed)
            self.child = child
            try socket.wait(for: "READY=1", atMost: patience, from: child.processID) { $0.contains("READY=1") }
        }
    }

    /// Asks it to read everything again.
    /// - Returns: seconds until it has.
    func reload(atMost patience: Double = 300) throws -> Double {
        let child = try running()
        return try Stopwatch.seconds {
            child.send(SIGHUP)
            try socket.wait(for: "READY=1", atMost: patience, from: child.processID) { $0.contains("READY=1") }
        }
    }

    /// Waits for a status that satisfies the condition.
    func status(_ what: String, atMost patience: Double = 300, where satisfies: (String) -> Bool) throws {
        try socket.wait(for: what, atMost: patience, from: running().processID) {
            guard let start = $0.firstRange(of: "STATUS=") else { return false }
            return satisfies(String($0[start.upperBound...]))
        }
    }

    /// Asks it how it is, as people do.
    func ask() throws {
        let words = ["\(programs)/hanchot", "--socket", control, "status"]
        guard try Child(words, log: "\(state).status").wait() == 0 else { throw Trouble("hanchot status fails") }
    }

    /// Waits until it does nothing for two seconds.
    /// - Returns: seconds until then, without those two.
    func idle(atMost patience: Double = 300) throws -> Double {
        let watch = Stopwatch()
        var (last, since) = (try facts().ticks, 0.0)
        while watch.seconds - since < 2 {
            guard watch.seconds < patience else { throw Trouble("the service does not come to rest") }
            usleep(50_000)
            let ticks = try facts().ticks
            if ticks != last { (last, since) = (ticks, watch.seconds) }
        }
        return since
    }

    /// When its ledger was written to last.
    func lastRecorded() throws -> Instant {
        var facts = stat()
        guard stat("\(state)/ledger.sqlite-wal", &facts) == 0 else { throw Trouble("there is no ledger") }
        return Instant(microseconds: Int64(facts.st_mtim.tv_sec) * 1_000_000 + Int64(facts.st_mtim.tv_nsec) / 1000)
    }

    /// Hears no more of what it tells.
    func hearNoMore() { socket.refuse() }

    func facts() throws -> ProcessFacts { try ProcessFacts(running().processID) }

    var processID: pid_t { get throws { try running().processID } }

    /// Ends it and waits until it has.
    func stop() throws {
        let child = try running()
        child.send(SIGTERM)
        let status = child.wait()
        self.child = nil
        guard status == 0 else { throw Trouble("the service ended with \(status)") }
    }

    private func running() throws -> Child {
        guard let child else { throw Trouble("the service does not run") }
        return child
    }
}
