import CivilTime
import ControlAPI
import DaemonKit
import LinuxSystem
import PlanCore

/// The service as the commands ask it that track who has delivered.
struct Service {
    let client: ControlClient
    let language: Language

    init(_ arguments: Arguments, _ language: Language) {
        self.client = ControlClient(path: arguments.value(Option.socket.name), language: language)
        self.language = language
    }

    /// The plan of that id; else the one with that number or title, however they are written.
    /// - Throws: `UnknownName`, which names what is near.
    func plan(_ word: String) throws -> PlanEntry {
        let id = PlanChoice.id(word)
        do {
            return try client.value(PlanEntry.self, at: "/v1/plans/\(ControlClient.escaped(id))")
        } catch let error as ControlClient.Refused where error.code == "plan-unknown" {
            let plans = try client.list(PlanSummary.self, at: "/v1/plans?limit=500")
            let names = plans.map { ChosenName(id: $0.id, names: [$0.number, $0.title].compactMap(\.self)) }
            let found = try ChosenName.find(word, among: names, Bilingual(vi: "kế hoạch", en: "plan"), language)
            return try client.value(PlanEntry.self, at: "/v1/plans/\(ControlClient.escaped(found))")
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
