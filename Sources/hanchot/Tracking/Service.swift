import CivilTime
import ControlAPI
import DaemonKit
import LinuxSystem
import PlanCore
import PlanFiles

/// The service as the commands ask it that track who has delivered.
struct Service {
    let client: ControlClient
    let language: Language

    init(_ arguments: Arguments, _ language: Language) {
        self.client = ControlClient(path: arguments.value(Option.socket.name), language: language)
        self.language = language
    }

    /// The plan of that id, or of that file; else the one with that number or title, however they are written.
    /// - Throws: `UnknownName`, which names what is near; `Unapproved` for a draft.
    func plan(_ word: String) throws -> PlanEntry {
        let id = word.hasSuffix(".yaml") ? PlanChoice.id(word) : word
        if id.isID, let plan = try served(id) { return plan }
        let plans = try client.list(PlanSummary.self, at: "/v1/plans?limit=500")
        do {
            let what = Bilingual(vi: "kế hoạch", en: "plan")
            if let plan = try served(try ChosenName.find(word, among: plans.map(\.chosen), what, language)) {
                return plan
            }
            // It went while it was asked for.
            throw UnknownName(word: word, what: what, near: [], kind: .all, language: language)
        } catch let error as UnknownName {
            let drafts = try client.list(PlanSummary.self, at: "/v1/drafts?limit=500").map(\.chosen).meant(by: id)
            guard let draft = drafts.first, drafts.count == 1 else { throw error }
            throw Unapproved(draft: draft.id, language: language)
        }
    }

    /// nil where none of that id is served.
    private func served(_ id: String) throws -> PlanEntry? {
        do {
            return try client.value(PlanEntry.self, at: "/v1/plans/\(ControlClient.escaped(id))")
        } catch let error as ControlClient.Refused where error.code == "plan-unknown" {
            return nil
        }
    }

    /// The boards that a query of `/v1/board` asks for, one a plan, however many answers they come in.
    func boards(_ query: [(name: String, value: String?)]) throws -> [BoardEntry] {
        let text = query.compactMap { name, value in value.map { "\(name)=\(ControlClient.escaped($0))" } }
        let parts = try client.list(
            BoardEntry.self, at: "/v1/board?" + (text + ["limit=100"]).joined(separator: "&"))
        let (now, zones) = (SystemClock.now(), ZoneLibrary())
        var boards: [BoardEntry] = []
        for var part in parts {
            part.localTime = (zones.zone(part.plan.timezone) ?? .utc).rfc3339(now)
            if let last = boards.indices.last, boards[last].plan.id == part.plan.id {
                boards[last].add(part)
            } else {
                boards.append(part)
            }
        }
        return boards
    }
}

extension PlanSummary {
    /// By its id, its number or its title.
    var chosen: ChosenName { ChosenName(id: id, names: [number, title].compactMap(\.self)) }
}

/// A draft is named where a plan is needed.
struct Unapproved: Error, CustomStringConvertible {
    var draft: String
    var language: Language

    var description: String {
        Bilingual(
            vi: "'\(draft)' là dự thảo chưa duyệt: chưa theo dõi được (duyệt: hanchot approve \(draft))",
            en: "'\(draft)' is a draft that is not approved: nothing is tracked of it (hanchot approve \(draft))")[
                language]
    }
}
