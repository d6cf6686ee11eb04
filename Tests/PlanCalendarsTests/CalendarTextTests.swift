import CICAL
import CivilTime
import Foundation
import PlanCore
import TestSupport
import Testing

@testable import PlanCalendars

/// Calendar files hold what the calendar says; readers that owe nothing to us read them back.
@Suite("The file of a calendar")
struct CalendarTextTests {
    private static let folder = "\(PackageFolder.path)/Tests/PlanCalendarsTests"

    /// What python3-icalendar finds in a component; python3-vobject has agreed to it.
    private struct Entry: Decodable {
        var component: String
        var uid: String?
        var summary: String?
        var description: String?
        var status: String?
        var stamp: String?
        var modified: String?
        var start: String?
        var end: String?
        var due: String?
        var completed: String?
        var trigger: String?
        var sequence: Int?
        var percent: Int?
        var categories: [String]?
        var alarms: [Entry]

        enum CodingKeys: String, CodingKey {
            case component, alarms
            case uid = "UID"
            case summary = "SUMMARY"
            case description = "DESCRIPTION"
            case status = "STATUS"
            case stamp = "DTSTAMP"
            case modified = "LAST-MODIFIED"
            case start = "DTSTART"
            case end = "DTEND"
            case due = "DUE"
            case completed = "COMPLETED"
            case trigger = "TRIGGER"
            case sequence = "SEQUENCE"
            case percent = "PERCENT-COMPLETE"
            case categories = "CATEGORIES"
        }
    }

    private struct Reading: Decodable {
        var name: String
        var entries: [Entry]
    }

    private static func reading(_ calendar: PlanCalendar) async throws -> Reading {
        let folder = try TestSupport.ScratchFolder()
        try folder.write(Data(try calendar.text().utf8), to: "calendar.ics")
        let script = "\(Self.folder)/icalendar_oracle.py"
        // Debian's own, whose packages the readers are.
        let result = try await Command("/usr/bin/python3", script, folder.file("calendar.ics")).run().succeeded()
        return try JSONDecoder().decode(Reading.self, from: Data(result.output.utf8))
    }

    private static var eventful: CalendarScene {
        var scene = CalendarScene()
        scene.extend("dang-ky", from: "2027-01-19", to: "2027-01-25", because: "mưa bão; đường ngập, mất điện")
        scene.receive("dang-ky", "thon-1", on: "2027-01-08")
        scene.records["ke-hoach/khen-thuong@2027"] = OccurrenceRecord(
            closing: OccurrenceRecord.Closing(reason: "gộp", by: "chair", at: scene.instant("2027-01-06")))
        scene.tell("receive", of: "dang-ky", on: "2027-01-08")
        return scene
    }

    private static func check(_ calendar: PlanCalendar, _ reading: Reading) throws {
        #expect(reading.name == calendar.name && reading.entries.count == calendar.items.count)
        for (item, entry) in zip(calendar.items, reading.entries) {
            #expect(entry.component == (item.kind == .task ? "VTODO" : "VEVENT") && entry.uid == item.uid)
            #expect(entry.summary == item.summary && entry.description == item.description)
            #expect(entry.sequence == item.sequence && entry.modified == item.revisedAt?.description)
            #expect(entry.stamp == (item.revisedAt ?? Instant(seconds: 0)).description)
            #expect(entry.alarms.map(\.trigger) == item.alarms.map(\.at.description))
            #expect(entry.alarms.map(\.description) == item.alarms.map(\.text))
            #expect(entry.categories?.count == 1)
            var completed: Instant?
            if case .completed(let instant) = item.status { completed = instant }
            switch (item.kind, item.time) {
            case (.task, .days(let days)): #expect(entry.due == days.upperBound.description && entry.start == nil)
            case (.task, .instant(let instant)): #expect(entry.due == instant.description && entry.start == nil)
            case (.task, .from(let day)): #expect(entry.due == nil && entry.start == day.description)
            case (.event, .days(let days)):
                #expect(entry.start == days.lowerBound.description)
                #expect(entry.end == days.upperBound.adding(days: 1).description, "exclusive")
            case (.event, .instant(let instant)): #expect(entry.start == instant.description && entry.end == nil)
            case (.event, .from): Issue.record("an event without an end")
            }
            #expect(entry.completed == (item.kind == .task ? completed?.description : nil))
            #expect(entry.percent == (item.kind == .task ? item.percentComplete : nil))
            let word =
                switch (item.kind, item.status) {
                case (_, .cancelled): "CANCELLED"
                case (.task, .open): "NEEDS-ACTION"
                case (.task, .completed): "COMPLETED"
                case (.event, _): "CONFIRMED"
                }
            #expect(entry.status == word)
        }
    }

    @Test("other programs read every entry as it is meant, as tasks and as events", arguments: [true, false])
    func isReadBack(asTasks: Bool) async throws {
        var scene = Self.eventful
        scene.form = asTasks ? .tasks : .events
        var calendar = scene.calendar
        calendar.items[0].alarms = [
            CalendarItem.Alarm(at: scene.instant("2027-01-05"), text: "Còn 3 ngày, 1 ngày làm việc: đăng ký")
        ]
        try Self.check(calendar, try await Self.reading(calendar))
    }

    @Test(
        "whatever a plan's texts hold, they are texts, in lines of 75 octets",
        arguments: [
            ("what the format is made of", "a;b,c:d\\e\"f\"\\n=g"), ("lines", "một\r\nEND:VCALENDAR\r\nhai"),
            ("controls", "a\u{1}b\u{0}c\u{7F}d\u{85}e\tf"), ("a turn", "a\u{202E}b\u{2066}c"),
            ("a long word", String(repeating: "đường", count: 100)), ("an emoji", String(repeating: "👩‍👩‍👧‍👦", count: 60)),
            ("letters in parts", String(repeating: "e\u{302}\u{301}", count: 90)), ("nothing", ""), ("blanks", "  \n "),
            ("what others would fold", String(repeating: "ư ", count: 200)),
        ])
    func hostile(name: String, text: String) async throws {
        var scene = Self.eventful
        scene.title = text
        scene.number = "12/\(text)"
        scene.units[1].name = text
        scene.deadlines[0].title = text
        scene.deadlines[0].submitTo = text
        scene.extend("dang-ky", from: "2027-01-25", to: "2027-01-28", because: text)
        let calendar = scene.calendar
        let reading = try await Self.reading(calendar)
        try Self.check(calendar, reading)
        #expect(Set(reading.entries.map(\.uid)).count == calendar.items.count)
    }

    @Test("libical finds nothing wrong in what it reads back", arguments: [true, false])
    func isValid(asTasks: Bool) throws {
        var scene = Self.eventful
        scene.form = asTasks ? .tasks : .events
        let text = try scene.calendar.text()
        let read = try #require(icalparser_parse_string(text))
        defer { icalcomponent_free(read) }
        #expect(icalrestriction_check(read) == 1)
        #expect(icalcomponent_count_errors(read) == 0)
        let again = try #require(icalcomponent_as_ical_string_r(read))
        defer { icalmemory_free_buffer(again) }
        #expect(String(cString: again) == text)
    }

    @Test("the file stays what it is", arguments: Language.allCases)
    func snapshot(language: Language) throws {
        var scene = Self.eventful
        scene.language = language
        let path = "\(Self.folder)/Fixtures/ke-hoach.\(language.rawValue).ics"
        let text = try scene.calendar.text()
        #expect(try scene.calendar.text() == text)
        if ProcessInfo.processInfo.environment["HANCHOT_RECORD"] != nil {
            try Data(text.utf8).write(to: URL(filePath: path))
            return
        }
        let kept = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
        #expect(text == kept, "HANCHOT_RECORD=1 records it")
    }

    @Test("where libical is not there, it is said which package has it")
    func withoutLibrary() {
        let error = #expect(throws: CalendarLibraryError.self) { try CalendarLibrary("libical-of-nobody.so.3") }
        #expect(error?.message.english.contains("package libical3") == true)
        #expect(error?.message.vietnamese.contains("gói libical3") == true)
    }
}
