import CivilTime
import Foundation
import PlanCore
import PlanFiles
import Storage
import TestSupport

@testable import DaemonKit

/// Two plan folders and a holiday folder with a library that reads them.
final class InputScene {
    let scratch: ScratchFolder
    let zones: ZoneLibrary
    private(set) var library: PlanLibrary
    private let configuration: Configuration
    private let planLimit: Int
    private let textFolder: String?

    /// 2021-01-10, so that warnings look at 2021 and 2022.
    static let now = Zone.utc.start(of: Day(clippingYear: 2021, month: 1, day: 10))

    /// - Parameters:
    ///   - hasOwnZones: zones are those that are put there.
    ///   - textFolder: below the scratch folder.
    init(
        planLimit: Int = 50_000, zone: String = "UTC", hasOwnZones: Bool = false, textFolder: String? = nil
    ) throws {
        scratch = try ScratchFolder()
        zones = hasOwnZones ? ZoneLibrary(folder: scratch.file("zones")) : ZoneLibrary()
        for name in ["one", "two", "holidays", "zones/Asia"] {
            try FileManager.default.createDirectory(atPath: scratch.file(name), withIntermediateDirectories: true)
        }
        var configuration = Configuration()
        configuration.plans = [scratch.file("one"), scratch.file("two")]
        configuration.holidays = [scratch.file("holidays")]
        configuration.timezone = zone
        self.configuration = configuration
        self.planLimit = planLimit
        self.textFolder = textFolder.map(scratch.file)
        library = PlanLibrary(
            configuration, text: [], zones: zones, textFolder: textFolder, planLimit: planLimit)
    }

    /// A new process.
    func restart() {
        library = PlanLibrary(
            configuration, text: [], zones: zones, textFolder: textFolder, planLimit: planLimit)
    }

    func write(_ text: String, to name: String) throws { try scratch.write(Data(text.utf8), to: name) }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: scratch.file(name)) }

    func move(_ name: String, to other: String) throws {
        // rename(2) replaces; FileManager does not.
        guard rename(scratch.file(name), scratch.file(other)) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Gives one of the system's zones a name.
    func putZone(_ zone: String, as name: String) throws {
        try scratch.write(Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(zone)")), to: "zones/\(name)")
    }

    func load(afresh: Bool = false) -> Inputs { library.load(afresh: afresh, at: Self.now) }

    /// A good plan with one deadline.
    static func plan(_ title: String = "Kế hoạch", by day: String = "20/01") -> String {
        "title: \(title)\nyear: 2021\ndeadlines: [{id: han, title: Hạn, by: \(day)}]\n"
    }

    /// An official year with one day off.
    static func holidays(off day: String, year: Int = 2021) -> String {
        """
        title: Ngày nghỉ
        weekend: [sat, sun]
        years:
          \(year):
            status: official
            source: Luật
            holidays: [{title: Ngày lễ, on: \(day)}]
        """
    }
}

extension Inputs {
    var titles: [String] { plans.map(\.plan.title).sorted() }
    var codes: [String] { planDiagnostics.map(\.code) }
}
