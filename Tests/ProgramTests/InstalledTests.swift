import TestSupport
import Testing

/// What `make install` leaves on a machine, and how systemd judges it.
@Suite(
    "installed with make install", .serialized,
    .enabled(if: Obstacle.toMachines.isAbsent), .enabled(if: Obstacle.toRelease.isAbsent))
struct InstalledTests {
    private static let installed = Task { try await SystemdMachine.bootInstalled() }

    private let machine: SystemdMachine

    init() async throws {
        machine = try await Self.installed.value
    }

    @Test("the user may read the journal, and the folders let the office in")
    func userAndFolders() async throws {
        #expect(try await machine.run("id", "--name", "--groups", "hanchot").line == "hanchot systemd-journal")
        let folders = """
            /etc/hanchot 755 root root
            /etc/hanchot/holidays 755 root root
            /etc/hanchot/plans 755 root root
            /var/lib/hanchot 2750 hanchot hanchot
            /var/lib/hanchot/plans 2770 hanchot hanchot
            """
        let paths = folders.split(separator: "\n").compactMap { $0.split(separator: " ").first }.joined(separator: " ")
        #expect(try await machine.shell("stat --format='%n %a %U %G' \(paths)").line == folders)
    }

    @Test(
        "the programs need nothing of a toolchain",
        arguments: ["bin/hanchot", "bin/hanchotd", "libexec/hanchot/hanchot-extract"])
    func isSelfContained(program: String) async throws {
        let libraries = try await machine.run("ldd", "/usr/\(program)").succeeded().output
        #expect(libraries.contains("libc.so"))
        #expect(!libraries.contains("not found"))
        for name in ["libswift", "Foundation", "libdispatch", "Blocks"] { #expect(!libraries.contains(name)) }
    }

    @Test("a document is read where it is installed, by the program that reads pages beside it too")
    func readsDocuments() async throws {
        let document = "/usr/share/doc/hanchot/examples/ke-hoach-doc-sach-2027.txt"
        let read = try await machine.run("hanchot", "import", "--stdout", document).succeeded()
        #expect(read.output.contains("\ndraft: true\n") && read.output.contains("\n    before: 25/01/2027\n"))
        try await machine.shell("(echo '<html><body><pre>'; cat \(document)) >/tmp/page.html").succeeded()
        let page = try await machine.run("hanchot", "import", "--stdout", "/tmp/page.html").succeeded()
        #expect(page.output.contains("\n    before: 25/01/2027\n"))
    }

    @Test("systemd finds nothing wrong with the units")
    func isVerified() async throws {
        let verdict = try await machine.run(
            "systemd-analyze", "verify", "--man=no", "hanchotd.service", "hanchotd.socket", "hanchotd-tcp.socket")
        #expect(verdict.status == 0 && verdict.output + verdict.errors == "", "\(verdict)")
    }

    @Test("the unit is hardened to an exposure of 0.5, and callers keep their names")
    func isHardened() async throws {
        // the threshold is in tenths
        let verdict = try await machine.run("systemd-analyze", "security", "--threshold=5", "hanchotd.service")
        #expect(verdict.status == 0, "\(verdict)")
        #expect(try await machine.property("PrivateUsers", of: "hanchotd.service") == "no")
        #expect(try await machine.property("PrivateMounts", of: "hanchotd.service") == "yes")
    }

    @Test(
        "systemd finds everything whatever the prefix, and uninstalling leaves configuration and data",
        arguments: ["/usr/local", "/opt/hanchot"])
    func comesAndGoes(prefix: String) async throws {
        let machine = try await SystemdMachine.bootInstalled(prefix: prefix)
        #expect(
            try await machine.property("ExecStart", of: "hanchotd.service").contains("path=\(prefix)/bin/hanchotd ;"))
        #expect(try await machine.run("id", "hanchot").status == 0)
        try await machine.shell("echo 'language: en' >/etc/hanchot/hanchot.yaml").succeeded()
        try await machine.run("make", "-C", SystemdMachine.packageFolder, "install", "PREFIX=\(prefix)").succeeded()
        #expect(
            try await machine.run("cat", "/etc/hanchot/hanchot.yaml").line == "language: en", "kept as it was edited")
        try await machine.run("make", "-C", SystemdMachine.packageFolder, "uninstall", "PREFIX=\(prefix)").succeeded()
        #expect(try await machine.property("LoadState", of: "hanchotd.service") == "not-found")
        let left = try await machine.shell("find \(prefix) /usr/local -iname '*hanchot*' -type f")
        #expect(left.output == "")
        #expect(try await machine.run("ls", "/etc/hanchot/hanchot.yaml", "/var/lib/hanchot/plans").status == 0)
        await machine.stop()
    }
}
