import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot history`: what was changed, by whom, when and why.
enum HistoryCommand: Command {
    static let operands: [OperandKind] = [.planOrDeadline]
    static let name = "history"
    static let usage = Usage(
        "hanchot history", operands: Bilingual(vi: "[KẾ-HOẠCH[/HẠN@LẦN]]", en: "[PLAN[/DEADLINE@OCCURRENCE]]"),
        summary: Bilingual(vi: "cho xem ai đã thay đổi gì, khi nào, vì sao", en: "show who changed what, when and why"),
        options: [
            Option(
                "count", short: "n", value: Bilingual(vi: "N", en: "N"),
                help: Bilingual(vi: "số dòng mới nhất (mặc định 20)", en: "so many of the newest (default 20)")),
            Option(
                "unit", value: Bilingual(vi: "MÃ", en: "ID"),
                help: Bilingual(vi: "chỉ của đơn vị này", en: "of this unit alone")),
            Option(
                "actor", value: Bilingual(vi: "NGƯỜI-DÙNG", en: "USER"),
                help: Bilingual(vi: "chỉ của người này", en: "by this user alone")),
            Option(
                "action", value: Bilingual(vi: "VIỆC", en: "ACTION"),
                help: Bilingual(vi: "chỉ việc này: receive, extend…", en: "only such: receive, extend…")),
            Option(
                "since", value: Bilingual(vi: "NGÀY", en: "DAY"),
                help: Bilingual(vi: "từ ngày này", en: "from that day on")),
            .json, .socket, .language, .help, .version,
        ])

    /// Rows without `--count`.
    private static let usualCount = 20

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard arguments.operands.count <= 1 else {
            throw UsageError(vi: "chỉ một kế hoạch hoặc một hạn", en: "one plan or one deadline at most")
        }
        let service = Service(arguments, terminal.language)
        let subject = arguments.operands.first
        // What is gone has a past too: it is asked for as it is written.
        let isPlan = subject.map { !$0.contains("/") } ?? false
        let wanted = arguments.has("count") ? try arguments.count() : usualCount
        let query: [(String, String?)] = [
            ("plan", isPlan ? subject.map(PlanChoice.id) : nil), ("subject", isPlan ? nil : subject),
            ("unit", arguments.value("unit")), ("actor", arguments.value("actor")),
            ("action", arguments.value("action")),
            ("since", try arguments.value("since").map { try Day(operand: $0, shown: "--since \($0)").description }),
        ]
        let text = query.compactMap { name, value in value.map { "&\(name)=\(ControlClient.escaped($0))" } }.joined()
        var (rows, cursor): ([ChangeEntry], String?) = ([], nil)
        repeat {
            let next = cursor.map { "&cursor=\($0)" } ?? ""
            let page = try service.client.value(
                Page<ChangeEntry>.self, at: "/v1/history?limit=\(min(500, wanted - rows.count))\(text)\(next)")
            rows += page.items
            cursor = page.next
        } while cursor != nil && rows.count < wanted
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(rows).text)
        } else {
            // As it happened: the newest stands last, where the eye is.
            for row in rows.reversed() { try terminal.print(terminal.line(row)) }
        }
        return .done
    }
}

extension Terminal {
    /// A row of the history: `2027-01-18 09:00  an  receive  thi-dua-2027/dang-ky@2027 Thôn 1: awaited → received …`.
    func line(_ change: ChangeEntry) -> String {
        let zone = ZoneLibrary().systemZone
        let (day, time) = zone.local(at: Instant(rfc3339: change.at) ?? Instant(seconds: 0))
        let clock = "\(day) " + TimeOfDay(seconds: time.seconds / 60 * 60).description
        let unit = change.unit.map { change.detail ?? $0 }
        let what = [change.subject, unit ?? change.detail].compactMap(\.self).joined(separator: " ")
        let effect = change.after.map { ": \(change.before ?? "–") → \($0)" } ?? ""
        let reason = change.reason.map { " (\($0))" } ?? ""
        return "\(coloured(clock, 2))  \(change.actor)  \(coloured(change.action, 1))  \(what)\(effect)\(reason)"
    }
}
