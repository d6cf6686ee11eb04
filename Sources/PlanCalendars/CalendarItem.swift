package import CivilTime

/// One entry of a calendar file: a task or an event (RFC 5545, sections 3.6.2 and 3.6.1), as plain values.
package struct CalendarItem: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// `VTODO`: something to be done.
        case task
        /// `VEVENT`: something that is, and takes nobody's time.
        case event
    }

    package enum Time: Hashable, Sendable {
        /// Whole days, both ends included, on whatever clock they are read; a task is to be done by the end of the last.
        case days(ClosedRange<Day>)
        /// A task is to be done before it; an event is then, and takes no time.
        case instant(Instant)
        /// A task without an end, to be begun on that day.
        case from(Day)
    }

    package enum Status: Hashable, Sendable {
        case open
        /// Nothing more is asked of anybody; since when, as far as that is known.
        case completed(Instant?)
        /// It is no more.
        case cancelled
    }

    /// A message at an instant (`VALARM`).
    package struct Alarm: Hashable, Sendable {
        package var at: Instant
        package var text: String

        package init(at: Instant, text: String) {
            self.at = at
            self.text = text
        }
    }

    /// The same on every run and every machine, whatever its date is; no other entry has it.
    package var uid: String
    package var kind: Kind
    package var time: Time
    package var status: Status
    /// Of a hundred; nil where nobody is counted.
    package var percentComplete: Int?
    /// More whenever its date is another, by hand or by what it follows from; never less (RFC 5545, section 3.8.7.4).
    package var sequence: Int
    /// The last change of it, or of its plan, that is known of, else when that was issued; nil where that is not known either.
    package var revisedAt: Instant?
    /// In one line.
    package var summary: String
    /// Lines, separated by line feeds.
    package var description: String
    /// What it belongs to: the plan's number or title.
    package var category: String
    /// By their instants; no two at one.
    package var alarms: [Alarm]

    package init(
        uid: String, kind: Kind, time: Time, status: Status = .open, percentComplete: Int? = nil, sequence: Int = 0,
        revisedAt: Instant? = nil, summary: String, description: String, category: String, alarms: [Alarm] = []
    ) {
        self.uid = uid
        self.kind = kind
        self.time = time
        self.status = status
        self.percentComplete = percentComplete
        self.sequence = sequence
        self.revisedAt = revisedAt
        self.summary = summary
        self.description = description
        self.category = category
        self.alarms = alarms
    }
}
