import CivilTime
import Foundation
import Testing

@testable import ICalendar

/// Generated rules against python-dateutil, which shares nothing with the code under test; `recurrence_oracle.py` says
/// how they were made.
@Suite struct RecurrenceOracleTests {
    private struct Case: Decodable {
        var rule: String
        var start: String
        var end: String
        var days: [String]
    }

    /// Where dateutil goes another way than the RFC.
    private enum Difference: String, CaseIterable {
        case weekAlone = "BYWEEKNO without a day names the start's weekday (section 3.3.10); dateutil takes all seven"
        case mixedWeekdays = "a day fits BYDAY=-1MO,SU by either of both; dateutil takes those that fit both"
        case firstWeek = "BYSETPOS counts the whole week; dateutil counts the first one from the start on"
        case nextYearsWeek = "week 1 is -52 or -53 in December too; dateutil knows it there as 1 alone"

        /// The one that touches the rule, if any.
        init?(_ rule: RecurrenceParts) {
            let isNumbered = Set(rule.weekdays.map { $0.number != 0 })
            if !rule.weekNumbers.isEmpty, rule.weekdays.isEmpty, rule.monthDays.isEmpty, rule.yearDays.isEmpty {
                self = .weekAlone
            } else if isNumbered.count == 2 {
                self = .mixedWeekdays
            } else if rule.frequency == .weekly, !rule.positions.isEmpty {
                self = .firstWeek
            } else if rule.weekNumbers.contains(where: { $0 < -51 }) {
                self = .nextYearsWeek
            } else {
                return nil
            }
        }
    }

    @Test("generated rules have the days that dateutil finds, but for what it does otherwise")
    func generated() throws {
        let fixture = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/recurrences.json")
        let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: fixture))
        var compared = 0
        var seen: Set<Difference> = []
        for entry in cases {
            let rule = try RecurrenceRule(parsing: entry.rule)
            let start = try #require(Day(iso: entry.start))
            let end = try #require(Day(iso: entry.end))
            let days = rule.days(from: start, through: end, atMost: 24).map(\.description)
            if let difference = Difference(rule.parts) {
                if days != entry.days { seen.insert(difference) }
            } else {
                compared += 1
                #expect(days == entry.days, "\(entry.rule) from \(start)")
            }
        }
        #expect(compared > 300)
        #expect(seen == Set(Difference.allCases), "a difference that dateutil no longer has")
    }
}
