import Foundation
import LinuxSystem
import TestSupport
import Testing

/// What a program can do that reads strangers' files: its own work, and nothing else.
@Suite struct ConfinedProgramTests {
    /// Python, which can ask the kernel for anything, told what to try.
    private func python(
        _ script: String, input: String = "", atMost limit: Int = 1 << 20,
        _ adapt: (inout ConfinedProgram) -> Void = { _ in }
    ) throws -> ConfinedProgram.Result {
        let path = try #require(ConfinedProgram.find("python3").flatMap(ConfinedProgram.resolved))
        var program = ConfinedProgram(path, ["-I", "-S", "-c", script])
        adapt(&program)
        return try program.run(input: MemoryFile(Array(input.utf8)), atMost: limit)
    }

    @Test("it reads its input and writes its output")
    func work() throws {
        let result = try python("import sys; print(sys.stdin.read().upper(), end='')", input: "hạn chót")
        #expect(result.ending == .exited(0))
        #expect(String(decoding: result.output, as: UTF8.self) == "HẠN CHÓT")
        #expect(result.errors.isEmpty)
    }

    @Test("it has no environment but PATH and LANG, and no open file but the three")
    func nothingInherited() throws {
        let result = try python("import os; print(sorted(os.environ)); print(sorted(os.listdir('/proc/self/fd'))[:-1])")
        // Python itself sets LC_CTYPE.
        let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
        #expect(lines.first?.replacing("'LC_CTYPE', ", with: "") == "['LANG', 'PATH']")
        #expect(lines.last == "['0', '1', '2']")
    }

    /// What a flaw in a parser would be used for; each has to fail.
    static let attempts: [(name: String, script: String)] = [
        ("a network socket", "import socket; socket.socket(socket.AF_INET)"),
        ("a netlink socket", "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)"),
        ("a unix socket", "import socket; socket.socket(socket.AF_UNIX)"),
        ("a process", "import os; os.fork()"),
        ("a program", "import subprocess; subprocess.run(['true'])"),
        ("another process's end", "import os; os.kill(os.getppid(), 15)"),
        ("leaving its group", "import os; os.setsid()"),
        ("a file in /tmp", "open('/tmp/hanchot-confined-test', 'w').write('x')"),
        ("much memory", "bytearray(2 << 30)"),
        (
            "io_uring",
            "import ctypes; l = ctypes.CDLL(None, use_errno=True); assert l.syscall(425, 1, bytes(120)) >= 0"
        ),
        ("tracing", "import ctypes, os; assert ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0) == 0"),
        ("a mount", "import ctypes; assert ctypes.CDLL(None).mount(b'none', b'/mnt', b'tmpfs', 0, None) == 0"),
        (
            "new limits",
            "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9, 9)); open('/dev/null').close(); 1/0"
        ),
    ]

    @Test("what goes beyond its work is refused", arguments: attempts)
    func refused(_ attempt: (name: String, script: String)) throws {
        let result = try python(attempt.script)
        #expect(result.ending == .exited(1), "\(attempt.name): \(result.errors)")
    }

    @Test(
        "it reads nobody's files, and writes into its own folder alone",
        .enabled(if: ConfinedProgram.canConfineFiles, "the kernel has no landlock(7)"))
    func files() throws {
        let scratch = try ScratchFolder()
        try scratch.write(Data("secret".utf8), to: "file")
        let script = "import os; open(os.environ['TMPDIR'] + '/own', 'w').write('x'); open('\(scratch.file("file"))')"
        let own = try PrivateFolder("hanchot-confined")
        let result = try python(script) { $0.folder = own.path }
        withExtendedLifetime(scratch) {
            #expect(result.errors.contains("Permission denied: '\(scratch.file("file"))'"), "\(result.errors)")
        }
        #expect(FileManager.default.fileExists(atPath: "\(own.path)/own"))
    }

    @Test("it ends when its time is over, and what it started ends with it")
    func time() throws {
        let folder = try PrivateFolder("hanchot-confined")
        let script = """
            import os, subprocess, sys
            child = subprocess.Popen(['sleep', '1000'])
            open(os.environ['TMPDIR'] + '/child', 'w').write(str(child.pid))
            child.wait()
            """
        let result = try python(script) {
            $0.seconds = 1
            $0.mayFork = true
            $0.folder = folder.path
        }
        #expect(result.ending == .timedOut)
        let child = try String(contentsOfFile: "\(folder.path)/child", encoding: .utf8)
        let state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
        // Gone, waiting for whoever takes over orphans, or on its way there (PF_EXITING).
        let fields = state?.split(separator: ")").last?.split(separator: " ") ?? []
        let flags = fields.count > 6 ? Int(fields[6]) ?? 0 : 4
        #expect(fields.first.map { $0 == "Z" } ?? true || flags & 4 != 0, "\(state ?? "")")
    }

    @Test("it ends when it says more than was asked for")
    func output() throws {
        let result = try python("while True: print('7' * 100000)", atMost: 1 << 20)
        #expect(result.ending == .outputTooLong)
        #expect(result.output.count < 2 << 20)
    }

    @Test("what it complains of is kept in part, and does not hold it up")
    func complaints() throws {
        let result = try python("import sys; sys.stderr.write('x' * 1000000); print('done')")
        #expect(result.ending == .exited(0))
        #expect(result.errors == String(repeating: "x", count: 4096))
    }

    @Test("a signal that ends it is told")
    func signal() throws {
        #expect(try python("import os; os.kill(os.getpid(), 11)").ending == .killed(signal: 11))
    }

    @Test("a program that is not there is told, and nothing is left of it")
    func missing() throws {
        let error = #expect(throws: SystemError.self) {
            try ConfinedProgram("/usr/bin/none", []).run(input: MemoryFile([]), atMost: 1)
        }
        #expect(error?.isMissing == true)
    }

    @Test("a folder left by a process that was killed is removed by the next")
    func sweep() throws {
        let name = "hanchot-swept"
        let left: String
        do {
            let used = try PrivateFolder(name)
            left = String(used.path.dropLast(6)) + "zzzzzz"
            try FileManager.default.createDirectory(atPath: "\(left)/deep/deeper", withIntermediateDirectories: true)
            try FileManager.default.createDirectory(atPath: "\(left)-of-another", withIntermediateDirectories: true)
            try used.create("document", [1, 2, 3])
            let other = try PrivateFolder(name)
            #expect(FileManager.default.fileExists(atPath: "\(used.path)/document"), "one in use stays")
            #expect(other.path != used.path)
            #expect(!FileManager.default.fileExists(atPath: left), "one that nobody holds goes")
            #expect(FileManager.default.fileExists(atPath: "\(left)-of-another"), "another's of a like name stays")
            try FileManager.default.removeItem(atPath: "\(left)-of-another")
        }
        let parent = URL(filePath: left).deletingLastPathComponent().path
        let entries = try FileManager.default.contentsOfDirectory(atPath: parent)
        #expect(!entries.contains { $0.hasPrefix("\(name)-") })
    }
}
