package import CivilTime
package import PlanCore

/// Random plans of every kind of item and ladder, and random holidays for their years; the same for the same seed.
package struct RandomPlans {
    private var generator: SeededGenerator
    private let zones: [Zone]
    private let years: ClosedRange<Int>
    private let units: [String]

    /// - Parameter units: some of them deliver what the deadlines ask for.
    package init(seed: UInt64, zones: [Zone], years: ClosedRange<Int> = 2021...2022, units: [String] = []) {
        self.units = units
        self.generator = SeededGenerator(seed: seed)
        self.zones = zones
        self.years = years
    }

    private func position(_ line: Int) -> SourcePosition { SourcePosition(line: line, column: 1) }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    private mutating func one<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &generator)]
    }

    private mutating func ladder() -> Ladder {
        var before: Set<Int> = []
        for _ in 0..<Int.random(in: 0...5, using: &generator) {
            before.insert(chance(15) ? Int.random(in: 30...366, using: &generator) : one([0, 0, 1, 2, 3, 5, 7, 14]))
        }
        let every = Int.random(in: 1...4, using: &generator)
        return Ladder(
            before: before.sorted(by: >), at: one([0, 150, 480, 1020, 1439].map { TimeOfDay(seconds: $0 * 60) }),
            overdue: chance(50)
                ? Ladder.Overdue(every: every, lasting: every * Int.random(in: 1...6, using: &generator)) : nil,
            phaseOpens: one([[], [0], [7, 0], [30, 1]]), phaseCloses: one([[], [0], [14, 3, 0]]),
            events: one([[0], [3, 0], []]), quiet: chance(30) ? quiet() : [])
    }

    /// Nights, lunch breaks, weekends, and what overlaps them.
    private mutating func quiet() -> [QuietTime] {
        let times: [(String, Span)] = [
            ("20:00", .hours(11)), ("Fri 17:00", .hours(60)), ("*-*-* 00,12:00", .minutes(90)),
            ("*-*-01 00:00", .days(2)),
            ("07:30", .minutes(45)),
        ]
        return (0..<Int.random(in: 1...2, using: &generator)).compactMap { _ in
            let (begins, lasting) = one(times)
            return (try? CalendarExpression(parsing: begins)).map { QuietTime(begins: $0, lasting: lasting) }
        }
    }

    private mutating func rule(_ number: Int, _ phases: [Plan.Phase]) -> Plan.ReminderRule? {
        let text = one(["Mon 08:00", "*-*-01,15 02:30", "Mon..Fri 08,16:00", "*-*~1 23:59:59", "daily"])
        return (try? CalendarExpression(parsing: text)).map {
            Plan.ReminderRule(
                id: "lich-\(number)", message: "Việc", during: anchor(phases), on: $0, skipsDaysOff: chance(30),
                quiet: chance(40) ? quiet() : [], position: position(4))
        }
    }

    private mutating func anchor(_ phases: [Plan.Phase]) -> Anchor? {
        phases.isEmpty ? nil : chance(50) ? .eachPhase : .phase(one(phases).id)
    }

    private mutating func date() -> PlanDate {
        if chance(10) {
            let stretch = one([PointOfYear.Stretch.month(2), .month(12), .quarter(3), .half(1), .year])
            return .point(
                PointOfYear(one(PointOfYear.Part.allCases), of: stretch), year: chance(30) ? one(Array(years)) : nil)
        }
        if chance(10), LunarDate.years.contains(years.lowerBound - 1), LunarDate.years.contains(years.upperBound + 1) {
            return .yearlessLunar(month: one([1, 3, 8, 12]), day: one([1, 10, 15, 30]))
        }
        let (month, day) = (Int.random(in: 1...12, using: &generator), Int.random(in: 1...31, using: &generator))
        return chance(25)
            ? .full(Day(clippingYear: Int.random(in: years, using: &generator), month: month, day: day))
            : .yearless(month: month, day: day)
    }

    private mutating func submitters() -> [String] {
        units.isEmpty ? [] : units.filter { _ in chance(60) }
    }

    private mutating func time() -> TimeOfDay? {
        chance(30) ? TimeOfDay(seconds: one([0, 450, 480, 1020]) * 60) : nil
    }

    private mutating func timing(_ phases: [Plan.Phase], _ deadlines: [Plan.Deadline]) -> Timing {
        let before = deadlines.last.flatMap { $0.timing == .open ? nil : Anchor.deadline($0.id) }
        let anchor = chance(50) ? before ?? anchor(phases) : anchor(phases) ?? before
        switch (Int.random(in: 0..<6, using: &generator), anchor) {
        case (0, let anchor?):
            return .relative(
                Distance(
                    count: Int.random(in: 1...12, using: &generator), unit: one([.workingDays, .days, .months]),
                    one([.after, .ahead])),
                anchor, time())
        case (1, let anchor?): return .duty(anchor)
        case (2, _) where chance(40):
            return .repeating(.week, .weekday(one([.friday, .sunday])), one([.by, .before]), time())
        case (3, _), (2, _):
            return .repeating(
                one([.month, .quarter, .halfYear]),
                one([.day(25, month: 1), .last(month: 1), .day(1, month: 1), .point(.middle)]), one([.by, .before]),
                time())
        case (4, _) where chance(50):
            let first = Day(clippingYear: years.lowerBound, month: 1, day: 1)
            let numbers = Set((0..<5).map { _ in Int.random(in: 0..<700, using: &generator) })
            let days = numbers.sorted().map(first.adding(days:))
            return .recurring(Recurrence(rule: "FREQ=YEARLY", days: days), one([.by, .before]), time())
        default: return .dated(date(), one([.by, .before]), time())
        }
    }

    package mutating func plan(_ id: String) -> Plan {
        let zone = one(zones)
        let phases = (0..<Int.random(in: 0...2, using: &generator)).map { number in
            Plan.Phase(
                id: "dot-\(number)", title: "Đợt", from: date(), to: date(), ladder: ladder(), position: position(1))
        }
        var deadlines: [Plan.Deadline] = []
        for number in 0..<Int.random(in: 0...3, using: &generator) {
            deadlines.append(
                Plan.Deadline(
                    id: "han-\(number)", title: "Hạn", timing: timing(phases, deadlines), units: submitters(),
                    onDayOff: one(DayOffRule.allCases), beforeMeans: one(BeforeMeaning.allCases), ladder: ladder(),
                    position: position(2)))
        }
        let events = (0..<Int.random(in: 0...1, using: &generator)).map { number in
            Plan.Event(id: "ngay-\(number)", title: "Ngày", on: date(), ladder: ladder(), position: position(3))
        }
        let rules = (0..<Int.random(in: 0...1, using: &generator)).compactMap { rule($0, phases) }
        return Plan(
            id: id, file: "\(id).yaml", title: "Kế hoạch",
            issued: chance(30)
                ? IssueDate(year: years.lowerBound, month: Int.random(in: 1...6, using: &generator)) : nil,
            years: PlanYears(first: years.lowerBound, last: years.upperBound, isWritten: chance(70)), zone: zone,
            units: units.map { Plan.Unit(id: $0, name: $0) }, phases: phases, deadlines: deadlines, events: events,
            rules: rules)
    }

    package mutating func calendar() -> WorkingCalendar {
        guard chance(70) else { return .weekdaysOnly }
        let weekend = chance(5) ? Set(Weekday.allCases) : one([[.sunday], [.saturday, .sunday], [.friday]])
        let holidays = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
            let first = Day(clippingYear: years.lowerBound, month: 1, day: 1)
                .adding(days: Int.random(in: 0..<years.count * 365, using: &generator))
            return Holiday(
                title: "Nghỉ", days: first...first.adding(days: Int.random(in: 0...20, using: &generator)), source: nil,
                status: .official)
        }
        return WorkingCalendar([
            HolidayCalendar(
                id: "vn", title: "Việt Nam", weekend: weekend,
                years: Dictionary(uniqueKeysWithValues: years.map { ($0, .official) }),
                holidays: holidays)
        ])
    }
}
