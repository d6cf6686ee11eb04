import ControlAPI
import Foundation
import TestSupport
import Testing

/// The service killed at random moments, again and again: `make torture` runs this for long.
@Suite("torture") struct TortureTests {
    private static let programs = PackageFolder.path + "/.build/debug/"
    private static let range = (first: "2021-01-01", last: "2023-12-31")
    private static let holidays = PackageFolder.path + "/config/holidays"
    private static let seed = Effort.seed(20_210_115)

    /// So many reminders that most kills fall into a delivery: forty each month, each with some on one instant.
    private static let plan: String = {
        let deadlines = (1...40).map { "  - {id: viec-\($0), title: Việc \($0), every: month, by: \($0 % 28 + 1)}" }
        return """
            title: Kế hoạch dày đặc
            years: 2021-2022
            reminders: {before: [3d, 1d, 0d], overdue: {every: 1d, for: 2d}}
            deadlines:
            \(deadlines.joined(separator: "\n"))

            """
    }()

    /// The time that one whole run takes, for the kills to fall within.
    private static let length = Task {
        let folder = try scratch()
        let start = ContinuousClock.now
        try await rehearsal(in: folder).run().succeeded()
        return start.duration(to: .now) / .seconds(1)
    }

    @Test("a rehearsal killed again and again loses no reminder and doubles none", arguments: 1...Effort.rounds(3))
    func torture(round: Int) async throws {
        var random = SeededGenerator(seed: Self.seed &+ UInt64(round))
        let folder = try Self.scratch()
        var rehearsal = try Self.rehearsal(in: folder)
        let whole = rehearsal.words
        let length = try await Self.length.value
        for _ in 0..<Int.random(in: 3...8, using: &random) {
            // the clock is back at the first day each time
            let life = Double.random(in: 0...length, using: &random)
            rehearsal.words = ["timeout", "--signal=KILL", String(life)] + whole
            let result = try await rehearsal.run()
            #expect([0, 128 + 9].contains(result.status), "seed \(Self.seed), round \(round): \(result)")
        }
        rehearsal.words = whole
        try await rehearsal.run().succeeded()

        let agenda = try await Command([
            Self.programs + "hanchot", "agenda", "--json", "--from", Self.range.first, "--to", Self.range.last,
            "--plans", folder.file("day-dac.yaml"), "--holidays", Self.holidays,
        ]).run().succeeded()
        let expected = try JSONDecoder().decode([ReminderEntry].self, from: Data(agenda.output.utf8)).map(\.reminder)
        #expect(expected.count > 1000)
        let sent = try Self.identities(below: folder.file("reminders"))
        #expect(sent.sorted() == expected.sorted(), "seed \(Self.seed), round \(round)")
    }

    private static func scratch() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.write(Data(plan.utf8), to: "day-dac.yaml")
        return folder
    }

    private static func rehearsal(in folder: ScratchFolder) throws -> Command {
        Command([
            programs + "hanchotd", "--rehearse", "\(range.first)..\(range.last)", "--state", folder.path,
            "--plans", folder.file("day-dac.yaml"), "--holidays", holidays,
        ])
    }

    /// The identity that stands in each file.
    private static func identities(below folder: String) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
        return try names.map { name in
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            let line = try #require(text.split(separator: "\n").last { $0.hasPrefix("Mã nhắc việc: ") }, "\(name)")
            return String(line.dropFirst("Mã nhắc việc: ".count))
        }
    }
}
