import CivilTime
import Foundation
import LinuxSystem
import PlanCore
import PlanFiles
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// One plan with one deadline, good until 2021-01-20.
@Suite struct RehearsalTests {
    private static let days = Day(clippingYear: 2021, month: 1, day: 1)...Day(clippingYear: 2021, month: 1, day: 31)

    /// Real time that passes only in sleep.
    private final class Hours {
        var now = Span.zero
        var slept: [Span] = []

        func pacer(speed: Double, oversleep: Span = .zero) -> Pacer {
            var pacer = Pacer(speed: speed)
            pacer.clock = { self.now }
            pacer.sleep = { span in
                self.slept.append(span)
                self.now = Span(microseconds: self.now.microseconds + span.microseconds + oversleep.microseconds)
            }
            return pacer
        }
    }

    private static func scene() throws -> InputScene {
        let scene = try InputScene()
        try scene.write(InputScene.plan(), to: "one/a.yaml")
        return scene
    }

    @Test("virtual time runs from the first day to the end of the last; each reminder goes out at its second")
    func clock() throws {
        let scene = try Self.scene()
        var shown: [Instant] = []
        var sent: [Notice] = []
        let result = try Rehearsal(days: Self.days, folder: scene.scratch.file("r")).run(
            scene.load(), Configuration(), zone: .utc, progress: { shown.append($0) }, sent: { sent.append($0) })
        #expect(shown.first == Zone.utc.start(of: Self.days.lowerBound))
        #expect(shown.last == Zone.utc.start(of: Self.days.upperBound.adding(days: 1)))
        #expect(shown == shown.sorted())
        #expect(!sent.isEmpty && sent.count == result.sent)
        #expect(sent.allSatisfy { $0.sentAt == $0.reminder.instant && $0.lateBy == nil })
        #expect(result.troubles == [:])
    }

    @Test("what is held for digests is counted, and said beside what was sent")
    func held() throws {
        let scene = try InputScene()
        try scene.write(
            """
            title: Thử
            year: 2021
            units: [{id: thon-1, name: Thôn 1}]
            deadlines: [{id: nop, title: Nộp, by: 20/01, units: all}]
            reminders: {before: [3d, 1d], overdue: none}

            """, to: "one/a.yaml")
        var configuration = Configuration()
        configuration.digests = ["thon-1": DigestRule(at: try #require(TimeOfDay(hour: 16, minute: 0)), beyond: 0)]
        let inputs = scene.load()
        let result = try Rehearsal(days: Self.days, folder: scene.scratch.file("r")).run(
            inputs, configuration, zone: .utc)
        #expect(result.held == 2 && result.sent == 2, "each in a digest of its own day")
        let summary = RehearsalSummary(result, inputs.plans.map(\.plan)).text
        #expect(summary.english.hasSuffix("2 reminders sent; 2 reminders held for digests"))
        #expect(summary.vietnamese.hasSuffix("đã gửi 2 nhắc việc; 2 nhắc việc được giữ cho bản tổng hợp nhắc việc"))
    }

    @Test("a day a second takes as many seconds as there are days, however long sleeps and work last")
    func pace() throws {
        for oversleep in [Span.zero, Span(microseconds: 7_000)] {
            let scene = try Self.scene()
            let hours = Hours()
            var last = Instant.distantPast
            let rehearsal = Rehearsal(
                days: Self.days, pacer: hours.pacer(speed: 86_400, oversleep: oversleep),
                folder: scene.scratch.file("r"))
            _ = try rehearsal.run(
                scene.load(), Configuration(), zone: .utc,
                progress: { now in
                    #expect(now >= last, "time never runs backwards")
                    last = now
                })
            let late = hours.now.microseconds - 31_000_000
            #expect((0...7_000).contains(late))
            #expect(hours.slept.allSatisfy { $0 > .zero && $0 <= Span(microseconds: 100_000) })
        }
    }

    @Test("as fast as it goes sleeps never")
    func fast() throws {
        let hours = Hours()
        var pacer = hours.pacer(speed: 1e18)
        pacer.start(at: InputScene.now)
        pacer.wait(until: InputScene.now + .days(1)) { _ in }
        #expect(hours.slept.count <= 1)
    }

    @Test("all it writes lies in its folder: a ledger and the reminder files")
    func trace() throws {
        let scene = try Self.scene()
        let before = try FileManager.default.subpathsOfDirectory(atPath: scene.scratch.path).sorted()
        let rehearsal = Rehearsal(days: Self.days, folder: scene.scratch.file("r"))
        let result = try rehearsal.run(scene.load(), Configuration(), zone: .utc)
        let after = try FileManager.default.subpathsOfDirectory(atPath: scene.scratch.path).sorted()
        #expect(after.filter { $0 != "r" && !$0.hasPrefix("r/") } == before)
        let files = after.filter { $0.hasPrefix("r/reminders/2021/") }
        #expect(files.count == result.sent)
        #expect(after.contains("r/rehearsal.sqlite"))
    }

    @Test("a folder that is a service's is refused", arguments: ["ledger.sqlite", "reminders"])
    func taken(name: String) throws {
        let scene = try Self.scene()
        try scene.write("", to: "one/\(name)")
        #expect(throws: SystemError.self) {
            try Rehearsal(days: Self.days, folder: scene.scratch.file("one")).run(
                scene.load(), Configuration(), zone: .utc)
        }
    }

    @Test("one that was cut short begins again in its folder and sends only what is missing")
    func resumed() throws {
        struct Cut: Error {}
        let scene = try Self.scene()
        let rehearsal = Rehearsal(days: Self.days, folder: scene.scratch.file("r"))
        var sent: [String] = []
        #expect(throws: Cut.self) {
            try rehearsal.run(
                scene.load(), Configuration(), zone: .utc,
                sent: { notice in
                    sent.append(notice.reminder.identity)
                    if sent.count == 3 { throw Cut() }
                })
        }
        _ = try rehearsal.run(
            scene.load(), Configuration(), zone: .utc, sent: { sent.append($0.reminder.identity) })
        var whole: [String] = []
        _ = try Rehearsal(days: Self.days, folder: scene.scratch.file("other")).run(
            scene.load(), Configuration(), zone: .utc, sent: { whole.append($0.reminder.identity) })
        #expect(sent == whole && whole.count > 3)
    }

    @Test("two rehearsals are the same, byte by byte")
    func repeatable() throws {
        let scene = try Self.scene()
        var notes: [[String: Data]] = []
        for name in ["r1", "r2"] {
            _ = try Rehearsal(days: Self.days, folder: scene.scratch.file(name)).run(
                scene.load(), Configuration(), zone: .utc)
            let folder = "\(name)/reminders/2021"
            let names = try FileManager.default.contentsOfDirectory(atPath: scene.scratch.file(folder))
            notes.append(
                Dictionary(uniqueKeysWithValues: names.map { ($0, scene.scratch.bytes(of: "\(folder)/\($0)")) }))
        }
        #expect(notes[0] == notes[1] && !notes[0].isEmpty)
    }

    @Test("a sink that takes nothing is a trouble, and an hour of it the end; the next rehearsal sends what is missing")
    func failingSink() throws {
        let scene = try Self.scene()
        let rehearsal = Rehearsal(days: Self.days, folder: scene.scratch.file("r"))
        var turns = 0
        let result = try rehearsal.run(
            scene.load(), Configuration(), zone: .utc,
            progress: { now in
                turns += 1
                // Before the first reminder a file takes the place of the folder.
                if now == Zone.utc.start(of: Self.days.lowerBound) {
                    try? FileManager.default.removeItem(atPath: rehearsal.remindersFolder)
                    _ = FileManager.default.createFile(atPath: rehearsal.remindersFolder, contents: nil)
                }
            })
        #expect(result.sent == 0 && Array(result.troubles.keys) == ["files"], "\(result.troubles)")
        #expect(turns < 200)
        let end = try #require(result.givenUpAt)

        try FileManager.default.removeItem(atPath: rehearsal.remindersFolder)
        let remaining = Zone.utc.day(at: end)...Self.days.upperBound
        let late = try Rehearsal(days: remaining, folder: rehearsal.folder)
            .run(scene.load(), Configuration(), zone: .utc)
        let whole = Rehearsal(days: Self.days, folder: scene.scratch.file("other"))
        _ = try whole.run(scene.load(), Configuration(), zone: .utc)
        let notes = try [rehearsal, whole].map {
            try FileManager.default.contentsOfDirectory(atPath: $0.remindersFolder + "/2021").sorted()
        }
        #expect(notes[0] == notes[1] && notes[0].count > 3)
        #expect(late.troubles == [:] && late.givenUpAt == nil)
    }

    @Test("units deliver meanwhile: reminders stop for who has, the date moves, and what the board refuses is told")
    func submissions() throws {
        let scene = try InputScene()
        try scene.write(
            """
            title: Kế hoạch
            year: 2021
            units: [{id: a, name: A}, {id: b, name: B}]
            deadlines: [{id: han, title: Hạn, by: 20/01}]
            reminders: {before: [7d, 1d, 0d], overdue: {every: 1d, for: 2d}}
            """, to: "one/p.yaml")
        let (events, diagnostics) = BoardEventReader.read(
            Array(
                """
                - {at: 14/01/2021 09:00, deadline: p/han@2021, received: a, by: an}
                - {at: 19/01/2021 09:00, deadline: p/han@2021, accepted: b}
                - {at: 20/01/2021 09:00, deadline: p/han@2021, extended: 25/01/2021, reason: mưa}
                - {at: 25/01/2021 10:00, deadline: p/han@2021, received: b}
                - {at: 26/01/2021 10:00, deadline: p/la@2021, received: b}
                """.utf8), file: "nop.yaml", zone: .utc)
        #expect(diagnostics.isEmpty)
        var sent: [String] = []
        var changed: [String] = []
        var rehearsal = Rehearsal(days: Self.days, events: events ?? [], folder: scene.scratch.file("r"))
        let result = try rehearsal.run(
            scene.load(), Configuration(), zone: .utc,
            sent: { sent.append("\($0.reminder.rule) \($0.missing.map(\.id).joined())") },
            changed: { changed.append("\($0.action) \($0.unit ?? "")") })
        #expect(sent == ["-7d ab", "-1d b", "0d b", "-1d b", "0d b", "met "])
        #expect(changed == ["receive a", "extend ", "receive b"] && result.changes == 3)
        #expect(result.refused.map(\.fault.code) == ["state-unfit", "subject-unknown"])
        #expect(result.refused.map(\.event.position.line) == [2, 5])

        // Begun again in its folder, it makes each change once.
        rehearsal.events.removeAll { [2, 5].contains($0.position.line) }
        let again = try rehearsal.run(scene.load(), Configuration(), zone: .utc)
        #expect(again.refused.isEmpty && again.sent == 0 && again.changes == 3)
        let ledger = try SQLiteLedger(path: scene.scratch.file("r/rehearsal.sqlite"))
        #expect(try ledger.history(HistoryQuery(actor: "an")).count == 1)
    }

    @Test("what a client cannot put off, because quiet hours last past the cutoff, cannot be put off here")
    func putOffIntoQuiet() throws {
        let scene = try InputScene()
        try scene.write(
            """
            title: Kế hoạch
            year: 2021
            units: [{id: a, name: A}]
            deadlines: [{id: han, title: Hạn, by: 20/01, units: [a]}]
            reminders: {before: [0d], quiet: {on: "20:00", for: 11h}}
            """, to: "one/p.yaml")
        let (events, _) = BoardEventReader.read(
            Array(
                """
                - {at: 20/01/2021 19:00, deadline: p/han@2021, snoozed: 20/01/2021 19:30}
                - {at: 20/01/2021 21:00, deadline: p/han@2021, snoozed: 20/01/2021 22:00}
                """.utf8), file: "hoan.yaml", zone: .utc)
        var sent: [String] = []
        let rehearsal = Rehearsal(days: Self.days, events: try #require(events), folder: scene.scratch.file("r"))
        let result = try rehearsal.run(
            scene.load(), Configuration(), zone: .utc, sent: { sent.append("\($0.reminder.rule)") })
        #expect(sent.prefix(2) == ["0d", "snoozed-20210120T193000Z"])
        #expect(sent.count { $0.hasPrefix("snoozed") } == 1)
        #expect(result.refused.map(\.fault.code) == ["quiet-until-cutoff"])
    }
}

@Suite(.enabled(if: Obstacle.toJournals.isAbsent))
struct RehearsalJournalTests {
    @Test("the journal hears of a rehearsal only when asked, marked", arguments: [true, false])
    func journal(writesJournal: Bool) throws {
        let scene = try InputScene()
        try scene.write(InputScene.plan(), to: "one/a.yaml")
        let inputs = scene.load()
        let folder = scene.scratch.file("r")
        try JournalMachine.run {
            let days = Day(clippingYear: 2021, month: 1, day: 1)...Day(clippingYear: 2021, month: 1, day: 31)
            let result = try Rehearsal(days: days, writesJournal: writesJournal, folder: folder).run(
                inputs, Configuration(), zone: .utc)
            let all = try Self.reminders()
            #expect(all.count == (writesJournal ? result.sent : 0) && result.sent > 0)
            #expect(all.allSatisfy { $0["HANCHOT_REHEARSAL"] == "1" })
        }
    }

    /// The journal's entries about reminders, as journalctl(1) shows them once journald has written everything.
    private static func reminders() throws -> [[String: String]] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "journalctl --sync && journalctl --output=json --all"]
        process.standardOutput = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return text.split(separator: UInt8(ascii: "\n"))
            .compactMap { try? JSONSerialization.jsonObject(with: Data($0)) as? [String: Any] }
            .filter { $0["HANCHOT_REMINDER"] != nil }
            .map { $0.compactMapValues { $0 as? String } }
    }
}
