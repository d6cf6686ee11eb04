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

    /// - Parameter fits: whether what is to be done can be done to it: where no occurrence is named, the only one it can be
    ///   done to is meant, of those that are overdue and the one that comes next.
    /// - Throws: `UnknownName`, `UsageError`.
    init(_ word: String, _ service: Service, where fits: (PlanEntry, BoardRowEntry) throws -> Bool) throws {
        guard let (plan, rest) = try Self.split(word, service) else {
            throw UsageError(
                vi: "'\(word.inOneLine)' chưa nêu hạn (cần KẾ-HOẠCH/HẠN)",
                en: "'\(word.inOneLine)' names no deadline (PLAN/DEADLINE is needed)")
        }
        let parts = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
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
                throw SeveralOccurrences(of: word, open, service.language)
            }
            self.row = row
        }
    }

    /// The plan that a word names, `PLAN`, and the rows of its board; or those of one deadline, `PLAN/DEADLINE`, or occurrence.
    /// - Throws: `UnknownName`.
    static func rows(_ word: String, _ service: Service) throws -> (PlanEntry, [BoardRowEntry]) {
        // A plan's number has slashes too: a word that names a plan as it is means all of it.
        if let plan = try? service.plan(word) {
            return (plan, try service.boards([("plan", plan.id)]).flatMap(\.rows))
        }
        guard let (plan, rest) = try split(word, service) else { return (try service.plan(word), []) }
        let parts = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count > 1 else { return (plan, try rows(plan, String(parts[0]), service)) }
        return (plan, [try row(plan, String(parts[0]), String(parts[1]), service)])
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

    /// Of this year, or the plan's nearest to it.
    private static func rows(_ plan: PlanEntry, _ word: String, _ service: Service) throws -> [BoardRowEntry] {
        if word.isID {
            let exact = try service.boards([("plan", plan.id), ("deadline", word)]).flatMap(\.rows)
            if !exact.isEmpty { return exact }
            do {
                let name = ControlClient.escaped(word)
                _ = try service.client.value(BoardRowEntry.self, at: "/v1/plans/\(plan.id)/deadlines/\(name)")
            } catch let error as ControlClient.Refused where error.code != "deadline-undated" {}
        }
        let id = try item(word, of: plan, service)
        return try service.boards([("plan", plan.id), ("deadline", id)]).flatMap(\.rows)
    }

    /// The id of the deadline of that id or title.
    /// - Throws: `UnknownName`.
    static func item(_ word: String, of plan: PlanEntry, _ service: Service) throws -> String {
        var titles: [String: String] = [:]
        for date in plan.occurrences where date.kind == "deadline" { titles[date.item] = date.title }
        // Those that have no date in the year that the plan is told with.
        if !titles.keys.contains(word) {
            for row in try service.boards([("plan", plan.id)]).flatMap(\.rows) {
                titles[row.date.item] = row.date.title
            }
        }
        return try ChosenName.find(
            word, among: titles.sorted { $0.key < $1.key }.map { ChosenName(id: $0.key, names: [$0.value]) },
            Bilingual(vi: "hạn", en: "deadline"), service.language)
    }

    // MARK: Words about it

    /// The id of the unit of that id or name.
    static func unit(_ word: String, of plan: PlanEntry, _ language: Language) throws(UnknownName) -> String {
        try ChosenName.find(word, among: plan.chosenUnits, Bilingual(vi: "đơn vị", en: "unit"), language)
    }

    func name(ofUnit id: String) -> String { plan.units[id] ?? id }

    /// On the plan's wall clock.
    /// - Parameters:
    ///   - direction: of a day that is named without its year.
    ///   - time: of a day that is named without one; nil: its beginning, or now where it is today.
    /// - Throws: `UsageError` for what is no point in time.
    static func instant(
        _ option: String, _ arguments: Arguments, of plan: PlanEntry, lastGoodDay: Day?, _ direction: SpokenDirection,
        at time: TimeOfDay? = nil
    ) throws(UsageError) -> Instant? {
        guard let text = arguments.value(option) else { return nil }
        let zone = ZoneLibrary().zone(plan.timezone) ?? .utc
        let said = SpokenTime(text)
        // A day alone is for people, a day with its time may be written in other forms too.
        if said.map({ !$0.isDay }) ?? true, let instant = Instant(written: text, in: zone) { return instant }
        let instant = said?.instant(
            at: SystemClock.now(), in: zone, lastGoodDay: lastGoodDay, direction, usual: time)
        if let instant { return instant }
        throw UsageError(
            vi: "'--\(option) \(text.inOneLine)' không phải là thời điểm (ví dụ 'hôm nay 08:30', 'hôm qua 16h30', "
                + "'3 ngày nữa', '2027-01-20 08:00')",
            en: "'--\(option) \(text.inOneLine)' is not a point in time (such as 'today 08:30', 'yesterday 4:30 pm', "
                + "'in 3 days', '2027-01-20 08:00')")
    }

    /// A day to come, such as `20/01/2027`, `20/01`, `3 ngày nữa`.
    func day(_ option: String, _ arguments: Arguments) throws(UsageError) -> Day? {
        guard let text = arguments.value(option) else { return nil }
        let zone = ZoneLibrary().zone(plan.timezone) ?? .utc
        let last = Day(iso: row.date.lastGoodDay)
        guard let day = SpokenDay(text)?.day(today: zone.day(at: SystemClock.now()), lastGoodDay: last, .ahead) else {
            throw UsageError(
                vi: "'--\(option) \(text.inOneLine)' không phải là ngày (ví dụ 20/01/2027, '3 ngày nữa')",
                en: "'--\(option) \(text.inOneLine)' is not a day (such as 20/01/2027, 'in 3 days')")
        }
        return day
    }
}

extension PlanEntry {
    /// By their ids or names, in the order of the ids.
    var chosenUnits: [ChosenName] {
        units.sorted { $0.key < $1.key }.map { ChosenName(id: $0.key, names: [$0.value]) }
    }
}

extension PlanEntry {
    var chosenTargets: [ChosenName] {
        targets.sorted { $0.key < $1.key }.map { ChosenName(id: $0.key, names: [$0.value]) }
    }
}

extension BoardRowEntry {
    /// `dang-ky@2021`.
    var name: String { "\(date.item)@\(date.occurrence)" }
}
