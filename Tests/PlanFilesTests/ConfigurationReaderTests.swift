import CivilTime
import PlanCore
import Testing

@testable import PlanFiles

/// The configuration file: its defaults, its options, and the complete text of what is refused.
@Suite struct ConfigurationReaderTests {
    private static func read(_ text: String) -> (Configuration?, [String]) {
        read(Array(text.utf8))
    }

    private static func read(_ bytes: [UInt8]) -> (Configuration?, [String]) {
        let result = ConfigurationReader(zone: RepositoryFile.zone).read(bytes, file: "hanchot.yaml")
        return (result.configuration, result.diagnostics.map { $0.text(in: .english) })
    }

    @Test("the file that is shipped says exactly the defaults")
    func shipped() throws {
        let (configuration, diagnostics) = Self.read(try RepositoryFile.bytes("config/hanchot.yaml"))
        #expect(diagnostics == [])
        #expect(configuration == Configuration())
    }

    @Test("the file that is shipped names every option, each below a comment of its own")
    func documented() throws {
        let text = String(decoding: try RepositoryFile.bytes("config/hanchot.yaml"), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let options = lines.indices.filter {
            lines[$0].first?.isLetter == true || lines[$0].hasPrefix("  ") && !lines[$0].contains("#")
        }
        for index in options { #expect(lines[index - 1].contains("#"), "\(lines[index])") }
        let names = options.filter { !lines[$0].hasPrefix(" ") }.map { String(lines[$0].prefix { $0 != ":" }) }
        #expect(
            names == [
                "timezone", "language", "plans", "holidays", "reminder-files", "ledger", "catch-up", "late-after",
                "sinks",
                "on-day-off", "before-means", "reminders", "digests", "control", "files",
            ])
    }

    @Test("an empty file says the defaults", arguments: ["", "# nothing\n", "reminders:\n", "plans: ~"])
    func empty(_ text: String) {
        let (configuration, diagnostics) = Self.read(text)
        #expect(diagnostics == [])
        #expect(configuration == Configuration())
    }

    @Test("every option is read")
    func options() throws {
        let (read, diagnostics) = Self.read(
            """
            timezone: Europe/Berlin
            language: en
            plans: [/srv/plans/, /srv/./more]
            holidays: []
            reminder-files: /srv/nhắc việc
            ledger: db/ledger.sqlite
            catch-up: 366d
            late-after: 0
            sinks: [files]
            on-day-off: previous
            before-means: inclusive
            reminders: {before: [5d], at: 07:30, overdue: none, phase-opens: [2d], phase-closes: [], events: [1w]}
            digests: [{to: [chair, office], at: 16:30, beyond: 5}, {to: [thon-1], at: 7h}]
            control: {read: [nhan-vien, _doc.1], record: [], administer: [lanh-dao]}
            files: {size: 512K, total: 2T, keep: 1d}
            """)
        #expect(diagnostics == [])
        var expected = Configuration()
        expected.timezone = "Europe/Berlin"
        expected.language = .english
        expected.plans = ["/srv/plans", "/srv/more"]
        expected.holidays = []
        expected.reminderFiles = "/srv/nhắc việc"
        expected.ledger = "db/ledger.sqlite"
        expected.catchUp = .days(366)
        expected.lateAfter = .zero
        expected.sinks = [.files]
        expected.onDayOff = .previous
        expected.beforeMeans = .inclusive
        expected.ladder = Ladder(
            before: [5], at: try #require(TimeOfDay(hour: 7, minute: 30)), overdue: nil, phaseOpens: [2],
            phaseCloses: [], events: [7])
        let afternoon = try #require(TimeOfDay(hour: 16, minute: 30))
        expected.digests = [
            "chair": DigestRule(at: afternoon, beyond: 5), "office": DigestRule(at: afternoon, beyond: 5),
            "thon-1": DigestRule(at: try #require(TimeOfDay(hour: 7, minute: 0)), beyond: 0),
        ]
        expected.control.read = ["nhan-vien", "_doc.1"]
        expected.control.record = []
        expected.control.administer = ["lanh-dao"]
        (expected.files.size, expected.files.total, expected.files.keep) = (512 << 10, 2 << 40, .days(1))
        #expect(read == expected)

        let defaults = try #require(read).planDefaults(zone: .utc)
        #expect(
            defaults
                == PlanDefaults(
                    zone: .utc, language: .english, ladder: expected.ladder, onDayOff: .previous,
                    beforeMeans: .inclusive))
    }

    @Test(
        "a size that is none, or too large, is a fault",
        arguments: [
            "0", "-1", "32 M", "32MB", "65M", "67108865", "1.5M", "٣M", "99999999999999999999", "M",
            "9007199254740992T",
        ])
    func sizes(_ text: String) {
        #expect(Self.read("files: {size: \(text)}").1.count == 1)
    }

    @Test("a rule of reminders left out keeps its default")
    func mergesReminders() {
        let (read, _) = Self.read("reminders: {before: [1d]}")
        let standard = Ladder.standard
        #expect(read?.ladder == Ladder(before: [1], at: standard.at, overdue: standard.overdue))
    }

    struct Fault: CustomTestStringConvertible {
        var text: String
        var expected: String
        var testDescription: String { text }
    }

    @Test(
        "each fault is told in full",
        arguments: [
            Fault(
                text: "timezone: Asia/Saigong",
                expected:
                    "1:11: error: 'Asia/Saigong' is not a time zone this machine knows (expected an IANA name such as Asia/Ho_Chi_Minh) [zone-unknown]"
            ),
            Fault(
                text: "timezone: ../../etc/passwd",
                expected:
                    "1:11: error: '../../etc/passwd' is not a time zone this machine knows (expected an IANA name such as Asia/Ho_Chi_Minh) [zone-unknown]"
            ),
            Fault(
                text: "langauge: vi",
                expected: "1:1: error: unknown key 'langauge' (did you mean 'language'?) [key-unknown]"),
            Fault(
                text: "language: fr",
                expected: "1:11: error: 'fr' is not one of the choices (expected one of: vi, en) [choice-unknown]"),
            Fault(text: "plans: []", expected: "1:8: error: a list of 0 (at least 1) [list-too-short]"),
            Fault(
                text: "plans: /srv/plans",
                expected: "1:8: error: a list is expected here, not '/srv/plans' [value-type]"),
            Fault(
                text: "plans: [plans]",
                expected:
                    "1:9: error: 'plans' is not a folder to use (expected an absolute path such as /etc/hanchot/plans, without '..') [path-invalid]"
            ),
            Fault(
                text: "plans: [/srv/../etc]",
                expected:
                    "1:9: error: '/srv/../etc' is not a folder to use (expected an absolute path such as /etc/hanchot/plans, without '..') [path-invalid]"
            ),
            Fault(
                text: "holidays: [/a, /a/]", expected: "1:16: error: this value is already in the list [list-repeated]"),
            Fault(
                text: #"ledger: "a\0b""#,
                expected:
                    #"1:9: error: 'a\u{0}b' is not a path to use (expected such as reminders, without '..') [path-invalid]"#
            ),
            Fault(
                text: "reminder-files: /",
                expected:
                    "1:17: error: '/' is not a path to use (expected such as reminders, without '..') [path-invalid]"),
            Fault(
                text: "catch-up: 0",
                expected:
                    "1:11: error: '0' is not a fitting span of time (expected more than 0 and at most 366d, such as 7d) [span-invalid]"
            ),
            Fault(
                text: "catch-up: 367d",
                expected:
                    "1:11: error: '367d' is not a fitting span of time (expected more than 0 and at most 366d, such as 7d) [span-invalid]"
            ),
            Fault(
                text: "catch-up: infinity",
                expected:
                    "1:11: error: 'infinity' is not a fitting span of time (expected more than 0 and at most 366d, such as 7d) [span-invalid]"
            ),
            Fault(
                text: "late-after: soon",
                expected:
                    "1:13: error: 'soon' is not a fitting span of time (expected 0 to 366d, such as 1min) [span-invalid]"
            ),
            Fault(
                text: "sinks: [journal, journal]",
                expected: "1:18: error: this value is already in the list [list-repeated]"),
            Fault(
                text: "sinks: [jornal]",
                expected: "1:9: error: 'jornal' is not one of the choices (did you mean 'journal'?) [choice-unknown]"),
            Fault(
                text: "digests: [{to: [a], at: 8h}, {to: [b, a], at: 9h}]",
                expected: "1:30: error: 'a' stands in another entry already [digest-repeated]"),
            Fault(
                text: "digests: [{to: [], at: 8h}]", expected: "1:16: error: a list of 0 (at least 1) [list-too-short]"),
            Fault(
                text: "digests: [{to: [a]}]", expected: "1:11: error: missing key 'at' [key-missing]"),
            Fault(
                text: "digests: [{to: [a], at: 8h, beyond: 1001}]",
                expected:
                    "1:37: error: '1001' is not a fitting number (expected a whole number from 0 to 1000) [number-invalid]"
            ),
            Fault(
                text: "on-day-off: nxt",
                expected: "1:13: error: 'nxt' is not one of the choices (did you mean 'next'?) [choice-unknown]"),
        ])
    func refuses(_ fault: Fault) {
        let (configuration, diagnostics) = Self.read(fault.text)
        let lines = fault.expected.prefix { $0 != " " }.split(separator: ":")
        let indent = String(repeating: " ", count: (Int(lines[1]) ?? 1) - 1)
        #expect(diagnostics == ["hanchot.yaml:\(fault.expected)\n  \(fault.text)\n  \(indent)^"])
        #expect(configuration == nil)
    }

    @Test("all faults are told at once, in Vietnamese too")
    func vietnamese() {
        let result = ConfigurationReader(zone: { _ in nil }).read(
            Array("timezone: UTC\nplans: [x]\ncatch-up: mai\nsinks: []\n".utf8), file: "h.yaml")
        #expect(
            result.diagnostics.map { $0.text(in: .vietnamese) }.joined(separator: "\n") == """
                h.yaml:1:11: error: 'UTC' không phải là múi giờ có trên máy này (cần tên IANA như Asia/Ho_Chi_Minh) [zone-unknown]
                  timezone: UTC
                            ^
                h.yaml:2:9: error: 'x' không phải là thư mục dùng được (cần đường dẫn tuyệt đối như /etc/hanchot/plans, không có '..') [path-invalid]
                  plans: [x]
                          ^
                h.yaml:3:11: error: 'mai' không phải là khoảng thời gian phù hợp (cần hơn 0 và nhiều nhất 366d, như 7d) [span-invalid]
                  catch-up: mai
                            ^
                h.yaml:4:8: error: danh sách có 0 mục (ít nhất 1) [list-too-short]
                  sinks: []
                         ^
                """)
    }
}
