import Foundation
import TestSupport
import Testing

/// Memory through the years.
@Suite("memory") struct MemoryTests {
    /// Plans of 2021 to 2025, each with a monthly deadline and two reminders of it.
    private static let plans = 40
    /// What the fifth year may have added to the first, in kilobytes, besides the ledger's own growth, which SQLite keeps in
    /// memory up to 8 MiB, with a quarter for itself: less than 220 bytes a reminder.
    private static let slack = 512

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
        let rehearsal = try Command([
            PackageFolder.path + "/.build/debug/hanchotd", "--rehearse", "2021-01-01..2025-12-31",
            "--state", folder.file("state"), "--plans", folder.file("plans"),
            "--holidays", PackageFolder.path + "/config/holidays",
        ]).start()
        // the memory it takes when the first line of a year is read, and its ledger, by year
        var sizes: [String: (memory: Int, ledger: Int)] = [:]
        var count = 0
        for await line in rehearsal.lines {
            count += 1
            guard let year = line.split(separator: "-").first.map(String.init), Int(year) != nil, sizes[year] == nil,
                let memory = Self.kilobytes(of: rehearsal.processID)
            else { continue }
            sizes[year] = (memory, folder.bytes(of: "state/rehearsal.sqlite").count >> 10)
        }
        try await rehearsal.result().succeeded()
        let first = try #require(sizes["2022"], "\(sizes)")
        let last = try #require(sizes["2025"], "\(sizes)")
        #expect(count > 50 * Self.plans)
        let cached = min(last.ledger - first.ledger, 8 << 10) * 5 / 4
        #expect(last.memory - first.memory < cached + Self.slack, "\(sizes)")
        if Effort.rounds(0) > 0 { print("kilobytes by year: \(sizes.sorted { $0.key < $1.key })") }
    }

    /// What it has written to: `RssAnon` of proc_pid_status(5); nil when the process is gone.
    private static func kilobytes(of process: pid_t) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("RssAnon:") })
        else { return nil }
        return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
    }
}
