import Delivery
import Foundation
import TestSupport
import Testing

/// Who has delivered is left alone, as the journal of the machine has it: by the installed service, and in a rehearsal.
@Suite(
    "the board of the installed service", .serialized,
    .enabled(if: Obstacle.toMachines.isAbsent), .enabled(if: Obstacle.toRelease.isAbsent))
struct BoardMachineTests {
    private static let installed = Task { try await SystemdMachine.bootWithService() }

    private let machine: SystemdMachine

    init() async throws {
        machine = try await Self.installed.value
    }

    /// What an entry of the journal has of a reminder.
    private struct Entry: Equatable {
        var reminder: String
        var missing: [String]
        var recipient: String?
        var priority: String

        init(_ reminder: String, _ missing: [String], to recipient: String? = nil, _ priority: Int) {
            (self.reminder, self.missing, self.recipient) = (reminder, missing, recipient)
            self.priority = String(priority)
        }

        /// A field that is there several times is a list (systemd.journal-fields(7)).
        init(json: String) throws {
            let fields = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            reminder = try #require(fields["HANCHOT_REMINDER"] as? String)
            missing =
                fields["HANCHOT_MISSING"] as? [String] ?? (fields["HANCHOT_MISSING"] as? String).map { [$0] } ?? []
            recipient = fields["HANCHOT_RECIPIENT"] as? String
            priority = try #require(fields["PRIORITY"] as? String)
        }
    }

    private func entries(_ matches: String) async throws -> [Entry] {
        try await machine.shell("logger --tag marker $$ && journalctl --sync").succeeded()
        let lines = try await machine.shell("journalctl --quiet --output=json \(matches)").succeeded().output
        // The service tells of plans too.
        return try lines.split(separator: "\n").filter { $0.contains("\"HANCHOT_REMINDER\"") }.map {
            try Entry(json: String($0))
        }
    }

    @Test(
        "a unit that has delivered is named no more, whenever the service is restarted; when all have, it says so once")
    func stops() async throws {
        try await machine.startAfresh()
        // A deadline has one reminder a day: it is moved by a day for each that is to come.
        func put(_ days: Int, at moment: PlanText.Moment, beside other: PlanText? = nil) async throws -> String {
            let last = PlanText.Moment(in: days * 86_400).day
            let text = """
                title: Theo dõi
                year: \(moment.year)
                units: [{id: thon-1, name: Thôn 1}, {id: thon-2, name: Thôn 2}]
                reminders: {before: [\(days)d], at: "\(moment.time)", overdue: none}
                deadlines: [{id: nop, title: Nộp, by: \(last), units: all}]

                """
            try await machine.write(text, to: "\(SystemdMachine.stateFolder)/plans/theo-doi.yaml")
            if let other { try await machine.put(other) }
            return "theo-doi/nop@\(moment.year)#\(days == 0 ? "" : "-")\(days)d/\(last)"
        }
        func entry(_ reminder: String) async throws -> Entry {
            try Entry(json: try await machine.journalEntry("HANCHOT_REMINDER=\(reminder)"))
        }
        let first = try await put(0, at: .init(in: 8))
        #expect(try await entry(first).missing == ["thon-1", "thon-2"])

        try await machine.run("hanchot", "received", "theo-doi/nop", "thon-1", "--number", "1/BC").succeeded()
        let second = try await put(1, at: .init(in: 20))
        try await machine.status(saying: second)
        try await machine.run("systemctl", "restart", SystemdMachine.service).succeeded()
        #expect(try await entry(second).missing == ["thon-2"])

        try await machine.run("hanchot", "received", "theo-doi/nop", "thon-2").succeeded()
        let met = try Entry(
            json: try await machine.journalEntry(
                "MESSAGE_ID=\(MessageID.deadlineMet.rawValue)", "HANCHOT_PLAN=theo-doi"))
        #expect(met.missing == [])
        try await machine.run("systemctl", "restart", SystemdMachine.service).succeeded()
        // What another plan says later is there when all has been said that there was.
        let other = PlanText("ben-canh", at: .init(in: 18))
        _ = try await put(2, at: .init(in: 14), beside: other)
        try await machine.journalEntry("HANCHOT_REMINDER=\(other.reminders[0])")
        let told = try await entries("HANCHOT_PLAN=theo-doi _SYSTEMD_UNIT=\(SystemdMachine.service)").map(\.reminder)
        // The plan gives it another date: that it is met was said, and nobody is reminded.
        #expect(told == [first, second, met.reminder], "\(told)")
    }

    @Test(
        "who delivers nothing is gone past, step by step, louder, and the units that are missing are named until they deliver"
    )
    func escalates() async throws {
        try await machine.write(
            """
            title: Leo thang
            year: 2026
            recipients: [{id: van-phong, name: Văn phòng}, {id: chu-tich, name: Chủ tịch}]
            units: [{id: thon-1, name: Thôn 1}, {id: thon-2, name: Thôn 2}]
            reminders:
              before: [0d]
              overdue: {every: 1d, for: 14d}
              escalate: [{after: 2d, to: van-phong}, {after: 4d, to: chu-tich}]
            deadlines: [{id: nop, title: Nộp, by: 16/11, units: all}]

            """, to: "/opt/leo.yaml")
        try await machine.write(
            """
            - {at: 16/11/2026 09:00, deadline: leo/nop@2026, received: thon-1, by: an}
            - {at: 20/11/2026 12:00, deadline: leo/nop@2026, received: thon-2, by: an}

            """, to: "/opt/nop.yaml")
        // The days in two lives: the second goes on where the first has ended.
        for days in ["2026-11-15..2026-11-18", "2026-11-15..2026-12-05"] {
            try await machine.run(
                "hanchotd", "--rehearse", days, "--speed", "max", "--journal", "--state", "/opt/leo", "--plans",
                "/opt/leo.yaml", "--holidays", "/etc/hanchot/holidays", "--submissions", "/opt/nop.yaml"
            ).succeeded()
        }
        let all = try await entries("HANCHOT_REHEARSAL=1 HANCHOT_PLAN=leo")
        let name = "leo/nop@2026#"
        let expected = [
            Entry(name + "0d/2026-11-16", ["thon-1", "thon-2"], 4), Entry(name + "+1d/2026-11-16", ["thon-2"], 3),
            Entry(name + "+2d/2026-11-16", ["thon-2"], to: "van-phong", 2),
            Entry(name + "+3d/2026-11-16", ["thon-2"], to: "van-phong", 2),
            Entry(name + "+4d/2026-11-16", ["thon-2"], to: "chu-tich", 2), Entry(name + "met/2026-11-16", [], 5),
        ]
        #expect(all == expected, "\(all)")
    }
}
