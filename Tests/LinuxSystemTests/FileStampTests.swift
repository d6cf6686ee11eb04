import Foundation
import LinuxSystem
import Testing

@Suite struct FileStampTests {
    @Test("a stamp is that of before until the file changes, and none where a change could go unseen")
    func stamps() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/a"
        try Data("một".utf8).write(to: URL(filePath: path))
        let stamp = try #require(FileStamp(path))
        #expect(FileStamp(path) == stamp)
        // The disk's clock ticks in milliseconds: what was just written may be written again in the same tick.
        #expect(!stamp.isSettled)
        #expect(try FileReader.readStamped(path, atMost: 10) == (Array("một".utf8), nil))
        try Data("hai!!".utf8).write(to: URL(filePath: path + ".new"))
        #expect(rename(path + ".new", path) == 0)
        #expect(FileStamp(path) != stamp)
        #expect(FileStamp(path + "/b") == nil && FileStamp(path + "\0") == nil)
        // A file of the system, which nobody writes now.
        let settled = try FileReader.readStamped("/etc/passwd", atMost: 1 << 20)
        #expect(settled.stamp == FileStamp("/etc/passwd") && settled.stamp != nil)
    }
}
