package import CivilTime

/// A day that holidays, swaps or exact dates decide, as programs read it: part of what `hanchot holidays --json` prints.
package struct HolidayEntry: Codable, Hashable, Sendable {
    /// ISO 8601.
    package var date: String
    /// `Mon` … `Sun`.
    package var weekday: String
    package var working: Bool
    /// `holiday`, `substitute`, `swap` (off for a day that is worked), `make-up` (worked for that day), `exact`.
    package var kind: String
    /// As the file has it; of a substitute the title of the holiday that it is given for.
    package var title: String
    package var source: String?
    /// `official`, `estimated`.
    package var status: String

    /// nil for a day that only its weekday decides.
    package init?(_ day: Day, isWorking: Bool, reason: WorkingCalendar.Reason) {
        let entry: (kind: String, title: String, source: String?, status: HolidayStatus)
        switch reason {
        case .weekday, .weekend: return nil
        case .holiday(let title, let source, let status): entry = ("holiday", title, source, status)
        case .substitute(let title, let source, let status): entry = ("substitute", title, source, status)
        case .swappedOff(let title, let source, let status): entry = ("swap", title, source, status)
        case .makeUp(let title, let source, let status): entry = ("make-up", title, source, status)
        case .exact(let title, let source, let status): entry = ("exact", title, source, status)
        }
        self.date = day.description
        self.weekday = day.weekday.abbreviation
        self.working = isWorking
        self.kind = entry.kind
        self.title = entry.title
        self.source = entry.source
        self.status = entry.status.rawValue
    }

    /// Those of a year.
    package static func all(of year: Int, in calendar: WorkingCalendar) -> [HolidayEntry] {
        let first = Day(clippingYear: year, month: 1, day: 1)
        return (0..<(Day.isLeap(year) ? 366 : 365)).compactMap { number in
            let day = first.adding(days: number)
            let (isWorking, reason) = calendar.status(of: day)
            return HolidayEntry(day, isWorking: isWorking, reason: reason)
        }
    }
}
