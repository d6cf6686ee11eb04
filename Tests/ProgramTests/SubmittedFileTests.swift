import CivilTime
import ControlAPI
import DaemonKit
import Foundation
import LinuxSystem
import TestSupport
import Testing

/// Files that come with submissions, from a clerk's folder to the service and back.
@Suite struct SubmittedFileTests {
    private static let plan = """
        title: Thi đua
        year: 2099
        units: [{id: thon-1, name: Thôn 1}, {id: thon-2, name: Thôn 2}]
        deadlines:
          - {id: dang-ky, title: Đăng ký, before: 20/01, units: all}
          - {id: quy, title: Báo cáo quý, every: quarter, by: 20/3, units: [thon-1]}

        """
    private static let deadline = "p/dang-ky@2099"
    /// As sha256sum(1) says it.
    private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    private static func scene() async throws -> TrackingScene {
        let scene = try TrackingScene(plan: plan)
        try scene.scratch.write(Data("abc".utf8), to: "báo cáo.pdf")
        try await scene.start()
        return scene
    }

    private static func cells(_ scene: TrackingScene) throws -> [BoardCellEntry] {
        let rows = try scene.client.value(BoardRowEntry.self, at: "/v1/plans/p/deadlines/dang-ky@2099")
        return rows.cells
    }

    /// What lies in the service's folder of files.
    private static func kept(_ scene: TrackingScene) -> [String] {
        let folder = scene.scratch.file("files")
        return (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
            .filter { $0.contains("/") || $0.hasPrefix(".") }.sorted()
    }

    @Test("a file is recorded with what came, listed, fetched, kept when that is corrected, and told upward")
    func clerk() async throws {
        let scene = try await Self.scene()
        let scratch = scene.scratch
        try scratch.write(Data(repeating: 7, count: 1_234_567), to: "ảnh.png")
        let report = scratch.file("báo cáo.pdf")
        let received = try await scene.run(
            "received", Self.deadline, "thon-1", "--file", report, "--file", scratch.file("ảnh.png"))
        #expect(received.status == 0, "\(received)")
        #expect(try Self.cells(scene)[0].files?.map(\.name) == ["báo cáo.pdf", "ảnh.png"])
        #expect(Self.kept(scene).count == 2)
        // The same file for another unit is there already.
        try await scene.run("received", Self.deadline, "thon-2", "--file", report).succeeded()
        #expect(Self.kept(scene).count == 2)

        let picture = try #require(try Self.cells(scene)[0].files?.last).sha256
        let listed = try await scene.run("files", "p").succeeded().output
        #expect(
            listed == """
                Đăng ký, before 20 January 2099 (until the end of 19 January 2099)
                  Thôn 1
                    báo cáo.pdf  3 bytes  \(Self.abc.prefix(12))
                    ảnh.png  1.2 MB  \(picture.prefix(12))
                  Thôn 2
                    báo cáo.pdf  3 bytes  \(Self.abc.prefix(12))

                """)
        let folder = scratch.file("lấy về")
        try await scene.run("files", Self.deadline, "thon-1", "--to", folder).succeeded()
        #expect(scratch.bytes(of: "lấy về/ảnh.png") == Data(repeating: 7, count: 1_234_567))
        let again = try await scene.run("files", Self.deadline, "thon-1", "--to", folder)
        #expect(again.status == 0 && again.output.contains("\(folder)/báo cáo.pdf\n"), "what is there stays: \(again)")
        try scratch.write(Data("khác".utf8), to: "lấy về/báo cáo.pdf")
        let other = try await scene.run("files", Self.deadline, "thon-1", "--to", folder)
        #expect(other.status == 1 && other.errors.contains("File exists"), "\(other)")
        #expect(scratch.bytes(of: "lấy về/báo cáo.pdf") == Data("khác".utf8))
        try await scene.run("files", "p/dang-ky", "--to", scratch.file("tất cả")).succeeded()
        #expect(scratch.bytes(of: "tất cả/thon-2/báo cáo.pdf") == Data("abc".utf8))
        // Of several deadlines each has a folder, and one that has files of the same names is no hindrance.
        try FileManager.default.createDirectory(atPath: scratch.file("quý"), withIntermediateDirectories: true)
        try scratch.write(Data("quý hai".utf8), to: "quý/báo cáo.pdf")
        try await scene.run("received", "p/quy@2099-Q2", "thon-1", "--file", scratch.file("quý/báo cáo.pdf"))
            .succeeded()
        try await scene.run("files", "p", "Thôn 1", "--to", scratch.file("của thôn")).succeeded()
        #expect(scratch.bytes(of: "của thôn/dang-ky@2099/báo cáo.pdf") == Data("abc".utf8))
        #expect(scratch.bytes(of: "của thôn/quy@2099-Q2/báo cáo.pdf") == Data("quý hai".utf8))

        try await scene.run("received", Self.deadline, "thon-1", "--number", "1/BC").succeeded()
        #expect(try Self.cells(scene)[0].files?.count == 2, "who corrects a number throws no files away")
        let upward = try await scene.run("report", "p", "--as", "markdown").succeeded().output
        #expect(upward.contains("with 2 files"), "\(upward)")
        try await scene.run("returned", Self.deadline, "thon-1", "--because", "mờ").succeeded()
        try await scene.run("received", Self.deadline, "thon-1").succeeded()
        #expect(try Self.cells(scene)[0].files == nil, "what comes after it was returned comes with its own files")
        try await scene.run("received", Self.deadline, "thon-2", "--no-files").succeeded()
        #expect(try Self.cells(scene)[1].files == nil)
        let history = try await scene.run("history", "p").succeeded().output
        #expect(history.contains("file “ảnh.png” (sha256 "))
        let uploads = try await scene.run("history", "--action", "upload").succeeded().output
        #expect(uploads.contains("\(Self.abc) 3 bytes"), "\(uploads)")
        await scene.kill()
    }

    @Test("what cannot be sent is said, and nothing is recorded")
    func refused() async throws {
        let scene = try await Self.scene()
        let scratch = scene.scratch
        try scratch.write(Data("x".utf8), to: ".ẩn")
        try scratch.write(Data(count: (32 << 20) + 1), to: "dài")
        let cases: [(words: [String], says: String, status: Int)] = [
            (["--file", scratch.file("không có")], "No such file", 1),
            (["--file", scratch.path], "not a regular file", 1),
            (["--file", scratch.file(".ẩn")], "no dot in front", 1),
            (["--file", scratch.file("dài")], "longer than 33554432 bytes", 1),
            (
                ["--file", scratch.file("báo cáo.pdf"), "--file", scratch.file("./báo cáo.pdf")],
                "two files have the name", 2
            ),
            (["--file", scratch.file("báo cáo.pdf"), "--no-files"], "either", 2),
        ]
        for (words, says, status) in cases {
            let result = try await BuiltProgram.hanchot.run(
                ["received", Self.deadline, "thon-1", "--socket", scratch.file("s"), "--language", "en"] + words)
            #expect(result.status == status && result.errors.contains(says), "\(result)")
        }
        #expect(try Self.cells(scene)[0].state == "awaited")
        await scene.kill()
    }

    @Test("the longest file there may be costs the service no memory, on its way in and out")
    func memory() async throws {
        let scene = try await Self.scene()
        let process = try #require(scene.service?.processID)
        func peak() throws -> Int {
            let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
            let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
            return try #require(Int(line.split(separator: " ").dropLast().last ?? ""))
        }
        try await scene.run("received", Self.deadline, "thon-2", "--file", scene.scratch.file("báo cáo.pdf"))
            .succeeded()
        let before = try peak()
        try scene.scratch.write(Data(count: 32 << 20), to: "dài.pdf")
        try await scene.run("received", Self.deadline, "thon-1", "--file", scene.scratch.file("dài.pdf")).succeeded()
        try await scene.run("files", Self.deadline, "thon-1", "--to", scene.scratch.file("ra")).succeeded()
        #expect(scene.scratch.bytes(of: "ra/dài.pdf").count == 32 << 20)
        #expect(try peak() - before < 2048, "kB")
        await scene.kill()
    }

    @Test(
        "killed at any point of it, a submission names no file that is not there whole, and all is well the next time",
        arguments: [
            ("file-written", false), ("file-flushed", false), ("file-named", false), ("file-kept", false),
            ("before-change", false), ("after-change", true),
        ])
    func killed(point: String, isRecorded: Bool) async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try scene.scratch.write(Data("abc".utf8), to: "a.pdf")
        try await scene.start(environment: ["HANCHOT_FAIL_POINT": point])
        let words = ["received", Self.deadline, "thon-1", "--file", scene.scratch.file("a.pdf")]
        let socket = ["--socket", scene.scratch.file("s"), "--language", "en"]
        let lost = try await BuiltProgram.hanchot.run(words + socket)
        #expect(lost.status == 3, "\(lost)")
        await scene.kill()
        try await scene.start()
        let files = try Self.cells(scene)[0].files
        #expect((files != nil) == isRecorded)
        for file in files ?? [] { #expect(try scene.client.fetch(file.sha256) { _ in } == file.size) }
        let again = try await BuiltProgram.hanchot.run(words + socket)
        // What is recorded again as it is, is nothing new.
        #expect(again.status == (isRecorded ? 1 : 0), "\(again)")
        #expect(Self.kept(scene) == ["ba/\(Self.abc)"], "nothing is left by half")
        var bytes: [UInt8] = []
        try scene.client.fetch(Self.abc) { bytes += $0 }
        #expect(bytes == Array("abc".utf8))
        let uploads = try scene.client.list(ChangeEntry.self, at: "/v1/history?action=upload")
        #expect(uploads.map(\.subject) == [Self.abc], "what was not recorded was sent again")
        await scene.kill()
    }

    @Test("two who send the same file at once have it kept once; who breaks off leaves nothing")
    func together() async throws {
        let scene = try await Self.scene()
        func begin() throws -> UnixStream {
            let stream = try UnixStream(path: scene.scratch.file("s"))
            try stream.write(
                Array("PUT /v1/files/\(Self.abc) HTTP/1.0\r\nHost: h\r\nContent-Length: 3\r\n\r\na".utf8))
            return stream
        }
        func answer(_ stream: UnixStream) throws -> String {
            try stream.write(Array("bc".utf8))
            return String(String(decoding: try stream.read(atMost: 12, within: .seconds(20)), as: UTF8.self).suffix(3))
        }
        let (first, second) = (try begin(), try begin())
        do { _ = try begin() }
        #expect(try answer(first) == "201" && answer(second) == "200")
        var many: [UnixStream] = []
        for _ in 0..<9 { many.append(try begin()) }
        let refused = String(decoding: try many[8].read(atMost: 12, within: .seconds(20)), as: UTF8.self)
        #expect(refused.hasSuffix(" 503"))
        many = []
        // The service sees it when it comes round.
        for _ in 0..<50 where Self.kept(scene).count > 1 { try await scene.run("status").succeeded() }
        #expect(Self.kept(scene) == ["ba/\(Self.abc)"])
        await scene.kill()
    }

    @Test("an export has the files' names; where the files themselves are missing, that is said")
    func transfer() async throws {
        let scene = try await Self.scene()
        try await scene.run(
            "received", Self.deadline, "thon-1", "--file", scene.scratch.file("báo cáo.pdf")
        ).succeeded()
        await scene.kill()
        let (state, other) = (scene.scratch.path, scene.scratch.file("other"))
        let imported = try await BuiltProgram.hanchot.shell(
            """
            mkdir \(other) && $P export --state \(state) >\(other)/rows
            $P import-ledger --language en --state \(other) <\(other)/rows; rm \(other)/ledger.*
            cp -a \(state)/files \(other)
            $P import-ledger --language en --state \(other) <\(other)/rows; $P export --state \(other) | cmp - \(other)/rows
            """)
        #expect(imported.status == 0, "\(imported)")
        let lines = imported.errors.split(separator: "\n")
        #expect(lines.count == 4 && lines[0] == lines[3], "\(imported)")
        #expect(lines.count > 2 && lines[1].contains("1 file") && lines[2].contains("\(Self.abc)  báo cáo.pdf"))
    }
}
