import CivilTime
import PlanCore
import PlanFiles
import Testing

/// Submissions hang on the names of occurrences: no edit of anything else may change them, nor may a date that moves.
@Suite("Names of occurrences")
struct OccurrenceNameTests {
    /// A plan without `year:`, all of whose dates say theirs.
    private static let plan = """
        title: Mẫu
        issued: 04/01/2027
        phases: [{id: dot-1, title: Đợt, from: 01/02/2027, to: 31/05/2027}]
        deadlines:
          - {id: dang-ky, title: Đăng ký, by: 20/01/2027}
          - {id: binh-xet, title: Bình xét, after: each phase, within: 10 working days}
          - {id: bao-cao, title: Báo cáo, after: dang-ky, within: 5 days}
        rules: [{id: giao-ban, during: dot-1, on: "Mon 08:00", message: Họp}]
        """

    struct Edit: Sendable, CustomTestStringConvertible {
        var name: String
        var from = ""
        var to = ""
        var added = ""
        var testDescription: String { name }
    }

    @Test(
        "what comes once keeps its name whatever becomes of a plan without a year",
        arguments: [
            Edit(name: "as it is"),
            Edit(name: "an event of an earlier year", added: "events: [{id: e, title: E, on: 11/06/2025}]"),
            Edit(name: "an event every year", added: "events: [{id: e, title: E, on: 11/06}]"),
            Edit(name: "a lunar event every year", added: "events: [{id: e, title: E, lunar: 10/03}]"),
            Edit(name: "its own date a year earlier", from: "20/01/2027", to: "20/01/2026"),
            Edit(name: "its phase a year earlier", from: "01/02/2027", to: "01/12/2026"),
            Edit(name: "another date of issue", from: "04/01/2027", to: "28/12/2026"),
        ])
    func once(_ edit: Edit) throws {
        let text = edit.from.isEmpty ? Self.plan : Self.plan.replacing(edit.from, with: edit.to)
        let names = try Self.names(of: "\(text)\n\(edit.added)").filter { !$0.hasPrefix("mau/e@") }
        #expect(
            names == [
                "mau/bao-cao@once", "mau/binh-xet@dot-1-once", "mau/dang-ky@once", "mau/dot-1@once",
                "mau/giao-ban@dot-1-once",
            ])
    }

    @Test("a plan that says its year names by it also what comes once")
    func written() throws {
        #expect(
            try Self.names(of: "\(Self.plan)\nyear: 2027") == [
                "mau/bao-cao@2027", "mau/binh-xet@dot-1-2027", "mau/dang-ky@2027", "mau/dot-1@2027",
                "mau/giao-ban@dot-1-2027",
            ])
    }

    @Test("reminders, lookup and derivation of what comes once find it again")
    func found() throws {
        let plan = try PlanReader.plan(Self.plan)
        let schedule = Schedule(plans: [plan], calendar: .weekdaysOnly)
        let days = try #require(Day(iso: "2026-01-01"))...(try #require(Day(iso: "2028-01-01")))
        for occurrence in schedule.occurrences(in: days) {
            let again = schedule.occurrence(
                plan: "mau", item: occurrence.itemID, key: "\(occurrence.key)", near: occurrence.lastGoodDay)
            #expect(again?.identity == occurrence.identity)
            #expect(schedule.derivation(of: occurrence).chain.last?.steps.isEmpty == false)
            #expect(!schedule.reminders(of: occurrence).isEmpty)
        }
        let rule = try #require(schedule.ruleOccurrences(in: days).first)
        #expect(schedule.reminders(of: rule).count == 18)
        #expect(schedule.derivation(of: rule).chain.first?.occurrence.identity == "mau/dot-1@once")
        let review = try #require(schedule.occurrences(in: days).first { $0.itemID == "binh-xet" })
        #expect(review.fullTitle(in: .vietnamese) == "Bình xét (Đợt)")
    }

    private static func names(of text: String) throws -> [String] {
        let schedule = Schedule(plans: [try PlanReader.plan(text)], calendar: .weekdaysOnly)
        let days = try #require(Day(iso: "2020-01-01"))...(try #require(Day(iso: "2030-01-01")))
        return (schedule.occurrences(in: days) + schedule.ruleOccurrences(in: days)).map(\.identity).sorted()
    }
}

extension PlanReader {
    fileprivate static func plan(_ text: String) throws -> Plan {
        let (plan, diagnostics) = PlanReader.sample.read(Array(text.utf8), file: "mau.yaml")
        return try #require(plan, "\(diagnostics)")
    }
}
