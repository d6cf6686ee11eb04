import Foundation
import Glibc
import LinuxSystem
import Testing

@Suite struct SocketTests {
    private let scratch: Scratch
    init() throws { scratch = try Scratch() }

    private func refusal(_ path: String) -> Int32? {
        do {
            _ = try ListeningSocket(path: path, mode: 0o660)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("a socket has its mode, is gone with its owner, and one that is listened on is not taken away")
    func owned() throws {
        let path = scratch.path + "/s"
        do {
            let socket = try ListeningSocket(path: path, mode: 0o660)
            #expect(socket.isLocal)
            var status = stat()
            #expect(lstat(path, &status) == 0 && status.st_mode == S_IFSOCK | 0o660)
            #expect(refusal(path) == EADDRINUSE)
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["s"])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [])
    }

    @Test("a socket that a process left behind is replaced")
    func stale() throws {
        let path = scratch.path + "/s"
        do {
            // As a process that is killed: the name stays.
            let left = try ListeningSocket(path: path, mode: 0o600)
            #expect(link(path, path + ".kept") == 0)
            _ = left
        }
        #expect(rename(path + ".kept", path) == 0)
        #expect(refusal(path) == nil)
    }

    @Test("what is no socket stays, and a path that is too long is refused")
    func refused() throws {
        try scratch.write("text", to: "file")
        #expect(refusal(scratch.path + "/file") == EEXIST)
        #expect(try FileReader.read(scratch.path + "/file", atMost: 10) == Array("text".utf8))
        #expect(refusal(scratch.path + "/" + String(repeating: "a", count: 108)) == ENAMETOOLONG)
        #expect(refusal(scratch.path + "/no/s") == ENOENT)
    }

    @Test("the groups that the system knows have their numbers")
    func groups() {
        #expect(GroupName.number("root") == 0)
        #expect(GroupName.number("no-such-group") == nil && GroupName.number("") == nil)
    }
}
