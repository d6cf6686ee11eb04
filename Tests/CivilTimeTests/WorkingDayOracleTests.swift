import CivilTime
import TestSupport
import Testing

/// Shifts by working days against remind(1).
@Suite struct WorkingDayOracleTests {
    @Test("2,400 random shifts are those that remind(1) makes")
    func shifts() async throws {
        var generator = SeededGenerator(seed: Effort.seed(20_270_501))
        let worlds = (0..<12).map { _ in RemindOracle.World.random(using: &generator) }
        let questions = (0..<2_400).map { RemindOracle.Question.random($0, among: worlds.count, using: &generator) }
        let calendars = worlds.map(WorkingCalendar.init)
        let answers = try await RemindOracle.answers(questions, worlds)
        try #require(answers.count == questions.count)
        var moved = 0
        for (question, answer) in zip(questions, answers) {
            let calendar = calendars[question.world]
            let found =
                switch question.shift {
                case .onOrAfter: calendar.workingDay(onOrAfter: question.day)
                case .onOrBefore: calendar.workingDay(onOrBefore: question.day)
                case .by(let count): calendar.day(count, workingDaysFrom: question.day)
                }
            #expect(found == answer, "\(question.shift) from \(question.day)")
            if answer != question.day { moved += 1 }
        }
        // The questions are not idle.
        #expect(moved > 1_600)
    }
}

extension RemindOracle.World {
    private static let start = Day(clippingYear: 2026, month: 1, day: 1)

    /// Days off and worked in three years from 2026 on, thinly or densely.
    fileprivate static func random(using generator: inout SeededGenerator) -> Self {
        var (off, worked): (Set<Day>, Set<Day>) = ([], [])
        for _ in 0..<Int.random(in: 5...60, using: &generator) {
            let first = start.adding(days: .random(in: 0..<1_096, using: &generator))
            for day in 0...Int.random(in: 0...9, using: &generator) { off.insert(first.adding(days: day)) }
        }
        for _ in 0..<Int.random(in: 0...40, using: &generator) {
            let day = start.adding(days: .random(in: 0..<1_096, using: &generator))
            if day.weekday >= .saturday { worked.insert(day) }
        }
        return Self(off: off, worked: worked.subtracting(off))
    }
}

extension RemindOracle.Question {
    fileprivate static func random(_ number: Int, among worlds: Int, using generator: inout SeededGenerator) -> Self {
        let count = Int.random(in: 1...25, using: &generator)
        let shifts: [Shift] = [.onOrAfter, .onOrBefore, .by(count), .by(-count)]
        return Self(
            world: .random(in: 0..<worlds, using: &generator),
            day: Day(clippingYear: 2026, month: 3, day: 1).adding(days: .random(in: 0..<950, using: &generator)),
            shift: shifts[number % 4])
    }
}

extension WorkingCalendar {
    /// The same world, its days off as holidays, swaps and exact dates by turns, its worked days as exact dates.
    fileprivate convenience init(_ world: RemindOracle.World) {
        var calendar = HolidayCalendar(id: "x", title: "x")
        for (index, day) in world.off.sorted().enumerated() {
            switch index % 3 {
            case 0: calendar.holidays.append(Holiday(title: "h", days: day...day, source: nil, status: .official))
            case 1: calendar.swaps.append(Swap(title: "s", off: day, work: nil, source: nil, status: .official))
            default:
                calendar.exactDates.append(
                    ExactDate(day: day, isWorking: false, title: "e", source: nil, status: .official))
            }
        }
        for day in world.worked {
            calendar.exactDates.append(ExactDate(day: day, isWorking: true, title: "e", source: nil, status: .official))
        }
        self.init([calendar])
    }
}
