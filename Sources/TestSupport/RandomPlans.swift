package import CivilTime
package import PlanCore

/// Random plans of every kind of item and ladder, and random holidays for their years; the same for the same seed.
package struct RandomPlans {
    private var generator: SeededGenerator
    private let zones: [Zone]
    private let years: ClosedRange<Int>

    package init(seed: UInt64, zones: [Zone], years: ClosedRange<Int> = 2021...2022) {
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
            events: one([[0], [3, 0], []]))
    }

    private mutating func date() -> PlanDate {
        let (month, day) = (Int.random(in: 1...12, using: &generator), Int.random(in: 1...31, using: &generator))
        return chance(25)
            ? .full(Day(clippingYear: Int.random(in: years, using: &generator), month: month, day: day))
            : .yearless(month: month, day: day)
    }

    private mutating func time() -> TimeOfDay? {
        chance(30) ? TimeOfDay(seconds: one([0, 450, 480, 1020]) * 60) : nil
    }

    private mutating func timing(_ phases: [Plan.Phase]) -> Timing {
        let anchor = phases.isEmpty ? nil : chance(50) ? Anchor.eachPhase : .phase(one(phases).id)
        switch (Int.random(in: 0..<5, using: &generator), anchor) {
        case (0, let anchor?):
            return .relative(
                Distance(count: Int.random(in: 1...12, using: &generator), unit: one([.workingDays, .days, .months])),
                anchor, time())
        case (1, let anchor?): return .duty(anchor)
        case (2, _) where chance(40):
            return .repeating(.week, .weekday(one([.friday, .sunday])), one([.by, .before]), time())
        case (3, _), (2, _):
            return .repeating(
                one([.month, .quarter, .halfYear]), one([.day(25, month: 1), .last(month: 1), .day(1, month: 1)]),
                one([.by, .before]), time())
        default: return .dated(date(), one([.by, .before]), time())
        }
    }

    package mutating func plan(_ id: String) -> Plan {
        let zone = one(zones)
        let phases = (0..<Int.random(in: 0...2, using: &generator)).map { number in
            Plan.Phase(
                id: "dot-\(number)", title: "Đợt", from: date(), to: date(), ladder: ladder(), position: position(1))
        }
        let deadlines = (0..<Int.random(in: 0...3, using: &generator)).map { number in
            Plan.Deadline(
                id: "han-\(number)", title: "Hạn", timing: timing(phases),
                onDayOff: one(DayOffRule.allCases), beforeMeans: one(BeforeMeaning.allCases), ladder: ladder(),
                position: position(2))
        }
        let events = (0..<Int.random(in: 0...1, using: &generator)).map { number in
            Plan.Event(id: "ngay-\(number)", title: "Ngày", on: date(), ladder: ladder(), position: position(3))
        }
        return Plan(
            id: id, file: "\(id).yaml", title: "Kế hoạch",
            issued: chance(30)
                ? IssueDate(year: years.lowerBound, month: Int.random(in: 1...6, using: &generator)) : nil,
            years: PlanYears(first: years.lowerBound, last: years.upperBound), zone: zone, phases: phases,
            deadlines: deadlines, events: events)
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
