import Delivery
import Foundation
import LinuxSystem
import PlanCore
import TestSupport
import Testing

@Suite final class FileSinkTests {
    private let scratch: String
    private var folder: String { scratch + "/reminders" }
    private let files = FileManager.default
    private let parcelName = "2021/2021-01-15T0800.quang-thanh-2021.dang-ky@2021.-3d"

    init() throws {
        // The file system of the checkout: /tmp may be memory, where nothing is flushed.
        scratch = files.currentDirectoryPath + "/.build/file-sink-\(UUID().uuidString)"
        try files.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    }

    private func sink(in folder: String? = nil) -> FileSink {
        FileSink(folder: folder ?? self.folder, text: Samples.text)
    }

    private func names(in folder: String? = nil) throws -> [String] {
        try files.subpathsOfDirectory(atPath: folder ?? self.folder).filter { $0.contains("/") }.sorted()
    }

    deinit { try? files.removeItem(atPath: scratch) }

    @Test("the folder of files conforms to what exactly-once relies on")
    func conforms() throws {
        try SinkConformance(
            notices: [Samples.notice(), Samples.notice(.opens(0), item: .phase(0)), Samples.notice(.overdue(1))],
            open: { self.sink() },
            copies: { [self] parcel in
                let wanted = Data(parcel.bytes)
                return try names().count { files.contents(atPath: folder + "/" + $0) == wanted }
            }
        ).check()
        #expect(try names().allSatisfy { !$0.contains(".tmp") })
    }

    @Test("delivering again makes no second file")
    func again() throws {
        let parcel = sink().parcel(for: Samples.notice())
        for _ in 1...2 { #expect(sink().deliver([parcel, parcel]) == [.delivered, .delivered]) }
        #expect(try names() == [parcelName + ".txt"])
    }

    @Test("a file of that name with another text stays, and the reminder takes the next free name")
    func neverOverwrites() throws {
        var parcel = sink().parcel(for: Samples.notice())
        let texts = ["một", "hai, dài hơn nhiều", "ba"].map { Array($0.utf8) }
        for text in texts {
            parcel.bytes = text
            #expect(try sink().lookUp([parcel]).isEmpty)
            #expect(sink().deliver([parcel]) == [.delivered])
            #expect(try sink().lookUp([parcel]) == [parcel.key])
        }
        let expected = ["", ".2", ".3"].map { parcelName + $0 + ".txt" }
        #expect(try names() == expected.sorted())
        #expect(expected.map { files.contents(atPath: folder + "/" + $0).map(Array.init) } == texts)
    }

    @Test("folders are 2750 and files 0640, whatever the umask is")
    func modes() throws {
        #expect(sink().deliver([sink().parcel(for: Samples.notice())]) == [.delivered])
        let mode = { [files] (path: String) in try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int }
        #expect(try mode(folder) == 0o2750)
        #expect(try mode(folder + "/2021") == 0o2750)
        #expect(try mode(folder + "/" + parcelName + ".txt") == 0o640)
    }

    @Test("what is prepared has no name before it is delivered, and is gone when it is discarded")
    func prepared() throws {
        let sink = sink()
        let parcels = (2021...2023).map { sink.parcel(for: Samples.notice(year: $0)) }
        sink.prepare(Array(parcels.prefix(2)))
        sink.prepare([parcels[2]])
        #expect(try sink.lookUp(parcels).isEmpty)
        #expect(try names().allSatisfy { $0.contains("/.tmp-hanchotd-") } && names().count == 3)
        #expect(sink.deliver([parcels[2]]) == [.delivered])
        #expect(try sink.lookUp(parcels) == [parcels[2].key])
        try sink.flush()
        sink.discard()
        #expect(try names() == [parcels[2].key.name])
        #expect(sink.deliver(Array(parcels.prefix(2))) == [.delivered, .delivered])
        #expect(try names() == parcels.map(\.key.name).sorted())
    }

    @Test("of what is prepared some may be discarded; the rest is delivered as it was prepared")
    func discardSome() throws {
        let sink = sink()
        let parcels = (2021...2023).map { sink.parcel(for: Samples.notice(year: $0)) }
        sink.prepare(parcels)
        sink.discard([parcels[1]])
        let rest = [parcels[0], parcels[2]]
        #expect(try names().count == 2)
        #expect(sink.deliver(rest) == [.delivered, .delivered])
        #expect(try names() == rest.map(\.key.name).sorted())
        #expect(try sink.lookUp(parcels) == Set(rest.map(\.key)))
    }

    @Test("what a killed service left half-written is removed at the first use, and nothing else")
    func leftovers() throws {
        try files.createDirectory(atPath: folder + "/2021", withIntermediateDirectories: true)
        for name in [".tmp-hanchotd-1-1", ".tmp-mine", "note.txt"] {
            #expect(files.createFile(atPath: folder + "/2021/" + name, contents: nil))
        }
        #expect(try sink().lookUp([sink().parcel(for: Samples.notice())]).isEmpty)
        #expect(try names() == ["2021/.tmp-mine", "2021/note.txt"])
    }

    @Test(
        "names that lead elsewhere are refused",
        arguments: ["../x.txt", "2021/../../x.txt", "/x.txt", "x.txt", "2021/.x.txt", "2021/x", ""])
    func foreignNames(name: String) throws {
        let parcel = Parcel(key: Parcel.Key(sink: "files", name: name), bytes: [1], reminders: ["x"])
        #expect(sink().deliver([parcel]) == [.refused("'\(name)' is not a reminder file's name")])
        #expect(try sink().lookUp([parcel]).isEmpty)
    }

    @Test("a name that no file can have is refused; the others of the batch are delivered")
    func tooLongName() throws {
        let long = String(repeating: "a", count: 300)
        let bad = Parcel(key: Parcel.Key(sink: "files", name: "2021/\(long).txt"), bytes: [1], reminders: ["x"])
        let results = sink().deliver([bad, sink().parcel(for: Samples.notice())])
        guard case .refused = results[0] else {
            Issue.record("not refused: \(results[0])")
            return
        }
        #expect(results[1] == .delivered)
    }

    @Test("a folder that was taken away is made again; one that cannot be made is tried again later")
    func folderGoes() throws {
        let sink = sink()
        let parcel = sink.parcel(for: Samples.notice())
        #expect(sink.deliver([parcel]) == [.delivered])
        try files.removeItem(atPath: folder)
        #expect(sink.deliver([parcel]) == [.delivered])
        #expect(try names() == [parcelName + ".txt"])
        try files.removeItem(atPath: scratch)
        #expect(
            sink.deliver([parcel]) == [.retry("cannot open folder '\(scratch)': No such file or directory")])
    }

    @Test(
        "a full disk takes nothing half, and takes the rest once there is space",
        .enabled(if: Obstacle.toMountNamespaces.isAbsent))
    func fullDisk() throws {
        let scratch = scratch
        let parcel = sink().parcel(for: Samples.notice())
        try MountNamespace.run {
            try MountNamespace.mountMemory(at: scratch, options: "size=64k,mode=755")
            let sink = FileSink(folder: scratch + "/reminders", text: Samples.text)
            var big = parcel
            big.bytes = [UInt8](repeating: 65, count: 100_000)
            let results = sink.deliver([big, parcel])
            guard case .retry(let reason) = results[0] else {
                Issue.record("not to be tried again: \(results[0])")
                return
            }
            // The same words at the next try, which is told once then.
            #expect(
                reason
                    == "cannot write reminders in '\(scratch)/reminders/\(big.key.name.prefix(4))': No space left on device"
            )
            #expect(sink.deliver([big])[0] == results[0])
            let left = try FileManager.default.subpathsOfDirectory(atPath: scratch)
            #expect(left.allSatisfy { !$0.contains(".tmp") }, "\(left)")
            big.bytes = [65]
            #expect(sink.deliver([big, parcel]).allSatisfy { $0 == .delivered })
        }
    }

    @Test(
        "a disk that became read-only is tried again",
        .enabled(if: Obstacle.toMountNamespaces.isAbsent))
    func readOnlyDisk() throws {
        let scratch = scratch
        let parcel = sink().parcel(for: Samples.notice())
        try MountNamespace.run {
            try MountNamespace.mountMemory(at: scratch)
            let sink = FileSink(folder: scratch + "/reminders", text: Samples.text)
            #expect(try sink.lookUp([parcel]).isEmpty)
            try MountNamespace.makeReadOnly(scratch)
            guard case .retry(let reason) = try #require(sink.deliver([parcel]).first) else {
                Issue.record("not to be tried again")
                return
            }
            #expect(reason.hasSuffix("Read-only file system"))
        }
    }
}
