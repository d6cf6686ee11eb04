package import CivilTime
package import PlanCore

/// What a careful reader finds in a document: values with their evidence, nothing computed beyond what it says.
package struct DocumentReading: Hashable, Sendable {
    package var document: DocumentText
    package var header: Header
    /// Who must act, as proposed for the plan's units; in the order of first mention, none twice.
    package var units: [Found<String>]
    /// In the document's order, as all lists are.
    package var phases: [Phase]
    package var deadlines: [Deadline]
    /// Duties without a date, such as a report at the end of each phase.
    package var duties: [Duty]
    /// Anniversaries of the plan's period and days to be known of.
    package var events: [Event]
    /// Every date mentioned, whatever it was taken for.
    package var mentions: [DateMention]
    /// What a plan has and the document does not say.
    package var gaps: [Gap]

    package init(
        document: DocumentText, header: Header = Header(), units: [Found<String>] = [], phases: [Phase] = [],
        deadlines: [Deadline] = [], duties: [Duty] = [], events: [Event] = [], mentions: [DateMention] = [],
        gaps: [Gap] = []
    ) {
        self.document = document
        self.header = header
        self.units = units
        self.phases = phases
        self.deadlines = deadlines
        self.duties = duties
        self.events = events
        self.mentions = mentions
        self.gaps = gaps
    }

    /// The letterhead and the title.
    package struct Header: Hashable, Sendable {
        /// `12/KH-UBND`, spaces and marks taken out.
        package var number: Found<String>?
        /// `Kế hoạch`, `Thông báo`, …
        package var kind: Found<String>?
        package var title: Found<String>?
        package var issuer: Found<String>?
        /// The authority above the issuer.
        package var superior: Found<String>?
        /// Its day or month may be left blank.
        package var issued: Found<IssueDate>?
        /// The year that dates without one are taken in.
        package var year: Found<Int>?

        package init() {}
    }

    package struct Phase: Hashable, Sendable {
        package var title: String
        /// nil: the document does not say, as in `đến hết ngày 20/11`.
        package var from: PlanDate?
        /// nil: without end, as in `2025 và các năm tiếp theo`.
        package var to: PlanDate?
        package var evidence: Evidence

        package init(title: String, from: PlanDate?, to: PlanDate?, _ evidence: Evidence) {
            self.title = title
            self.from = from
            self.to = to
            self.evidence = evidence
        }
    }

    package struct Deadline: Hashable, Sendable {
        package var when: When
        /// What is due, without the words of time; its first letter as in the document.
        package var what: String
        package var who: String?
        /// To whom it is delivered.
        package var to: String?
        package var evidence: Evidence

        package init(_ when: When, what: String, who: String? = nil, to: String? = nil, _ evidence: Evidence) {
            self.when = when
            self.what = what
            self.who = who
            self.to = to
            self.evidence = evidence
        }
    }

    package enum When: Hashable, Sendable {
        case dated(PlanDate, Boundary, TimeOfDay?)
        /// The day is nil where only the period is said (`định kỳ hằng quý báo cáo`): then the deadline is doubtful.
        case repeating(Period, PeriodDay?, Boundary, TimeOfDay?)
        /// Every day.
        case daily(Boundary, TimeOfDay?)
        /// Counted from something that happens: `anchor` in the document's words (`kể từ ngày có quyết định`); `phase` is
        /// what that is, where the document holds it.
        case relative(TimeLimit, anchor: String, phase: PhaseReference?, Boundary)
    }

    /// What something is counted from, where the document holds it.
    package enum PhaseReference: Hashable, Sendable {
        /// The end of each phase, or of the one with that index in `phases`.
        case each
        case index(Int)
        /// A day that is said.
        case day(PlanDate)
        /// The day of this document's own issue, which is known.
        case issue
    }

    package struct Duty: Hashable, Sendable {
        package var what: String
        package var who: String?
        package var to: String?
        /// What it follows, in the document's words; `phase` where that is the end of one, or of each.
        package var anchor: String
        package var phase: PhaseReference?
        package var evidence: Evidence

        package init(
            what: String, who: String? = nil, to: String? = nil, anchor: String, phase: PhaseReference?,
            _ evidence: Evidence
        ) {
            self.what = what
            self.who = who
            self.to = to
            self.anchor = anchor
            self.phase = phase
            self.evidence = evidence
        }
    }

    package struct Event: Hashable, Sendable {
        package var title: String
        package var on: PlanDate
        package var evidence: Evidence

        package init(title: String, on: PlanDate, _ evidence: Evidence) {
            self.title = title
            self.on = on
            self.evidence = evidence
        }
    }

    package enum Gap: Hashable, Sendable {
        /// There is a `Số:`, with blanks for the number.
        case blankNumber(Evidence)
        /// The day, or day and month, of issue are blank.
        case blankIssueDate(Evidence)
        case noNumber, noIssueDate, noTitle, noYear
        /// No deadline and no phase at all.
        case noDate
        /// A date that no calendar has (`31 tháng 11`), and what is due then where it was to be a deadline.
        case impossibleDate(Evidence, of: String?)
        /// The text is longer than any plan: what follows the quote was not read.
        case unread(Evidence)
    }
}
