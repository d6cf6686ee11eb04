import Delivery
import Foundation
import PlanCore
import Testing

/// A service killed at each step of writing files.
@Suite struct CrashTests {
    @Test(
        "after a kill every reminder stands exactly once, whole, when what is missing has been delivered again",
        arguments: ["files-written", "files-flushed", "files-named"])
    func files(point: String) async throws {
        let files = FileManager.default
        let scratch = files.temporaryDirectory.path + "/hanchot-\(UUID().uuidString)"
        try files.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? files.removeItem(atPath: scratch) }
        let folder = scratch + "/reminders"
        await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String, point = point as String] in
            setenv("HANCHOT_FAIL_POINT", point, 1)
            let sink = FileSink(folder: folder, text: Samples.text)
            _ = sink.deliver((2021...2023).map { sink.parcel(for: Samples.notice(year: $0)) })
        }
        let sink = FileSink(folder: folder, text: Samples.text)
        let parcels = (2021...2023).map { sink.parcel(for: Samples.notice(year: $0)) }
        let found = try sink.lookUp(parcels)
        #expect(found.count == (point == "files-named" ? 3 : 0))
        #expect(sink.deliver(parcels.filter { !found.contains($0.key) }).allSatisfy { $0 == .delivered })
        let standing = try files.subpathsOfDirectory(atPath: folder).filter { $0.contains("/") }
        #expect(standing.sorted() == parcels.map(\.key.name).sorted())
        for parcel in parcels {
            #expect(files.contents(atPath: folder + "/" + parcel.key.name).map(Array.init) == parcel.bytes)
        }
    }
}
