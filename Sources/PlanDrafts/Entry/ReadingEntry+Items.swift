import CivilTime
import PlanCore
import PlanDocuments

extension ReadingEntry {
    package struct Unit: Encodable, Sendable {
        package var name: String
    }

    package struct Phase: Encodable, Sendable {
        package var title: String
        package var start: OrNull<String>
        package var end: OrNull<String>

        init(_ phase: DocumentReading.Phase, year: Int?) {
            title = phase.title
            let first = phase.from.flatMap { $0.iso(in: year) }
            var last = phase.to.flatMap { $0.iso(in: year) }
            // A window whose year-less end comes before its start ends in the next year.
            if let start = first, let end = last, end < start, let date = phase.to, !date.hasYear {
                last = date.iso(in: year.map { min($0, 9998) + 1 })
            }
            start = OrNull(first)
            end = OrNull(last)
        }
    }

    package struct Event: Encodable, Sendable {
        package var title: String
        package var date: OrNull<String>

        init(_ event: DocumentReading.Event, year: Int?) {
            title = event.title
            date = OrNull(event.on.iso(in: year))
        }
    }

    package struct Mention: Encodable, Sendable {
        package var date: OrNull<String>
        /// `issued`, `citation`, `commemoration`, `event`, `effect`, `eligibility`, `birth`, `past` or `other`.
        package var role: String

        init(_ mention: DateMention, year: Int?) {
            date = OrNull(mention.value.iso(in: year))
            role = mention.role.rawValue
        }
    }

    package struct Duty: Encodable, Sendable {
        package var what: String
        package var who: OrNull<String>
        package var to: OrNull<String>
        /// What it follows, in the document's words.
        package var anchor: String
        package var phase: OrNull<PhaseEntry>

        init(_ duty: DocumentReading.Duty) {
            what = duty.what
            who = OrNull(duty.who)
            to = OrNull(duty.to)
            anchor = duty.anchor
            phase = OrNull(duty.phase.map(PhaseEntry.init))
        }
    }

    /// What something follows: `"each"` phase, or the phase's index among `phases`; a day of ISO 8601, or the document's `"issue"`.
    package struct PhaseEntry: Encodable, Sendable {
        private let reference: DocumentReading.PhaseReference

        init(_ reference: DocumentReading.PhaseReference) { self.reference = reference }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch reference {
            case .each: try container.encode("each")
            case .index(let index): try container.encode(index)
            case .day(let day): try container.encode(day.iso(in: nil) ?? day.text.vietnamese)
            case .issue: try container.encode("issue")
            }
        }
    }

    package struct Gap: Encodable, Sendable {
        /// `blank-number`, `blank-issue-date`, `no-number`, `no-issue-date`, `no-title`, `no-year`, `no-date`,
        /// `impossible-date` or `unread`.
        package var gap: String
        package var evidence: EvidenceEntry?
        /// Of an impossible date, what is due then.
        package var what: String?

        init(_ gap: DocumentReading.Gap, _ entry: (Evidence) -> EvidenceEntry) {
            evidence = gap.evidence.map(entry)
            if case .impossibleDate(_, let due) = gap { what = due }
            self.gap =
                switch gap {
                case .blankNumber: "blank-number"
                case .blankIssueDate: "blank-issue-date"
                case .noNumber: "no-number"
                case .noIssueDate: "no-issue-date"
                case .noTitle: "no-title"
                case .noYear: "no-year"
                case .noDate: "no-date"
                case .impossibleDate: "impossible-date"
                case .unread: "unread"
                }
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(gap, forKey: .gap)
            try container.encodeIfPresent(what, forKey: .what)
            try evidence?.encode(to: encoder)
        }

        private enum Key: CodingKey { case gap, what }
    }
}

extension DocumentReading.Gap {
    var evidence: Evidence? {
        switch self {
        case .blankNumber(let evidence), .blankIssueDate(let evidence), .impossibleDate(let evidence, _),
            .unread(let evidence):
            evidence
        case .noNumber, .noIssueDate, .noTitle, .noYear, .noDate: nil
        }
    }
}
