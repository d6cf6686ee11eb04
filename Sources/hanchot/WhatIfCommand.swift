import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot what-if`: what would change under other days off or other rules, and how things stand on another day.
enum WhatIfCommand: Command {
    static let operands: [OperandKind] = [.plan]
    static let name = "what-if"
    static let usage = Usage(
        "hanchot what-if", operands: Bilingual(vi: "[KẾ-HOẠCH…]", en: "[PLAN…]"),
        summary: Bilingual(
            vi: "cho biết điều gì đổi nếu có thêm ngày nghỉ, ngày làm bù, quy tắc khác; không sửa gì cả",
            en: "tell what would change with other days off or other rules; nothing is changed"),
        options: [
            Option(
                "holiday", value: Bilingual(vi: "NGÀY", en: "DAY"),
                help: Bilingual(vi: "thêm một ngày nghỉ; dùng được nhiều lần", en: "a day off more; may be repeated")),
            Option(
                "working", value: Bilingual(vi: "NGÀY", en: "DAY"),
                help: Bilingual(
                    vi: "thêm một ngày làm việc (làm bù); dùng được nhiều lần",
                    en: "a day that is worked; may be repeated")),
            Option(
                "before-means", value: Bilingual(vi: "inclusive|exclusive", en: "inclusive|exclusive"),
                help: Bilingual(
                    vi: "nghĩa của 'before' nơi kế hoạch không tự ghi",
                    en: "what 'before' means where a plan does not say itself")),
            Option(
                "on-day-off", value: Bilingual(vi: "keep|next|previous", en: "keep|next|previous"),
                help: Bilingual(
                    vi: "khi hạn rơi vào ngày nghỉ, nơi kế hoạch không tự ghi",
                    en: "what happens on a day off where a plan does not say itself")),
            Option(
                "today", value: Bilingual(vi: "NGÀY", en: "DAY"),
                help: Bilingual(
                    vi: "coi hôm nay là ngày này: hạn nào còn, hạn nào quá, còn mấy ngày",
                    en: "as if it were that day: what is due, what is overdue, how many days are left")),
            DifferenceReport.from, DifferenceReport.to,
            .json, .configuration, .plans, .holidays, .language, .help, .version,
        ])

    /// What `--json` prints.
    private struct Entry: Encodable {
        var difference: ScheduleDifferenceEntry?
        /// ISO 8601.
        var today: String?
        var outlook: [OutlookEntry]?
    }

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let supposition = try supposition(arguments)
        let day = try Workbench.day(arguments, "today")
        guard day != nil || !supposition.isEmpty else {
            throw UsageError(
                vi: "cần ít nhất một điều giả định: --holiday, --working, --before-means, --on-day-off hoặc --today",
                en: "at least one of --holiday, --working, --before-means, --on-day-off and --today is needed")
        }
        let bench = try Workbench(arguments, terminal)
        let days = try DifferenceReport.days(arguments, today: day ?? bench.zone.day(at: bench.now))
        guard let ids = try bench.plans(arguments.operands, terminal.language) else { return bench.status }
        if ids.isEmpty { bench.tellDrafts(terminal) }
        let schedule = schedule(of: bench.inputs, ids)
        let supposed =
            supposition.isEmpty ? schedule : self.schedule(of: try bench.inputs(supposing: supposition), ids)
        let difference = supposition.isEmpty ? nil : ScheduleDifference(from: schedule, to: supposed, in: days)
        let outlook = day.map { Outlook(supposed, on: $0) }
        if arguments.has(Option.json.name) {
            let entry = Entry(
                difference: difference.map(ScheduleDifferenceEntry.init), today: day?.description,
                outlook: outlook?.notices.map { OutlookEntry($0, subject: $0.subject(in: terminal.language)) })
            try terminal.print(JSONText(entry).text)
            return bench.status
        }
        if let difference { try DifferenceReport(difference, in: days).print(terminal) }
        if let day, let outlook { try print(outlook, on: day, terminal) }
        return bench.status
    }

    private static func print(_ outlook: Outlook, on day: Day, _ terminal: Terminal) throws {
        guard !outlook.notices.isEmpty else {
            terminal.tell(
                Bilingual(
                    vi: "ngày \(day.slashed): không có gì quá hạn, không có gì đến hạn trong 30 ngày",
                    en: "\(day): nothing is overdue, nothing is due within 30 days"))
            return
        }
        try terminal.print(day.longText(in: terminal.language).capitalizedFirst + ":")
        for notice in outlook.notices { try terminal.print("  " + terminal.subject(notice, in: terminal.language)) }
    }

    /// - Parameter ids: nil for all plans.
    private static func schedule(of inputs: Inputs, _ ids: Set<String>) -> Schedule {
        // A draft is looked at when it is named.
        let named = (inputs.plans + inputs.drafts).map(\.plan).filter { ids.contains($0.id) }
        return Schedule(plans: ids.isEmpty ? inputs.plans.map(\.plan) : named, calendar: inputs.calendar)
    }

    private static func supposition(_ arguments: Arguments) throws(UsageError) -> Supposition {
        var supposition = Supposition()
        supposition.daysOff = try days(arguments, "holiday")
        supposition.workingDays = try days(arguments, "working")
        if let both = supposition.daysOff.intersection(supposition.workingDays).min() {
            throw UsageError(
                vi: "\(both.slashed) vừa là ngày nghỉ vừa là ngày làm việc", en: "\(both) cannot be both off and worked"
            )
        }
        supposition.beforeMeans = try choice(arguments, "before-means")
        supposition.onDayOff = try choice(arguments, "on-day-off")
        return supposition
    }

    private static func days(_ arguments: Arguments, _ name: String) throws(UsageError) -> Set<Day> {
        var days: Set<Day> = []
        for text in arguments.values(name) { days.insert(try Day(operand: text, shown: "--\(name) \(text)")) }
        return days
    }

    private static func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ arguments: Arguments, _ name: String
    ) throws(UsageError) -> Value? {
        guard let text = arguments.value(name) else { return nil }
        if let value = Value(rawValue: text) { return value }
        let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError(
            vi: "'--\(name) \(text)' không có (có \(known))", en: "unknown '--\(name) \(text)' (there are \(known))")
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
