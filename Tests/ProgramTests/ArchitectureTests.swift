import Foundation
import Testing

/// The house's rules, held by reading the sources: arrows point down, siblings never meet, one importer a C library.
@Suite struct ArchitectureTests {
    /// What each room may import of the project and of the C libraries.
    private static let mayImport: [String: Set<String>] = [
        "CivilTime": [],
        "PlanCore": ["CivilTime"],
        "ICalendar": ["CivilTime"],
        "PlanFiles": ["CivilTime", "PlanCore", "ICalendar", "CYAML"],
        "PlanDocuments": ["CivilTime", "PlanCore"],
        "DocumentFormats": [],
        "PlanDrafts": ["CivilTime", "PlanCore", "PlanFiles", "PlanDocuments"],
        "DocumentExtraction": ["DocumentFormats", "CArchive", "CXML2"],
        "LinuxSystem": ["CivilTime", "CSystemd", "CGcrypt", "CLinux"],
        "DocumentFiles": ["PlanCore", "PlanDocuments", "DocumentFormats", "LinuxSystem"],
        "ControlAPI": ["CivilTime", "PlanCore"],
        "PlanReports": ["CivilTime", "PlanCore", "ControlAPI"],
        "PlanCalendars": ["CivilTime", "PlanCore", "ControlAPI", "CICAL"],
        "HTTPServer": ["CivilTime", "ControlAPI", "LinuxSystem", "CMicroHTTPD"],
        "Storage": ["CivilTime", "PlanCore", "CSQLite"],
        "Delivery": ["CivilTime", "PlanCore", "LinuxSystem"],
        "DaemonKit": [
            "CivilTime", "PlanCore", "PlanFiles", "LinuxSystem", "ControlAPI", "Storage", "Delivery",
        ],
        "hanchotd": ["DaemonKit", "HTTPServer"],
        "hanchot": [
            "CivilTime", "PlanCore", "PlanFiles", "PlanDocuments", "PlanDrafts", "LinuxSystem", "DocumentFiles",
            "ControlAPI", "PlanReports", "PlanCalendars", "DaemonKit",
        ],
        "hanchot-extract": ["DocumentFormats", "DocumentExtraction"],
    ]

    /// Modules of the toolchain and the rooms that may use them. The service links no more of Foundation than
    /// FoundationEssentials; civil time takes from Glibc the sine, which the lunar calendar needs, and nothing else; the
    /// extracting program reads and writes its standard streams. What of Unicode only the standard library itself has is asked
    /// of it in one place. Threads are started in one place, and what they share is locked where it is kept.
    private static let toolchain: [String: Set<String>] = [
        "Glibc": ["LinuxSystem", "CivilTime", "hanchot-extract"],
        "FoundationEssentials": ["hanchot", "ControlAPI"],
        "Swift": ["PlanCore"],
        "Synchronization": ["LinuxSystem", "DaemonKit", "PlanFiles"],
    ]

    private struct Import {
        var room: String
        var module: String
        var place: String
    }

    private static func imports() throws -> [Import] {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        var found: [Import] = []
        for room in try FileManager.default.contentsOfDirectory(atPath: sources.path) {
            let files = FileManager.default.enumerator(atPath: sources.appending(path: room).path)
            while let file = files?.nextObject() as? String {
                guard file.hasSuffix(".swift") else { continue }
                let text = try String(contentsOf: sources.appending(path: "\(room)/\(file)"), encoding: .utf8)
                for line in text.split(separator: "\n") {
                    let words = line.split(separator: " ")
                    guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
                        words[..<index].allSatisfy({
                            $0 == "package" || $0 == "public" || $0 == "internal" || $0.hasPrefix("@")
                        })
                    else { continue }
                    found.append(Import(room: room, module: String(words[index + 1]), place: "\(room)/\(file)"))
                }
            }
        }
        return found
    }

    @Test("every import points down, to a room that the house's plan allows")
    func importsPointDown() throws {
        let imports = try Self.imports()
        #expect(imports.count > 50)
        for entry in imports where entry.room != "TestSupport" {
            let allowed = try #require(Self.mayImport[entry.room], "\(entry.place): a room without a rule")
            let isAllowed =
                allowed.contains(entry.module) || Self.toolchain[entry.module]?.contains(entry.room) ?? false
            #expect(isAllowed, "\(entry.place) imports \(entry.module)")
        }
    }

    @Test("each C library has exactly one Swift importer")
    func oneImporterPerLibrary() throws {
        let imports = try Self.imports()
        for library in [
            "CYAML", "CSQLite", "CSystemd", "CGcrypt", "CLinux", "CMicroHTTPD", "CArchive", "CXML2", "CICAL",
        ] {
            let rooms = Set(imports.filter { $0.module == library }.map(\.room))
            #expect(rooms.count == 1, "\(library) is imported by \(rooms.sorted())")
        }
    }
}
