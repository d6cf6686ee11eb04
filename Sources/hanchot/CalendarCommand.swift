import CivilTime
import DaemonKit
import PlanCore

/// `hanchot calendar`: the normal form of a calendar expression of systemd.time(7), and when it elapses next.
enum CalendarCommand: Command {
    static let name = "calendar"
    static let usage = Usage(
        "hanchot calendar", operands: Bilingual(vi: "BIỂU-THỨC", en: "EXPRESSION"),
        summary: Bilingual(
            vi: "cho biết biểu thức lịch của systemd.time(7) rơi vào lúc nào",
            en: "show when a calendar expression of systemd.time(7) elapses"),
        options: [
            Option(
                "count", short: "n", value: Bilingual(vi: "N", en: "N"),
                help: Bilingual(vi: "bao nhiêu lần tiếp theo (mặc định 1)", en: "how many elapses (default 1)")),
            Option(
                "after", value: Bilingual(vi: "THỜI-ĐIỂM", en: "INSTANT"),
                help: Bilingual(
                    vi: "sau thời điểm này (mặc định bây giờ), ví dụ '2027-01-20 08:00' hoặc 2027-01-20T01:00:00Z",
                    en: "after that instant (default now), such as '2027-01-20 08:00' or 2027-01-20T01:00:00Z")),
            .zone, .json, .language, .help, .version,
        ])

    /// What `--json` prints.
    private struct Entry: Encodable {
        var normalized: String
        /// RFC 3339 in UTC.
        var next: [String]
    }

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let text = try arguments.operand(
            missing: Bilingual(vi: "cần một biểu thức lịch", en: "one calendar expression is needed"))
        let count = try arguments.count()
        let zones = ZoneLibrary()
        let zone = try arguments.zone(in: zones)
        let start = try arguments.instant("after", in: zone) ?? Now.instant
        let expression = try expression(text, zones)
        let elapses = expression.elapses(after: start, in: zone, atMost: count)
        if arguments.has(Option.json.name) {
            let entry = Entry(normalized: expression.description, next: elapses.map(\.description))
            try terminal.print(JSONText(entry).text)
            return .done
        }
        let label = Bilingual(vi: "dạng chuẩn", en: "normal form")
        let next = Bilingual(vi: "lần tới", en: "next")
        try terminal.print("\(label[terminal.language]): \(expression)")
        for elapse in elapses {
            let local = elapse.wallClock(in: zone, terminal.language)
            try terminal.print("\(next[terminal.language]): \(local) \(zone.identifier) (\(elapse))")
        }
        if elapses.count < count {
            let end =
                elapses.isEmpty
                ? Bilingual(vi: "không bao giờ", en: "never") : Bilingual(vi: "không còn nữa", en: "never again")
            try terminal.print("\(next[terminal.language]): \(end[terminal.language])")
        }
        return .done
    }

    private static func expression(_ text: String, _ zones: ZoneLibrary) throws(UsageError) -> CalendarExpression {
        do throws(CalendarExpressionError) {
            return try CalendarExpression(parsing: text, zone: zones.zone)
        } catch {
            throw MarkedText(text, at: error.offset).error(error.reason.message)
        }
    }
}

extension CalendarExpression {
    fileprivate func elapses(after start: Instant, in zone: Zone, atMost count: Int) -> [Instant] {
        var elapses: [Instant] = []
        while elapses.count < count, let next = next(after: elapses.last ?? start, in: zone) { elapses.append(next) }
        return elapses
    }
}
