import CivilTime
import Foundation
import PlanCore
import PlanDocuments
import Testing

/// A reading as lines that a test can write down: `dated 2027-03-20 before 17:00`, `repeats month 25 before`,
/// `relative 10 working-days after`, `phase 2027-01-01..2027-06-11`.
struct ReadingLines {
    let reading: DocumentReading

    init(_ reading: DocumentReading) { self.reading = reading }

    init(_ text: String) { self.init(DocumentReader().read(DocumentText(text))) }

    /// The same text with every letter and its marks apart.
    static func decomposed(_ text: String) -> String { text.decomposedStringWithCanonicalMapping }

    var deadlines: [String] { reading.deadlines.map { line($0.when) } }
    var phases: [String] { reading.phases.map { "phase \(day($0.from))..\(day($0.to))" } }
    var all: [String] { (header + phases + deadlines + duties).sorted() }

    var header: [String] {
        var lines: [String] = []
        if let number = reading.header.number?.value { lines.append("number \(number)") }
        if let date = reading.header.issued?.value {
            let parts = [date.year, date.month, date.day].compactMap { $0 }
            lines.append("issued " + parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-"))
        }
        if let year = reading.header.year?.value { lines.append("year \(year)") }
        return lines
    }

    var duties: [String] {
        reading.duties.map { duty in
            let phase =
                switch duty.phase {
                case .each: " each phase"
                case .index(let index): " phase \(index)"
                case .day(let date)?: " after \(day(date))"
                case .issue?: " after issue"
                case nil: ""
                }
            return "duty \(duty.anchor)" + phase
        }
    }

    func quote(_ evidence: Evidence) -> String {
        String(decoding: Array(reading.document.text.utf8)[evidence.quote], as: UTF8.self)
    }

    func day(_ date: PlanDate?) -> String {
        guard let date else { return "" }
        switch date {
        case .yearless(let date): return "\(date.day)/\(date.month)"
        case .yearlessLunar(let date): return "\(date.day)/\(date.month) âm lịch"
        default: return date.day(in: reading.header.year?.value ?? 2000).description
        }
    }

    private func line(_ when: DocumentReading.When) -> String {
        switch when {
        case .dated(let date, let boundary, let time):
            "dated \(day(date)) \(boundary.rawValue)" + (time.map { " \($0)" } ?? "")
        case .repeating(let period, let day, let boundary, let time):
            "repeats \(period.rawValue) \(Self.text(day)) \(boundary.rawValue)" + (time.map { " \($0)" } ?? "")
        case .daily(let boundary, let time):
            "repeats day - \(boundary.rawValue)" + (time.map { " \($0)" } ?? "")
        case .relative(let limit, _, _, _):
            "relative \(limit.count) \(Self.text(limit.unit)) \(limit.direction == .after ? "after" : "ahead")"
        }
    }

    static func text(_ day: PeriodDay?) -> String {
        switch day {
        case .weekday(let weekday)?: weekday.abbreviation
        case .day(let day, let month)?: "\(day)/\(month)"
        case .last(let month)?: "last/\(month)"
        case .point(let part)?: part.rawValue
        case nil: "-"
        }
    }

    static func text(_ unit: TimeLimit.Unit) -> String {
        switch unit {
        case .minutes: "minutes"
        case .hours: "hours"
        case .workingDays: "working-days"
        case .days: "days"
        case .weeks: "weeks"
        case .months: "months"
        }
    }
}

/// A sentence and what is read from it.
struct Sentence: CustomTestStringConvertible, Sendable {
    let text: String
    let expected: [String]

    init(_ text: String, _ expected: String...) {
        self.text = text
        self.expected = expected
    }

    /// Its deadlines and phases, its letters and their marks together and apart.
    var found: [[String]] {
        [text, ReadingLines.decomposed(text)].map { text in
            let lines = ReadingLines(text)
            return (lines.deadlines + lines.phases).sorted()
        }
    }

    var testDescription: String { text }
}
