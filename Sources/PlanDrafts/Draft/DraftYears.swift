import CivilTime
import PlanCore
import PlanDocuments
import PlanFiles

/// The years that a draft is for, and how its dates without a year are written in them.
struct DraftYears {
    enum Source: Hashable {
        /// The document says so.
        case said
        /// Its year of issue.
        case issued
        /// The first year that one of its dates names.
        case dates
        /// Nothing names one: this year.
        case none
    }

    let year: Int
    let source: Source
    /// Something repeats, and nothing says until when.
    let isOpen: Bool

    /// - Parameter thisYear: taken where the document names none.
    init(_ reading: DocumentReading, thisYear: Int) {
        let known = FormatLimits.years
        let candidates: [(Int?, Source)] = [
            (reading.header.year?.value, .said), (reading.header.issued?.value.year, .issued),
            (Self.firstYear(of: reading), .dates), (thisYear, .none),
        ]
        let found = candidates.first { $0.0.map(known.contains) ?? false }
        year = found?.0 ?? max(known.lowerBound, min(thisYear, known.upperBound))
        source = found?.1 ?? .none
        var repeats: Set<Period> = []
        for deadline in reading.deadlines {
            if case .repeating(let period, _, _, _) = deadline.when { repeats.insert(period) }
        }
        // What repeats within a year that the title names ends with it.
        let isOfOneYear = reading.header.title?.value.contains(String(year)) ?? false
        isOpen = repeats.contains(.year) || !repeats.isEmpty && !isOfOneYear
    }

    /// The `year:` or `years:` of the file.
    var line: String { isOpen ? "years: \(year)-" : "year: \(year)" }

    /// The date as the plan file writes it; nil for one that no plan file can have.
    func written(_ date: PlanDate) -> String? {
        let date = nameable(date)
        if case .yearlessLunar = date, !LunarDate.years.contains(year) { return nil }
        guard Self.isWritable(date) else { return nil }
        // In a plan without an end a date without a year would come back every year.
        let final = isOpen ? withYear(date) : date
        return Self.isWritable(final) ? final.text.vietnamese : nil
    }

    private static func isWritable(_ date: PlanDate) -> Bool {
        if case .point(let point, _) = date, !point.stretch.isNamed { return false }
        return PlanDate(written: date.text.vietnamese) == date
    }

    /// Points of a half-year have no words in plan files: their day.
    private func nameable(_ date: PlanDate) -> PlanDate {
        guard case .point(let point, let own) = date, case .half = point.stretch, point.stretch.isNamed else {
            return date
        }
        let day = point.day(in: own ?? year)
        return own == nil ? .yearless(month: day.month, day: day.day) : .full(day)
    }

    /// The date of the plan's first year.
    private func withYear(_ date: PlanDate) -> PlanDate {
        switch date {
        case .full, .lunar, .point(_, year: .some): date
        case .point(let point, year: nil): .point(point, year: year)
        case .yearless: .full(date.day(in: year))
        case .yearlessLunar(let written):
            LunarDate(clippingYear: year, month: written.month, day: written.day).map(PlanDate.lunar)
                ?? .full(date.day(in: year))
        }
    }

    private static func firstYear(of reading: DocumentReading) -> Int? {
        let dates =
            reading.phases.flatMap { [$0.from, $0.to].compactMap(\.self) } + reading.events.map(\.on)
            + reading.deadlines.compactMap { deadline in
                if case .dated(let date, _, _) = deadline.when { date } else { nil }
            }
        return dates.compactMap { $0.fixedDay?.year }.filter(FormatLimits.years.contains).min()
    }
}

extension DraftYears {
    /// The day of a date that has one in the file whatever the year: its year is written, or will be.
    func day(_ date: PlanDate) -> Day? { date.fixedDay ?? (isOpen ? date.day(in: year) : nil) }
}

extension PointOfYear.Stretch {
    /// A year has such a month, quarter or half.
    fileprivate var isNamed: Bool {
        switch self {
        case .month(let month): (1...12).contains(month)
        case .quarter(let quarter): (1...4).contains(quarter)
        case .half(let half): (1...2).contains(half)
        case .year: true
        }
    }
}
