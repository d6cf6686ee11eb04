package import CivilTime
package import ControlAPI
package import PlanCore

/// A plan as a calendar has it: its phases and events, its deadlines with how they stand, former dates of them, reminders to come.
///
/// Pure: the same answers of the service give the same calendar, whenever it is asked for.
package struct PlanCalendar: Hashable, Sendable {
    /// How deadlines are shown.
    package enum DeadlineForm: Hashable, Sendable {
        /// What they are, with how much of them is done.
        case tasks
        /// For programs that show no tasks: on the last good day.
        case events
    }

    /// Which version of the plan it is of.
    package struct Revision: Hashable, Sendable {
        /// 1 for the first, more for each later one.
        package var number: Int
        /// Since when the service has it.
        package var at: Instant

        package init(number: Int, at: Instant) {
            self.number = number
            self.at = at
        }
    }

    package var name: String
    /// How a letter cites the plan.
    package var description: String
    /// The zone's IANA name; nil where its plans have several.
    package var timezone: String?
    package var language: Language
    /// By their days, then by their UIDs.
    package var items: [CalendarItem]

    /// - Parameters:
    ///   - board: the plan's, with the rows of the deadlines that are to be shown.
    ///   - dates: of the plan; its deadlines among them are passed over.
    ///   - reminders: to come; none of them is told of a silent plan.
    ///   - history: rows of the plan's history, in whatever order.
    ///   - revision: of the plan; nil where it is not known.
    ///   - zone: the plan's.
    package init(
        _ board: BoardEntry, dates: [DatedEntry], reminders: [ReminderEntry] = [], history: [ChangeEntry] = [],
        revision: Revision? = nil, in zone: Zone, deadlinesAs form: DeadlineForm = .tasks, _ language: Language
    ) {
        let plan = board.plan
        let source = CalendarSource(board, reminders: reminders, history: history, revision, in: zone, language)
        self.name = Paragraph(plan.number.map { "\($0) \(plan.title)" } ?? plan.title).line
        self.description = Paragraph(plan.reference).line
        self.timezone = plan.timezone
        self.language = language
        let happenings = dates.compactMap { source.item(of: $0) }
        self.items = Self.sorted(happenings + board.rows.flatMap { source.items(of: $0, as: form) })
    }

    /// One calendar of several.
    package init(joining calendars: [PlanCalendar], name: Bilingual, _ language: Language) {
        let zones = Set(calendars.map(\.timezone))
        self.name = name[language]
        self.description = calendars.map(\.name).joined(separator: "; ")
        self.timezone = zones.count == 1 ? calendars.first?.timezone : nil
        self.language = language
        self.items = Self.sorted(calendars.flatMap(\.items))
    }

    private static func sorted(_ items: [CalendarItem]) -> [CalendarItem] {
        items.sorted { ($0.time.order, $0.uid) < ($1.time.order, $1.uid) }
    }
}

extension CalendarItem.Time {
    /// A place among others, whatever the zone.
    fileprivate var order: Int64 {
        switch self {
        case .days(let days): Int64(days.lowerBound.number) * 86_400
        case .instant(let instant): instant.seconds
        case .from(let day): Int64(day.number) * 86_400
        }
    }
}
