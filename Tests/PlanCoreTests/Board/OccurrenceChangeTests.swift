import CivilTime
import PlanCore
import Testing

@Suite("Changes of the board")
struct OccurrenceChangeTests {
    private typealias State = Submission.State

    /// How a unit gets into each state.
    private static let paths: [(state: State, changes: [OccurrenceChange])] = [
        (.awaited, []), (.received, [BoardScene.receive("thon-1", on: 4)]),
        (.accepted, [BoardScene.receive("thon-1", on: 4), .accept(unit: "thon-1")]),
        (.returned, [BoardScene.receive("thon-1", on: 4), .giveBack(unit: "thon-1")]),
        (.waived, [.waive(unit: "thon-1")]),
    ]

    /// The whole table: what each change makes of each state; what is not in it is refused.
    private static let table: [String: [State: State]] = [
        "receive": [.awaited: .received, .received: .received, .returned: .received, .waived: .received],
        "accept": [.received: .accepted],
        "return": [.received: .returned, .accepted: .returned],
        "waive": [.awaited: .waived, .returned: .waived],
        "withdraw": [.received: .awaited, .accepted: .awaited, .returned: .awaited, .waived: .awaited],
    ]

    @Test("every change of a unit in every state holds as the table says, or is refused and changes nothing")
    func transitions() throws {
        let occurrence = BoardScene().occurrence
        let changes: [OccurrenceChange] = [
            BoardScene.receive("thon-1", on: 5), .accept(unit: "thon-1"), .giveBack(unit: "thon-1"),
            .waive(unit: "thon-1"), .withdraw(unit: "thon-1"),
        ]
        for (state, path) in Self.paths {
            var record = OccurrenceRecord()
            for change in path { try record.apply(change, to: occurrence, BoardScene.by(on: 4, "vì thế")) }
            #expect(record.submission(of: "thon-1").state == state)
            for change in changes {
                let expected = Self.table[change.action]?[state]
                let made = try? record.applying(change, to: occurrence, BoardScene.by(on: 5, "vì thế"))
                #expect(made?.record.submission(of: "thon-1").state == expected, "\(change.action) of \(state)")
                guard let made else { continue }
                #expect(made.before.text.hasPrefix(state.rawValue))
                #expect(made.after.text.hasPrefix(try #require(expected).rawValue))
                #expect(made.record.submission(of: "thon-2") == .awaited)
            }
        }
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        var code: String
        var change: OccurrenceChange
        var attribution = BoardScene.by(on: 5)
        var testDescription: String { "\(change.action): \(code)" }
    }

    private static let file = SubmittedFile(sha256: String(repeating: "a", count: 64), name: "a.pdf", size: 1)

    private static func arrival(_ edit: (inout Arrival) -> Void) -> OccurrenceChange {
        var arrival = Arrival(at: BoardScene.noon(4), recordedBy: "an")
        edit(&arrival)
        return .receive(unit: "thon-1", arrival)
    }

    @Test(
        "what cannot be is refused with words in both languages",
        arguments: [
            Refusal(code: "unit-unknown", change: .waive(unit: "thon-9"), attribution: BoardScene.by(on: 5, "a")),
            Refusal(code: "unit-unknown", change: .accept(unit: "")),
            Refusal(code: "reason-missing", change: .waive(unit: "thon-1")),
            Refusal(code: "text-empty", change: .waive(unit: "thon-1"), attribution: BoardScene.by(on: 5, " ")),
            Refusal(code: "reason-missing", change: .close),
            Refusal(code: "reason-missing", change: .extend(to: SamplePlan.day("2027-01-25"))),
            Refusal(code: "unchanged", change: .reopen, attribution: BoardScene.by(on: 5, "a")),
            Refusal(code: "instant-past", change: .snooze(until: BoardScene.noon(5))),
            Refusal(code: "past-cutoff", change: .snooze(until: BoardScene.noon(21))),
            Refusal(
                code: "day-not-later", change: .extend(to: SamplePlan.day("2027-01-20")),
                attribution: BoardScene.by(on: 5, "a")),
            Refusal(
                code: "day-not-later", change: .extend(to: SamplePlan.day("2028-01-22")),
                attribution: BoardScene.by(on: 5, "a")),
            Refusal(
                code: "day-not-later", change: .extend(to: SamplePlan.day("2027-01-19")),
                attribution: BoardScene.by(on: 5, "a")),
            Refusal(code: "unchanged", change: .resume),
            Refusal(code: "instant-ahead", change: BoardScene.receive("thon-1", on: 6)),
            Refusal(code: "instant-too-early", change: arrival { $0.at = Instant(seconds: -62_135_596_800) }),
            Refusal(code: "text-control", change: arrival { $0.note = "a\u{202E}b" }),
            Refusal(code: "text-control", change: arrival { $0.note = "a\u{2028}b" }),
            Refusal(code: "text-control", change: .waive(unit: "thon-1"), attribution: BoardScene.by(on: 5, "a\rb")),
            Refusal(code: "actor-differs", change: BoardScene.receive("thon-1", on: 4, by: "bình")),
            Refusal(code: "target-unknown", change: arrival { $0.figures = ["x\n": Figure(registered: 1)] }),
            Refusal(code: "figure-invalid", change: arrival { $0.figures = ["mo-hinh": Figure()] }),
            Refusal(code: "figure-invalid", change: arrival { $0.figures = ["mo-hinh": Figure(reached: -1)] }),
            Refusal(
                code: "figure-invalid", change: arrival { $0.figures = ["mo-hinh": Figure(reached: 2, total: 1)] }),
            Refusal(
                code: "text-too-long", change: arrival { $0.number = String(repeating: "a", count: 256) }),
            Refusal(code: "text-control", change: arrival { $0.number = "1\u{1B}[2J" }),
            Refusal(code: "text-unseen", change: arrival { $0.number = "1\u{200B}/BC" }),
            Refusal(code: "text-unseen", change: arrival { $0.number = "1/BC\u{E0041}" }),
            Refusal(code: "files-too-many", change: arrival { $0.files = Array(repeating: file, count: 33) }),
            Refusal(code: "file-invalid", change: arrival { $0.files = [.init(sha256: "A", name: "a", size: 1)] }),
            Refusal(
                code: "file-invalid",
                change: arrival { $0.files = [.init(sha256: file.sha256, name: "../a", size: 1)] }),
            Refusal(
                code: "file-invalid",
                change: arrival { $0.files = [.init(sha256: file.sha256, name: "a", size: (64 << 20) + 1)] }),
            Refusal(
                code: "key-invalid", change: .waive(unit: "thon-1"),
                attribution: Attribution(actor: "an", at: BoardScene.noon(5), reason: "a", key: "a b")),
            Refusal(
                code: "text-empty", change: .waive(unit: "thon-1"),
                attribution: Attribution(actor: "", at: BoardScene.noon(5), reason: "a")),
        ])
    func refused(_ refusal: Refusal) {
        let fault = #expect(throws: BoardFault.self) {
            try OccurrenceRecord().applying(refusal.change, to: BoardScene().occurrence, refusal.attribution)
        }
        #expect(fault?.code == refusal.code)
        #expect(fault?.message.vietnamese.isEmpty == false && fault?.message.english.isEmpty == false)
        #expect(fault?.message.english.contains("\n") == false)
    }

    @Test("nothing came before the plan was issued, unless what was due was due before that")
    func issued() throws {
        func isRecorded(on day: Int, issued: IssueDate?) -> Bool {
            var scene = BoardScene()
            scene.issued = issued
            let receive = BoardScene.receive("thon-1", on: day)
            do {
                _ = try OccurrenceRecord().applying(receive, to: scene.occurrence, BoardScene.by(on: 25))
                return true
            } catch {
                #expect(error.code == "instant-too-early")
                return false
            }
        }
        #expect(isRecorded(on: 4, issued: nil))
        #expect(!isRecorded(on: 4, issued: IssueDate(year: 2027, month: 1, day: 5)))
        #expect(isRecorded(on: 5, issued: IssueDate(year: 2027, month: 1, day: 5)))
        #expect(isRecorded(on: 4, issued: IssueDate(year: 2027, month: 1)))
        #expect(isRecorded(on: 4, issued: IssueDate(year: 2027, month: 1, day: 21)))
    }

    @Test("what is received again is corrected where something is said, and stays as it was where nothing is")
    func correcting() throws {
        let occurrence = BoardScene().occurrence
        var record = OccurrenceRecord()
        func receive(_ day: Int, by actor: String = "an", _ edit: (inout Arrival) -> Void) throws -> Receipt {
            var arrival = Arrival(recordedBy: actor)
            edit(&arrival)
            try record.apply(.receive(unit: "thon-1", arrival), to: occurrence, BoardScene.by(actor, on: day))
            return try #require(record.submission(of: "thon-1").receipt)
        }
        let first = try receive(4) {
            ($0.number, $0.files) = ("  12/BC ", [Self.file])
            $0.figures = ["tien-tien": Figure(registered: 19, total: 20)]
        }
        #expect(first.at == BoardScene.noon(4) && first.recordedBy == "an" && first.number == "12/BC")
        // After the cutoff: it stays in time.
        var expected = first
        expected.note = "đã có bản giấy"
        #expect(try receive(25, by: "bình") { $0.note = "đã có bản giấy" } == expected)
        expected.figures = [
            "tien-tien": Figure(registered: 19, reached: 18, total: 20), "mo-hinh": Figure(registered: 1),
        ]
        let figures = ["tien-tien": Figure(reached: 18), "mo-hinh": Figure(registered: 1)]
        #expect(try receive(26) { $0.figures = figures } == expected)
        expected.at = BoardScene.noon(3)
        #expect(try receive(26) { $0.at = BoardScene.noon(3) } == expected)
        let same = #expect(throws: BoardFault.self) { _ = try receive(27) { _ in } }
        #expect(same?.code == "unchanged")
        // Together with what stays.
        let many = #expect(throws: BoardFault.self) {
            _ = try receive(27) { $0.figures = ["tien-tien": Figure(registered: 21)] }
        }
        #expect(many?.code == "figure-invalid")
        // What was recorded by mistake is taken away again.
        expected.number = nil
        expected.figures["mo-hinh"] = nil
        #expect(try receive(27) { $0.removed = [.number, .figure("mo-hinh")] } == expected)
        expected.note = nil
        #expect(try receive(27) { $0.removed = [.note, .number] } == expected)
        let nothing = #expect(throws: BoardFault.self) { _ = try receive(27) { $0.removed = [.note] } }
        #expect(nothing?.code == "unchanged")
        let unknown = #expect(throws: BoardFault.self) { _ = try receive(27) { $0.removed = [.figure("x")] } }
        #expect(unknown?.code == "target-unknown")
        // What was returned comes anew.
        try record.apply(.giveBack(unit: "thon-1"), to: occurrence, BoardScene.by(on: 27, "thiếu chữ ký"))
        #expect(
            try receive(28) { $0.number = "13/BC" }
                == Receipt(at: BoardScene.noon(28), recordedBy: "an", number: "13/BC"))
    }

    @Test("an extension keeps the former date, and the next one is counted from the date in force")
    func extending() throws {
        var scene = BoardScene()
        var record = OccurrenceRecord()
        try record.apply(.extend(to: SamplePlan.day("2027-01-25")), to: scene.occurrence, BoardScene.by(on: 5, "bão"))
        scene.due = "2027-01-25"
        try record.apply(
            .extend(to: SamplePlan.day("2027-01-29")), to: scene.occurrence, BoardScene.by("bình", on: 22, "lũ"))
        #expect(
            record.extensions.map { "\($0.from) \($0.to) \($0.by) \($0.reason)" } == [
                "2027-01-20 2027-01-25 an bão", "2027-01-25 2027-01-29 bình lũ",
            ])
    }

    @Test("a date that was put off comes forward again, not before the plan's own one and not into the past")
    func correctingDate() throws {
        let scene = BoardScene()
        let identity = scene.occurrence.identity
        var record = OccurrenceRecord()
        func inForce() throws -> Occurrence {
            let plan = scene.plan.extended(by: [identity: record.extensions])
            return try #require(Schedule(plans: [plan], calendar: .weekdaysOnly).occurrence(identity))
        }
        func extend(to day: Int, on today: Int, _ reason: String? = "gõ nhầm") throws -> String {
            let occurrence = try inForce()
            do throws(BoardFault) {
                let change = OccurrenceChange.extend(to: Day(clippingYear: 2027, month: 1, day: day))
                try record.apply(change, to: occurrence, BoardScene.by(on: today, reason))
            } catch { return error.code }
            return try self.shown(inForce())
        }
        #expect(try extend(to: 28, on: 5) == "28 put off")
        #expect(try extend(to: 19, on: 6) == "day-too-early" && extend(to: 28, on: 6) == "day-not-later")
        #expect(try extend(to: 22, on: 23) == "day-past" && extend(to: 24, on: 23, nil) == "reason-missing")
        // Also where nobody has given it a date yet: units that are late would be in time, and nothing could mend it.
        let late = #expect(throws: BoardFault.self) {
            try OccurrenceRecord().applying(
                .extend(to: SamplePlan.day("2027-01-22")), to: BoardScene().occurrence, BoardScene.by(on: 24, "a"))
        }
        #expect(
            late?.code == "day-past" && late?.message.english.hasPrefix("2027-01-22 has passed: 2027-01-24 or") == true)
        #expect(try extend(to: 24, on: 23) == "24 put off" && extend(to: 25, on: 23) == "25 put off")
        #expect(try extend(to: 20, on: 20) == "20 its own" && extend(to: 19, on: 6) == "day-not-later")
        #expect(try extend(to: 21, on: 20) == "21 put off" && record.extensions.count == 5)
        try record.apply(.close, to: inForce(), BoardScene.by(on: 20, "thôi"))
        #expect(try extend(to: 26, on: 20) == "closed")
    }

    private func shown(_ occurrence: Occurrence) -> String {
        "\(occurrence.lastGoodDay.components.day) \(occurrence.extensions.isEmpty ? "its own" : "put off")"
    }

    @Test("what was put off is put off no more, once")
    func resuming() throws {
        let occurrence = BoardScene().occurrence
        var record = OccurrenceRecord()
        try record.apply(.snooze(until: BoardScene.noon(9)), to: occurrence, BoardScene.by(on: 5))
        #expect(throws: BoardFault.self) { try record.applying(.resume, to: occurrence, BoardScene.by(on: 10)) }
        let lifted = try record.applying(.resume, to: occurrence, BoardScene.by(on: 6))
        #expect(lifted.record == OccurrenceRecord() && lifted.after == .snoozed(until: nil))
    }

    @Test("a deadline that is closed is met, and awaits again when it is reopened")
    func closing() throws {
        let occurrence = BoardScene().occurrence
        var record = OccurrenceRecord()
        #expect(!record.isMet(occurrence))
        try record.apply(.close, to: occurrence, BoardScene.by(on: 5, "đủ rồi"))
        #expect(record.isMet(occurrence))
        try record.apply(.reopen, to: occurrence, BoardScene.by(on: 6, "nhầm"))
        #expect(record == OccurrenceRecord())
    }

    @Test("a plan is silent until the instant, or until it speaks")
    func silence() throws {
        var record = PlanRecord()
        record = try record.applying(.silence(until: BoardScene.noon(9)), BoardScene.by(on: 5, "nghỉ")).record
        #expect(record.isSilent(at: BoardScene.noon(8)))
        #expect(!record.isSilent(at: BoardScene.noon(9)))
        #expect(throws: BoardFault.self) { try record.applying(.speak, BoardScene.by(on: 10)) }
        record = try record.applying(.silence(until: nil), BoardScene.by(on: 10, "dừng")).record
        #expect(record.isSilent(at: .distantFuture))
        let spoken = try record.applying(.speak, BoardScene.by(on: 11))
        #expect((spoken.before, spoken.after) == (.silent(until: nil), .speaking))
        #expect(spoken.record == PlanRecord())
    }
}
