import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot status`: how the service fares, and what comes next.
enum StatusCommand: Command {
    static let name = "status"
    static let usage = Usage(
        "hanchot status",
        summary: Bilingual(
            vi: "cho xem dịch vụ đang chạy thế nào và sắp nhắc gì",
            en: "show how the service fares and what it will remind of next"),
        options: [.json, .socket, .language, .help, .version])

    /// Reminders shown, silent plans named, and told of what is recorded that no plan has.
    private static let shown = 5

    private static func coming(_ client: ControlClient, after health: HealthEntry) throws -> [ReminderEntry] {
        guard health.nextReminder != nil else { return [] }
        return try client.value(Page<ReminderEntry>.self, at: "/v1/reminders/coming?limit=\(shown)").items
    }

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        try arguments.refuseOperands()
        let client = ControlClient(path: arguments.value(Option.socket.name), language: terminal.language)
        let health = try client.value(HealthEntry.self, at: "/v1/health")
        if arguments.has(Option.json.name) {
            let coming = try Self.coming(client, after: health)
            try terminal.print(JSONText(StatusEntry(health: health, coming: coming)).text)
            return .done
        }
        let language = terminal.language
        let done = health.donePlans
        let plans = Bilingual(
            vi: "hanchotd \(health.version): \(health.plans) kế hoạch" + (done == 0 ? "" : ", \(done) đã hoàn thành"),
            en: "hanchotd \(health.version): \(health.plans == 1 ? "1 plan" : "\(health.plans) plans")"
                + (done == 0 ? "" : ", \(done) done"))
        try terminal.print(plans[language])
        for trouble in health.troubles {
            // In Vietnamese the message itself says of what it is.
            let part = Bilingual(vi: "", en: "\(trouble.part): ")[language]
            try terminal.print(terminal.coloured("! \(part)\(trouble.message)", 31))
        }
        if !health.silent.isEmpty {
            let listed =
                health.silent.prefix(Self.shown).joined(separator: ", ")
                + (health.silent.count > Self.shown ? ", …" : "")
            let silent = Bilingual(
                vi: "đang ngừng nhắc \(health.silent.count) kế hoạch: \(listed)",
                en: "\(health.silent.count == 1 ? "1 plan" : "\(health.silent.count) plans") silent: \(listed)")
            try terminal.print(terminal.coloured("! " + silent[language], 31))
        }
        for message in (health.unclaimed ?? []).flatMap(\.messages).prefix(Self.shown) {
            try terminal.print(terminal.coloured("! \(message)", 33))
        }
        let coming = try Self.coming(client, after: health)
        guard !coming.isEmpty else {
            let none = Bilingual(vi: "không còn nhắc việc nào", en: "no reminder ahead")
            try terminal.print(none[language])
            return .done
        }
        try terminal.print(Bilingual(vi: "Sắp nhắc:", en: "Coming:")[language])
        for reminder in coming {
            let near = reminder.near(at: Now.instant)?.comingText.map { " (\($0[language]))" } ?? ""
            let held = Bilingual(vi: " (gộp vào bản tổng hợp)", en: " (told in a digest)")
            let end = reminder.isHeld ?? false ? held[language] : ""
            try terminal.print("  \(terminal.coloured(reminder.clock + near, 2))  \(reminder.subject)\(end)")
        }
        return .done
    }
}

/// What `hanchot status --json` prints: how the service fares, and what it sends next.
private struct StatusEntry: Encodable {
    var health: HealthEntry
    var coming: [ReminderEntry]

    private enum CodingKeys: String, CodingKey { case coming }

    func encode(to encoder: any Encoder) throws {
        try health.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(coming, forKey: .coming)
    }
}

extension ReminderEntry {
    /// When it is sent by the plan's wall clock: `2021-01-15 08:00`.
    var clock: String { String(localTime.prefix(16).replacing("T", with: " ")) }

    /// How near the day is on which it is sent, on the plan's wall clock.
    func near(at now: Instant) -> NearDay? {
        guard let day = Day(iso: localTime.prefix(10)), let at = Instant(rfc3339: at),
            let local = Instant(rfc3339: localTime.prefix(19) + "Z")
        else { return nil }
        return NearDay(days: Zone.utc.day(at: now + (local - at)).days(until: day))
    }
}
