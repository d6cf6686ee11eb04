import DaemonKit
import Foundation
import Synchronization
import TestSupport
import Testing

/// Memory through the years, and through what people ask. SQLite's own cache, up to 8 MiB, is no growth: it is kept small
/// here (`small_cache.c`).
@Suite("memory") struct MemoryTests {
    /// Plans of 2021 to 2025, each with a monthly deadline and two reminders of it.
    private static let plans = 40
    /// What may come to what is taken once everything was done some times, in kilobytes.
    private static let slack = 512
    private static let smallCache = Task { try await Preload.library("small_cache") }

    @Test("five years in one process add nothing to what the first one takes")
    func fiveYears() async throws {
        let folder = try ScratchFolder(isInMemory: true)
        try FileManager.default.createDirectory(atPath: folder.file("plans"), withIntermediateDirectories: false)
        for number in 1...Self.plans * min(Effort.rounds(1), 8) {
            let plan = """
                title: Kế hoạch \(number)
                years: 2021-2025
                reminders: {before: [1d, 0d], overdue: none}
                deadlines: [{id: viec, title: Việc, every: month, by: \(number % 28 + 1)}]

                """
            try folder.write(Data(plan.utf8), to: "plans/ke-hoach-\(number).yaml")
        }
        var command = Command([
            PackageFolder.path + "/.build/debug/hanchotd", "--rehearse", "2021-01-01..2025-12-31",
            "--state", folder.file("state"), "--plans", folder.file("plans"),
            "--holidays", PackageFolder.path + "/config/holidays",
        ])
        command.environment["LD_PRELOAD"] = try await Self.smallCache.value
        let seen = SizesByYear()
        try await command.start { seen.note($0, of: $1) }.result().succeeded()
        let (count, sizes) = seen.found
        let first = try #require(sizes["2022"], "\(sizes)")
        let last = try #require(sizes["the end"], "\(sizes)")
        #expect(count > 50 * Self.plans)
        #expect(last - first < Self.slack, "\(sizes)")
        if Effort.rounds(0) > 0 { print("kilobytes by year: \(sizes.sorted { $0.key < $1.key })") }
    }

    private static let tracked = """
        title: Kế hoạch
        years: 2026-2027
        units: [Thôn 1, Thôn 2, Thôn 3]
        reminders: {before: [3d, 1d, 0d], overdue: {every: 1d, for: 2d}}
        deadlines: [{id: nop, title: Nộp, every: month, by: 20, units: all}]

        """
    private static let questions = [
        "/v1/health", "/v1/plans", "/v1/plans/p", "/v1/deadlines", "/v1/reminders/coming", "/v1/board?plan=p",
        "/v1/history",
        "/v1/holidays?year=2027", "/v1/plans/khong-co", "/v1/plans/p/deadlines/nop@2026-12",
    ]

    /// Has a service read its files again, one of them edited, and asks it everything, so many times.
    private static func ask(_ scene: TrackingScene, times: Int, from start: Int) throws {
        for number in start..<start + times {
            if number.isMultiple(of: 4) {
                try Data("# \(number % 8)\n\(tracked)".utf8).write(
                    to: URL(filePath: scene.scratch.file("plans/p.yaml")))
            }
            scene.service?.send(SIGHUP)
            for question in questions {
                do { _ = try scene.client.value(JSONValue.self, at: question) } catch is ControlClient.Refused {}
            }
        }
    }

    @Test("reading the files again and answering, thousands of times, add nothing")
    func reloadsAndRequests() async throws {
        let scene = try TrackingScene(plan: Self.tracked)
        try await scene.start(environment: ["LD_PRELOAD": try await Self.smallCache.value])
        let process = try #require(scene.service?.processID)
        // a thousand reloads and ten thousand requests where it may take long
        let times = Effort.rounds(0) > 0 ? 1000 : 100
        var sizes: [Int] = []
        for part in 0..<4 {
            try Self.ask(scene, times: times / 4, from: part * times / 4)
            sizes.append(try #require(Self.kilobytes(of: process)))
        }
        #expect(sizes[3] - sizes[0] < Self.slack, "\(sizes)")
        if Effort.rounds(0) > 0 { print("kilobytes after each quarter of \(times) reloads: \(sizes)") }
        await scene.kill()
    }

    /// Any JSON.
    private struct JSONValue: Decodable {
        init(from decoder: any Decoder) {}
    }

    /// The memory that a rehearsal takes when the first line of a year is read, by year, and as late as it can be asked.
    private final class SizesByYear: Sendable {
        private let state = Mutex((count: 0, sizes: [String: Int]()))

        var found: (count: Int, sizes: [String: Int]) { state.withLock { $0 } }

        func note(_ line: String, of process: pid_t) {
            state.withLock { state in
                state.count += 1
                guard let year = line.split(separator: "-").first.map(String.init), Int(year) != nil,
                    state.sizes[year] == nil || year == "2025" && state.count.isMultiple(of: 20),
                    let memory = MemoryTests.kilobytes(of: process)
                else { return }
                state.sizes[state.sizes[year] == nil ? year : "the end"] = memory
            }
        }
    }

    /// What it has written to: `RssAnon` of proc_pid_status(5); nil when the process is gone.
    private static func kilobytes(of process: pid_t) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("RssAnon:") })
        else { return nil }
        return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
    }
}
