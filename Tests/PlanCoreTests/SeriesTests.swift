import CivilTime
import Testing

@testable import PlanCore

@Suite struct SeriesTests {
    @Test("the first occurrence is found from every guess, near or far, within the series or beyond it")
    func firstIndex() {
        for count in 0...12 {
            let timing = Timing.dated(.yearless(month: 3, day: 5), .by, nil)
            let plan = SamplePlan.plan(
                years: PlanYears(first: 2021, last: 2020 + count), deadlines: [SamplePlan.deadline("a", timing)])
            let series = Series(plan: plan, item: .deadline(0))
            #expect(series.count == count)
            for first in 0...count {
                for guess in [.min, -1] + Array(0...count + 1) + [.max] {
                    var asked: [Int] = []
                    let found = series.firstIndex(near: guess) { index in
                        asked.append(index)
                        return index >= first
                    }
                    #expect(found == first, "\(count) occurrences, the first is \(first), \(guess) was guessed")
                    #expect(asked.allSatisfy((0..<count).contains) && Set(asked).count == asked.count)
                }
            }
        }
    }

    struct Guess: CustomTestStringConvertible {
        var name: String
        var timing: Timing
        var testDescription: String { name }
    }

    @Test(
        "the guess for a day is no more than a few occurrences off",
        arguments: [
            Guess(name: "each year", timing: .dated(.yearless(month: 9, day: 30), .by, nil)),
            Guess(name: "each half-year", timing: .repeating(.halfYear, .last(month: 6), .by, nil)),
            Guess(name: "each quarter", timing: .repeating(.quarter, .day(5, month: 4), .by, nil)),
            Guess(name: "each month", timing: .repeating(.month, .day(31, month: 1), .before, nil)),
            Guess(name: "each week", timing: .repeating(.week, .weekday(.friday), .by, nil)),
        ])
    func guess(_ guess: Guess) {
        let plan = SamplePlan.plan(
            years: PlanYears(first: 2020, last: nil), deadlines: [SamplePlan.deadline("a", guess.timing)])
        let series = Series(plan: plan, item: .deadline(0))
        for index in [0, 1, 40, 200] {
            let day = series.occurrence(at: index, .weekdaysOnly).lastGoodDay
            #expect(abs(series.index(near: day) - index) <= 5, "\(day)")
        }
    }
}
