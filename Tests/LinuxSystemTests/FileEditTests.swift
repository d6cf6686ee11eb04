import Foundation
import LinuxSystem
import Synchronization
import Testing

@Suite struct FileEditTests {
    private let scratch: Scratch
    private let files = FileManager.default
    init() throws { scratch = try Scratch() }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(scratch.path)/\(name)", encoding: .utf8)
    }

    private func failure(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test("new files have what the umask leaves, and leave the umask as it is, many at a time")
    func adding() throws {
        func umask() throws -> Int? {
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("Umask:") }
            return line?.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0, radix: 8) }
        }
        let mask = try #require(try umask())
        let folder = scratch.path
        // As many threads as there are writers, let go together: on few cores they would seldom meet.
        let failed = Mutex<[String]>([])
        let start = DispatchSemaphore(value: 0)
        let ended = DispatchGroup()
        for number in 0..<64 {
            ended.enter()
            Thread {
                start.wait()
                do {
                    try FileEdit.add("tep-\(number)", Array("mới".utf8), in: folder)
                } catch {
                    failed.withLock { $0.append("\(error)") }
                }
                ended.leave()
            }.start()
        }
        for _ in 0..<64 { start.signal() }
        ended.wait()
        #expect(failed.withLock { $0 } == [])
        #expect(try umask() == mask)
        for number in 0..<64 {
            #expect(try text("tep-\(number)") == "mới")
            let mode = try files.attributesOfItem(atPath: "\(folder)/tep-\(number)")[.posixPermissions] as? Int
            #expect(mode == 0o666 & ~mask)
        }
    }

    @Test("the new bytes stand under the name, with the old mode, and nothing else is left")
    func replace() throws {
        let path = scratch.path + "/plan.yaml"
        try scratch.write("cũ", to: "plan.yaml")
        try files.setAttributes([.posixPermissions: 0o604], ofItemAtPath: path)
        try FileEdit.replace(path, Array("cũ".utf8), with: Array("mới".utf8))
        #expect(try text("plan.yaml") == "mới")
        #expect(try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o604)
        #expect(try files.contentsOfDirectory(atPath: scratch.path) == ["plan.yaml"])
    }

    @Test("of a link the target is replaced, and the link stays")
    func link() throws {
        try files.createDirectory(atPath: scratch.path + "/real", withIntermediateDirectories: false)
        try scratch.write("cũ", to: "real/plan.yaml")
        let link = scratch.path + "/link.yaml"
        try files.createSymbolicLink(atPath: link, withDestinationPath: "real/plan.yaml")
        try FileEdit.replace(link, Array("cũ".utf8), with: Array("mới".utf8))
        #expect(try text("real/plan.yaml") == "mới")
        #expect(try files.destinationOfSymbolicLink(atPath: link) == "real/plan.yaml")
    }

    @Test("a file that somebody else has changed meanwhile is left as it is", arguments: ["", "cu", "cũ và dài hơn"])
    func changed(now: String) throws {
        let path = scratch.path + "/plan.yaml"
        try scratch.write(now, to: "plan.yaml")
        #expect(
            failure { try FileEdit.replace(path, Array("cũ".utf8), with: Array("mới".utf8)) }
                == "cannot change '\(path)': it was changed meanwhile")
        #expect(try text("plan.yaml") == now)
        #expect(try files.contentsOfDirectory(atPath: scratch.path) == ["plan.yaml"])
    }

    @Test("what is not there is not made")
    func missing() {
        let path = scratch.path + "/nothing.yaml"
        #expect(
            failure { try FileEdit.replace(path, [], with: [1]) }
                == "cannot change '\(path)': No such file or directory")
    }

    @Test("a new file never takes the place of one that is there")
    func add() throws {
        try FileEdit.add("a.yaml", Array("một".utf8), in: scratch.path)
        #expect(try text("a.yaml") == "một")
        do {
            try FileEdit.add("a.yaml", Array("hai".utf8), in: scratch.path)
            Issue.record("it was replaced")
        } catch {
            #expect(error.isExisting)
        }
        #expect(try text("a.yaml") == "một")
        #expect(try files.contentsOfDirectory(atPath: scratch.path) == ["a.yaml"])
    }
}
