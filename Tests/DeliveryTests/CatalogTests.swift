import Delivery
import Foundation
import PlanCore
import TestSupport
import Testing

@Suite struct CatalogTests {
    private static let folder =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path + "/config/catalog"

    private static func ids(in text: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("-- ") }.map { String($0.dropFirst(3)) }
    }

    private static func run(_ program: String, _ arguments: String...) throws -> (status: Int32, text: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ["LC_ALL": "C.UTF-8"]
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }

    /// Compiles a catalog as an installation does, as that of the default language, because the locale of another may not
    /// be there; the database's path.
    private static func compile(_ name: String, in root: String) throws -> String {
        let files = FileManager.default
        let place = root + "/usr/lib/systemd/catalog"
        try files.createDirectory(atPath: place, withIntermediateDirectories: true)
        try files.copyItem(atPath: "\(folder)/\(name)", toPath: "\(place)/hanchot.catalog")
        let (status, text) = try run("/usr/bin/journalctl", "--update-catalog", "--root=\(root)")
        #expect(status == 0)
        // Complaints about a catalog leave the status at 0.
        #expect(text.isEmpty, "\(text)")
        return root + "/var/lib/systemd/catalog/database"
    }

    @Test(
        "every kind of entry is explained once in each language", arguments: ["hanchot.catalog", "hanchot.vi.catalog"])
    func complete(name: String) throws {
        let text = try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
        #expect(Self.ids(in: text).sorted() == MessageID.allCases.map(\.rawValue).sorted())
        #expect(text.split(separator: "\n").count { $0.hasPrefix("Subject: ") } == MessageID.allCases.count)
    }

    @Test("both languages name the same fields")
    func sameFields() throws {
        let fields = try ["hanchot.catalog", "hanchot.vi.catalog"].map { name in
            let text = try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
            return Dictionary(
                uniqueKeysWithValues: text.components(separatedBy: "\n-- ").dropFirst().map { entry in
                    (String(entry.prefix(32)), Set(entry.matches(of: /@[A-Z_]+@/).map { String($0.output) }))
                })
        }
        #expect(fields[0] == fields[1])
    }

    @Test(
        "journalctl -x explains a reminder, in both languages",
        .enabled(if: Obstacle.toJournals.isAbsent),
        arguments: [
            (
                "hanchot.catalog", "Subject: A deadline is coming up: quang-thanh-2021/dang-ky",
                "good day is 2021-01-19; 4 days are left"
            ),
            (
                "hanchot.vi.catalog", "Subject: Sắp đến hạn: quang-thanh-2021/dang-ky",
                "còn kịp là 2021-01-19; còn 4 ngày"
            ),
        ])
    func explains(name: String, subject: String, body: String) throws {
        try JournalMachine.run { () throws in
            let root = "/run/root"
            let database = try Self.compile(name, in: root)
            try MountNamespace.mountMemory(at: "/var/lib/systemd")
            let files = FileManager.default
            try files.createDirectory(atPath: "/var/lib/systemd/catalog", withIntermediateDirectories: true)
            try files.copyItem(atPath: database, toPath: "/var/lib/systemd/catalog/database")
            let sink = JournalSink(filesFolder: nil, subject: Samples.text)
            let parcel = sink.parcel(for: Samples.notice())
            #expect(sink.deliver([parcel]) == [.delivered])
            #expect(try sink.lookUp([parcel]) == [parcel.key])
            let shown = try Self.run("/usr/bin/journalctl", "-x", "HANCHOT_REMINDER=\(parcel.key.name)").text
            #expect(shown.contains(subject))
            #expect(shown.contains(body))
        }
    }
}
