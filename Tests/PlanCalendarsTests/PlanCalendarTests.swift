import CivilTime
import ControlAPI
import Foundation
import PlanCalendars
import PlanCore
import Testing

@Suite("A plan's calendar")
struct PlanCalendarTests {
    struct TimeCase: CustomTestStringConvertible, Sendable {
        var name: String
        var timing: Timing
        var expected: CalendarItem.Time
        var rule = "<+07>-7"

        var testDescription: String { name }
    }

    private static func days(_ first: String, _ last: String? = nil) -> CalendarItem.Time {
        .days(CalendarScene.day(first)...CalendarScene.day(last ?? first))
    }

    private static func instant(_ text: String) -> CalendarItem.Time {
        guard let instant = Instant(rfc3339: text) else { preconditionFailure("no instant: \(text)") }
        return .instant(instant)
    }

    private static func dated(_ month: Int, _ day: Int, _ boundary: Boundary, _ hours: Double? = nil) -> Timing {
        .dated(
            .yearless(month: month, day: day), boundary, hours.map { TimeOfDay(seconds: Int($0 * 3600)) })
    }

    @Test(
        "a task is due on its last good day, or at the time that the plan names",
        arguments: [
            TimeCase(
                name: "before a day: the day before is the last", timing: dated(1, 20, .before),
                expected: days("2027-01-19")),
            TimeCase(name: "by a day: that day is the last", timing: dated(1, 20, .by), expected: days("2027-01-20")),
            TimeCase(
                name: "before the first day of a month", timing: dated(3, 1, .before), expected: days("2027-02-28")),
            TimeCase(
                name: "by a time of day: in UTC", timing: dated(11, 15, .by, 17),
                expected: instant("2027-11-15T10:00:00Z")),
            TimeCase(
                name: "by midnight: the day before is the last", timing: dated(11, 15, .by, 0),
                expected: days("2027-11-14")),
            TimeCase(
                name: "a time on a clock that is set forward", timing: dated(7, 1, .by, 17),
                expected: instant("2027-07-01T15:00:00Z"), rule: "CET-1CEST,M3.5.0,M10.5.0/3"),
            TimeCase(
                name: "a time on the same clock in winter", timing: dated(12, 1, .by, 17),
                expected: instant("2027-12-01T16:00:00Z"), rule: "CET-1CEST,M3.5.0,M10.5.0/3"),
            TimeCase(
                name: "a day that ends where the clock has no midnight", timing: dated(3, 27, .by),
                expected: days("2027-03-27"), rule: "XXX-2YYY,M3.5.0/0,M10.5.0/0"),
            TimeCase(
                name: "counted from a phase",
                timing: .relative(Distance(count: 10, unit: .workingDays), .phase("dot-1"), nil),
                expected: days("2027-06-25")),
            TimeCase(
                name: "a duty without a cutoff begins when its phase ends", timing: .duty(.phase("dot-1")),
                expected: .from(CalendarScene.day("2027-06-11"))),
        ])
    func time(_ entry: TimeCase) throws {
        var scene = CalendarScene()
        scene.zone = CalendarScene.zone("Example/Zone", entry.rule)
        scene.deadlines = [CalendarScene.deadline("viec", "Việc", entry.timing)]
        let item = try #require(scene.calendar.items.first { $0.uid.hasPrefix("ke-hoach/viec@") })
        #expect(item.kind == .task && item.time == entry.expected && item.status == .open)
        scene.form = .events
        let event = try #require(scene.calendar.items.first { $0.uid.hasPrefix("ke-hoach/viec@") })
        #expect(event.kind == .event && event.uid == item.uid + "#event")
        if case .from(let day) = entry.expected {
            #expect(event.time == .days(day...day))
        } else {
            #expect(event.time == entry.expected)
        }
    }

    @Test("phases and events are events over all of their days")
    func happenings() throws {
        let scene = CalendarScene()
        let phase = try #require(scene.item("dot-1@2027"))
        #expect(phase.kind == .event && phase.time == Self.days("2027-01-01", "2027-06-11"))
        #expect(phase.summary == "Đợt thứ nhất [07/KH-UBND]" && phase.category == "07/KH-UBND")
        let event = try #require(scene.item("ai-quoc@2027"))
        #expect(event.kind == .event && event.time == Self.days("2027-06-11"))
        #expect(event.revisedAt == scene.zone.start(of: CalendarScene.day("2027-01-04")))
    }

    @Test("an entry says when, how that was counted, who, to whom and by which plan")
    func description() throws {
        let scene = CalendarScene()
        #expect(
            scene.item("dang-ky@2027")?.description == """
                Thời hạn: trước ngày 20/01/2027 (hết ngày 19/01/2027)
                Đơn vị thực hiện: Văn phòng HĐND và UBND; Thôn 1; Thôn 2
                Nơi nhận: Văn phòng HĐND và UBND xã
                Kế hoạch: số 07/KH-UBND ngày 04/01/2027 của UBND xã An Ví Dụ: Phát động phong trào thi đua năm 2027
                Mã: ke-hoach/dang-ky@2027
                """)
        let counted = try #require(scene.item("binh-xet@dot-1-2027"))
        #expect(counted.summary == "Bình xét (Đợt thứ nhất năm 2027) [07/KH-UBND]")
        #expect(counted.description.contains("\nCách tính: 10 ngày làm việc"))
    }

    @Test("what has come is counted; nobody is awaited when all has")
    func progress() throws {
        var scene = CalendarScene()
        #expect(scene.item("dang-ky@2027")?.percentComplete == 0)
        scene.receive("dang-ky", "thon-1", on: "2027-01-08")
        let partly = try #require(scene.item("dang-ky@2027"))
        #expect(partly.percentComplete == 33 && partly.status == .open)
        #expect(partly.description.contains("\nCòn chờ: Văn phòng HĐND và UBND; Thôn 2\n"))
        scene.records["ke-hoach/dang-ky@2027"]?.submissions["thon-2"] = Submission(.waived)
        #expect(scene.item("dang-ky@2027")?.percentComplete == 50, "of those who are asked")
        scene.receive("dang-ky", "van-phong", on: "2027-01-09")
        let done = try #require(scene.item("dang-ky@2027"))
        #expect(done.status == .completed(scene.instant("2027-01-09")) && done.percentComplete == 100)
        #expect(!done.description.contains("Còn chờ"))
        scene.form = .events
        #expect(scene.item("dang-ky@2027#event")?.summary == "✓ Đăng ký danh hiệu thi đua [07/KH-UBND]")
    }

    @Test("one that was closed by hand is complete, and says why")
    func closing() throws {
        var scene = CalendarScene()
        scene.records["ke-hoach/dang-ky@2027"] = OccurrenceRecord(
            closing: OccurrenceRecord.Closing(reason: "gộp với\nquý sau", by: "chair", at: scene.instant("2027-01-06")))
        let item = try #require(scene.item("dang-ky@2027"))
        #expect(item.status == .completed(scene.instant("2027-01-06")))
        #expect(item.description.contains("\nĐã đóng: gộp với quý sau (chair, 06/01/2027)\n"))
    }

    @Test("an entry of a plan that was changed since has a higher sequence and a later instant, whatever it is of")
    func revisions() throws {
        var scene = CalendarScene()
        scene.extend("dang-ky", from: "2027-01-19", to: "2027-01-25", because: "mưa bão")
        func entries() -> [String] {
            scene.calendar.items.map { "\($0.sequence) \($0.revisedAt.map { "\($0)" } ?? "–") \($0.uid)" }.sorted()
        }
        let unknown = entries()
        scene.revision = .init(number: 1, at: scene.instant("2027-01-02"))
        #expect(entries() == unknown, "an extension that is not recorded as a change of the plan yet; before its issue")
        let before = scene.calendar.items.map(\.sequence)
        #expect(before.max() == 1)
        scene.revision = .init(number: 2, at: scene.instant("2027-01-06"))
        #expect(scene.item("dang-ky@2027")?.sequence == 1, "the extension and its record are one change")
        scene.revision = .init(number: 4, at: scene.instant("2027-01-08"))
        #expect(scene.calendar.items.allSatisfy { $0.sequence == 3 && $0.revisedAt == scene.instant("2027-01-08") })
        scene.tell("receive", of: "dang-ky", on: "2027-01-09")
        #expect(scene.item("dang-ky@2027")?.revisedAt == scene.instant("2027-01-09"))
        #expect(scene.item("dot-1@2027")?.revisedAt == scene.instant("2027-01-08"))
    }

    @Test("a date that was extended stays, cancelled and with the reason, and the new one tells of it")
    func extensions() throws {
        var scene = CalendarScene()
        scene.extend("dang-ky", from: "2027-01-19", to: "2027-01-25", because: "mưa bão")
        scene.extend("dang-ky", from: "2027-01-25", to: "2027-01-29", because: "mất điện")
        scene.extend("khen-thuong", from: "2027-11-15", to: "2027-11-19", because: "họp")
        let item = try #require(scene.item("dang-ky@2027"))
        #expect(item.time == Self.days("2027-01-29") && item.sequence == 2 && item.status == .open)
        #expect(
            item.description.contains(
                """

                Gia hạn: từ hết ngày 19/01/2027 sang hết ngày 25/01/2027: mưa bão (chair, 05/01/2027)
                Gia hạn: từ hết ngày 25/01/2027 sang hết ngày 29/01/2027: mất điện (chair, 05/01/2027)

                """))
        let former = try ["#moved-1", "#moved-2"].map { try #require(scene.item("dang-ky@2027\($0)")) }
        #expect(former.map(\.time) == [Self.days("2027-01-19"), Self.days("2027-01-25")])
        for (old, reason) in zip(former, ["mưa bão", "mất điện"]) {
            #expect(old.status == .cancelled && old.kind == .task && old.alarms.isEmpty)
            #expect(old.summary == "Đã dời: Đăng ký danh hiệu thi đua [07/KH-UBND]")
            #expect(old.description.contains(reason) && old.revisedAt == scene.instant("2027-01-05"))
        }
        #expect(scene.item("khen-thuong@2027")?.time == Self.instant("2027-11-19T10:00:00Z"))
        #expect(scene.item("khen-thuong@2027#moved-1")?.time == Self.instant("2027-11-15T10:00:00Z"))
        scene.extend("dang-ky", from: "2027-01-29", to: "2027-01-25", because: "nhầm")
        let uids = scene.calendar.items.map(\.uid)
        #expect(Set(uids).count == uids.count)
        #expect(scene.item("dang-ky@2027#moved-2") == nil, "it is in force again")
        let corrected = try #require(scene.item("dang-ky@2027"))
        #expect(corrected.sequence == 3)
        #expect(corrected.description.contains("\nSửa lại: từ hết ngày 29/01/2027 sang hết ngày 25/01/2027: nhầm ("))
    }

    private static func reminder(_ identity: String, at: String, recipient: String? = nil) throws -> ReminderEntry {
        let parts = identity.split { "/@#".contains($0) }.map(String.init)
        let recipient = recipient.map { ", \"recipient\": \"\($0)\"" } ?? ""
        return try JSON.value(
            ReminderEntry.self,
            from: Array(
                """
                {"at": "\(at)", "localTime": "", "reminder": "\(identity)", "plan": "\(parts[0])", "item": "\(parts[1])",
                 "kind": "deadline", "occurrence": "\(parts[2])", "rule": "\(parts[3])", "due": "\(parts[4])",
                 "level": "notice", "daysLeft": 3, "workingDaysLeft": 1, "units": [], "subject": "Còn 3 ngày"\(recipient)}
                """.utf8))
    }

    @Test("reminders to come are alarms of what they are about, but of no silent plan and of nothing that is met")
    func alarms() throws {
        var scene = CalendarScene()
        scene.reminders = try [
            Self.reminder("ke-hoach/dang-ky@2027#0d/2027-01-19", at: "2027-01-19T01:00:00Z"),
            Self.reminder("ke-hoach/dang-ky@2027#-3d/2027-01-19", at: "2027-01-15T01:00:00Z"),
            Self.reminder("ke-hoach/dang-ky@2027#+3d/2027-01-19", at: "2027-01-22T01:00:00Z", recipient: "chair"),
            Self.reminder("ke-hoach/dot-1@2027#opens/2027-01-01", at: "2027-01-01T01:00:00Z"),
        ]
        let alarms = try #require(scene.item("dang-ky@2027")).alarms
        #expect(alarms.map(\.at.description) == ["2027-01-15T01:00:00Z", "2027-01-19T01:00:00Z"])
        #expect(alarms.allSatisfy { $0.text == "Còn 3 ngày" })
        #expect(scene.item("dot-1@2027")?.alarms.count == 1)
        var met = scene
        for unit in ["van-phong", "thon-1", "thon-2"] { met.receive("dang-ky", unit, on: "2027-01-08") }
        #expect(met.item("dang-ky@2027")?.alarms == [])
        scene.silence = PlanRecord.Silence(until: nil, reason: "x", by: "chair", at: scene.instant("2027-01-05"))
        #expect(scene.calendar.items.allSatisfy { $0.alarms.isEmpty })
    }

    @Test("an entry was revised when the history last tells of it, else when its plan was issued")
    func revision() throws {
        var scene = CalendarScene()
        scene.tell("receive", of: "dang-ky", on: "2027-01-07")
        scene.tell("return", of: "dang-ky", on: "2027-01-09")
        scene.tell("receive", of: "khen-thuong", on: "2027-01-08")
        #expect(scene.item("dang-ky@2027")?.revisedAt == scene.instant("2027-01-09"))
        scene.history.reverse()
        #expect(scene.item("dang-ky@2027")?.revisedAt == scene.instant("2027-01-09"), "in whatever order")
        #expect(scene.item("so-ket@dot-1-2027")?.revisedAt == scene.zone.start(of: CalendarScene.day("2027-01-04")))
        scene.issued = IssueDate(year: 2027, month: 2, day: 1)
        #expect(
            scene.item("dang-ky@2027")?.revisedAt == scene.zone.start(of: CalendarScene.day("2027-02-01")),
            "recorded before the plan was issued")
        scene.issued = nil
        #expect(scene.item("dang-ky@2027")?.revisedAt == scene.instant("2027-01-09"))
        #expect(scene.item("so-ket@dot-1-2027")?.revisedAt == nil)
    }

    @Test("the same state gives the same calendar, whatever the day is")
    func isStable() {
        var scene = CalendarScene()
        scene.receive("dang-ky", "thon-1", on: "2027-01-08")
        let calendar = scene.calendar
        scene.now = "2027-09-01"
        #expect(scene.calendar == calendar)
    }

    @Test("many units are counted, not listed")
    func manyUnits() throws {
        var scene = CalendarScene()
        scene.units = (1...200).map { Plan.Unit(id: "thon-\($0)", name: "Thôn \($0)") }
        scene.deadlines[0].units = scene.units.map(\.id)
        let text = try #require(scene.item("dang-ky@2027")).description
        #expect(text.contains("Thôn 30 và 170 đơn vị khác\n") && !text.contains("Thôn 31"))
    }

    @Test("several plans make one calendar, in the order of their days")
    func joining() {
        var other = CalendarScene()
        other.zone = CalendarScene.zone("Example/Zone", "<+08>-8")
        let name = Bilingual(vi: "Hạn chót", en: "Deadlines")
        let one = PlanCalendar(joining: [CalendarScene().calendar], name: name, .english)
        #expect(one.timezone == "Asia/Ho_Chi_Minh" && one.name == "Deadlines")
        #expect(one.items == CalendarScene().calendar.items)
        let both = PlanCalendar(joining: [CalendarScene().calendar, other.calendar], name: name, .vietnamese)
        #expect(both.timezone == nil && both.items.count == 2 * one.items.count)
    }
}
