import CivilTime
import ControlAPI
import PlanCore

/// What the entries of one plan's calendar have in common, and are made of.
struct CalendarSource {
    let plan: BoardEntry.Plan
    let zone: Zone
    let language: Language
    /// Names of units by their ids.
    let units: [String: String]
    /// By the identities of occurrences, by their instants.
    private let alarms: [String: [CalendarItem.Alarm]]
    /// The last changes, by the identities of occurrences.
    private let changes: [String: Instant]
    /// How often the plan was changed since it was served first.
    let planChanges: Int
    private let planChangedAt: Instant?
    /// The start of the day on which the plan was issued.
    private let issued: Instant?

    init(
        _ board: BoardEntry, reminders: [ReminderEntry], history: [ChangeEntry],
        _ revision: PlanCalendar.Revision?, in zone: Zone, _ language: Language
    ) {
        plan = board.plan
        self.zone = zone
        self.language = language
        units = Dictionary(board.units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        issued = board.plan.issued.flatMap { Day(iso: $0) }.map(zone.start)
        planChanges = max(0, (revision?.number ?? 1) - 1)
        planChangedAt = revision?.at
        changes = Dictionary(
            history.compactMap { row in Instant(rfc3339: row.at).map { (row.subject, $0) } }, uniquingKeysWith: max)
        var alarms: [String: [Instant: String]] = [:]
        // What goes up the chain is for others than those who keep the calendar.
        for reminder in reminders where board.silence == nil && reminder.recipient == nil {
            guard let at = Instant(rfc3339: reminder.at) else { continue }
            alarms["\(reminder.plan)/\(reminder.item)@\(reminder.occurrence)", default: [:]][at] = reminder.subject
        }
        self.alarms = alarms.mapValues { texts in
            texts.sorted { $0.key < $1.key }.map { CalendarItem.Alarm(at: $0.key, text: Paragraph($0.value).line) }
        }
    }

    /// A phase or an event; nil for what is neither.
    func item(of date: DatedEntry) -> CalendarItem? {
        guard date.date.kind == "phase" || date.date.kind == "event", let last = Day(iso: date.date.lastGoodDay) else {
            return nil
        }
        let first = date.date.firstDay.flatMap { Day(iso: $0) } ?? last
        let when = date.date.kind == "phase" ? Bilingual(vi: "Thời gian", en: "Days") : Bilingual(vi: "Ngày", en: "Day")
        let identity = identity(of: date.date)
        return CalendarItem(
            uid: identity, kind: .event, time: .days(min(first, last)...last), sequence: planChanges,
            revisedAt: revisedAt(identity),
            summary: titled(date.title),
            description: lines([(when, date.due), (CalendarLabel.plan, plan.reference)]), category: category,
            alarms: alarms[identity] ?? [])
    }

    func identity(of date: OccurrenceEntry) -> String { "\(plan.id)/\(date.item)@\(date.occurrence)" }

    func alarms(of identity: String) -> [CalendarItem.Alarm] { alarms[identity] ?? [] }

    /// The last change that is recorded of the occurrence, or of the plan with all that its dates follow from, or when it was
    /// issued: what comes later, for what is recorded before a plan is issued must not make an entry older.
    func revisedAt(_ identity: String) -> Instant? { latest(changes[identity]) }

    /// - Parameter change: of what the entry tells.
    func latest(_ change: Instant?) -> Instant? { [change, planChangedAt, issued].compactMap(\.self).max() }

    /// The plan's number, as reminders cite it, or its title.
    var category: String { Paragraph(plan.number ?? plan.title).line }

    /// A title with what it belongs to, as reminders have it: entries of many plans stand in one calendar.
    func titled(_ title: String) -> String { Paragraph("\(title) [\(plan.number ?? plan.title)]").line }

    /// Labelled lines; what has no text has none.
    func lines(_ fields: [(label: Bilingual, text: String?)]) -> String {
        fields.compactMap { label, text in
            text.flatMap { $0.isEmpty ? nil : "\(label[language]): \(Paragraph($0).line)" }
        }.joined(separator: "\n")
    }
}

/// What the lines of a description begin with.
enum CalendarLabel {
    static let due = Bilingual(vi: "Thời hạn", en: "Deadline")
    static let when = Bilingual(vi: "Thời điểm", en: "When")
    static let derivation = Bilingual(vi: "Cách tính", en: "Counted")
    static let units = Bilingual(vi: "Đơn vị thực hiện", en: "To be done by")
    static let missing = Bilingual(vi: "Còn chờ", en: "Awaited from")
    static let submitTo = Bilingual(vi: "Nơi nhận", en: "Submit to")
    static let extended = Bilingual(vi: "Gia hạn", en: "Extended")
    static let corrected = Bilingual(vi: "Sửa lại", en: "Corrected")
    static let moved = Bilingual(vi: "Đã dời", en: "Moved")
    static let closed = Bilingual(vi: "Đã đóng", en: "Closed")
    static let plan = Bilingual(vi: "Kế hoạch", en: "Plan")
    static let identity = Bilingual(vi: "Mã", en: "Code")
}
