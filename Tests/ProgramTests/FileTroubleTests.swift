import CivilTime
import ControlAPI
import DaemonKit
import Foundation
import LinuxSystem
import TestSupport
import Testing

/// Files that come with submissions while the disk below the service is full or fails.
@Suite struct FileTroubleTests {
    private static let plan = """
        title: Thi đua
        year: 2099
        units: [{id: thon-1, name: Thôn 1}, {id: thon-2, name: Thôn 2}]
        deadlines: [{id: dang-ky, title: Đăng ký, before: 20/01, units: all}]

        """
    private static let deadline = "p/dang-ky@2099"
    private static let early = Data("đã có từ trước\n".utf8)
    /// More than one piece.
    private static let long = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })

    /// A service that has taken `early` for the first unit, beside `late`, which it has not.
    private static func start(_ scene: TrackingScene, environment: [String: String?] = [:]) async throws {
        try scene.scratch.write(early, to: "early")
        try scene.scratch.write(long, to: "late")
        try await scene.start(environment: environment)
        try await scene.run("received", deadline, "thon-1", "--file", scene.scratch.file("early")).succeeded()
    }

    private static func sha256(_ name: String, _ scene: TrackingScene) throws -> String {
        try SHA256.of(OpenFile(scene.scratch.file(name)))
    }

    /// Why the service does not keep the file; nil where it does.
    private static func refusal(_ name: String, _ scene: TrackingScene) throws -> ControlClient.Refused? {
        do {
            _ = try scene.client.send(OpenFile(scene.scratch.file(name)), sha256: sha256(name, scene))
            return nil
        } catch let refused as ControlClient.Refused {
            return refused
        }
    }

    /// The second unit's file is taken as soon as the disk takes something, without anybody's help; from then on all that was
    /// ever acknowledged is there, after a restart too, and nothing else.
    private static func recovers(_ scene: TrackingScene, _ state: String) async throws {
        try await Command([
            "timeout", Command.patience, "sh", "-c", "until \"$@\" >/dev/null 2>&1; do sleep 0.2; done", "sh",
            BuiltProgram.hanchot.path, "received", deadline, "thon-2", "--file", scene.scratch.file("late"), "--socket",
            scene.scratch.file("s"),
        ]).run().succeeded()
        // None of those that failed is counted for one on its way.
        var many: [UnixStream] = []
        for _ in 0..<9 {
            let stream = try UnixStream(path: scene.scratch.file("s"))
            let target = "/v1/files/\(try sha256("late", scene))"
            try stream.write(Array("PUT \(target) HTTP/1.0\r\nHost: h\r\nContent-Length: 9\r\n\r\na".utf8))
            many.append(stream)
        }
        var refused: [String] = []
        func listen() {
            for index in many.indices.reversed() {
                guard let answer = try? many[index].read(atMost: 12, within: Span(microseconds: 10_000)) else {
                    continue
                }
                refused.append(String(decoding: answer.suffix(4), as: UTF8.self))
                many.remove(at: index)
            }
        }
        for _ in 0..<200 where refused.isEmpty { listen() }
        try await scene.run("status").succeeded()
        listen()
        #expect(refused == [" 503"], "one place is missing, no more")
        many = []
        for _ in 0..<2 {
            let board = try scene.client.value(BoardRowEntry.self, at: "/v1/plans/p/deadlines/dang-ky@2099")
            #expect(board.cells.map { $0.files?.map(\.name) } == [["early"], ["late"]])
            for (name, content) in [("early", early), ("late", long)] {
                var bytes = Data()
                try scene.client.fetch(try sha256(name, scene)) { bytes += $0 }
                #expect(bytes == content)
            }
            await scene.kill()
            try await scene.start()
        }
        let kept = FileManager.default.enumerator(atPath: state + "/files")?.compactMap { $0 as? String } ?? []
        let names = [try sha256("early", scene), try sha256("late", scene)].map { "\($0.prefix(2))/\($0)" }
        #expect(kept.filter { $0.utf8.count > 2 }.sorted() == names.sorted(), "nothing is left by half")
        await scene.kill()
    }

    struct Harm: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// As `faults.c` has it.
        var kind: String
        /// In the state's folder: each call below it fails.
        var below: String
        /// What is answered to who sends a file.
        var status: Int
        var code: String

        init(_ name: String, _ kind: String, below: String, _ status: Int, _ code: String) {
            (testDescription, self.kind, self.below, self.status, self.code) = (name, kind, below, status, code)
        }
    }

    @Test(
        "a file that cannot be kept or recorded is refused with the reason, and taken once the disk takes something",
        arguments: [
            Harm("the files' disk is full", "ENOSPC", below: "files", 507, "disk-full"),
            Harm("the files' disk fails", "EIO", below: "files", 503, "files-trouble"),
            Harm("the files' disk has become read-only", "EROFS", below: "files", 503, "files-trouble"),
            Harm("the ledger's disk is full", "ENOSPC", below: "ledger.sqlite", 507, "disk-full"),
            Harm("the ledger's disk fails", "EIO", below: "ledger.sqlite", 503, "ledger-trouble"),
            Harm("the disk of both is full", "ENOSPC", below: "", 507, "disk-full"),
        ])
    func failingDisk(harm: Harm) async throws {
        let scene = try TrackingScene(plan: Self.plan)
        let (scratch, flag) = (scene.scratch, scene.scratch.file("fault"))
        try await Self.start(
            scene,
            environment: [
                "LD_PRELOAD": try await FaultLayer.library.value, "FAULT_WHILE": "\(flag) \(harm.kind)",
                "FAULT_BELOW": scratch.file(harm.below),
            ])
        try scratch.write(Data(), to: "fault")
        // What is there already, and recorded, needs nothing of the ledger's disk.
        let again = harm.below.hasPrefix("ledger") ? [] : ["early"]
        for name in again + Array(repeating: "late", count: 10) {
            let refusal = try #require(try Self.refusal(name, scene))
            // The ledger may be known to be in trouble already: then its reason stands in the detail.
            let isKnown = refusal.code == "ledger-trouble" && harm.below != "files"
            #expect((refusal.status, refusal.code) == (harm.status, harm.code) || isKnown, "\(refusal)")
        }
        let told = try await scene.run("received", Self.deadline, "thon-2", "--file", scratch.file("late"))
        #expect(told.status == 1 && !told.errors.isEmpty, "\(told)")
        if harm.kind == "ENOSPC" { #expect(told.errors.contains("full"), "\(told)") }
        try FileManager.default.removeItem(atPath: flag)
        try await Self.recovers(scene, scratch.path)
    }

    @Test("where a disk takes half of what it is given, a file is whole all the same")
    func shortWrites() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try scene.scratch.write(Data(), to: "fault")
        try await Self.start(
            scene,
            environment: [
                "LD_PRELOAD": try await FaultLayer.library.value,
                "FAULT_WHILE": "\(scene.scratch.file("fault")) short", "FAULT_BELOW": scene.scratch.file("files"),
            ])
        #expect(try Self.refusal("late", scene) == nil)
        try await Self.recovers(scene, scene.scratch.path)
    }

    @Test(
        "on a disk full to the last byte the board is read, nothing is half done, and all goes on when there is room",
        .enabled(if: ScratchDisk.isPossible))
    func fullDisk() async throws {
        let disk = try ScratchDisk(kilobytes: 4096)
        let scene = try TrackingScene(plan: Self.plan, state: disk.path)
        try await Self.start(scene)
        try await Command(["sh", "-c", "! cat /dev/zero >\"$1\" 2>/dev/null", "sh", disk.file("filling")]).run()
            .succeeded()
        for _ in 0..<10 {
            let refusal = try #require(try Self.refusal("late", scene))
            #expect(refusal.status == 507 || refusal.code == "ledger-trouble", "\(refusal)")
        }
        let told = try await scene.run("received", Self.deadline, "thon-2", "--number", "1/BC")
        #expect(told.status == 1 && told.errors.contains("full"), "\(told)")
        let row = try scene.client.value(BoardRowEntry.self, at: "/v1/plans/p/deadlines/dang-ky@2099")
        #expect(row.cells.map(\.state) == ["received", "awaited"])
        var bytes = Data()
        try scene.client.fetch(try Self.sha256("early", scene)) { bytes += $0 }
        #expect(bytes == Self.early)
        try FileManager.default.removeItem(atPath: disk.file("filling"))
        try await Self.recovers(scene, disk.path)
    }
}
