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

    /// Reminders asked for: many of them may be told in one digest.
    private static let asked = 50

    private static func coming(_ client: ControlClient, after health: HealthEntry) throws -> [ReminderEntry] {
        guard !health.troubles.contains(where: { $0.part == "ledger" }) else { return [] }
        return try client.value(Page<ReminderEntry>.self, at: "/v1/reminders/coming?limit=\(asked)").items
    }

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        try arguments.refuseOperands()
        let client = ControlClient(path: arguments.value(Option.socket.name), language: terminal.language)
        let health = try client.value(HealthEntry.self, at: "/v1/health")
        if arguments.has(Option.json.name) {
            let coming = try Self.coming(client, after: health)
            let shown = Array(coming.prefix(Self.shown))
            try terminal.print(JSONText(StatusEntry(health: health, coming: shown)).text)
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
        try ComingList(coming.map { ($0, $0.subject) }, at: Now.instant, in: language)
            .print(to: terminal, indent: "  ", limit: Self.shown, told: Self.shown)
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
