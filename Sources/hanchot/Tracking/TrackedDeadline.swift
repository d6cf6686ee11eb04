import CivilTime
import ControlAPI
import DaemonKit
import LinuxSystem
import PlanCore

/// The occurrence of a deadline that a word of the command line names: `PLAN/DEADLINE`, `PLAN/DEADLINE@OCCURRENCE`.
struct TrackedDeadline {
    let plan: PlanEntry
    let row: BoardRowEntry

    /// Where it is in the control server.
    var target: String { "/v1/plans/\(plan.id)/deadlines/\(row.name)" }

    /// - Parameter fits: whether what is to be done can be done to it: where no occurrence is named, the only one it can be
    ///   done to is meant, of those that are overdue and the one that comes next.
    /// - Throws: `UnknownName`, `UsageError`.
    init(_ word: String, _ service: Service, where fits: (PlanEntry, BoardRowEntry) throws -> Bool) throws {
        // A plan's number has slashes of its own.
        guard let slash = word.lastIndex(of: "/") else {
            throw UsageError(
                vi: "'\(word)' chưa nêu hạn (cần KẾ-HOẠCH/HẠN)",
                en: "'\(word)' names no deadline (PLAN/DEADLINE is needed)")
        }
        let plan = try service.plan(String(word[..<slash]))
        let parts = word[slash...].dropFirst().split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        self.plan = plan
        if parts.count > 1 {
            row = try Self.row(plan, String(parts[0]), String(parts[1]), service)
        } else {
            let rows = try Self.rows(plan, String(parts[0]), service)
            let fitting = try rows.filter { try fits(plan, $0) }
            let open = fitting.filter(\.past) + fitting.filter { !$0.past }.prefix(1)
            // Where it can be done to none, why not is said of the one that was last, or comes first.
            let near = open.isEmpty ? rows.last(where: \.past) ?? rows.first : nil
            guard let row = open.count == 1 ? open[0] : near else {
                throw UnknownName(
                    word: word, what: Bilingual(vi: "hạn", en: "deadline"),
                    near: open.map { "\($0.name) (\($0.due))" }, isOneOf: true, language: service.language)
            }
            self.row = row
        }
    }

    /// The plan that a word names, `PLAN`, and the rows of its board; or those of one deadline, `PLAN/DEADLINE`, or occurrence.
    /// - Throws: `UnknownName`.
    static func rows(_ word: String, _ service: Service) throws -> (PlanEntry, [BoardRowEntry]) {
        guard let slash = word.lastIndex(of: "/") else {
            let plan = try service.plan(word)
            return (plan, try service.boards([("plan", plan.id)]).flatMap(\.rows))
        }
        let plan = try service.plan(String(word[..<slash]))
        let parts = word[slash...].dropFirst().split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count > 1 else { return (plan, try rows(plan, String(parts[0]), service)) }
        return (plan, [try row(plan, String(parts[0]), String(parts[1]), service)])
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

    /// Of this year, or the plan's nearest to it.
    private static func rows(_ plan: PlanEntry, _ word: String, _ service: Service) throws -> [BoardRowEntry] {
        let exact = try service.boards([("plan", plan.id), ("deadline", word)]).flatMap(\.rows)
        if !exact.isEmpty { return exact }
        let all = try service.boards([("plan", plan.id)]).flatMap(\.rows)
        var titles: [String: String] = [:]
        for row in all { titles[row.date.item] = row.date.title }
        let id = try ChosenName.find(
            word, among: titles.sorted { $0.key < $1.key }.map { ChosenName(id: $0.key, names: [$0.value]) },
            Bilingual(vi: "hạn", en: "deadline"), service.language)
        return all.filter { $0.date.item == id }
    }

    // MARK: Words about it

    /// The ids of units, named by their ids or names.
    static func units(_ words: some Sequence<String>, of plan: PlanEntry, _ language: Language) throws -> [String] {
        let names = plan.units.sorted { $0.key < $1.key }.map { ChosenName(id: $0.key, names: [$0.value]) }
        return try words.map {
            try ChosenName.find($0, among: names, Bilingual(vi: "đơn vị", en: "unit"), language)
        }
    }

    func name(ofUnit id: String) -> String { plan.units[id] ?? id }

    /// On the plan's wall clock.
    /// - Throws: `UsageError` for what is no point in time.
    static func instant(
        _ option: String, _ arguments: Arguments, of plan: PlanEntry, lastGoodDay: Day?
    ) throws(UsageError) -> Instant? {
        guard let text = arguments.value(option) else { return nil }
        let zone = ZoneLibrary().zone(plan.timezone) ?? .utc
        if let instant = Instant(written: text, in: zone) { return instant }
        let now = SystemClock.now()
        let today = zone.day(at: now)
        guard let spoken = SpokenTime(text), let day = spoken.day.day(today: today, lastGoodDay: lastGoodDay) else {
            throw UsageError(
                vi:
                    "'--\(option) \(text)' không phải là thời điểm (ví dụ 'hôm nay 08:30', '3 ngày nữa', '2027-01-20 08:00')",
                en:
                    "'--\(option) \(text)' is not a point in time (such as 'today 08:30', 'in 3 days', '2027-01-20 08:00')"
            )
        }
        // What is said of today without a time is said of now.
        return spoken.time == nil && day == today ? now : zone.instant(of: day, at: spoken.time ?? .midnight)
    }

    /// A day such as `20/01/2027`, `3 ngày nữa`.
    func day(_ option: String, _ arguments: Arguments) throws(UsageError) -> Day? {
        guard let text = arguments.value(option) else { return nil }
        let zone = ZoneLibrary().zone(plan.timezone) ?? .utc
        let last = Day(iso: row.date.lastGoodDay)
        guard let day = SpokenDay(text)?.day(today: zone.day(at: SystemClock.now()), lastGoodDay: last) else {
            throw UsageError(
                vi: "'--\(option) \(text)' không phải là ngày (ví dụ 20/01/2027, '3 ngày nữa')",
                en: "'--\(option) \(text)' is not a day (such as 20/01/2027, 'in 3 days')")
        }
        return day
    }
}

extension BoardRowEntry {
    /// `dang-ky@2021`.
    var name: String { "\(date.item)@\(date.occurrence)" }
}
