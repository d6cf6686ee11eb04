import CivilTime
import ControlAPI
import DaemonKit
import PlanCore
import PlanReports

/// `hanchot submissions`: what was delivered, and what of it waits to be accepted.
enum SubmissionsCommand: Command {
    static let operands: [OperandKind] = [.planOrDeadline, .unit]
    static let name = "submissions"
    static let usage = Usage(
        "hanchot submissions",
        operands: Bilingual(vi: "[KẾ-HOẠCH[/HẠN[@LẦN]] [ĐƠN-VỊ…]]", en: "[PLAN[/DEADLINE[@OCCURRENCE]] [UNIT…]]"),
        summary: Bilingual(
            vi: "liệt kê hồ sơ đã ghi nhận, hồ sơ nào còn chờ duyệt",
            en: "list what was delivered, and what of it waits to be accepted"),
        options: [
            Option(
                "state", value: Bilingual(vi: states.joined(separator: "|"), en: states.joined(separator: "|")),
                help: Bilingual(
                    vi: "chỉ hồ sơ ở tình trạng này; received: còn chờ duyệt",
                    en: "only such; received: to be accepted")),
            Option(
                BoardQuestion.fromOption.name, value: BoardQuestion.fromOption.value,
                help: Bilingual(vi: "các hạn từ ngày đó", en: "of deadlines from that day on")),
            BoardQuestion.untilOption, .json, .socket, .language, .help, .version,
        ])

    /// Those in which something is recorded.
    private static let states = Submission.State.allCases.filter { $0 != .awaited }.map(\.rawValue)

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let service = Service(arguments, terminal.language)
        let question = try BoardQuestion(plan: nil, arguments)
        let state = arguments.value("state")
        if let state, !states.contains(state) {
            throw UsageError(
                vi: "'--state \(state.inOneLine)' không dùng được (cần một trong: \(states.joined(separator: ", ")))",
                en: "'--state \(state.inOneLine)' cannot be used (expected one of: \(states.joined(separator: ", ")))")
        }
        let subject = try arguments.operands.first.map { try TrackedDeadline.subject($0, service) }
        var (units, doubt): ([String], UnknownName?) = ([], nil)
        for word in arguments.operands.dropFirst() {
            guard let plan = subject?.plan else { continue }
            do {
                units.append(try TrackedDeadline.unit(word, of: plan, terminal.language))
            } catch {
                // One that the plan has no more is asked for by the name it had.
                units.append(word)
                doubt = doubt ?? error
            }
        }
        let query = [
            ("plan", subject?.plan.id), ("deadline", subject?.deadline), ("state", state),
            ("unit", units.count == 1 && doubt == nil ? units[0] : nil), ("from", question.from?.description),
            ("to", question.until?.description),
        ].compactMap { name, value in value.map { "\(name)=\(ControlClient.escaped($0))" } }
        let found = try service.client.list(
            SubmissionEntry.self, at: "/v1/submissions?" + (query + ["limit=500"]).joined(separator: "&")
        ).filter { entry in units.isEmpty || units.contains { $0 == entry.submission.unit || $0 == entry.name } }
        if found.isEmpty, let doubt { throw doubt }
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(found).text)
        } else if found.isEmpty {
            terminal.tell(Bilingual(vi: "không có hồ sơ nào như vậy", en: "there is nothing of that kind"))
        } else {
            try list(found, terminal)
        }
        return .done
    }

    private static func list(_ entries: [SubmissionEntry], _ terminal: Terminal) throws {
        var last: SubmissionEntry?
        for entry in entries {
            if last?.plan != entry.plan { try terminal.print(terminal.coloured(entry.plan, 1)) }
            if last?.plan != entry.plan || last?.deadline != entry.deadline {
                let day = Day(iso: entry.lastGoodDay)?.text(in: terminal.language) ?? entry.lastGoodDay
                try terminal.print("  \(entry.title), \(day)")
            }
            try terminal.print("    \(SubmissionLine(entry).text[terminal.language])")
            last = entry
        }
    }
}

/// What one unit delivered, in a line: `✓  Thôn 1: on time, 08:30 on 18 January 2026, no. 12/BC, by an`.
private struct SubmissionLine {
    let text: Bilingual

    init(_ entry: SubmissionEntry) {
        var cell = entry.submission
        // Of who was let off what had gone back is told by the history.
        if cell.state == Submission.State.waived.rawValue {
            (cell.receivedAt, cell.number, cell.recordedBy, cell.note, cell.files) = (nil, nil, nil, nil, nil)
        }
        let isAccepted = cell.state == Submission.State.accepted.rawValue
        let standing = CellStanding(cell)
        let files = cell.files?.count ?? 0
        var parts = [standing.text]
        if isAccepted { parts.append(Submission.State.accepted.text) }
        if let at = cell.receivedAt.flatMap({ WallTime(rfc3339: $0) }) { parts.append(at.text) }
        if let number = cell.number?.inOneLine { parts.append(Bilingual(vi: "số \(number)", en: "no. \(number)")) }
        if let actor = cell.recordedBy?.inOneLine { parts.append(Bilingual(vi: "\(actor) ghi", en: "by \(actor)")) }
        if files > 0 {
            parts.append(Bilingual(vi: "kèm \(files) tệp", en: files == 1 ? "with 1 file" : "with \(files) files"))
        }
        if let note = cell.note?.inOneLine { parts.append(Bilingual(vi: "“\(note)”", en: "“\(note)”")) }
        let head = standing.sign + (isAccepted ? "✓ " : "  ") + (entry.name.map { "\($0.inOneLine): " } ?? "")
        text = Bilingual(
            vi: head + parts.map(\.vietnamese).joined(separator: ", "),
            en: head + parts.map(\.english).joined(separator: ", "))
    }
}
