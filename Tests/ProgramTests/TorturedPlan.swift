import Foundation
import TestSupport
import Testing

/// A plan of monthly deadlines, its holidays, and a folder in which it is rehearsed again and again.
struct TorturedPlan {
    /// A state of the files that are edited: when the deadlines are due, and which days are off.
    struct Version: Hashable {
        /// The day of the month, 1 to 28, by item.
        var days: [String: Int]
        var daysOff: [String]

        fileprivate var words: [String] {
            days.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
        }
    }

    private static let programs = PackageFolder.path + "/.build/debug/"
    static let firstDay = "2021-01-01"
    private let lastYear: Int
    let original: Version
    private let folder: ScratchFolder
    private let records: RehearsalRecords

    /// - Parameters:
    ///   - count: deadlines, each in every month from 2021 on.
    ///   - lastYear: 2021 or later.
    ///   - journal: what is written to beside the reminder files.
    init(deadlines count: Int, through lastYear: Int, journal: OwnJournal? = nil) throws {
        self.lastYear = lastYear
        original = Version(
            days: Dictionary(uniqueKeysWithValues: (1...count).map { ("viec-\($0)", $0 * 3 % 28 + 1) }),
            daysOff: ["2021-02-10", "2021-02-11", "2021-02-12", "2021-04-30", "2022-01-03", "2022-05-02"])
        folder = try ScratchFolder(isInMemory: true)
        records = RehearsalRecords(state: folder.file("state"), journal: journal)
        try FileManager.default.createDirectory(atPath: folder.file("holidays"), withIntermediateDirectories: false)
    }

    /// The rehearsal of that version of the files from that day on, in the state of those before.
    func rehearsal(of version: Version, from day: String = firstDay) throws -> Command {
        let deadlines = version.days.sorted { $0.key < $1.key }
            .map { "  - {id: \($0.key), title: Việc, every: month, by: \($0.value)}" }
        let plan = """
            title: Kế hoạch dày đặc
            years: 2021-\(lastYear)
            reminders: {before: [3d, 1d, 0d], overdue: {every: 1d, for: 2d}}
            deadlines:
            \(deadlines.joined(separator: "\n"))

            """
        let years = Dictionary(grouping: version.daysOff) { $0.prefix(4) }.sorted { $0.key < $1.key }
            .map { year, days in
                "  \(year): {status: official, source: luật, holidays: ["
                    + days.map { "{title: Nghỉ, on: \($0)}" }.joined(separator: ", ") + "]}"
            }
        let holidays = "title: Ngày nghỉ\nweekend: [sat, sun]\n" + (years.isEmpty ? "" : "years:\n")
        try folder.write(Data(plan.utf8), to: "day-dac.yaml")
        try folder.write(Data((holidays + years.joined(separator: "\n") + "\n").utf8), to: "holidays/nghi.yaml")
        return records.writing(
            Command([
                Self.programs + "hanchotd", "--rehearse", "\(day)..\(lastYear + 1)-01-31", "--state", records.state,
                "--plans", folder.file("day-dac.yaml"), "--holidays", folder.file("holidays"),
            ]))
    }

    /// The identities of all reminders of a version, by `torture_oracle.py`.
    func expected(of version: Version) async throws -> Set<String> {
        let script = PackageFolder.path + "/Tests/ProgramTests/torture_oracle.py"
        let words = ["python3", script, "2021", "\(lastYear)", version.daysOff.joined(separator: ",")] + version.words
        return Set(try await Command(words).run().succeeded().output.split(separator: "\n").map(String.init))
    }

    /// Forgets what the rehearsals have sent.
    func forget() throws { try records.forget() }

    /// Begins with a copy of what another rehearsal has left.
    func takeOver(_ state: String) throws {
        try forget()
        try FileManager.default.copyItem(atPath: state, toPath: records.state)
    }

    /// Checks that of what the rehearsals have sent so far none is doubled, that all of the original is among it, that the
    /// rest belongs to one of the other versions, and that ledger and journal say the same as the files.
    func check(after versions: Set<Version>, _ story: String) async throws {
        let sent = try records.sent(story)
        let due = try await expected(of: original)
        #expect(due.subtracting(sent).sorted() == [], "lost; \(story)")
        var allowed = due
        for version in versions { allowed.formUnion(try await expected(of: version)) }
        #expect(Set(sent).subtracting(allowed).sorted() == [], "never due; \(story)")
        try await records.checkAgreement(story)
    }
}
