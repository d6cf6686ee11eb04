import CivilTime
import ControlAPI
import DaemonKit
import LinuxSystem
import PlanCore
import PlanFiles

/// The occurrence of a deadline that a word of the command line names: `PLAN/DEADLINE`, `PLAN/DEADLINE@OCCURRENCE`.
struct TrackedDeadline {
    let plan: PlanEntry
    let row: BoardRowEntry

    /// Where it is in the control server.
    var target: String { "/v1/plans/\(plan.id)/deadlines/\(row.name)" }

    /// - Parameter fit: how an occurrence stands to what is to be done to it: where none is named, the only one is meant of those
    ///   that `OccurrenceFit.meant(_:)` tells.
    /// - Throws: `UnknownName`, `UsageError`, `SeveralOccurrences`.
    init(_ word: String, _ service: Service, _ fit: (PlanEntry, BoardRowEntry) throws -> OccurrenceFit) throws {
        guard let (plan, rest) = try Self.split(word, service) else {
            throw UsageError(
                vi: "'\(word.inOneLine)' chưa nêu hạn (cần KẾ-HOẠCH/HẠN)",
                en: "'\(word.inOneLine)' names no deadline (PLAN/DEADLINE is needed)")
        }
        let name = OccurrenceName(rest)
        self.plan = plan
        if let occurrence = name.occurrence {
            row = try Self.row(plan, name.item, occurrence, service)
        } else {
            let rows = try Self.nearRows(plan, name.item, service)
            let meant = OccurrenceFit.meant(try rows.map { ($0, try fit(plan, $0)) })
            // Where nothing is recorded, why it cannot be done is said of the one that was last, or comes first.
            let near = meant.isEmpty ? rows.last(where: \.isOver) ?? rows.first : nil
            guard let row = meant.count == 1 ? meant[0] : near else {
                throw SeveralOccurrences(of: word, meant, service.language)
            }
            self.row = row
        }
    }

    /// The plan that a word names, `PLAN`, and the rows of its board; or those of one deadline, `PLAN/DEADLINE`, or occurrence.
    /// - Throws: `UnknownName`.
    static func rows(_ word: String, _ service: Service) throws -> (PlanEntry, [BoardRowEntry]) {
        let (plan, name) = try named(word, service)
        guard let name else { return (plan, try service.boards([("plan", plan.id)]).flatMap(\.rows)) }
        guard let occurrence = name.occurrence else { return (plan, try rows(plan, name.item, service)) }
        return (plan, [try row(plan, name.item, occurrence, service)])
    }

    /// The plan that a word names, and the deadline of it, or the occurrence of one, by its id: `dang-ky`, `dang-ky@2021`; nil for
    /// all of them.
    /// - Throws: `UnknownName`.
    static func subject(_ word: String, _ service: Service) throws -> (plan: PlanEntry, deadline: String?) {
        let (plan, name) = try named(word, service)
        guard let name else { return (plan, nil) }
        guard let occurrence = name.occurrence else { return (plan, try item(name.item, of: plan, service)) }
        return (plan, try row(plan, name.item, occurrence, service).name)
    }

    /// The plan that a word names, and what it names of it; nil for all of it.
    private static func named(_ word: String, _ service: Service) throws -> (plan: PlanEntry, name: OccurrenceName?) {
        // A plan's number has slashes too: a word that names a plan as it is means all of it.
        do {
            return (try service.plan(word), nil)
        } catch let error as UnknownName {
            guard let (plan, rest) = try split(word, service) else { throw error }
            return (plan, OccurrenceName(rest))
        }
    }

    /// The plan, and what follows the slash behind it. A plan's number has slashes of its own, and so may a deadline's title:
    /// the longest part that names a plan is the plan.
    /// - Returns: nil where there is no slash.
    /// - Throws: `UnknownName` where no part names one.
    static func split(_ word: String, _ service: Service) throws -> (plan: PlanEntry, rest: String)? {
        var failure: (any Error)?
        for slash in word.indices.reversed() where word[slash] == "/" {
            do {
                return (try service.plan(String(word[..<slash])), String(word[word.index(after: slash)...]))
            } catch let error as UnknownName {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return nil
    }

    private static func row(
        _ plan: PlanEntry, _ item: String, _ occurrence: String, _ service: Service
    ) throws -> BoardRowEntry {
        let name = ControlClient.escaped("\(item)@\(occurrence)")
        do {
            return try service.client.value(BoardRowEntry.self, at: "/v1/plans/\(plan.id)/deadlines/\(name)")
        } catch let error as ControlClient.Refused where error.code == "deadline-unknown" {
            let rows = try rows(plan, item, service)
            let key = try ChosenName.find(
                occurrence, among: rows.map { ChosenName(id: $0.date.occurrence, names: [$0.due]) },
                Bilingual(vi: "lần", en: "occurrence"), service.language)
            return try rows.first { $0.date.occurrence == key } ?? { throw error }()
        }
    }

    /// Of the year past, this one and the next; or the plan's nearest to this one: what was due in December is not forgotten in
    /// January.
    private static func nearRows(_ plan: PlanEntry, _ word: String, _ service: Service) throws -> [BoardRowEntry] {
        let today = plan.zone.day(at: SystemClock.now())
        let first = min(Day(clippingYear: today.year, month: 1, day: 1), today.adding(days: -366))
        let last = Day(clippingYear: today.year + 1, month: 12, day: 31)
        let rows = try rows(plan, word, service, in: first...last)
        return rows.isEmpty ? try Self.rows(plan, word, service) : rows
    }

    /// - Parameter days: nil: of this year, or the plan's nearest to it.
    private static func rows(
        _ plan: PlanEntry, _ word: String, _ service: Service, in days: ClosedRange<Day>? = nil
    ) throws -> [BoardRowEntry] {
        func rows(_ deadline: String) throws -> [BoardRowEntry] {
            try service.boards([
                ("plan", plan.id), ("deadline", deadline), ("from", days?.lowerBound.description),
                ("to", days?.upperBound.description),
            ]).flatMap(\.rows)
        }
        if word.isID {
            let exact = try rows(word)
            if !exact.isEmpty { return exact }
            do {
                let name = ControlClient.escaped(word)
                _ = try service.client.value(BoardRowEntry.self, at: "/v1/plans/\(plan.id)/deadlines/\(name)")
            } catch let error as ControlClient.Refused where error.code != "deadline-undated" {}
        }
        return try rows(try item(word, of: plan, service))
    }

    /// The id of the deadline of that id or title.
    /// - Throws: `UnknownName`.
    static func item(_ word: String, of plan: PlanEntry, _ service: Service) throws -> String {
        var titles: [String: String] = [:]
        for date in plan.occurrences where date.kind == "deadline" { titles[date.item] = date.title }
        // Those that have no date in the year that the plan is told with, and those that have none at all.
        if !titles.keys.contains(word) {
            let boards = try service.boards([("plan", plan.id)])
            for row in boards.flatMap(\.rows) { titles[row.date.item] = row.date.title }
            let undated = boards.flatMap(\.plan.undated).map { ChosenName(id: $0, names: [$0]) }.meant(by: word)
            if let title = undated.first?.id, [ChosenName](titles).meant(by: word).isEmpty {
                throw UndatedDeadline(title: title, language: service.language)
            }
        }
        return try ChosenName.find(
            word, among: .init(titles), Bilingual(vi: "hạn", en: "deadline"), service.language)
    }

    // MARK: Words about it

    /// The id of the unit of that id or name.
    static func unit(_ word: String, of plan: PlanEntry, _ language: Language) throws(UnknownName) -> String {
        let what = Bilingual(vi: "đơn vị", en: "unit")
        guard !plan.units.isEmpty else {
            throw UnknownName(word: word, what: what, near: [], kind: .none, language: language)
        }
        return try ChosenName.find(word, among: .init(plan.units), what, language)
    }

    func name(ofUnit id: String) -> String { plan.units[id] ?? id }

    /// A day to come, such as `20/01/2027`, `20/01`, `3 ngày nữa`.
    func day(_ option: String, _ arguments: Arguments) throws(UsageError) -> Day? {
        guard let text = arguments.value(option) else { return nil }
        let last = Day(iso: row.date.lastGoodDay)
        let today = plan.zone.day(at: SystemClock.now())
        guard let spoken = SpokenDay(text), let day = spoken.day(today: today, lastGoodDay: last, .ahead) else {
            throw UsageError(
                vi: "'--\(option) \(text.inOneLine)' không phải là ngày (ví dụ 20/01/2027, '3 ngày nữa')",
                en: "'--\(option) \(text.inOneLine)' is not a day (such as 20/01/2027, 'in 3 days')")
        }
        // Yesterday's day, said by mistake, would be next year's.
        guard !spoken.needsYear(today: today, .ahead) else {
            throw UsageError(
                vi:
                    "'--\(option) \(text.inOneLine)' cần cả năm: năm nay ngày đó đã qua, năm sau là \(day.text(in: .vietnamese))",
                en:
                    "'--\(option) \(text.inOneLine)' needs its year: this year's is past, next year's is \(day.text(in: .english))"
            )
        }
        return day
    }
}

/// A deadline is named of which the plan does not say when.
private struct UndatedDeadline: Error, CustomStringConvertible {
    var title: String
    var language: Language

    var description: String {
        Bilingual(
            vi: "hạn '\(title.inOneLine)' không có ngày trong kế hoạch: chưa ghi nhận được gì",
            en: "the plan gives the deadline '\(title.inOneLine)' no date: nothing can be recorded of it")[language]
    }
}

extension PlanEntry {
    /// Its time zone; UTC where this machine does not know it.
    var zone: Zone { ZoneLibrary().zone(timezone) ?? .utc }
}

extension BoardRowEntry {
    /// `dang-ky@2021`.
    var name: String { "\(date.item)@\(date.occurrence)" }
}
