import Foundation
import Glibc
import TestSupport

/// A service of this build in the foreground, under a clock that a test sets (`stepped_clock.c`), on a disk that is full now
/// and then (`faults.c`), that is killed, told to read its files again, and has them renamed and edited under it.
final class OrdealService {
    /// What is edited, what is renamed, and what stays as it is.
    static let (edited, stable) = ("sua-lai", "on-dinh")
    static let renamed = ["doi-ten", "ten-khac"]

    /// When its reminders are due, by plan: a day ahead of the machine's clock.
    private(set) var due: [String: PlanText] = [:]
    let records: RehearsalRecords
    private(set) var kills = 0
    private let folder: ScratchFolder
    private var life: RunningCommand?
    /// It has blocked by now what would end it.
    private var isReady = false
    private var edits = 0
    private var name = renamed[0]
    /// Seconds that its clock is ahead of the machine's.
    private var shift = 0

    /// The clock at the start stands still before everything that is due.
    /// - Parameters:
    ///   - seconds: within which everything falls due, so many seconds after `start`.
    init(within seconds: Int, start: Int, count: Int, _ random: inout SeededGenerator) throws {
        folder = try ScratchFolder(isInMemory: true)
        records = RehearsalRecords(state: folder.file("state"), journal: nil, ledger: "ledger.sqlite")
        for name in ["plans", "holidays", "state"] {
            try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: false)
        }
        try folder.write(Data("title: Không nghỉ\nweekend: []\n".utf8), to: "holidays/khong.yaml")
        try folder.write(Data("sinks: [files]\n".utf8), to: "hanchot.yaml")
        try folder.write(Data("0\n".utf8), to: "clock")
        for plan in [Self.stable, Self.edited, name] {
            let moments = (0..<count).map { _ in
                PlanText.Moment(in: start + Int.random(in: 0..<seconds, using: &random))
            }
            due[plan] = PlanText(plan, at: moments)
            try write(plan, due[plan]?.text ?? "")
        }
    }

    deinit { life?.send(SIGKILL) }

    // MARK: What befalls it

    /// Starts it, and waits until it can be asked, or not.
    func start(waiting: Bool) async throws {
        var command = Command([
            BuiltProgram.hanchotd.path, "--state", records.state, "--socket", folder.file("s"), "--plans",
            folder.file("plans"), "--holidays", folder.file("holidays"),
        ])
        command.environment = [
            "CONFIGURATION_DIRECTORY": folder.path, "NOTIFY_SOCKET": nil, "STEPPED_CLOCK": folder.file("clock"),
            "LD_PRELOAD": try await "\(Preload.steppedClock.value):\(FaultLayer.library.value)",
            "FAULT_WHILE": "\(full) full", "FAULT_BELOW": records.state,
        ]
        life = try command.start()
        if waiting { try await awaitReady() }
    }

    private func awaitReady() async throws {
        guard !isReady else { return }
        try await Self.wait(TrackingScene.readiness, BuiltProgram.hanchot.path, folder.file("s"))
        isReady = true
    }

    /// Ends it as `kill -9` does.
    /// - Returns: its status, 137 unless it had ended before.
    func kill() async -> Int? {
        life?.send(SIGKILL)
        let result = await life?.result()
        (life, isReady) = (nil, false)
        kills += 1
        return result?.status
    }

    /// Ends it as systemd does.
    func stop() async throws -> Int? {
        try await awaitReady()
        life?.send(SIGTERM)
        let result = await life?.result()
        life = nil
        return result?.status
    }

    /// Has it read its files again.
    func reload() async throws {
        try await awaitReady()
        life?.send(SIGHUP)
    }

    /// What lies there while the disk is full.
    private var full: String { folder.file("full") }

    /// Has no room for anything for so long.
    func fill(for duration: Duration) async throws {
        try folder.write(Data(), to: "full")
        try await Task.sleep(for: duration)
        try FileManager.default.removeItem(atPath: full)
    }

    /// Sets its clock by so many seconds.
    func step(by seconds: Int) throws {
        shift += seconds
        try folder.write(Data("\(shift)\n".utf8), to: "clock.new")
        try Self.rename(folder.file("clock.new"), folder.file("clock"))
        life?.send(SIGURG)
    }

    /// Edits what says nothing about when.
    func edit() throws {
        edits += 1
        try write(Self.edited, "# \(edits)\n" + (due[Self.edited]?.text ?? ""))
    }

    /// Gives a plan's file its other name.
    func rename() throws {
        let other = Self.renamed.first { $0 != name } ?? name
        try Self.rename(folder.file("plans/\(name).yaml"), folder.file("plans/\(other).yaml"))
        name = other
    }

    private func write(_ plan: String, _ text: String) throws {
        try folder.write(Data(text.utf8), to: "plans/.\(plan)")
        try Self.rename(folder.file("plans/.\(plan)"), folder.file("plans/\(plan).yaml"))
    }

    private static func rename(_ old: String, _ new: String) throws {
        guard Glibc.rename(old, new) == 0 else { throw CommandError(message: "cannot rename \(old): \(errno)") }
    }

    // MARK: What it did

    /// Waits until so many reminder files of plans that keep their names lie there.
    func awaitFiles(_ count: Int) async throws {
        let question = """
            until [ "$(find "$1" -name '*.txt' -exec grep -l 'Mã nhắc việc: [os][nu]' {} + | wc -l)" -ge "$2" ]; do sleep 0.05; done
            """
        try await Self.wait(question, records.state + "/reminders", "\(count)")
    }

    /// How often it was told that its clock was set, and how often it has begun to watch it.
    func watched() -> (cancelled: Int, armed: Int) {
        let lines = String(decoding: folder.bytes(of: "clock.log"), as: UTF8.self).split(separator: "\n")
        return (lines.count { $0 == "cancelled" }, lines.count { $0 == "armed" })
    }

    /// Waits until it was told so often that its clock was set.
    func awaitCancelled(_ count: Int) async throws {
        try await Self.wait(
            "until [ \"$(grep -c cancelled \"$1\")\" -ge \"$2\" ]; do sleep 0.02; done", folder.file("clock.log"),
            "\(count)")
    }

    private static func wait(_ question: String, _ words: String...) async throws {
        try await Command(["timeout", Command.patience, "sh", "-c", question, "sh"] + words).run().succeeded()
    }
}
