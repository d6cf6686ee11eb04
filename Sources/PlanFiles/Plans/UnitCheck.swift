import PlanCore

/// Finds what is wrong with when units are there and with who takes their place.
struct UnitCheck {
    private let units: [(value: Plan.Unit, position: SourcePosition)]
    private let faults: FileFaults
    /// Also of units that are faulty otherwise.
    private let ids: [String]

    init(_ units: [(value: Plan.Unit, position: SourcePosition)], ids: [String], _ faults: FileFaults) {
        self.units = units
        self.ids = ids
        self.faults = faults
    }

    /// Notes `successor-unknown` and `successor-loop`, each loop once.
    func run() {
        guard units.contains(where: { $0.value.successor != nil }) else { return }
        let ids = Set(ids)
        let known = Dictionary(units.map { ($0.value.id, $0.value) }, uniquingKeysWith: { first, _ in first })
        var passed: Set<String> = []
        for (unit, position) in units {
            if let successor = unit.successor, !ids.contains(successor) {
                let hint = faults.nearest(to: successor, among: ids.sorted())
                faults.error(
                    at: position, "successor-unknown",
                    vi: "không có đơn vị \(quoted(successor)) để thay '\(unit.id)'"
                        + (hint.map { " (có phải là '\($0)'?)" } ?? ""),
                    en: "no unit \(quoted(successor)) to take the place of '\(unit.id)'"
                        + (hint.map { " (did you mean '\($0)'?)" } ?? ""))
            }
            var path: [String] = []
            var next: String? = unit.id
            while let id = next, passed.insert(id).inserted {
                path.append(id)
                next = known[id]?.successor
            }
            guard let id = next, let start = path.firstIndex(of: id) else { continue }
            let loop = (path[start...] + [id]).joined(separator: " → ")
            faults.error(
                at: position, "successor-loop", vi: "các đơn vị thay nhau thành vòng: \(loop)",
                en: "units take each other's place in a loop: \(loop)")
        }
    }
}
