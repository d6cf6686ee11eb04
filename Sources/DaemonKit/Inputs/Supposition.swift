package import CivilTime
package import PlanCore
import PlanFiles

/// What is supposed to be otherwise than files and configuration say; nothing of them is changed.
package struct Supposition: Hashable, Sendable {
    /// A holiday file, `*.yaml`: it takes the place of the configured one of the same name, or is added to them.
    package var holidayFile: String?
    /// Days that are not worked, and days that are, whatever the holiday files say.
    package var daysOff: Set<Day> = []
    package var workingDays: Set<Day> = []
    /// Instead of the configuration's; a plan or a deadline that says its own keeps it.
    package var beforeMeans: BeforeMeaning?
    package var onDayOff: DayOffRule?

    package init() {}

    /// Nothing is otherwise.
    package var isEmpty: Bool { self == Supposition() }

    /// The calendar with the supposed days: exact dates of a calendar of their own, in place of those of the others.
    package func calendar(over calendar: WorkingCalendar) -> WorkingCalendar {
        let days = daysOff.union(workingDays)
        guard !days.isEmpty else { return calendar }
        var calendars = calendar.calendars
        for index in calendars.indices { calendars[index].exactDates.removeAll { days.contains($0.day) } }
        let title = "what-if"
        let dates = days.sorted().map {
            ExactDate(day: $0, isWorking: !daysOff.contains($0), title: title, source: nil, status: .estimated)
        }
        // The weekend is every day that one of the calendars has; without any it is Saturday and Sunday.
        let weekend: Set<Weekday> = calendars.isEmpty ? [.saturday, .sunday] : []
        calendars.append(HolidayCalendar(id: title, title: title, weekend: weekend, exactDates: dates))
        return WorkingCalendar(calendars)
    }

    /// Holiday files of the folders, with the supposed one among them.
    func holidays(in folders: [String]) -> [String] {
        guard let holidayFile, let supposed = InputFolder([holidayFile], limit: 1).files.first else { return folders }
        let files = InputFolder(folders, limit: .max).files
        return files.filter { $0.stem != supposed.stem }.map(\.path) + [holidayFile]
    }
}

extension ServicePlace {
    /// What these inputs, read here before, would be under the supposition.
    ///
    /// Plans are read again only where what holds for a plan that says nothing is supposed to be otherwise.
    /// - Throws: `FaultyInput` where the supposed holiday file cannot be used.
    package func inputs(_ inputs: Inputs, supposing supposition: Supposition, at now: Instant) throws -> Inputs {
        var (configuration, _) = try readConfiguration()
        configuration.holidays = supposition.holidays(in: configuration.holidays)
        let readsPlans = supposition.beforeMeans != nil || supposition.onDayOff != nil
        if let meaning = supposition.beforeMeans { configuration.beforeMeans = meaning }
        if let rule = supposition.onDayOff { configuration.onDayOff = rule }
        if !readsPlans { configuration.plans = [] }
        var supposed = PlanLibrary(configuration, text: [], zones: ZoneLibrary()).load(at: now)
        if supposed.hasFaultyHolidays {
            throw FaultyInput(diagnostics: supposed.holidayDiagnostics.filter { $0.severity == .error })
        }
        if !readsPlans { (supposed.plans, supposed.drafts) = (inputs.plans, inputs.drafts) }
        supposed.calendar = supposition.calendar(over: supposed.calendar)
        return supposed
    }
}
