import CivilTime
import Foundation
import PlanCore
import PlanDocuments
import Testing

/// The figures reached on the shared documents, which must not fall.
@Suite(.enabled(if: SharedCorpus.documents != nil, "there is no ../shared/corpus beside the checkout"))
struct CorpusTests {
    private struct Tally {
        var hits = 0, found = 0, wanted = 0
        mutating func add(_ found: Set<String>, _ gold: Set<String>) {
            hits += found.intersection(gold).count
            self.found += found.count
            wanted += gold.count
        }
        var score: Double { found + wanted == 0 ? 1 : 2 * Double(hits) / Double(found + wanted) }
    }

    private static func key(_ gold: SharedCorpus.Gold.Deadline) -> String {
        if let recurs = gold.recurs {
            return "\(recurs.every) \(recurs.day?.text ?? "-") \(recurs.month.map { "\($0)" } ?? "-") \(gold.boundary)"
        }
        if let date = gold.date { return "\(date) \(gold.boundary)" }
        return "\(gold.relative?.amount ?? 0) \(gold.relative?.unit ?? "")"
    }

    private static func key(_ when: DocumentReading.When, _ lines: ReadingLines) -> String {
        switch when {
        case .dated(let date, let boundary, _): return "\(lines.day(date)) \(boundary.rawValue)"
        case .repeating(let period, let day, let boundary, _):
            var (name, month) = ("-", "-")
            switch day {
            case .day(let day, let of)?:
                name = "\(day)"
                if period == .year { month = "\(of)" }
            case .weekday(let weekday)?: name = weekday.abbreviation.lowercased()
            case .last?, .point?: name = "last"
            case nil: break
            }
            return "\(period.rawValue) \(name) \(month) \(boundary.rawValue)"
        case .daily(let boundary, _): return "day - - \(boundary.rawValue)"
        case .relative(let limit, _, _, _):
            let units: [TimeLimit.Unit: String] = [
                .minutes: "minute", .hours: "hour", .days: "day", .workingDays: "working-day", .weeks: "week",
                .months: "month",
            ]
            return "\(limit.count) \(units[limit.unit] ?? "")"
        }
    }

    @Test("Deadlines, phases and headers are found as well as they were, and what is sure is right")
    func figures() throws {
        var (deadlines, phases) = (Tally(), Tally())
        var (header, headers, sure, sureRight) = (0, 0, 0, 0)
        for (text, gold) in try #require(SharedCorpus.documents) {
            let reading = DocumentReader().read(DocumentText(text))
            let lines = ReadingLines(reading)
            let wanted = Set(gold.deadlines.map(Self.key))
            deadlines.add(Set(reading.deadlines.map { Self.key($0.when, lines) }), wanted)
            phases.add(
                Set(reading.phases.map { "\(lines.day($0.from))..\(lines.day($0.to))" }),
                Set(gold.phases.map { "\($0.start ?? "")..\($0.end ?? "")" }))
            for deadline in reading.deadlines where deadline.evidence.confidence >= 0.9 {
                sure += 1
                sureRight += wanted.contains(Self.key(deadline.when, lines)) ? 1 : 0
            }
            for (found, wanted) in [
                (reading.header.number?.value, gold.number),
                (lines.header.first { $0.hasPrefix("issued ") }.map { String($0.dropFirst(7)) }, gold.issued),
                (reading.header.year.map { "\($0.value)" }, gold.year.map { "\($0)" }),
            ] where wanted != nil {
                headers += 1
                header += found == wanted ? 1 : 0
            }
        }
        #expect(deadlines.score >= 0.99, "deadlines \(deadlines)")
        #expect(phases.score >= 0.99, "phases \(phases)")
        #expect(header * 100 >= headers * 97, "header \(header) of \(headers)")
        #expect(sureRight * 100 >= sure * 98, "\(sureRight) of \(sure) that are sure are right")
    }
}
