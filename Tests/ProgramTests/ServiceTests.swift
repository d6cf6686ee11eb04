import Foundation
import TestSupport
import Testing

/// The service as it is shipped, under a real systemd.
@Suite(
    "the service under systemd", .serialized,
    .enabled(if: Obstacle.toMachines.isAbsent), .enabled(if: Obstacle.toRelease.isAbsent))
struct ServiceTests {
    private static let installed = Task { try await SystemdMachine.bootWithService() }

    private let machine: SystemdMachine

    init() async throws {
        machine = try await Self.installed.value
    }

    @Test("it is ready when systemctl start returns, says what comes next, and stops cleanly")
    func startsAndStops() async throws {
        try await machine.startAfresh()
        #expect(try await machine.property("ActiveState", of: SystemdMachine.service) == "active")
        let plan = PlanText("som", at: .init(in: 900))
        try await machine.put(plan)
        let shown = try await machine.status(saying: "1 kế hoạch")
        #expect(shown.contains("nhắc tiếp theo") && shown.contains(plan.reminders[0]))
        #expect(try await machine.run("systemctl", "status", SystemdMachine.service).output.contains(shown))
        try await machine.run("systemctl", "stop", SystemdMachine.service).succeeded()
        #expect(try await machine.property("Result", of: SystemdMachine.service) == "success")
        #expect(try await machine.property("ExecMainStatus", of: SystemdMachine.service) == "0")
        #expect(try await machine.shell("cat \(SystemdMachine.stateFolder)/ledger.sqlite-wal").status != 0)
    }

    @Test("a plan file is served when it is whole: renamed into its place, or closed by who writes it")
    func takesPlans() async throws {
        try await machine.startAfresh()
        try await machine.put(PlanText("ca-tep", at: .init(in: 900)))
        try await machine.journalEntry("MESSAGE_ID=\(ID.planServed)", "HANCHOT_PLAN=ca-tep")

        let halves = PlanText("nua-tep", at: .init(in: 900), count: 20)
        let middle = halves.text.index(halves.text.startIndex, offsetBy: halves.text.count * 2 / 3)
        try await machine.write(String(halves.text[..<middle]), to: "/run/first")
        try await machine.write(String(halves.text[middle...]), to: "/run/second")
        // while it is open another file is put beside it: the half one is not looked at for that either
        try await machine.shell(
            """
            exec 3>\(halves.path)
            cat /run/first >&3
            echo 'title: Kế hoạch bên cạnh' >\(SystemdMachine.stateFolder)/plans/.ben.yaml
            sync
            cat /run/second >&3
            exec 3>&-
            """
        ).succeeded()
        try await machine.journalEntry("MESSAGE_ID=\(ID.planServed)", "HANCHOT_PLAN=nua-tep")
        try await machine.status(saying: "2 kế hoạch")
        let rejected = try await machine.shell("journalctl -q MESSAGE_ID=\(ID.planRejected)")
        #expect(rejected.output == "")
    }

    @Test("a draft is loaded and reminds nobody; once it is approved what comes then goes out, and nothing of before")
    func keepsDraftsBack() async throws {
        try await machine.startAfresh()
        let draft = PlanText(
            "du-thao", at: .init(in: 6), .init(in: 30), extra: "draft: true\n#? ghi chú của người soạn")
        // its reminder comes after the draft's first: when it is there, the draft's was not sent
        let other = PlanText("ben-canh", at: .init(in: 8))
        try await machine.put(draft, other)
        try await machine.journalEntry("HANCHOT_REMINDER=\(other.reminders[0])")
        #expect(try await machine.remindersInJournal(plan: draft.id) == [])
        #expect(try await machine.run("hanchot", "plans").succeeded().output.contains(draft.id))
        let approved = try await machine.run("hanchot", "approve", "--yes", draft.id)
        #expect(approved.status == 0, "\(approved)")
        let kept = draft.text.replacing("draft: true\n", with: "")
        #expect(try await machine.run("cat", draft.path).output == kept)
        try await machine.journalEntry("HANCHOT_REMINDER=\(draft.reminders[1])")
        #expect(try await machine.remindersInJournal(plan: draft.id) == [draft.reminders[1]])
        #expect(try await machine.reminderFiles(atLeast: 2).count == 2)
    }

    @Test("systemctl reload returns when the files have been read again, and what is served stays")
    func reloads() async throws {
        try await machine.startAfresh()
        let plan = PlanText("ke-hoach", at: .init(in: 900))
        try await machine.put(plan)
        try await machine.status(saying: plan.reminders[0])
        let process = try await machine.property("MainPID", of: SystemdMachine.service)
        try await machine.run("systemctl", "reload", SystemdMachine.service).succeeded()
        try await machine.status(saying: plan.reminders[0])
        #expect(try await machine.property("ActiveState", of: SystemdMachine.service) == "active")
        #expect(try await machine.property("MainPID", of: SystemdMachine.service) == process)
    }

    @Test("a configuration is taken over on reload; one with faults is told, and the old one stays in force")
    func reloadsConfiguration() async throws {
        try await machine.startAfresh()
        try await machine.shell("cp /etc/hanchot/hanchot.yaml /etc/hanchot/kept").succeeded()
        try await machine.write("language: en\n", to: "/etc/hanchot/hanchot.yaml")
        try await machine.run("systemctl", "reload", SystemdMachine.service).succeeded()
        try await machine.status(saying: "0 plans")
        try await machine.write("language: tlhIngan\n", to: "/etc/hanchot/hanchot.yaml")
        try await machine.run("systemctl", "reload", SystemdMachine.service).succeeded()
        let entry = try await machine.journalEntry("MESSAGE_ID=\(ID.inputRejected)")
        #expect(entry.contains("/etc/hanchot/hanchot.yaml:1:"))
        try await machine.status(saying: "0 plans")
        try await machine.shell("mv /etc/hanchot/kept /etc/hanchot/hanchot.yaml").succeeded()
    }

    @Test("another time zone moves what is ahead, and sends nothing by itself")
    func changesZone() async throws {
        try await machine.startAfresh()
        // in Tokyo it is two hours later: there the one is some seconds ahead, the other has passed
        let ahead = PlanText("phia-truoc", at: .init(in: 7206))
        let passed = PlanText("da-qua", at: .init(in: 7100))
        try await machine.put(ahead, passed)
        try await machine.status(saying: "2 kế hoạch")
        try await machine.shell("cp /etc/hanchot/hanchot.yaml /etc/hanchot/kept").succeeded()
        try await machine.write("timezone: Asia/Tokyo\n", to: "/etc/hanchot/hanchot.yaml")
        try await machine.run("systemctl", "reload", SystemdMachine.service).succeeded()
        try await machine.journalEntry("HANCHOT_REMINDER=\(ahead.reminders[0])")
        try await machine.status(like: "2 kế hoạch; không còn nhắc việc nào")
        #expect(try await machine.reminderFiles(atLeast: 1).count == 1)
        // and back: what went out is not sent again
        try await machine.shell("mv /etc/hanchot/kept /etc/hanchot/hanchot.yaml").succeeded()
        try await machine.run("systemctl", "reload", SystemdMachine.service).succeeded()
        #expect(try await machine.status(saying: "nhắc tiếp theo").contains(passed.reminders[0]))
        #expect(try await machine.remindersInJournal(plan: ahead.id) == ahead.reminders)
    }

    @Test("a bad plan is refused aloud while its last good version serves, also after a restart")
    func keepsLastGood() async throws {
        try await machine.startAfresh()
        let good = PlanText("ke-hoach", at: .init(in: 900))
        try await machine.put(good)
        try await machine.status(saying: good.reminders[0])
        try await machine.write(good.text + "deadline: []\n", to: good.path)
        let fault = try await machine.journalEntry("MESSAGE_ID=\(ID.planRejected)", "HANCHOT_FILE=\(good.path)")
        #expect(fault.contains("error: ") && fault.contains("deadlines"), "\(fault)")
        try await machine.journalEntry("MESSAGE_ID=\(ID.planRejected)", "HANCHOT_PLAN=ke-hoach")
        var shown = try await machine.status(saying: "kế hoạch có lỗi: ke-hoach")
        #expect(shown.contains(good.reminders[0]))

        try await machine.run("systemctl", "restart", SystemdMachine.service).succeeded()
        shown = try await machine.status(saying: "kế hoạch có lỗi: ke-hoach")
        #expect(shown.contains(good.reminders[0]))
        try await machine.put(good)
        try await machine.status(like: "1 kế hoạch; *\(good.reminders[0])")
    }

    @Test("a plan whose file goes is withdrawn")
    func withdraws() async throws {
        try await machine.startAfresh()
        try await machine.put(PlanText("di", at: .init(in: 900)), PlanText("o-lai", at: .init(in: 900)))
        try await machine.status(saying: "2 kế hoạch")
        try await machine.run("rm", PlanText("di", at: .init(in: 900)).path).succeeded()
        let entry = try await machine.journalEntry("MESSAGE_ID=\(ID.planWithdrawn)")
        #expect(entry.contains(#""HANCHOT_PLAN":"di""#))
        #expect(try await machine.status(saying: "1 kế hoạch").contains("o-lai/"))
    }

    @Test("a holiday file with errors changes nothing, and is not called a plan")
    func keepsHolidays() async throws {
        try await machine.startAfresh()
        let plan = PlanText("ke-hoach", at: .init(in: 900))
        try await machine.put(plan)
        try await machine.status(saying: plan.reminders[0])
        let good = "title: Không có ngày nghỉ\nweekend: []\n"
        try await machine.write(good + "yeers: {}\n", to: "/etc/hanchot/holidays/none.yaml")
        let fault = try await machine.journalEntry("HANCHOT_FILE=/etc/hanchot/holidays/none.yaml", "PRIORITY=3")
        #expect(fault.contains(#""MESSAGE_ID":"\#(ID.inputRejected)""#), "\(fault)")
        #expect(try await machine.status(saying: "tệp ngày nghỉ có lỗi").contains(plan.reminders[0]))
        try await machine.write(good, to: "/etc/hanchot/holidays/none.yaml")
        try await machine.status(like: "1 kế hoạch*\(plan.reminders[0])")
    }

    @Test(
        "a holiday that is declared moves an open deadline, and the journal says from where to where, also after a stop"
    )
    func movesDates() async throws {
        try await machine.startAfresh()
        let (moment, later) = (PlanText.Moment(in: 900), PlanText.Moment(in: 900 + 86_400))
        let plan = PlanText("doi-ngay", at: moment, extra: "on-day-off: next")
        try await machine.put(plan)
        try await machine.status(saying: plan.reminders[0])
        let file = "/etc/hanchot/holidays/none.yaml"
        let none = "title: Không có ngày nghỉ\nweekend: []\n"
        let years =
            "years: {\(moment.year): {status: official, dates: [{title: Nghỉ, on: \(moment.day), working: false}]}}\n"
        try await machine.write(none + years, to: file)
        let moved = try await machine.journalEntry("MESSAGE_ID=\(ID.datesMoved)", "HANCHOT_DUE=\(later.day)")
        let fields = try #require(try JSONSerialization.jsonObject(with: Data(moved.utf8)) as? [String: Any])
        let occurrence = "doi-ngay/viec-1-1@\(moment.year)"
        let (from, to) = (moment.slashed, later.slashed)
        let name = "doi-ngay/viec-1-1 (\(moment.year))"
        let expected: [String: String] = [
            "PRIORITY": "5", "HANCHOT_PLAN": plan.id, "HANCHOT_OCCURRENCE": occurrence,
            "HANCHOT_DUE_BEFORE": moment.day,
            "MESSAGE": "\(name) dời từ hết ngày \(from) sang hết ngày \(to) (hủy 1 lần nhắc chưa gửi)",
        ]
        for (field, value) in expected { #expect(fields[field] as? String == value, "\(field)") }
        try await machine.status(saying: "\(occurrence)#0d/\(later.day)")

        // taken back while the service is stopped
        try await machine.run("systemctl", "stop", SystemdMachine.service).succeeded()
        try await machine.write(none, to: file)
        try await machine.run("systemctl", "start", SystemdMachine.service).succeeded()
        let back = try await machine.journalEntry("MESSAGE_ID=\(ID.datesMoved)", "HANCHOT_DUE=\(moment.day)")
        #expect(back.contains("dời từ hết ngày \(to) sang hết ngày \(from)"), "\(back)")
        try await machine.status(saying: plan.reminders[0])
    }

    @Test("a reminder goes out at its second, once, to the journal with all its fields and to a file of its own")
    func sendsAtItsSecond() async throws {
        try await machine.startAfresh()
        let moment = PlanText.Moment(in: 5)
        let plan = PlanText("dung-gio", at: moment)
        try await machine.put(plan)
        let entry = try await machine.journalEntry("HANCHOT_REMINDER=\(plan.reminders[0])")
        let fields = try #require(try JSONSerialization.jsonObject(with: Data(entry.utf8)) as? [String: Any])
        let sentAt = try #require((fields["_SOURCE_REALTIME_TIMESTAMP"] as? String).flatMap(Int.init))
        let delay = sentAt - moment.secondsSinceEpoch * 1_000_000
        // a busy machine may be late; none may be early
        #expect(delay >= 0 && delay < 5_000_000, "\(delay) µs after its second")
        let name = "\(moment.stem).dung-gio.viec-1-1@\(moment.year).0d.txt"
        let file = "\(SystemdMachine.remindersFolder)/\(moment.year)/\(name)"
        let expected: [String: String] = [
            "MESSAGE_ID": ID.deadlineReminder, "PRIORITY": "4", "SYSLOG_IDENTIFIER": "hanchotd",
            "_SYSTEMD_UNIT": SystemdMachine.service, "HANCHOT_PLAN": plan.id, "HANCHOT_DEADLINE": "viec-1-1",
            "HANCHOT_DUE": moment.day, "HANCHOT_DAYS_LEFT": "0", "HANCHOT_FILE": file,
        ]
        for (field, value) in expected { #expect(fields[field] as? String == value, "\(field)") }
        #expect((fields["MESSAGE"] as? String)?.contains("Việc 1") == true)
        #expect(fields["HANCHOT_LATE_SEC"] == nil && fields["HANCHOT_REHEARSAL"] == nil)

        #expect(try await machine.reminderFiles(atLeast: 1) == [name])
        #expect(
            try await machine.shell("stat -c '%a %U %G' \(file) $(dirname \(file))").line
                == "640 hanchot hanchot\n2750 hanchot hanchot")
        #expect(try await machine.shell("cat \(file)").output.contains("Mã nhắc việc: \(plan.reminders[0])"))
        #expect(try await machine.remindersInJournal(plan: plan.id) == plan.reminders)
    }

    @Test("journalctl -x explains a reminder in the reader's language", arguments: ["vi", "en"])
    func explains(language: String) async throws {
        if try await machine.shell("journalctl -q -n1 HANCHOT_PLAN=giai-thich").output == "" {
            try await machine.startAfresh()
            let plan = PlanText("giai-thich", at: .init(in: 5))
            try await machine.put(plan)
            try await machine.journalEntry("HANCHOT_REMINDER=\(plan.reminders[0])")
        }
        // a locale by its name alone: Debian without its locales still reads the catalog by it
        let locale = language == "vi" ? "vi_VN.utf8" : "C.utf8"
        let shown = try await machine.shell(
            """
            [ -e /usr/lib/locale/vi_VN.utf8 ] || cp -r /usr/lib/locale/C.utf8 /usr/lib/locale/vi_VN.utf8
            LC_ALL=\(locale) journalctl -x HANCHOT_REMINDER=$(
                journalctl -q -n1 -o cat --output-fields=HANCHOT_REMINDER HANCHOT_PLAN=giai-thich HANCHOT_DAYS_LEFT=0)
            """)
        let subject =
            language == "vi"
            ? "Sắp đến hạn: giai-thich/viec-1-1" : "A deadline is coming up: giai-thich/viec-1-1"
        #expect(shown.output.contains("Subject: \(subject)"), "\(shown)")
    }
}
