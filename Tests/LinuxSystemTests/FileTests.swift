import Foundation
import LinuxSystem
import Testing

@Suite struct FileTests {
    private let scratch: Scratch
    private let files = FileManager.default
    init() throws { scratch = try Scratch() }

    private func failure(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return "\(error)"
        }
    }

    // MARK: Reading

    @Test("a file is read up to its bound and not one byte beyond")
    func bound() throws {
        try scratch.write("12345", to: "five")
        #expect(try FileReader.read(scratch.path + "/five", atMost: 5) == Array("12345".utf8))
        #expect(
            failure { _ = try FileReader.read(scratch.path + "/five", atMost: 4) }
                == "cannot read '\(scratch.path)/five': it is longer than 4 bytes")
        try scratch.write("", to: "empty")
        #expect(try FileReader.read(scratch.path + "/empty", atMost: 0) == [])
    }

    @Test("a file of several hundred kilobytes is read whole")
    func long() throws {
        let text = String(repeating: "Hạn chót\n", count: 50_000)
        try scratch.write(text, to: "long")
        #expect(try FileReader.read(scratch.path + "/long", atMost: 1 << 20) == Array(text.utf8))
    }

    @Test("a file without a name gives back what was put there, and is in nobody's way")
    func nameless() throws {
        let file = try NamelessFile(in: scratch.path)
        let texts = (0..<200).map { Array("văn bản \($0)".utf8) + [0] }
        let places = try Workers.map(texts) { try? file.append($0) }.map { try #require($0) }
        for (text, place) in zip(texts, places) { #expect(try file.read(text.count, at: place) == text) }
        #expect(try files.contentsOfDirectory(atPath: scratch.path) == [])
        #expect(failure { _ = try file.read(1 << 20, at: 0) } != nil, "no more than there is")
        #expect(
            failure { _ = try NamelessFile(in: scratch.path + "/gone") }
                == "cannot make a file without a name in '\(scratch.path)/gone': No such file or directory")
    }

    @Test("what is no file is an error at once, even a pipe that nobody writes to")
    func otherKinds() throws {
        let pipe = scratch.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        for path in [pipe, scratch.path, "/dev/zero"] {
            #expect(
                failure { _ = try FileReader.read(path, atMost: 10) }
                    == "cannot read '\(path)': it is not a regular file")
        }
    }

    @Test("a path is never cut at a zero byte")
    func zeroByte() throws {
        try scratch.write("secret", to: "a")
        #expect(failure { _ = try FileReader.read(scratch.path + "/a\0b", atMost: 10) } != nil)
    }

    @Test("a missing file says so")
    func missing() {
        #expect(
            failure { _ = try FileReader.read("/nowhere/x", atMost: 1) }
                == "cannot open '/nowhere/x': No such file or directory")
    }

    // MARK: Folders

    @Test("a file is created once, renamed once, and never in place of another")
    func neverReplaces() throws {
        let folder = try Folder(scratch.path)
        try folder.create("a", [1], mode: 0o640)
        try folder.create("b", [2], mode: 0o640)
        #expect(failure { try folder.create("a", [3], mode: 0o640) } != nil)
        #expect(failure { try folder.rename("a", to: "b") }?.hasSuffix("File exists") == true)
        #expect(try folder.read("b", atMost: 9) == [2])
        try folder.rename("a", to: "c")
        #expect(try folder.names().sorted() == ["b", "c"])
        try folder.remove("b")
        try folder.remove("b")
        try folder.flush("c")
        try folder.flushNames()
        try folder.flushFileSystem()
        #expect(try folder.names() == ["c"])
    }

    @Test("a folder is made once, with its mode", arguments: [0o2750, 0o700, 0o770] as [UInt32])
    func subfolder(mode: UInt32) throws {
        let folder = try Folder(scratch.path)
        #expect(try folder.subfolder("x", mode: mode).isNew)
        let (again, isNew) = try folder.subfolder("x", mode: mode)
        #expect(!isNew)
        let attributes = try files.attributesOfItem(atPath: again.path)
        #expect(attributes[.posixPermissions] as? Int == Int(mode))
    }

    @Test("a link in place of a folder is not followed")
    func linkedFolder() throws {
        try files.createSymbolicLink(atPath: scratch.path + "/x", withDestinationPath: "/tmp")
        let folder = try Folder(scratch.path)
        #expect(failure { _ = try folder.subfolder("x", mode: 0o700) } != nil)
    }

    @Test("a name that leads out of the folder is refused", arguments: ["", ".", "..", "a/b", "/etc", "a\0"])
    func foreignNames(name: String) throws {
        let folder = try Folder(scratch.path)
        #expect(failure { try folder.create(name, [], mode: 0o600) }?.hasSuffix("that is not a file's name") == true)
        #expect(failure { _ = try folder.read(name, atMost: 1) } != nil)
        #expect(failure { try folder.remove(name) } != nil)
        #expect(failure { _ = try folder.subfolder(name, mode: 0o700) } != nil)
    }

    @Test("a folder with too many entries is an error")
    func manyNames() throws {
        let folder = try Folder(scratch.path)
        for number in 0..<3 { try folder.create("\(number)", [], mode: 0o600) }
        #expect(try folder.names(atMost: 3).count == 3)
        #expect(failure { _ = try folder.names(atMost: 2) }?.hasSuffix("it has more than 2 entries") == true)
    }

    // MARK: Locks

    @Test("a lock has one holder, who is named, until it lets go")
    func lock() throws {
        let path = scratch.path + "/lock"
        var lock: FileLock? = try FileLock(path)
        withExtendedLifetime(lock) {
            let failure = #expect(throws: SystemError.self) { try FileLock(path) }
            #expect(failure?.isHeld == true)
            #expect(failure?.description == "cannot lock '\(path)': process \(getpid()) holds it")
        }
        lock = nil
        #expect(throws: Never.self) { try FileLock(path) }
    }

    // MARK: Zones

    @Test("time zone data is read by name, and by nothing but a name")
    func zones() throws {
        #expect(try ZoneFiles.read("Asia/Ho_Chi_Minh").starts(with: Array("TZif".utf8)))
        #expect(try ZoneFiles.read("Etc/GMT+7").starts(with: Array("TZif".utf8)))
        for name in ["", "/etc/passwd", "../../../etc/passwd", "Asia/../UTC", "Asia//Tokyo", "./UTC", "Việt"] {
            #expect(
                failure { _ = try ZoneFiles.read(name) }?.hasSuffix("that is not a time zone's name") == true, "\(name)"
            )
        }
        #expect(failure { _ = try ZoneFiles.read("Asia") }?.hasSuffix("it is not a regular file") == true)
        #expect(failure { _ = try ZoneFiles.read("Asia/Hue") }?.hasSuffix("No such file or directory") == true)
    }
}
