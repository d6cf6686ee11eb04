import CivilTime
import PlanCore
import PlanDocuments

extension ReadingEntry {
    /// A deadline; one of `date`, `recurs` and `relative` says when.
    package struct Deadline: Encodable, Sendable {
        /// ISO 8601.
        package var date = OrNull<String>(nil)
        /// `17:00`.
        package var time = OrNull<String>(nil)
        /// `before` or `by`.
        package var boundary: String
        package var recurs = OrNull<Recurrence>(nil)
        package var relative = OrNull<Relative>(nil)
        package var what: String
        package var who: OrNull<String>
        package var to: OrNull<String>

        init(_ deadline: DocumentReading.Deadline, year: Int?) {
            what = deadline.what
            who = OrNull(deadline.who)
            to = OrNull(deadline.to)
            switch deadline.when {
            case .dated(let date, let boundary, let time):
                self.date = OrNull(date.iso(in: year))
                self.time = OrNull(time?.description)
                self.boundary = boundary.rawValue
            case .repeating(let period, let day, let boundary, let time):
                recurs = OrNull(Recurrence(period, day))
                self.time = OrNull(time?.description)
                self.boundary = boundary.rawValue
            case .daily(let boundary, let time):
                recurs = OrNull(.daily)
                self.time = OrNull(time?.description)
                self.boundary = boundary.rawValue
            case .relative(let distance, let anchor, let phase, let boundary):
                relative = OrNull(Relative(distance, anchor: anchor, phase))
                self.boundary = boundary.rawValue
            }
        }
    }

    package struct Recurrence: Encodable, Sendable {
        /// `day`, `week`, `month`, `quarter`, `half-year` or `year`.
        package var every: String
        /// A number, `first`, `middle`, `last`, or a day of the week such as `friday`.
        package var day: OrNull<DayEntry>
        /// The month of a year, counted from 1.
        package var month: OrNull<Int>
        /// Of a quarter or half-year which month, where it is not the last: `month 1 of the quarter`.
        package var note: OrNull<String>

        static let daily = Recurrence()

        private init() {
            every = "day"
            day = OrNull(nil)
            month = OrNull(nil)
            note = OrNull(nil)
        }

        init(_ period: Period, _ day: PeriodDay?) {
            every = period.rawValue
            let month: Int? =
                switch day {
                case .day(_, let month), .last(let month): month
                case .weekday, .point, nil: nil
                }
            // A year's month is its name, and stands alone; of the other periods the last is meant where none is said. A month of
            // the period that follows comes back as often as the same one of every period.
            let inner = month.map { period.months > 0 ? ($0 - 1) % period.months + 1 : $0 }
            self.month = OrNull(period == .year ? inner : nil)
            let isTold = period != .year && period.months > 1 && inner != period.months
            note = OrNull(isTold ? inner.map { "month \($0) of the \(period.rawValue)" } : nil)
            self.day = OrNull(day.map(DayEntry.init))
        }
    }

    package struct DayEntry: Encodable, Sendable {
        private let day: PeriodDay

        init(_ day: PeriodDay) { self.day = day }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch day {
            case .weekday(let weekday): try container.encode("\(weekday)")
            case .day(let number, _): try container.encode(number)
            case .last: try container.encode("last")
            case .point(let part): try container.encode(part.rawValue)
            }
        }
    }

    package struct Relative: Encodable, Sendable {
        /// 1…10,000.
        package var amount: Int
        /// `minute`, `hour`, `day`, `working-day`, `week` or `month`.
        package var unit: String
        /// `after` or `ahead` of the anchor.
        package var direction: String
        /// In the document's words.
        package var anchor: String
        package var phase: OrNull<PhaseEntry>

        init(_ limit: TimeLimit, anchor: String, _ phase: DocumentReading.PhaseReference?) {
            amount = limit.count
            unit =
                switch limit.unit {
                case .minutes: "minute"
                case .hours: "hour"
                case .workingDays: "working-day"
                case .days: "day"
                case .weeks: "week"
                case .months: "month"
                }
            direction = limit.direction == .after ? "after" : "ahead"
            self.anchor = anchor
            self.phase = OrNull(phase.map(PhaseEntry.init))
        }
    }
}
