import CivilTime
import Foundation
import LinuxSystem
import PlanFiles
import TestSupport
import Testing

@testable import DaemonKit

/// What is kept of the files that come with submissions.
@Suite struct FileStoreTests {
    private let scratch: TestSupport.ScratchFolder
    private let now = Instant(seconds: 1_800_000_000)

    init() throws { scratch = try TestSupport.ScratchFolder() }

    private func newStore(_ change: (inout FileBounds) -> Void = { _ in }) -> FileStore {
        var bounds = FileBounds()
        change(&bounds)
        return FileStore(scratch.file("files"), bounds: bounds)
    }

    /// A text and its SHA-256, as sha256sum(1) says it.
    private static let known = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("hạn chót\n", "479768bffb800e1daccbcbb6468a9ab9a5f67209b140680e7fbeb6f1dbe1fd40"),
    ]

    private static let abc = known[1].1

    private func upload(_ text: String, as sha256: String, to store: FileStore) throws(FileFault) -> Bool {
        let upload = try store.begin(sha256, size: nil)
        // As it comes: byte by byte.
        for byte in Array(text.utf8) { withUnsafeBytes(of: byte) { upload.take($0) } }
        return try upload.keep()
    }

    private func content(_ store: FileStore, _ sha256: String) throws -> String? {
        guard let file = try store.open(sha256) else { return nil }
        var text = ""
        try file.forEachPiece { text += String(decoding: $0, as: UTF8.self) }
        return text
    }

    /// All that lies in the folder.
    private var names: [String] {
        (FileManager.default.enumerator(atPath: scratch.file("files"))?.compactMap { $0 as? String } ?? [])
            .filter { $0.utf8.count > 2 }.sorted()
    }

    @Test("a file is kept once, whole, for its owner alone, and a new service finds it")
    func kept() throws {
        let store = newStore()
        #expect(store.isEmpty && names.isEmpty)
        #expect(try store.open(Self.abc) == nil && store.claim(Self.abc) == nil)
        #expect(try upload("abc", as: Self.abc, to: store))
        #expect(try !upload("abc", as: Self.abc, to: store), "it is there already")
        #expect(names == ["ba/\(Self.abc)"])
        #expect(try store.stock() == FileStore.Stock(files: 1, bytes: 3))
        let another = newStore()
        #expect(try content(another, Self.abc) == "abc" && another.claim(Self.abc) == 3)
        #expect(try another.stock() == FileStore.Stock(files: 1, bytes: 3))
        for (name, mode) in [("", 0o700), ("/ba", 0o700), ("/ba/\(Self.abc)", 0o600)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: scratch.file("files") + name)
            #expect(attributes[.posixPermissions] as? Int == mode, "\(name)")
        }
    }

    @Test("what has another SHA-256 than was said is not kept, and leaves nothing")
    func differs() throws {
        let store = newStore()
        #expect(throws: FileFault.differs(sha256: Self.abc)) {
            try upload("abc", as: Self.known[0].1, to: store)
        }
        #expect(names.isEmpty)
        #expect(try store.stock() == FileStore.Stock())
        #expect(try upload("", as: Self.known[0].1, to: store), "a file without a byte is one too")
    }

    @Test(
        "what was begun and not ended leaves nothing: of a client that goes away at once, of a killed service at the next start"
    )
    func abandoned() throws {
        let store = newStore()
        do {
            let upload = try store.begin(Self.abc, size: 3)
            Array("ab".utf8).withUnsafeBytes(upload.take)
            #expect(names.count == 1)
        }
        #expect(names.isEmpty)
        try scratch.write(Data("ab".utf8), to: "files/.tmp-hanchotd-4711-1")
        #expect(try newStore().open(Self.abc) == nil)
        #expect(names.isEmpty)
    }

    @Test("a file, all files and those on their way have bounds")
    func bounds() throws {
        let store = newStore { ($0.size, $0.total) = (3, 5) }
        #expect(throws: FileFault.tooLong(limit: 3)) { try store.begin(Self.abc, size: 4) }
        #expect(throws: FileFault.tooLong(limit: 3)) { try upload("abcd", as: Self.abc, to: store) }
        #expect(names.isEmpty, "what is refused takes no room, however long its client goes on")
        #expect(try upload("abc", as: Self.abc, to: store))
        let other = Self.known[2].1
        #expect(throws: FileFault.storeFull(limit: 5)) { try store.begin(other, size: 3) }
        #expect(throws: FileFault.storeFull(limit: 5)) { try upload("abc", as: other, to: store) }
        #expect(try !upload("abc", as: Self.abc, to: store), "what is there takes its own room")
        // Of two at once the first has the room, until it goes away.
        do {
            let first = try store.begin(other, size: nil)
            let second = try store.begin(other, size: nil)
            for upload in [first, second] { withUnsafeBytes(of: UInt16(0)) { upload.take($0) } }
            #expect(first.fault == nil && second.fault == .storeFull(limit: 5))
        }
        #expect(try store.begin(other, size: 2).fault == nil)
        let many = try (0..<FileStore.mostUploads).map { _ in try store.begin(Self.abc, size: nil) }
        #expect(throws: FileFault.uploadsTooMany) { try store.begin(Self.abc, size: nil) }
        withExtendedLifetime(many) {}
    }

    @Test("the bound holds whatever others make meanwhile of what an upload takes the place of")
    func replacing() throws {
        try FileManager.default.createDirectory(atPath: scratch.file("files/ba"), withIntermediateDirectories: true)
        // Damaged, and longer than it was.
        try scratch.write(Data("abcabcab".utf8), to: "files/ba/\(Self.abc)")
        let store = newStore { ($0.size, $0.total) = (20, 8) }
        let second = try store.begin(Self.abc, size: nil)
        #expect(try upload("abc", as: Self.abc, to: store), "it takes the room of what was there")
        // The eight bytes are not there any more: three are.
        Array("123456789".utf8).withUnsafeBytes(second.take)
        #expect(second.fault == .storeFull(limit: 8))
    }

    @Test(
        "what no submission names is put aside, found all the same, taken back when it is named, and removed in the end"
    )
    func sweep() throws {
        let store = newStore { $0.keep = .days(30) }
        #expect(try upload("abc", as: Self.abc, to: store))
        let came = SystemClock.now()
        func sweep(_ named: Set<String>, after span: Span) throws -> FileStore.Sweep {
            try store.sweep(named: named, at: came + span)
        }
        #expect(try sweep([], after: .minutes(30)) == FileStore.Sweep(), "who sent it names it next")
        #expect(try sweep([Self.abc], after: .days(400)) == FileStore.Sweep())
        #expect(try sweep([], after: .days(401)) == FileStore.Sweep(putAside: 1))
        #expect(names == ["ba/\(Self.abc).unnamed"])
        #expect(try content(store, Self.abc) == "abc")
        #expect(try !upload("abc", as: Self.abc, to: store), "sent again it is there again")
        #expect(names == ["ba/\(Self.abc)"])
        #expect(try sweep([], after: .days(402)) == FileStore.Sweep(putAside: 1))
        #expect(try store.claim(Self.abc) == 3 && names == ["ba/\(Self.abc)"])
        #expect(try sweep([], after: .days(403)) == FileStore.Sweep(putAside: 1))
        #expect(try sweep([Self.abc], after: .days(404)) == FileStore.Sweep() && names == ["ba/\(Self.abc)"])
        #expect(try sweep([], after: .days(405)) == FileStore.Sweep(putAside: 1))
        #expect(try sweep([], after: .days(434)) == FileStore.Sweep())
        #expect(try sweep([], after: .days(436)) == FileStore.Sweep(removed: 1))
        #expect(try names.isEmpty && store.stock() == FileStore.Stock() && store.open(Self.abc) == nil)
    }

    @Test("a file that was cut short is sent anew")
    func damaged() throws {
        let store = newStore()
        #expect(try upload("abc", as: Self.abc, to: store))
        try scratch.write(Data("a".utf8), to: "files/ba/\(Self.abc)")
        let other = newStore()
        #expect(try upload("abc", as: Self.abc, to: other))
        #expect(try content(other, Self.abc) == "abc" && other.stock() == FileStore.Stock(files: 1, bytes: 3))
    }

    @Test("a file that lies there under both its names is there once", arguments: [true, false])
    func twice(isNamed: Bool) throws {
        let store = newStore()
        #expect(try upload("abc", as: Self.abc, to: store))
        try scratch.write(Data("abc".utf8), to: "files/ba/\(Self.abc).unnamed")
        let later = SystemClock.now() + .days(1)
        #expect(try store.sweep(named: isNamed ? [Self.abc] : [], at: later).putAside == (isNamed ? 0 : 1))
        #expect(names == ["ba/\(Self.abc)\(isNamed ? "" : ".unnamed")"])
        #expect(try store.stock() == FileStore.Stock(files: 1, bytes: 3))
        #expect(try upload("abc", as: Self.abc, to: newStore()) == false && names == ["ba/\(Self.abc)"])
        try scratch.write(Data("abc".utf8), to: "files/ba/\(Self.abc).unnamed")
        let counting = newStore()
        #expect(try counting.stock().files == 1 && !upload("abc", as: Self.abc, to: counting))
        #expect(try counting.stock() == FileStore.Stock(files: 1, bytes: 3))
    }

    @Test("a sweep that fails with one file is done with the others, and what is there is counted as it is then")
    func troubled() throws {
        let store = newStore { $0.keep = .days(30) }
        let (text, other) = Self.known[2]
        #expect(try upload("abc", as: Self.abc, to: store) && upload(text, as: other, to: store))
        let came = SystemClock.now()
        #expect(try store.sweep(named: [Self.abc], at: came + .days(1)).putAside == 1)
        // A folder where the other is to be put aside.
        let inTheWay = scratch.file("files/ba/\(Self.abc).unnamed")
        try FileManager.default.createDirectory(atPath: inTheWay, withIntermediateDirectories: false)
        for days in [40, 41] as [Int64] {
            #expect(throws: SystemError.self) { try store.sweep(named: [], at: came + .days(days)) }
            #expect(try store.stock() == FileStore.Stock(files: 1, bytes: 3))
        }
        try FileManager.default.removeItem(atPath: inTheWay)
        #expect(try store.sweep(named: [], at: came + .days(42)) == FileStore.Sweep(putAside: 1))
    }

    @Test("what keeps a sweep from its end is told each time; nothing is swept while nobody says what is named")
    func keeper() throws {
        let store = newStore()
        #expect(try upload("abc", as: Self.abc, to: store))
        try FileManager.default.createDirectory(
            atPath: scratch.file("files/ba/\(Self.abc).unnamed"), withIntermediateDirectories: false)
        var named: Set<String>?
        var failures = 0
        let keeper = try FileKeeper(store, on: EventLoop(), named: { named }, failed: { _ in failures += 1 })
        func sweep() throws -> Int {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: scratch.file("files/ba/\(Self.abc)"))
            keeper.sweep()
            return failures
        }
        #expect(try sweep() == 0)
        named = []
        #expect(try sweep() == 1 && sweep() == 2)
    }

    @Test("what lies in the folder besides is let alone")
    func strangers() throws {
        let store = newStore()
        #expect(try upload("abc", as: Self.abc, to: store))
        try scratch.write(Data("x".utf8), to: "files/ab")
        try FileManager.default.createDirectory(atPath: scratch.file("files/cd/ef"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.file("files/ba/\(Self.known[0].1)"), withDestinationPath: "/etc/hostname")
        #expect(try store.sweep(named: [], at: SystemClock.now() + .days(3)).putAside == 1)
        #expect(try newStore().stock() == FileStore.Stock(files: 1, bytes: 3))
    }

    @Test("a full disk is said, and what had come takes no room of it any more", .enabled(if: ScratchDisk.isPossible))
    func fullDisk() throws {
        let disk = try ScratchDisk(kilobytes: 256)
        let store = FileStore(disk.file("files"))
        let upload = try store.begin(Self.abc, size: nil)
        let piece = [UInt8](repeating: 1, count: 64 << 10)
        for _ in 0..<8 { piece.withUnsafeBytes(upload.take) }
        guard case .failed(let error) = upload.fault else {
            Issue.record("\(String(describing: upload.fault))")
            return
        }
        #expect(error.isDiskFull)
        #expect(throws: FileFault.failed(error)) { try upload.keep() }
        #expect(try self.upload("abc", as: Self.abc, to: store), "there is room for others")
    }
}
