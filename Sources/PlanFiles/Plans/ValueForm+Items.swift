import CivilTime
import PlanCore

extension ValueForm where Value == Plan.Unit {
    static func unit(_ ids: UniqueIDs) -> ValueForm {
        .mapping(keys: ["id", "name"]) { mapping in
            let id = mapping.required("id", ids.form)
            let name = mapping.required("name", .text)
            guard let id, let name else { return nil }
            return Plan.Unit(id: id, name: name)
        }
    }
}

extension ValueForm where Value == Plan.Phase {
    /// A phase; a window whose years are written and that ends before it starts is `window-empty`.
    static func phase(_ context: PlanContext) -> ValueForm {
        .mapping(keys: ["id", "title", "from", "to", "reminders"]) { mapping in
            let id = mapping.required("id", context.itemIDs.form)
            let title = mapping.required("title", .text)
            let from = mapping.required("from", .planDate)
            let to = mapping.required("to", .planDate)
            let ladder = mapping.optional("reminders", .ladder(over: context.ladder, in: .phase)) ?? context.ladder
            if case .full(let first) = from, case .full(let last) = to, last < first {
                mapping.faults.error(
                    at: mapping.node("to")?.position ?? mapping.position, "window-empty",
                    vi: "đợt kết thúc (\(last.slashed)) trước khi bắt đầu (\(first.slashed))",
                    en: "the phase ends (\(last)) before it starts (\(first))")
                return nil
            }
            guard let id, let title, let from, let to else { return nil }
            return Plan.Phase(id: id, title: title, from: from, to: to, ladder: ladder, position: mapping.position)
        }
    }
}

extension ValueForm where Value == Plan.Event {
    static func event(_ context: PlanContext) -> ValueForm {
        .mapping(keys: ["id", "title", "on", "reminders"]) { mapping in
            let id = mapping.required("id", context.itemIDs.form)
            let title = mapping.required("title", .text)
            let on = mapping.required("on", .planDate)
            let ladder = mapping.optional("reminders", .ladder(over: context.ladder, in: .event)) ?? context.ladder
            guard let id, let title, let on else { return nil }
            return Plan.Event(id: id, title: title, on: on, ladder: ladder, position: mapping.position)
        }
    }
}
