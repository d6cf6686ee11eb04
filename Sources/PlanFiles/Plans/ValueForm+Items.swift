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
            let ladder = mapping.optional("reminders", .ladder(in: .phase, context)) ?? context.ladder
            if let first = from?.fixedDay, let last = to?.fixedDay, last < first {
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
        .mapping(keys: ["id", "title", "on", "lunar", "reminders"]) { mapping in
            let id = mapping.required("id", context.itemIDs.form)
            let title = mapping.required("title", .text)
            let on = day(in: mapping)
            let ladder = mapping.optional("reminders", .ladder(in: .event, context)) ?? context.ladder
            guard let id, let title, let on else { return nil }
            return Plan.Event(id: id, title: title, on: on, ladder: ladder, position: mapping.position)
        }
    }

    /// `on:`, or `lunar:` with a date of the lunar calendar, as holiday files write it.
    private static func day(in mapping: MappingReader) -> PlanDate? {
        guard mapping.has("lunar") else { return mapping.required("on", .planDate) }
        if mapping.has("on") {
            mapping.faults.error(
                at: mapping.position(of: "on"), "key-conflict", vi: "'lunar' và 'on' không đi cùng nhau",
                en: "'lunar' and 'on' exclude each other")
        }
        return mapping.optional("lunar", .lunarDate)
    }
}

extension ValueForm where Value == PlanDate {
    /// A date of the lunar calendar without a word that says so: `10/03`, `01/06/2025 nhuận`.
    fileprivate static var lunarDate: ValueForm {
        .scalar(
            "date-invalid", what: Bilingual(vi: "ngày âm lịch hợp lệ", en: "a lunar date"),
            expected: Bilingual(
                vi: "10/03, 10/03/2027 hoặc 01/06/2025 nhuận", en: "10/03, 10/03/2027 or 01/06/2025 leap")
        ) { PlanDate(written: "\($0) âm lịch") }
    }
}
