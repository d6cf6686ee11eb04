import Foundation
import LinuxSystem
import Testing

@Suite struct FileTreeTests {
    private let scratch: Scratch
    init() throws { scratch = try Scratch() }

    private func make(_ folder: String) throws {
        try FileManager.default.createDirectory(atPath: "\(scratch.path)/\(folder)", withIntermediateDirectories: true)
    }

    private func names(_ tree: FileTree) -> [String] {
        tree.files.map { $0.replacing(scratch.path + "/", with: "") }
    }

    @Test("wanted files of all folders, in the order of their paths, without what is hidden")
    func order() throws {
        for folder in ["b", "a/c", ".git", "a.txt"] { try make(folder) }
        for file in ["z.txt", "b/2.txt", "b/10.txt", "a/c/x.txt", "a/y.md", ".git/x.txt", "b/.x.txt", "a.txt/w.txt"] {
            try scratch.write("x", to: file)
        }
        let tree = FileTree(scratch.path) { $0.hasSuffix(".txt") }
        #expect(names(tree) == ["a/c/x.txt", "a.txt/w.txt", "b/10.txt", "b/2.txt", "z.txt"])
        #expect(tree.faults.isEmpty)
    }

    @Test("a file that is named stands for itself, whatever its name and whether it is there")
    func named() throws {
        try scratch.write("x", to: "odd")
        for path in ["\(scratch.path)/odd", "\(scratch.path)/nowhere", "a\0b"] {
            let tree = FileTree(path) { _ in false }
            #expect(tree.files == [path] && tree.faults.isEmpty)
        }
    }

    @Test("in folders only regular files are meant, links to them too, but no folder twice")
    func kinds() throws {
        try make("a/b")
        try scratch.write("x", to: "a/b/f.txt")
        #expect(mkfifo("\(scratch.path)/a/pipe.txt", 0o600) == 0)
        for (link, target) in [("a/b/loop", "a"), ("a/link.txt", "a/b/f.txt"), ("a/gone.txt", "nothing")] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(scratch.path)/\(link)", withDestinationPath: "\(scratch.path)/\(target)")
        }
        let tree = FileTree(scratch.path) { $0.hasSuffix(".txt") }
        #expect(names(tree) == ["a/b/f.txt", "a/link.txt"])
        #expect(tree.faults.isEmpty)
    }

    @Test("too many files and folders too deep are told, and what was found stays")
    func bounds() throws {
        for index in 0..<5 { try scratch.write("x", to: "\(index).txt") }
        let few = FileTree(scratch.path, atMost: 3) { $0.hasSuffix(".txt") }
        #expect(names(few) == ["0.txt", "1.txt", "2.txt"])
        #expect(few.faults.map { "\($0.error)" } == ["cannot list folder '\(scratch.path)': more than 3 files"])
        try make("d" + String(repeating: "/d", count: 80))
        try scratch.write("x", to: "d/d/near.txt")
        let deep = FileTree(scratch.path) { $0.hasSuffix(".txt") }
        #expect(names(deep).contains("d/d/near.txt"))
        #expect(deep.faults.count == 1 && "\(deep.faults[0].error)".hasSuffix("it lies more than 64 folders deep"))
    }
}
