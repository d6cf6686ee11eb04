import Foundation
import TestSupport
import Testing

/// Calendar files, from a service that runs.
@Suite struct ICalendarCommandTests {
    private static let plan = """
        number: 07/KH-UBND
        title: Thi đua
        year: 2099
        units:
          - {id: thon-1, name: Thôn 1}
          - {id: thon-2, name: Thôn 2}
        phases:
          - {id: dot-1, title: Đợt một, from: 01/01, to: 11/06}
        deadlines:
          - {id: dang-ky, title: Đăng ký danh hiệu, before: 20/01, units: all}
          - {id: tong-ket, title: Tổng kết, by: 15/11 17:00}

        """

    /// The lines of a file, unfolded.
    private static func lines(_ text: String) -> [String] {
        text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    /// The properties of the component with that UID, alarms among them.
    private static func entry(_ uid: String, in text: String) -> [String] {
        let lines = lines(text)
        guard let place = lines.firstIndex(of: "UID:\(uid)"),
            let end = lines[place...].firstIndex(where: { $0 == "END:VTODO" || $0 == "END:VEVENT" })
        else { return [] }
        return Array(lines[place...end])
    }

    private static func files(in folder: String) throws -> [String: (bytes: Data, changed: Date)] {
        var files: [String: (bytes: Data, changed: Date)] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let path = "\(folder)/\(name)"
            let changed = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
            files[name] = (try Data(contentsOf: URL(filePath: path)), try #require(changed))
        }
        return files
    }

    @Test("a date that is extended stays in the calendar, and what is delivered is done")
    func tracksTheBoard() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try await scene.start()
        let before = try await scene.run("icalendar", "p").succeeded().output
        let planned = Self.entry("p/dang-ky@2099", in: before)
        #expect(planned.contains("DUE;VALUE=DATE:20990119") && planned.contains("SEQUENCE:0"))
        #expect(planned.contains("STATUS:NEEDS-ACTION") && planned.contains("PERCENT-COMPLETE:0"))
        #expect(Self.entry("p/tong-ket@2099", in: before).contains("DUE:20991115T100000Z"))
        let phase = Self.entry("p/dot-1@2099", in: before)
        #expect(phase.contains("DTSTART;VALUE=DATE:20990101") && phase.contains("DTEND;VALUE=DATE:20990612"))
        #expect(try await scene.run("icalendar", "p").output == before, "the same bytes of the same state")

        try await scene.run("extend", "p/dang-ky", "--to", "2099-01-30", "--because", "mưa; bão").succeeded()
        try await scene.run("received", "p/dang-ky", "thon-1").succeeded()
        let after = try await scene.run("icalendar", "p").succeeded().output
        let extended = Self.entry("p/dang-ky@2099", in: after)
        #expect(extended.contains("DUE;VALUE=DATE:20990130") && extended.contains("SEQUENCE:1"))
        #expect(extended.contains("PERCENT-COMPLETE:50"))
        #expect(extended.contains { $0.hasPrefix("DESCRIPTION:") && $0.contains("19 January 2099") })
        let former = Self.entry("p/dang-ky@2099#moved-1", in: after)
        #expect(former.contains("DUE;VALUE=DATE:20990119") && former.contains("STATUS:CANCELLED"))
        #expect(former.contains { $0.contains("mưa\\; bão") })

        try await scene.run("received", "p/dang-ky", "thon-2").succeeded()
        let met = Self.entry("p/dang-ky@2099", in: try await scene.run("icalendar", "p").output)
        #expect(met.contains("STATUS:COMPLETED") && met.contains("PERCENT-COMPLETE:100"))
        #expect(!met.contains("BEGIN:VALARM"))
        let events = try await scene.run("icalendar", "p", "--events").output
        #expect(!events.contains("VTODO"))
        #expect(Self.entry("p/dang-ky@2099#event", in: events).contains("DTSTART;VALUE=DATE:20990130"))
    }

    @Test("an edit of the plan raises the sequence and the instant of its entries, also after a restart")
    func followsThePlan() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try await scene.start()
        func entry(_ item: String) async throws -> [String] {
            Self.entry("p/\(item)@2099", in: try await scene.run("icalendar", "p").succeeded().output)
        }
        func modified(_ entry: [String]) -> String { entry.first { $0.hasPrefix("LAST-MODIFIED:") } ?? "" }
        let (first, phase) = (try await entry("dang-ky"), try await entry("dot-1"))
        #expect(first.contains("SEQUENCE:0") && phase.contains("SEQUENCE:0") && !modified(first).isEmpty)
        try scene.scratch.write(
            Data(Self.plan.replacing("before: 20/01", with: "before: 18/01").utf8), to: "plans/p.yaml")
        try await Command([
            "timeout", Command.patience, "sh", "-c",
            "until \"$1\" icalendar p --socket \"$2\" | tr -d '\\r' | grep -q '^SEQUENCE:1$'; do sleep 0.2; done",
            "sh",
            BuiltProgram.hanchot.path, scene.scratch.file("s"),
        ]).run().succeeded()
        for (item, was) in [("dang-ky", first), ("dot-1", phase)] {
            let now = try await entry(item)
            #expect(now.contains("SEQUENCE:1") && modified(now) >= modified(was), "\(item): \(now)")
        }
        let edited = try await entry("dang-ky")
        #expect(edited.contains("DUE;VALUE=DATE:20990117"))
        await scene.kill()
        try await scene.start()
        #expect(try await entry("dang-ky") == edited)
    }

    @Test("a plan without dates has no file, and one that has none any more loses it, and that is said")
    func withoutDates() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try scene.scratch.write(Data("title: Q\nyear: 2099\n".utf8), to: "plans/q.yaml")
        try await scene.start()
        let folder = scene.scratch.file("calendar")
        let first = try await scene.run("icalendar", "--to", folder).succeeded()
        #expect(first.errors == "there are no dates in that time: q\n")
        #expect(try Self.files(in: folder).keys.sorted() == ["all.ics", "p.ics"])
        let none = try await scene.run("icalendar", "q", "--to", folder).succeeded()
        #expect(none.output.isEmpty && none.errors == "there are no dates in that time\n")
        let file = scene.scratch.file("q.ics")
        try await scene.run("icalendar", "q", "--to", file).succeeded()
        #expect(!FileManager.default.fileExists(atPath: file))
        let early = try await scene.run("icalendar", "--to", folder, "--until", "2098-12-31").succeeded()
        #expect(
            early.errors
                == "there are no dates in that time\n"
                + ["all", "p"].map { "\(folder)/\($0).ics: removed, no dates are left in that time\n" }.joined())
        #expect(try Self.files(in: folder).isEmpty)
    }

    @Test("reminders to come are alarms; a silent plan has none")
    func alarms() async throws {
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        let scene = try TrackingScene(
            plan:
                "title: Thi đua\nyears: \(year)-\(year + 1)\ndeadlines: [{id: thang, title: Báo cáo, every: month, by: last}]\n"
        )
        try await scene.start()
        let text = try await scene.run("icalendar").succeeded().output
        let triggers = Self.lines(text).filter { $0.hasPrefix("TRIGGER") }
        #expect(triggers.count > 12 && triggers.allSatisfy { $0.hasPrefix("TRIGGER;VALUE=DATE-TIME:") })
        try await scene.run("silence", "p", "--because", "x").succeeded()
        #expect(!(try await scene.run("icalendar", "p").output).contains("VALARM"))
    }

    @Test("a folder has a file a plan and all.ics; what has not changed is not touched")
    func folder() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try scene.scratch.write(Data("draft: true\n\(Self.plan)".utf8), to: "plans/du-thao.yaml")
        try scene.scratch.write(Data(Self.plan.utf8), to: "plans/q.yaml")
        try await scene.start()
        let folder = scene.scratch.file("calendar")
        let first = try await scene.run("icalendar", "--to", folder).succeeded()
        #expect(first.output == ["p", "q", "all"].map { "\(folder)/\($0).ics\n" }.joined())
        let made = try Self.files(in: folder)
        #expect(made.keys.sorted() == ["all.ics", "p.ics", "q.ics"], "and nothing of a draft")
        try scene.scratch.write(Data("BEGIN:VCALENDAR\r\nPRODID:other\r\n".utf8), to: "calendar/other.ics")

        #expect(try await scene.run("icalendar", "--to", folder).succeeded().output == "")
        #expect(try Self.files(in: folder)["p.ics"]?.changed == made["p.ics"]?.changed)

        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: "\(folder)/p.ics")
        try await scene.run("extend", "p/dang-ky", "--to", "2099-01-30", "--because", "mưa").succeeded()
        let changed = try await scene.run("icalendar", "--to", folder + "/").succeeded()
        #expect(changed.output == "\(folder)/p.ics\n\(folder)/all.ics\n")
        let now = try Self.files(in: folder)
        #expect(now["q.ics"]?.changed == made["q.ics"]?.changed && now["p.ics"]?.bytes != made["p.ics"]?.bytes)
        let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/p.ics")[.posixPermissions] as? Int
        #expect(mode == 0o640, "who may read it stays")
        #expect(now.keys.sorted() == ["all.ics", "other.ics", "p.ics", "q.ics"], "nothing is left behind")

        try FileManager.default.removeItem(atPath: scene.scratch.file("plans/q.yaml"))
        try await Command([
            "timeout", Command.patience, "sh", "-c",
            "while \"$1\" plans --socket \"$2\" | grep -q '^q '; do sleep 0.2; done", "sh",
            BuiltProgram.hanchot.path, scene.scratch.file("s"),
        ]).run().succeeded()
        let gone = try await scene.run("icalendar", "--to", folder).succeeded()
        #expect(gone.errors.contains("\(folder)/q.ics: removed"))
        #expect(try Self.files(in: folder).keys.sorted() == ["all.ics", "other.ics", "p.ics"])

        let file = scene.scratch.file("only.ics")
        #expect(try await scene.run("icalendar", "p", "--to", file).succeeded().output == "\(file)\n")
        #expect(try Data(contentsOf: URL(filePath: file)) == Self.files(in: folder)["p.ics"]?.bytes)
    }

    @Test("days and plans are chosen; what is not there is said")
    func choice() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try await scene.start()
        let early = try await scene.run("icalendar", "p", "--from", "2099-01-01", "--until", "2099-02-01").output
        #expect(early.contains("p/dang-ky@2099") && !early.contains("p/tong-ket@2099"))
        let empty = try await scene.run("icalendar", "p", "--from", "2099-12-01", "--until", "2099-12-02")
        #expect(empty.status == 0 && empty.errors == "there are no dates in that time\n" && empty.output.isEmpty)
        #expect(try await scene.run("icalendar", "all").output.contains("X-WR-CALNAME;VALUE=TEXT:Deadlines"))
        #expect(try await scene.run("icalendar", "pp").status == 1)
        #expect(try await scene.run("icalendar", "--from", "2099-02-01", "--until", "2099-01-01").status == 2)
        let missing = try await scene.run("icalendar", "p", "--to", scene.scratch.file("nowhere/p.ics"))
        #expect(missing.status == 1 && missing.errors.contains("nowhere"))
        await scene.kill()
        #expect(try await scene.run("icalendar").status == 3)
    }
}
