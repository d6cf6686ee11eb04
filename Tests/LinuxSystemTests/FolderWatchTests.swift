import CivilTime
import Foundation
import LinuxSystem
import Testing

@Suite struct FolderWatchTests {
    private let loop: EventLoop
    private let scratch: Scratch
    private let files = FileManager.default
    private var folder: String { scratch.path + "/a/plans" }

    init() throws {
        loop = try EventLoop()
        scratch = try Scratch()
    }

    /// One step at a time, each with whether it must be told.
    private func expect(_ steps: [(step: String, isTold: Bool, act: () throws -> Void)]) throws {
        var count = 0
        let watch = try FolderWatch(folder, on: loop, where: { $0.hasSuffix(".yaml") }) { count += 1 }
        try withExtendedLifetime(watch) {
            for (step, isTold, act) in steps {
                count = 0
                try act()
                while try loop.turn(waitingAtMost: .zero) {}
                #expect(count == (isTold ? 1 : 0), "\(step)")
            }
        }
    }

    @Test("what changed is named until the folder itself does")
    func changesAreNamed() throws {
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let watch = try FolderWatch(folder, on: loop, where: { $0.hasSuffix(".yaml") }) {}
        try withExtendedLifetime(watch) {
            func turn() throws { while try loop.turn(waitingAtMost: .zero) {} }
            #expect(watch.takeChanges() == [])
            for name in ["a.yaml", "b.yaml", "c.txt"] { try Data().write(to: URL(filePath: "\(folder)/\(name)")) }
            try turn()
            #expect(watch.takeChanges() == ["a.yaml", "b.yaml"])
            #expect(watch.takeChanges() == [])
            try files.moveItem(atPath: folder, toPath: folder + ".old")
            try turn()
            #expect(watch.takeChanges() == nil)
        }
    }

    @Test("files that come, change and go are told, half-written and foreign ones are not")
    func filesAreTold() throws {
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/p.yaml"
        var open: FileHandle?
        try expect([
            ("made", false, { #expect(files.createFile(atPath: folder + "/other", contents: nil)) }),
            (
                "half written", false,
                {
                    let number = Glibc.open(path, O_WRONLY | O_CREAT, 0o644)
                    open = FileHandle(fileDescriptor: number)
                    try open?.write(contentsOf: Data("number:".utf8))
                }
            ),
            ("closed", true, { try open?.close() }),
            (
                "renamed into its place", true,
                {
                    try scratch.write("x", to: "a/plans/.new")
                    #expect(rename(folder + "/.new", path) == 0)
                }
            ),
            ("made readable", true, { #expect(chmod(path, 0o600) == 0) }),
            ("hard link", true, { try files.linkItem(atPath: path, toPath: folder + "/q.yaml") }),
            (
                "symbolic link", true,
                { try files.createSymbolicLink(atPath: folder + "/r.yaml", withDestinationPath: path) }
            ),
            ("removed", true, { try files.removeItem(atPath: path) }),
            ("read", false, { _ = try Data(contentsOf: URL(fileURLWithPath: folder + "/q.yaml")) }),
            (
                "many at once are one", true,
                { for number in 1...50 { try scratch.write("", to: "a/plans/\(number).yaml") } }
            ),
        ])
    }

    @Test("the folder may come late, go, be renamed, and come again, with its parents")
    func folderComesAndGoes() throws {
        let parent = scratch.path + "/a"
        try expect([
            (
                "the parent comes", true,
                { try files.createDirectory(atPath: parent, withIntermediateDirectories: false) }
            ),
            (
                "the folder comes", true,
                { try files.createDirectory(atPath: folder, withIntermediateDirectories: false) }
            ),
            ("a file", true, { try scratch.write("", to: "a/plans/p.yaml") }),
            ("the parent is renamed", true, { #expect(rename(parent, scratch.path + "/b") == 0) }),
            ("a file in what went", false, { try scratch.write("", to: "b/plans/q.yaml") }),
            (
                "another takes its place", true,
                { try files.createDirectory(atPath: folder, withIntermediateDirectories: true) }
            ),
            ("a file there", true, { try scratch.write("", to: "a/plans/p.yaml") }),
            ("all is removed", true, { try files.removeItem(atPath: parent) }),
            (
                "all comes again at once", true,
                {
                    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
                    try scratch.write("", to: "a/plans/p.yaml")
                }
            ),
            ("a file after that", true, { try scratch.write("", to: "a/plans/q.yaml") }),
            ("a neighbour", false, { try scratch.write("", to: "a/plans.txt") }),
        ])
    }
}
