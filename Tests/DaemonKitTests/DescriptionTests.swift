import CivilTime
import ControlAPI
import LinuxSystem
import PlanCore
import PlanFiles
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// What the description says of answers, held against answers that have all of it.
@Suite struct DescriptionTests {
    private static let position = SourcePosition(line: 1, column: 1)

    /// Of everything that can be told of a plan's dates: written, moved off a day off, undated; two units, a phase.
    private static let plan = Plan(
        id: "a", file: "a.yaml", number: "1/KH", title: "Kế hoạch", issuer: "UBND xã An Ví Dụ",
        issued: IssueDate(year: 2021, month: 1, day: 4), years: PlanYears(first: 2021, last: 2022), zone: .utc,
        units: [Plan.Unit(id: "thon-1", name: "Thôn 1"), Plan.Unit(id: "thon-2", name: "Thôn 2")],
        targets: [
            Plan.Target(id: "tien-tien", title: "Lao động tiên tiến", goal: .percent(80)),
            Plan.Target(id: "mo-hinh", title: "Mô hình", goal: .count(1)),
        ],
        phases: [
            Plan.Phase(
                id: "dot-1", title: "Đợt", from: .yearless(month: 1, day: 1), to: .yearless(month: 6, day: 11),
                ladder: .standard, position: position)
        ],
        deadlines: [
            deadline("mot", .dated(.yearless(month: 1, day: 19), .by, nil)),
            // 24 January 2021 is a Sunday.
            deadline("hai", .dated(.yearless(month: 1, day: 24), .by, nil)), deadline("ba", .open),
        ])

    private static func deadline(_ id: String, _ timing: Timing) -> Plan.Deadline {
        Plan.Deadline(
            id: id, title: "Hạn \(id)", timing: timing, units: ["thon-1", "thon-2"], submitTo: "Văn phòng",
            onDayOff: .next, ladder: .standard, position: position)
    }

    private static func put(_ text: String, _ sha256: String, _ scene: RouterScene) throws {
        let head = HTTPRequest("PUT", "/v1/files/\(sha256)")
        let taker = Router.upload(
            head, from: RouterScene.chair, scene.state, at: scene.now,
            finish: { Router.answer(head, upload: $0, from: RouterScene.chair, scene.state, at: scene.now) },
            refuse: { _ in })
        Array(text.utf8).withUnsafeBytes { taker?.take($0) }
        #expect(taker?.answer().status == 201)
    }

    @Test(
        "what is answered of plans, the board and its changes is what is described, and all that is described is answered"
    )
    func members() throws {
        let scratch = try TestSupport.ScratchFolder()
        var scene = try RouterScene(plans: [])
        scene.serve([Self.plan])
        scene.state.files = FileStore(scratch.file("files"), bounds: FileBounds())
        let version = PlanVersion(plan: "a", text: "title: Kế hoạch", context: "")
        _ = try scene.state.ledger?.serve(
            [ServedPlan(version: version, marks: [])], in: .distantPast ... .distantFuture, at: scene.now
        ) { _ in "" }
        var answers = try #require(DescribedAnswer(scene.answer("/v1/openapi.json").bytes))
        let file = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        try Self.put("abc", file, scene)

        var number = 0
        /// - Parameter path: as the description has it.
        func post(_ path: String, _ places: [String], _ body: String) throws {
            number += 1
            let target = zip(["{deadline}", "{unit}"], places).reduce(path.replacing("{plan}", with: "a")) {
                $0.replacing($1.0, with: $1.1)
            }
            let response = scene.post(target, body, key: "\(number)")
            #expect(response.status == 200, "\(target): \(String(decoding: response.bytes, as: UTF8.self))")
            answers.look(response.bytes, "POST", path)
            try scene.followBoard()
        }
        let deadline = "/v1/plans/{plan}/deadlines/{deadline}"
        let submission = "\(deadline)/submissions/{unit}"
        try post(
            "\(submission)/receive", ["mot@2021", "thon-1"],
            """
            {"number":"12/BC","note":"hai bản","at":"2021-01-09T08:00:00Z","files":[{"sha256":"\(file)","name":"a.pdf"}],
            "figures":{"tien-tien":{"registered":8,"reached":7,"total":10},"mo-hinh":{"reached":1}}}
            """)
        try post("\(submission)/receive", ["mot@2021", "thon-2"], #"{"number":"13/BC"}"#)
        try post("\(submission)/return", ["mot@2021", "thon-2"], #"{"reason":"thiếu chữ ký"}"#)
        try post("\(submission)/receive", ["mot@2021", "thon-2"], #"{"number":"14/BC"}"#)
        try post("\(deadline)/extend", ["mot@2021"], #"{"to":"2021-01-29","reason":"bão"}"#)
        try post("\(deadline)/extend", ["mot@2021"], #"{"to":"2021-01-27","reason":"nhầm"}"#)
        try post("\(deadline)/snooze", ["hai@2021"], #"{"until":"2021-01-20T08:00:00Z"}"#)
        try post("\(deadline)/close", ["hai@2022"], #"{"reason":"gộp"}"#)
        try post("/v1/plans/{plan}/silence", [], #"{"until":"2021-02-01T08:00:00Z","reason":"Tết"}"#)

        for (target, path) in [
            ("/v1/board?from=2021-01-01&to=2022-12-31", "/v1/board"), ("/v1/history", "/v1/history"),
            ("/v1/plans", "/v1/plans"), ("/v1/plans/a", "/v1/plans/{plan}"), ("/v1/deadlines", "/v1/deadlines"),
            ("/v1/submissions", "/v1/submissions"), ("/v1/health", "/v1/health"),
            ("/v1/plans/a/deadlines/mot@2021", "/v1/plans/{plan}/deadlines/{deadline}"),
        ] {
            let response = scene.answer(target, from: RouterScene.chair)
            #expect(response.status == 200, "\(target): \(String(decoding: response.bytes, as: UTF8.self))")
            answers.look(response.bytes, "GET", path)
        }
        #expect(answers.faults.isEmpty, "\(answers.faults)")
        let described = answers.described(in: [
            "Board", "BoardRow", "BoardCell", "Figure", "Share", "TargetLine", "Target", "Change", "Plan",
            "PlanSummary", "SilenceEntry", "Occurrence", "Date", "Submission",
        ])
        #expect(described.isSuperset(of: ["Change.correction", "BoardRow.extensionReason", "Board.plan.issued"]))
        let unseen = described.subtracting(answers.seen)
        #expect(unseen.isEmpty, "\(unseen.sorted())")
    }
}
