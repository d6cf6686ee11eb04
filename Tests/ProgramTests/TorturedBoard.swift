import CivilTime
import Foundation
import TestSupport
import Testing

/// A plan of monthly deadlines for three units that is edited now and then, what happens to its board in a year, and a folder
/// in which that is rehearsed again and again; see `board_oracle.py`.
struct TorturedBoard {
    /// What one life has left.
    struct Look: Codable, Equatable {
        struct File: Codable, Equatable {
            var units: [String]
            var late: Bool
        }
        struct Record: Codable, Equatable {
            var snoozed: Int?
            var closed: Bool
            var due: String?
            var units: [String: String]
        }
        /// What stands in reminder files, by the identities of their reminders.
        var files: [String: [File]] = [:]
        /// What is about to be sent.
        var open: [String] = []
        /// How many moves were made.
        var made = 0
        /// Microseconds since the epoch; nil: there is no ledger.
        var decided: Int?
        /// Which is recorded as served; nil: none.
        var version: Int?
        var board: [String: Record] = [:]
    }

    /// One life of a rehearsal.
    struct Life: Codable {
        var from: String
        var to: String
        /// Of the files.
        var version: Int
        /// Nothing befell it before its end.
        var ended: Bool
        /// What it left.
        var look: Look
    }

    /// A state of the files that are edited.
    struct Version: Codable {
        /// The day of each month that they are due by.
        var items: [String: Int]
        var off: [String]
        /// Days ahead of the last one.
        var before: [Int]
    }

    private struct Setting: Codable {
        var units: [String: String]
        var last: Int
        var versions: [Version]
    }

    static let firstDay = Day(clippingYear: 2021, month: 1, day: 1)
    /// On which a rehearsal ends: nothing is due after it.
    let lastDay: Day
    let records: RehearsalRecords
    let moves: [BoardMoves.Move]
    private let setting: Setting
    private let folder: ScratchFolder

    var versions: Range<Int> { setting.versions.indices }

    /// - Parameters:
    ///   - last: the last year of the plan, 2021 or later.
    ///   - isMoved: somebody works with the board, in 2021. Where nobody does, edits move and remove any deadline.
    ///   - journal: what is written to beside the reminder files.
    init(
        deadlines count: Int, through last: Int = 2021, isMoved: Bool = true, _ random: inout SeededGenerator,
        journal: OwnJournal?
    ) throws {
        lastDay = Day(clippingYear: last + 1, month: 1, day: 31)
        let original = Version(
            items: Dictionary(uniqueKeysWithValues: (1...count).map { ("viec-\($0)", $0 * 7 % 28 + 1) }),
            off: ["2021-02-10", "2021-02-11", "2021-02-12", "2021-04-30", "2022-01-03", "2022-05-02"],
            before: [3, 1, 0])
        setting = Setting(
            units: ["a": "Thôn 1", "b": "Thôn 2", "c": "Thôn 3"], last: last,
            versions: [original] + (0..<7).map { _ in Self.edited(original, through: last, isMoved: isMoved, &random) })
        folder = try ScratchFolder(isInMemory: true)
        records = RehearsalRecords(state: folder.file("state"), journal: journal)
        moves =
            isMoved ? BoardMoves(of: "day-dac", original.items, units: setting.units.keys.sorted(), random).moves : []
        random = SeededGenerator(seed: random.next())
        try FileManager.default.createDirectory(atPath: folder.file("holidays"), withIntermediateDirectories: false)
        // JSON is YAML
        try write(moves, to: "moves.json")
        try write(setting, to: "plan.json")
    }

    /// What the board's moves ask for stays possible where there are any: of the items that they name, some are due a day later, none is gone.
    private static func edited(
        _ original: Version, through last: Int, isMoved: Bool, _ random: inout SeededGenerator
    ) -> Version {
        var version = original
        for item in original.items.keys.sorted() where Bool.random(using: &random) {
            if isMoved {
                version.items[item]? += 1
            } else {
                version.items[item] =
                    Int.random(in: 0..<3, using: &random) == 0
                    ? nil : Int.random(in: 1...28, using: &random)
            }
        }
        for number in 1...2 where Int.random(in: 0..<3, using: &random) > 0 {
            version.items["viec-them-\(number)"] = Int.random(in: 1...28, using: &random)
        }
        version.off = version.off.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            let day = firstDay.adding(days: Int.random(in: 0..<365 * (last - 2020), using: &random))
            if day.weekday >= .saturday || version.off.contains("\(day)") { continue }
            version.off.append("\(day)")
        }
        if Bool.random(using: &random) {
            version.before = [[5, 2, 0], [4, 3, 2, 1, 0], [1]].randomElement(using: &random) ?? []
        }
        return version
    }

    /// Brings the files into that state.
    private func edit(to number: Int) throws {
        let version = setting.versions[number]
        let years = Dictionary(grouping: version.off.sorted()) { $0.prefix(4) }.sorted { $0.key < $1.key }
            .map { year, days in
                let holidays = days.map { "{title: Nghỉ, on: \($0)}" }.joined(separator: ", ")
                return "  \(year): {status: official, source: luật, holidays: [\(holidays)]}\n"
            }
        let plan = """
            # \(number)
            title: Kế hoạch dày đặc
            years: 2021-\(setting.last)
            units: [\(setting.units.sorted { $0.key < $1.key }.map { "{id: \($0), name: \($1)}" }.joined(separator: ", "))]
            reminders: {before: [\(version.before.map { "\($0)d" }.joined(separator: ", "))], overdue: {every: 1d, for: 2d}}
            deadlines:
            \(version.items.sorted { $0.key < $1.key }
                .map { "  - {id: \($0), title: Việc, every: month, by: \($1), units: all}" }.joined(separator: "\n"))

            """
        try folder.write(Data(plan.utf8), to: "day-dac.yaml")
        let holidays = "title: Ngày nghỉ\nweekend: [sat, sun]\n" + (years.isEmpty ? "" : "years:\n\(years.joined())")
        try folder.write(Data(holidays.utf8), to: "holidays/nghi.yaml")
    }

    /// The rehearsal of those days in the state of those before, with the files of that version.
    /// - Parameters:
    ///   - last: nil is the last day.
    ///   - moving: somebody works with the board.
    func rehearsal(of version: Int = 0, from day: Day, to last: Day? = nil, moving: Bool = true) throws -> Command {
        try edit(to: version)
        let command = Command(
            [
                PackageFolder.path + "/.build/debug/hanchotd", "--rehearse", "\(day)..\(last ?? lastDay)",
                "--state", folder.file("state"), "--plans", folder.file("day-dac.yaml"),
                "--holidays", folder.file("holidays"),
            ] + (moving ? ["--submissions", folder.file("moves.json")] : []))
        return records.writing(command)
    }

    /// How many changes of the board a rehearsal has told of: each was acknowledged.
    func acknowledged(in output: String) -> Int {
        // `2021-01-15 08:00  an  receive  day-dac/nop@2021 Thôn 1: …`
        output.split(separator: "\n").count { line in
            let columns = line.split(separator: "  ", omittingEmptySubsequences: false)
            return columns.count == 4 && columns[3].hasPrefix("day-dac")
        }
    }

    /// The version of the next life's files: mostly that of the one before. Nothing is edited where a date was extended just
    /// before a kill: since when that is served is perhaps not recorded.
    func version(after version: Int, _ look: Look, _ random: inout SeededGenerator) -> Int {
        let chosen = Int.random(in: 0..<3, using: &random) == 0 ? Int.random(in: versions, using: &random) : version
        return look.made > 0 && moves[look.made - 1]["extended"] != nil ? version : chosen
    }

    /// The version of a life's files that begins on that day, where nobody works with the board: what was edited while the
    /// service stood still for more than its horizon of 62 days, nobody is reminded of that he missed; so nothing is.
    func version(_ wanted: Int, on day: Day, after look: Look?) -> Int {
        guard day > Self.firstDay, let decided = look?.decided, let recorded = look?.version else { return wanted }
        let distance = Zone.utc.day(at: Instant(microseconds: Int64(decided)) + .hours(7)).days(until: day)
        return (-20...30).contains(distance) ? wanted : recorded
    }

    /// The day that a life has reached, which may be killed; nil where it has done nothing.
    func reached(_ look: Look, after before: Look) -> Day? {
        guard look.made > before.made || look.decided != before.decided, let decided = look.decided else { return nil }
        // the plan's time is seven hours ahead
        let day = Zone.utc.day(at: Instant(microseconds: Int64(decided)) + .hours(7))
        return look.made > before.made ? max(day, Self.day(moves[look.made - 1]["at"]) ?? day) : day
    }

    /// `15/01/2021 08:00`.
    private static func day(_ moment: String?) -> Day? {
        moment.flatMap { Day(iso: $0.prefix(10).split(separator: "/").reversed().joined(separator: "-")) }
    }

    /// When the next life begins: at once, after some days, or under a clock set back.
    func start(_ today: Day, _ look: Look, _ random: inout SeededGenerator) -> Day {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return max(Self.firstDay, today.adding(days: -Int.random(in: 1...10, using: &random)))
        case 1, 2:
            let start = today.adding(days: Int.random(in: 1...3, using: &random))
            // Nobody puts off what is past by the time that the service hears of it.
            let isPast = moves.dropFirst(look.made).contains { move in
                Self.day(move["snoozed"]).map { $0 < start } ?? false
            }
            return isPast ? today : start
        default: return today
        }
    }

    /// What lies there now.
    func look() async throws -> Look {
        let text = try await Command("python3", Self.oracle, "look", folder.file("state")).run().succeeded().output
        return try JSONDecoder().decode(Look.self, from: Data(text.utf8))
    }

    /// Checks each of the lives, the last of which came to its end.
    func check(_ lives: [Life], _ story: String) async throws {
        try write(lives, to: "lives.json")
        let files = ["plan.json", "moves.json", "lives.json"].map(folder.file)
        let faults = try await Command(["python3", Self.oracle, "check"] + files).run().succeeded().output
        #expect(faults == "\n", "\(story)")
        try await records.checkAgreement(story)
    }

    /// Forgets what the rehearsals have sent.
    func forget() throws { try records.forget() }

    private static let oracle = PackageFolder.path + "/Tests/ProgramTests/board_oracle.py"

    private func write(_ value: some Encodable, to name: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try folder.write(encoder.encode(value), to: name)
    }
}
