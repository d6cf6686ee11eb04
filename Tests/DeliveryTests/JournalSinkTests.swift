import CivilTime
import Delivery
import Foundation
import LinuxSystem
import PlanCore
import TestSupport
import Testing

@Suite(.enabled(if: Obstacle.toJournals.isAbsent))
struct JournalSinkTests {
    private static func sink(isRehearsal: Bool = false) -> JournalSink {
        JournalSink(filesFolder: "/var/lib/hanchot/reminders", isRehearsal: isRehearsal, subject: Samples.text)
    }

    /// What journalctl(1), our oracle, shows for a match, one entry an element.
    private static func journalctl(_ matches: String...) throws -> [[String: Any]] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/journalctl")
        process.arguments = ["--output=json", "--all"] + matches
        process.standardOutput = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try text.split(separator: UInt8(ascii: "\n")).map {
            try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any] ?? [:]
        }
    }

    @Test("the journal conforms to what exactly-once relies on")
    func conforms() throws {
        try JournalMachine.run { () throws in
            try SinkConformance(
                notices: [Samples.notice(), Samples.notice(.opens(0), item: .phase(0)), Samples.notice(year: 2022)],
                open: { Self.sink() },
                copies: { try Self.journalctl("HANCHOT_REMINDER=\($0.key.name)").count }
            ).check()
        }
    }

    @Test("an entry has the fields of the design")
    func fields() throws {
        try JournalMachine.run { () throws in
            let sink = Self.sink()
            let notice = Samples.notice(lateBy: .seconds(90))
            #expect(sink.deliver([sink.parcel(for: notice)]) == [.delivered])
            // Reads the marker back, so that all is there.
            _ = try sink.lookUp([sink.parcel(for: notice)])
            let identity = "quang-thanh-2021/dang-ky@2021#-3d/2021-01-19"
            let entry = try #require(try Self.journalctl("HANCHOT_REMINDER=\(identity)").first)
            let expected = [
                "MESSAGE_ID": MessageID.deadlineReminder.rawValue, "PRIORITY": "5", "SYSLOG_IDENTIFIER": "hanchotd",
                "HANCHOT_PLAN": "quang-thanh-2021", "HANCHOT_DEADLINE": "dang-ky", "HANCHOT_REMINDER": identity,
                "HANCHOT_DUE": "2021-01-19", "HANCHOT_DAYS_LEFT": "4", "HANCHOT_LATE_SEC": "90",
                "HANCHOT_FILE": "/var/lib/hanchot/reminders/2021/"
                    + "2021-01-15T0800.quang-thanh-2021.dang-ky@2021.-3d.txt",
            ]
            for (name, value) in expected { #expect(entry[name] as? String == value, "\(name)") }
            #expect(entry["HANCHOT_MISSING"] as? [String] == ["thon-0", "thon-1"])
            #expect(entry["HANCHOT_REHEARSAL"] == nil)
        }
    }

    @Test("a thousand units fit into an entry that journald takes whole")
    func manyUnits() throws {
        try JournalMachine.run { () throws in
            let sink = Self.sink()
            let parcel = sink.parcel(for: Samples.notice(unitCount: 1000))
            #expect(sink.deliver([parcel]) == [.delivered])
            #expect(try sink.lookUp([parcel]) == [parcel.key])
            let entry = try #require(try Self.journalctl("HANCHOT_REMINDER=\(parcel.key.name)").first)
            #expect((entry["HANCHOT_MISSING"] as? [String])?.count == 900)
            #expect(entry["HANCHOT_MISSING_COUNT"] as? String == "1000")
            #expect(entry["HANCHOT_FILE"] != nil)
        }
    }

    @Test("an entry too long for a datagram arrives whole")
    func longEntry() throws {
        try JournalMachine.run { () throws in
            let text = String(repeating: "Hạn chót ", count: 100_000)
            let sink = JournalSink(filesFolder: nil) { _ in text }
            let parcel = sink.parcel(for: Samples.notice())
            #expect(sink.deliver([parcel]) == [.delivered])
            #expect(try sink.lookUp([parcel]) == [parcel.key])
            let entry = try #require(try Self.journalctl("HANCHOT_REMINDER=\(parcel.key.name)").first)
            #expect(entry["MESSAGE"] as? String == text)
            #expect(entry["HANCHOT_FILE"] == nil)
        }
    }

    @Test("what a rehearsal or another user wrote is not taken for a delivery")
    func strangers() throws {
        try JournalMachine.run { () throws in
            let (sink, rehearsal) = (Self.sink(), Self.sink(isRehearsal: true))
            let notice = Samples.notice()
            let parcel = sink.parcel(for: notice)
            #expect(rehearsal.deliver([rehearsal.parcel(for: notice)]) == [.delivered])
            let stranger = Process()
            stranger.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
            stranger.arguments = ["--reuid=65534", "--clear-groups", "logger", "--journald"]
            let input = Pipe()
            stranger.standardInput = input
            try stranger.run()
            try input.fileHandleForWriting.write(
                contentsOf: Data("MESSAGE=x\nHANCHOT_REMINDER=\(parcel.key.name)\n".utf8))
            try input.fileHandleForWriting.close()
            stranger.waitUntilExit()
            #expect(try sink.lookUp([parcel]).isEmpty)
            #expect(try rehearsal.lookUp([parcel]) == [parcel.key])
            #expect(try Self.journalctl("HANCHOT_REMINDER=\(parcel.key.name)").count == 2)
        }
    }

    @Test("five hundred parcels in doubt are looked up at once")
    func many() throws {
        try JournalMachine.run { () throws in
            let sink = Self.sink()
            let parcels = (2000..<2500).map { sink.parcel(for: Samples.notice(year: $0)) }
            let half = Array(parcels.prefix(250))
            #expect(sink.deliver(half).allSatisfy { $0 == .delivered })
            #expect(try sink.lookUp(parcels) == Set(half.map(\.key)))
        }
    }

    @Test("without a journal nothing counts as delivered and nothing can be looked up")
    func noJournal() throws {
        try MountNamespace.run { () throws in
            try MountNamespace.mountMemory(at: "/run")
            let sink = Self.sink()
            let parcel = sink.parcel(for: Samples.notice())
            #expect(sink.deliver([parcel]) == [.retry("no journal is listening")])
            #expect(throws: SinkError("no journal is listening")) { try sink.lookUp([parcel]) }
            #expect(!JournalWriter.isListening)
        }
    }

    @Test("bytes that are no entry are refused, for good")
    func foreignBytes() throws {
        try JournalMachine.run { () throws in
            let sink = Self.sink()
            var parcel = sink.parcel(for: Samples.notice())
            parcel.bytes.removeLast()
            guard case .refused = try #require(sink.deliver([parcel]).first) else {
                Issue.record("not refused")
                return
            }
        }
    }
}
