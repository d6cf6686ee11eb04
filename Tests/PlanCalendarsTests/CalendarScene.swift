import CivilTime
import ControlAPI
import PlanCalendars
import PlanCore

/// A plan of 2027 as its service tells of it, and the calendar that is made of that.
struct CalendarScene {
    var zone = Self.zone("Asia/Ho_Chi_Minh", "<+07>-7")
    var number: String? = "07/KH-UBND"
    var title = "Phát động phong trào thi đua năm 2027"
    var issued: IssueDate? = IssueDate(year: 2027, month: 1, day: 4)
    var units = [
        Plan.Unit(id: "van-phong", name: "Văn phòng HĐND và UBND"), Plan.Unit(id: "thon-1", name: "Thôn 1"),
        Plan.Unit(id: "thon-2", name: "Thôn 2"),
    ]
    var deadlines = [
        Self.deadline("dang-ky", "Đăng ký danh hiệu thi đua", .dated(.yearless(month: 1, day: 20), .before, nil)),
        Self.deadline(
            "khen-thuong", "Hồ sơ đề nghị khen thưởng",
            .dated(.yearless(month: 11, day: 15), .by, TimeOfDay(seconds: 17 * 3600))),
        Self.deadline("binh-xet", "Bình xét", .relative(Distance(count: 10, unit: .workingDays), .eachPhase, nil)),
        Self.deadline("so-ket", "Sơ kết", .duty(.phase("dot-1"))),
    ]
    var records: [String: OccurrenceRecord] = [:]
    var silence: PlanRecord.Silence?
    var reminders: [ReminderEntry] = []
    var history: [ChangeEntry] = []
    var revision: PlanCalendar.Revision?
    var now = "2027-01-10"
    var form = PlanCalendar.DeadlineForm.tasks
    var language = Language.vietnamese

    private static let position = SourcePosition(line: 1, column: 1)

    static func zone(_ name: String, _ rule: String) -> Zone {
        guard let zone = try? Zone(identifier: name, rule: rule) else { preconditionFailure("a rule of POSIX") }
        return zone
    }

    static func day(_ text: String) -> Day {
        guard let day = Day(iso: text) else { preconditionFailure("no such day: \(text)") }
        return day
    }

    static func deadline(_ id: String, _ title: String, _ timing: Timing) -> Plan.Deadline {
        Plan.Deadline(
            id: id, title: title, timing: timing, units: ["van-phong", "thon-1", "thon-2"],
            submitTo: "Văn phòng HĐND và UBND xã", onDayOff: .keep, ladder: .standard, position: position)
    }

    func instant(_ day: String, hour: Int = 8) -> Instant {
        zone.instant(of: Self.day(day), at: TimeOfDay(seconds: hour * 3600))
    }

    mutating func extend(_ deadline: String, from: String, to: String, because reason: String) {
        records["ke-hoach/\(deadline)@2027", default: OccurrenceRecord()].extensions.append(
            OccurrenceRecord.Extension(
                from: Self.day(from), to: Self.day(to), reason: reason, by: "chair", at: instant("2027-01-05")))
    }

    mutating func receive(_ deadline: String, _ unit: String, on day: String) {
        records["ke-hoach/\(deadline)@2027", default: OccurrenceRecord()].submissions[unit] = Submission(
            .received, Receipt(at: instant(day), recordedBy: "clerk"))
    }

    /// As the history keeps it.
    mutating func tell(_ action: String, of deadline: String, on day: String) {
        history.append(
            ChangeEntry(
                at: instant(day), timezone: zone.identifier, actor: "clerk", action: action,
                subject: "ke-hoach/\(deadline)@2027", unit: nil, detail: "", before: nil, after: nil, reason: nil))
    }

    private var plan: Plan {
        let inForce = deadlines.map { deadline in
            var deadline = deadline
            deadline.extensions["2027"] = records["ke-hoach/\(deadline.id)@2027"]?.extensions
            return deadline
        }
        return Plan(
            id: "ke-hoach", file: "ke-hoach.yaml", number: number, title: title, issuer: "UBND xã An Ví Dụ",
            issued: issued, years: PlanYears(first: 2027, last: 2027), zone: zone, units: units,
            phases: [
                Plan.Phase(
                    id: "dot-1", title: "Đợt thứ nhất", from: .yearless(month: 1, day: 1),
                    to: .yearless(month: 6, day: 11), ladder: .standard, position: Self.position)
            ], deadlines: inForce,
            events: [
                Plan.Event(
                    id: "ai-quoc", title: "Ngày truyền thống Thi đua yêu nước", on: .yearless(month: 6, day: 11),
                    ladder: .standard, position: Self.position)
            ])
    }

    var calendar: PlanCalendar {
        let plan = plan
        let occurrences = Schedule(plans: [plan], calendar: .weekdaysOnly).occurrences(
            in: Self.day("2027-01-01")...Self.day("2027-12-31"))
        let now = instant(now)
        return PlanCalendar(
            BoardEntry(Board(of: plan, occurrences, records, at: now), isDone: false, silence: silence, in: language),
            dates: occurrences.map { DatedEntry($0, at: now, in: language) }, reminders: reminders, history: history,
            revision: revision, in: zone, deadlinesAs: form, language)
    }

    /// The entry of that UID, without the plan's id.
    func item(_ name: String) -> CalendarItem? { calendar.items.first { $0.uid == "ke-hoach/\(name)" } }
}
