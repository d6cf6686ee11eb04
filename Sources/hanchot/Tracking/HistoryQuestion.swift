import CivilTime
import ControlAPI
import DaemonKit
import LinuxSystem
import PlanCore
import PlanFiles

/// Which rows of the history a command asks for, by the names of what there is; what is gone is asked for by its id.
struct HistoryQuestion {
    private let parameters: [(name: String, value: String)]
    /// Names that nothing has today: where no row has them either, this is what is wrong.
    private let doubts: [any Error]

    /// - Throws: `UsageError`, as `ControlClient` does.
    init(_ arguments: Arguments, _ service: Service) throws {
        var parameters: [(String, String)] = []
        var doubts: [any Error] = []
        func taken<Value>(_ look: () throws -> Value) throws -> Value? {
            do {
                return try look()
            } catch let error as UnknownName {
                doubts.append(error)
            } catch let error as Unapproved {
                doubts.append(error)
            }
            return nil
        }
        var plan: PlanEntry?
        if let word = arguments.operands.first {
            if let named = try taken({ try service.plan(word) }) {
                plan = named
                parameters.append(("plan", named.id))
            } else if word.contains("/") {
                // A deadline, and no plan.
                doubts.removeLast()
                let found = try taken { try Self.deadline(word, service) }
                plan = found?.plan
                parameters.append(("subject", found?.subject ?? word))
            } else {
                parameters.append((word.isID ? "plan" : "subject", word))
            }
        }
        if let word = arguments.value("unit") {
            let id = try taken { try Self.unit(word, of: plan, service) }
            parameters.append(("unit", id ?? word))
        }
        if let actor = arguments.value("actor") { parameters.append(("actor", actor)) }
        if let word = arguments.value("action") {
            let id = try taken {
                try ChosenName.find(word, among: Self.actions, Bilingual(vi: "việc", en: "action"), service.language)
            }
            parameters.append(("action", id ?? word))
        }
        if let since = try Self.since(arguments, plan) { parameters.append(("since", since.description)) }
        self.parameters = parameters
        self.doubts = doubts
    }

    /// The newest rows, as many at most, the last first.
    /// - Throws: a name is known to nobody.
    func rows(_ wanted: Int, of service: Service) throws -> [ChangeEntry] {
        let text = parameters.map { "&\($0.name)=\(ControlClient.escaped($0.value))" }.joined()
        var (rows, cursor): ([ChangeEntry], String?) = ([], nil)
        repeat {
            let next = cursor.map { "&cursor=\($0)" } ?? ""
            let page = try service.client.value(
                Page<ChangeEntry>.self, at: "/v1/history?limit=\(min(500, wanted - rows.count))\(text)\(next)")
            rows += page.items
            cursor = page.next
        } while cursor != nil && rows.count < wanted
        if rows.isEmpty, let doubt = doubts.first { throw doubt }
        return rows
    }

    /// What history calls an action, its word in Vietnamese, the command that does it.
    static let actions = ChangeText.actions.map { action in
        ChosenName(
            id: action.word,
            names: [action.text.vietnamese] + (["receive": ["received"], "return": ["returned"]][action.word] ?? []))
    }

    /// `PLAN/DEADLINE`, `PLAN/DEADLINE@OCCURRENCE`.
    private static func deadline(_ word: String, _ service: Service) throws -> (plan: PlanEntry, subject: String) {
        guard let (plan, rest) = try TrackedDeadline.split(word, service) else {
            preconditionFailure("a word with a slash")
        }
        let name = OccurrenceName(rest)
        let item = try TrackedDeadline.item(name.item, of: plan, service)
        return (plan, "\(plan.id)/\(item)" + (name.occurrence.map { "@\($0)" } ?? ""))
    }

    /// Plans whose units are looked through, where no plan is named.
    private static let plansAtMost = 100

    private static func unit(_ word: String, of plan: PlanEntry?, _ service: Service) throws -> String {
        if let plan { return try TrackedDeadline.unit(word, of: plan, service.language) }
        let plans = try service.client.list(PlanSummary.self, at: "/v1/plans?limit=500")
        var names: [String: Set<String>] = [:]
        for plan in plans.prefix(plansAtMost) {
            for (id, name) in try service.plan(plan.id).units { names[id, default: []].insert(name) }
        }
        return try ChosenName.find(
            word, among: names.sorted { $0.key < $1.key }.map { ChosenName(id: $0.key, names: $0.value.sorted()) },
            Bilingual(vi: "đơn vị", en: "unit"), service.language)
    }

    private static func since(_ arguments: Arguments, _ plan: PlanEntry?) throws(UsageError) -> Instant? {
        let zones = ZoneLibrary()
        let zone = plan.flatMap { zones.zone($0.timezone) } ?? zones.systemZone
        // From the beginning of a day, also of today.
        return try arguments.spokenInstant("since", in: zone, .past, at: .midnight)
    }
}
