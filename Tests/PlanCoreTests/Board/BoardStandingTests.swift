import CivilTime
import PlanCore
import Testing

/// What the history keeps of what stood before and after changes.
@Suite struct BoardStandingTests {
    /// What people may type as a number, a note, a file's name or their own.
    private static let texts = [
        "12/BC-UBND", "12/BC, tien-tien registered 11, reached 10, of 12", "“”",
        "a”, file “b.pdf” (sha256 0123456789ab…)",
        "xong”, file “a.pdf", "\\", "\\”", "“a”, “b”", "\u{301}”, of 3", "”\u{301}, of 3", ", ", "a, b", "a\nb",
        "an) ,",
        "of 3", "no. 5", "by x", " a ", "”", "Nguyễn Văn A", "số 5 → đã duyệt",
    ]

    private static func submission(
        by actor: String = "an", number: String? = nil, note: String? = nil, figures: [String: Figure] = [:],
        files: [String] = []
    ) throws -> String {
        let receipt = Receipt(
            at: BoardScene.noon(4), recordedBy: actor, number: number, note: note, figures: figures,
            files: files.map { SubmittedFile(sha256: String(repeating: "a", count: 64), name: $0, size: 1) })
        var record = OccurrenceRecord()
        record.submissions["thon-1"] = Submission(.received, receipt)
        let changed = try record.applying(
            .giveBack(unit: "thon-1"), to: BoardScene().occurrence, BoardScene.by(on: 5, "thiếu"))
        return changed.before.text
    }

    @Test("whatever people type is read as what it was typed as, and as nothing else", arguments: texts)
    func typed(text: String) throws {
        for others in [nil, "khác", "”, of 2"] as [String?] {
            let written = try Self.submission(
                by: text, number: text, note: others, figures: ["tien-tien": Figure(reached: 3)],
                files: [text, others ?? "b"])
            guard case .submission(.received, let parts?) = BoardStanding(written) else {
                Issue.record("not read: \(written)")
                continue
            }
            #expect(parts.recordedBy == text && parts.number == text && parts.note == others, "\(written)")
            #expect(parts.files.map(\.name) == [text, others ?? "b"])
            #expect(parts.figures.map(\.target) == ["tien-tien"])
            #expect(parts.figures.map(\.figure) == [Figure(reached: 3)])
            let noted = try Self.submission(note: text)
            guard case .submission(_, let some?) = BoardStanding(noted) else {
                Issue.record("not read: \(noted)")
                continue
            }
            #expect(some.note == text && some.number == nil && some.files.isEmpty && some.figures.isEmpty)
        }
    }

    @Test("each number of each target is read as it was, whatever the targets are called")
    func figures() throws {
        let numbers: [Int?] = [nil, 0, 19]
        for registered in numbers {
            for reached in numbers {
                for total in numbers {
                    let figure = Figure(registered: registered, reached: reached, total: total)
                    guard figure != Figure() else { continue }
                    let figures = ["of": figure, "reached": figure, "no": figure, "file": figure]
                    let written = try Self.submission(figures: figures)
                    guard case .submission(_, let parts?) = BoardStanding(written) else {
                        Issue.record("not read: \(written)")
                        continue
                    }
                    let read = Dictionary(uniqueKeysWithValues: parts.figures.map { ($0.target, $0.figure) })
                    #expect(read == figures, "\(written)")
                }
            }
        }
    }

    @Test("what stands otherwise is read as it was written")
    func others() {
        let day = SamplePlan.day("2027-01-25")
        let all: [BoardStanding] =
            [
                .due(day), .due(day, endsSnooze: true), .snoozed(until: nil), .snoozed(until: BoardScene.noon(4)),
                .silent(until: nil), .silent(until: BoardScene.noon(4)), .speaking, .open, .closed, .draft, .served,
            ] + Submission.State.allCases.map { .submission($0, nil) }
        for standing in all { #expect(BoardStanding(standing.text) == standing) }
    }

    @Test(
        "what was not written so is nothing",
        arguments: [
            "", "received ", "received by an", "received 2027-01-18T02:00:00Z by", "due", "due 2027-13-01",
            "received 2027-01-18T02:00:00Z by an, ", "received 2027-01-18T02:00:00Z by an, no. ", "opened",
            "received 2027-01-18T02:00:00Z by an, tt registered", "received 2027-01-18T02:00:00Z by an, “a", " open",
            "received 2027-01-18T02:00:00Z by an, tt registered 99999999999999999999", "snoozed until noon",
            "received 2027-01-18T02:00:00Z by an, “a” b”", "received 2027-01-18T02:00:00Z by an, “a”, no. 5",
            "received 2027-01-18T02:00:00Z by an, file “a” (sha256 ", "received 2027-01-18T02:00:00Z by an, “a\\”",
        ])
    func unread(text: String) { #expect(BoardStanding(text) == nil) }
}
