import CivilTime
import ControlAPI
import Foundation
import LinuxSystem
import PlanCore
import PlanFiles
import Storage
import TestSupport
import Testing

@testable import DaemonKit

private let unitPath = "/v1/plans/a/deadlines/mot@2021/submissions/thon-1"
private let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

/// Files that come with submissions over HTTP.
@Suite struct FileRouteTests {
    private let scratch: TestSupport.ScratchFolder
    private let scene: RouterScene

    init() throws {
        scratch = try TestSupport.ScratchFolder()
        var scene = try RouterScene()
        var bounds = FileBounds()
        (bounds.size, bounds.total) = (16, 24)
        scene.state.files = FileStore(scratch.file("files"), bounds: bounds)
        self.scene = scene
    }

    private func put(
        _ text: String, at sha256: String = abc, headers: [(name: String, value: String)] = [],
        from peer: SocketPeer = RouterScene.clerk
    ) -> HTTPResponse {
        Self.answer(
            HTTPRequest("PUT", "/v1/files/\(sha256)", headers: headers, body: Array(text.utf8)), from: peer, scene)
    }

    /// As the server has it answered: a body that somebody takes comes behind the headers.
    private static func answer(_ request: HTTPRequest, from peer: SocketPeer, _ scene: RouterScene) -> HTTPResponse {
        var head = request
        head.body = []
        let taker = Router.upload(
            head, from: peer, scene.state, at: scene.now,
            finish: { [head] in Router.answer(head, upload: $0, from: peer, scene.state, at: scene.now) },
            refuse: { _ in })
        guard let taker else { return Router.answer(request, from: peer, scene.state, at: scene.now) }
        if !taker.hasEnough { (request.body ?? []).withUnsafeBytes(taker.take) }
        return taker.answer()
    }

    private func receive(_ files: String, key: String = "k") -> HTTPResponse {
        scene.post("\(unitPath)/receive", "{\"files\":\(files)}", key: key)
    }

    private static func bytes(_ response: HTTPResponse) -> [UInt8] {
        guard case .source(let source) = response.body else { return [] }
        var bytes = [UInt8](repeating: 0, count: source.size)
        let count = bytes.withUnsafeMutableBytes { source.fill($0, from: 0) }
        return Array(bytes.prefix(count ?? 0))
    }

    @Test("a file is sent once, fetched as it was, as nothing that a browser shows, and the history has who sent it")
    func sentAndFetched() throws {
        let new = put("abc")
        #expect(new.status == 201)
        #expect(try JSON.value(FileEntry.self, from: new.bytes) == FileEntry(sha256: abc, size: 3))
        #expect(put("abc").status == 200)
        let found = scene.answer("/v1/files/\(abc)?name=b%C3%A1o%20c%C3%A1o.pdf")
        #expect(found.status == 200 && Self.bytes(found) == Array("abc".utf8))
        let expected = [
            "Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff", "ETag": "\"\(abc)\"",
            "Content-Disposition": "attachment; filename*=UTF-8''b%C3%A1o%20c%C3%A1o.pdf",
        ]
        for (name, value) in expected { #expect(found.header(name) == value) }
        let known = scene.answer("/v1/files/\(abc)", headers: [("If-None-Match", "\"\(abc)\"")])
        #expect(known.status == 304)
        let rows = try scene.list(ChangeEntry.self, "/v1/history?action=upload")
        #expect(rows.map { "\($0.actor) \($0.subject) \($0.detail ?? "")" } == ["987651 \(abc) 3 bytes"])
    }

    @Test(
        "what cannot be sent or fetched is told, with a code",
        arguments: [
            ("PUT", abc, "x", 422, "file-differs"), ("PUT", abc, "12345678901234567", 413, "file-too-long"),
            ("PUT", "abc", "abc", 400, "sha256-invalid"), ("PUT", abc.uppercased(), "abc", 400, "sha256-invalid"),
            ("PUT", "..%2F..%2Fetc%2Fpasswd", "abc", 400, "sha256-invalid"),
            ("GET", abc, "", 404, "file-unknown"), ("GET", "..%2Fledger.sqlite", "", 400, "sha256-invalid"),
            ("GET", abc + "?name=..%2Fa", "", 422, "file-invalid"),
            ("GET", abc + "?name=a%22%3B%20filename%3Db", "", 404, "file-unknown"),
            ("GET", abc + "?other=1", "", 400, "parameter-unknown"), ("DELETE", abc, "", 405, "method-unknown"),
            ("POST", abc, "", 405, "method-unknown"),
        ])
    func refused(method: String, place: String, body: String, status: Int, code: String) throws {
        let response = Self.answer(
            HTTPRequest(method, "/v1/files/\(place)", body: Array(body.utf8)), from: RouterScene.clerk, scene)
        #expect(response.status == status && response.problem?.code == code, "\(response)")
        if status == 405 { #expect(response.header("Allow") == "GET, HEAD, PUT") }
        #expect(try scene.state.files?.stock() == FileStore.Stock())
    }

    @Test("who may not record may not send, a part is no file, and all files have a bound")
    func bounds() throws {
        var groups = ControlGroups()
        groups.record = []
        var narrow = scene
        narrow.state.access = AccessRules(groups, owner: 1000) { ["hanchot": 50][$0] }
        let request = HTTPRequest("PUT", "/v1/files/\(abc)", body: Array("abc".utf8))
        #expect(Self.answer(request, from: RouterScene.clerk, narrow).status == 403)
        #expect(put("abc", from: .network).status == 401)
        #expect(put("abc", headers: [("Content-Range", "bytes 0-2/9")]).problem?.code == "range-unknown")
        #expect(put("abc", headers: [("Content-Length", "17")]).status == 413)
        // sha256sum(1)
        let sixteen = "9f9f5111f7b27a781f1f1ddde5ebc2dd2b796bfc7365c9c28b548e564176929f"
        #expect(put("1234567890", at: "c775e7b757ede630cd0aa1113bd102661ab38829ca52a6422ab782862f268646").status == 201)
        let full = put("0123456789abcdef", at: sixteen)
        #expect(full.status == 507 && full.problem?.code == "files-full")
        let room = String(repeating: "a", count: 14)
        // sha256sum(1)
        let filling = "82cab7df0abfb9d95dca4e5937ce2968c798c726fea48c016bf9763221efda13"
        #expect(put(room, at: filling).status == 201 && put(room, at: filling).status == 200, "it takes its own room")
        #expect(put("a", at: "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb").status == 507)
    }

    @Test("a file that a killed service has stored, and not recorded, is not there until it is sent again")
    func unrecorded() throws {
        let upload = try #require(try scene.state.files?.begin(abc, size: 3))
        Array("abc".utf8).withUnsafeBytes(upload.take)
        #expect(try upload.keep())
        #expect(scene.answer("/v1/files/\(abc)").problem?.code == "file-unknown")
        let file = "{\"sha256\":\"\(abc)\",\"name\":\"a.pdf\"}"
        #expect(receive("[\(file)]").problem?.code == "file-missing")
        #expect(put("abc").status == 201 && put("abc").status == 200)
        let uploads = try scene.list(ChangeEntry.self, "/v1/history?action=upload")
        #expect(uploads.map(\.actor) == ["987651"], "once")
        #expect(scene.answer("/v1/files/\(abc)").status == 200 && receive("[\(file)]").status == 200)
    }

    @Test("a request to store a file is nothing without one that takes it")
    func untaken() throws {
        let request = HTTPRequest("PUT", "/v1/files/\(abc)", body: Array("abc".utf8))
        let response = Router.answer(request, from: RouterScene.clerk, scene.state, at: scene.now)
        #expect(response.status == 400 && response.problem?.code == "file-not-sent")
        #expect(try scene.state.files?.stock() == FileStore.Stock())
    }

    @Test("what is sent takes the place of what lies under its SHA-256, however long that is", arguments: ["abX", "a"])
    func damaged(text: String) throws {
        #expect(put("abc").status == 201)
        try scratch.write(Data(text.utf8), to: "files/ba/\(abc)")
        #expect(put("abc").status == (text.count == 3 ? 200 : 201))
        #expect(Self.bytes(scene.answer("/v1/files/\(abc)")) == Array("abc".utf8))
        #expect(try FileStore(scratch.file("files")).stock() == FileStore.Stock(files: 1, bytes: 3))
    }

    @Test(
        "what is recorded names files that are there; the board and the history have them, also when they were replaced"
    )
    func named() throws {
        let file = "{\"sha256\":\"\(abc)\",\"name\":\"báo cáo.pdf\"}"
        let missing = receive("[\(file)]")
        #expect(missing.status == 422 && missing.problem?.code == "file-missing")
        #expect(put("abc").status == 201)
        #expect(receive("[\(file)]").status == 200)
        func cell() throws -> BoardCellEntry {
            try #require(try scene.value(BoardRowEntry.self, "/v1/plans/a/deadlines/mot@2021").cells.first)
        }
        #expect(try cell().files == [FileEntry(sha256: abc, name: "báo cáo.pdf", size: 3)])
        #expect(try scene.state.ledger?.submittedFiles().map(\.sha256) == [abc])
        // The same request once more, when its file is gone.
        scene.state.files?.bounds.keep = .seconds(1)
        for days in [2, 4] {
            _ = try scene.state.files?.sweep(named: [], at: SystemClock.now() + .days(Int64(days)))
        }
        #expect(try scene.state.files?.open(abc) == nil)
        let again = receive("[\(file)]")
        #expect(again.status == 200 && again.header("Idempotency-Replayed") == "true")
        #expect(scene.post("\(unitPath)/return", #"{"reason":"thiếu dấu"}"#, key: "r").status == 200)
        #expect(try cell().files?.count == 1, "what was returned keeps its files")
        #expect(receive("[]", key: "2").status == 200)
        #expect(try cell().files == nil)
        let rows = try scene.list(ChangeEntry.self, "/v1/history?plan=a&action=receive")
        #expect(rows.first?.before?.contains("file “báo cáo.pdf” (sha256 ba7816bf8f01…)") ?? false)
    }

    @Test(
        "a name that a file must not have is refused",
        arguments: [
            ("", "text-empty"), ("a/b", "file-invalid"), ("..", "file-invalid"), (".a", "file-invalid"),
            ("a\\\\b", "file-invalid"), ("a\\nb", "text-control"), ("a\\u0000", "text-control"),
            ("a\\u202Egpj.exe", "text-control"), ("a\\u200Bb", "file-invalid"),
            (String(repeating: "ế", count: 100), "text-too-long"),
        ])
    func names(name: String, code: String) throws {
        #expect(put("abc").status == 201)
        let refused = receive("[{\"sha256\":\"\(abc)\",\"name\":\"\(name)\"}]")
        #expect(refused.status == 422 && refused.problem?.code == code, "\(refused)")
    }

    @Test("files are told apart by their names, and are not too many")
    func several() throws {
        let unknown = (0...BoardLimits.files).map { "{\"sha256\":\"\(abc)\",\"name\":\"\($0)\"}" }
        #expect(
            receive("[\(unknown.joined(separator: ","))]").problem?.code == "files-too-many", "before one is looked for"
        )
        #expect(put("abc").status == 201)
        func files(_ names: [String]) -> String {
            "[" + names.map { "{\"sha256\":\"\(abc)\",\"name\":\"\($0)\"}" }.joined(separator: ",") + "]"
        }
        #expect(receive(files(["a", "a"])).problem?.code == "file-repeated")
        #expect(receive(files(["ế", "e\u{302}\u{301}"])).problem?.code == "file-repeated", "one name, written twice")
        #expect(receive(files((0...BoardLimits.files).map { "\($0)" })).problem?.code == "files-too-many")
        #expect(receive(files(["a", "b\u{E1}o ca\u{301}o"])).status == 200)
        let cells = try scene.value(BoardRowEntry.self, "/v1/plans/a/deadlines/mot@2021").cells
        let names = cells.first?.files?.compactMap { $0.name.map { Array($0.utf8) } }
        #expect(names == [Array("a".utf8), Array("b\u{E1}o c\u{E1}o".utf8)], "composed, byte by byte")
        #expect(receive("[{\"name\":\"a\"}]", key: "2").problem?.code == "member-missing")
        #expect(
            receive("[{\"sha256\":\"\(abc)\",\"name\":\"a\",\"size\":3}]", key: "2").problem?.code == "member-unknown")
        #expect(receive("[{\"sha256\":\"abc\",\"name\":\"a\"}]", key: "2").problem?.code == "member-invalid")
    }

    @Test(
        "whether a file is taken is decided when its headers are there, and it is answered with what holds at its end")
    func pieceByPiece() throws {
        func taker(_ request: HTTPRequest, _ peer: SocketPeer = RouterScene.clerk) -> (any BodyTaker)? {
            Router.upload(
                request, from: peer, scene.state, at: scene.now,
                finish: { Router.answer(request, upload: $0, from: peer, scene.state, at: scene.now) }, refuse: { _ in }
            )
        }
        let target = "/v1/files/\(abc)"
        #expect(taker(HTTPRequest("POST", target)) == nil && taker(HTTPRequest("PUT", "/v1/plans")) == nil)
        let stranger = try #require(taker(HTTPRequest("PUT", target), RouterScene.stranger))
        #expect(stranger.hasEnough && stranger.answer().status == 403)
        let long = try #require(taker(HTTPRequest("PUT", target, headers: [("Content-Length", "17")])))
        #expect(long.hasEnough && long.answer().status == 413)
        let growing = try #require(taker(HTTPRequest("PUT", target)))
        for _ in 0..<17 {
            #expect(!growing.hasEnough)
            withUnsafeBytes(of: UInt8(1), growing.take)
        }
        #expect(growing.hasEnough && growing.answer().problem?.code == "file-too-long")
        let good = try #require(taker(HTTPRequest("PUT", target)))
        for byte in Array("abc".utf8) { withUnsafeBytes(of: byte, good.take) }
        #expect(!good.hasEnough && good.answer().status == 201)
    }
}
