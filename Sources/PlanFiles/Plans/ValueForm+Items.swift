import CivilTime
import PlanCore

extension ValueForm where Value == Plan.Unit {
    /// A unit, or its name alone.
    static func unit(_ ids: UniqueIDs) -> ValueForm {
        let (named, described) = (named(ids), described(ids))
        return ValueForm { node, faults in
            if case .scalar = node.content { named.read(node, faults) } else { described.read(node, faults) }
        }
    }

    /// Its id is made of its name; a name that gives none is `id-missing`, one that gives another's `id-duplicate`.
    private static func named(_ ids: UniqueIDs) -> ValueForm {
        ValueForm { node, faults in
            guard let name = ValueForm<String>.text.read(node, faults) else { return nil }
            let word = name.idWord(atMost: 64)
            guard !word.isEmpty else {
                faults.error(
                    at: node.position, "id-missing", vi: "từ \(quoted(name)) không đặt được mã: cần {id: …, name: …}",
                    en: "no id can be made of \(quoted(name)): {id: …, name: …} is needed")
                return nil
            }
            return ids.form.read(YAMLNode(.scalar(word, .quoted), at: node.position), faults).map {
                Plan.Unit(id: $0, name: name)
            }
        }
    }

    /// One that ends before it begins is `window-empty`, a successor of one without an end `successor-endless`.
    private static func described(_ ids: UniqueIDs) -> ValueForm {
        .mapping(keys: ["id", "name", "from", "until", "successor"]) { mapping in
            let id = mapping.required("id", ids.form)
            let name = mapping.required("name", .text)
            let from = mapping.optional("from", .fullDay)
            let until = mapping.optional("until", .fullDay)
            let successor = mapping.optional("successor", .id)
            if let from, let until, until < from {
                mapping.faults.error(
                    at: mapping.node("until")?.position ?? mapping.position, "window-empty",
                    vi: "đơn vị kết thúc (\(until.slashed)) trước khi có (\(from.slashed))",
                    en: "the unit ends (\(until)) before it is there (\(from))")
            }
            if mapping.has("successor"), !mapping.has("until"), !mapping.isMistyped("until") {
                mapping.faults.error(
                    at: mapping.position(of: "successor"), "successor-endless",
                    vi: "có 'successor' thì phải có 'until': ngày cuối cùng của đơn vị",
                    en: "'successor' needs 'until', the unit's last day")
            }
            guard let id, let name else { return nil }
            return Plan.Unit(id: id, name: name, from: from, until: until, successor: successor)
        }
    }
}

extension ValueForm where Value == Plan.Recipient {
    static func recipient(_ ids: UniqueIDs) -> ValueForm {
        .mapping(keys: ["id", "name"]) { mapping in
            let id = mapping.required("id", ids.form)
            let name = mapping.required("name", .text)
            guard let id, let name else { return nil }
            return Plan.Recipient(id: id, name: name)
        }
    }
}

extension ValueForm where Value == Plan.Target {
    static func target(_ ids: UniqueIDs) -> ValueForm {
        .mapping(keys: ["id", "title", "at-least"]) { mapping in
            let id = mapping.required("id", ids.form)
            let title = mapping.required("title", .text)
            let goal = mapping.required("at-least", .goal)
            guard let id, let title, let goal else { return nil }
            return Plan.Target(id: id, title: title, goal: goal)
        }
    }
}

extension ValueForm where Value == Plan.Target.Goal {
    /// `15%`, `15 %` or `3`.
    fileprivate static var goal: ValueForm {
        .scalar(
            "goal-invalid", what: Bilingual(vi: "mức chỉ tiêu hợp lệ", en: "a target's level"),
            expected: Bilingual(
                vi: "tỷ lệ từ 1% đến 100%, hoặc số từ 1 đến \(FormatLimits.goal) cho mỗi đơn vị",
                en: "a share from 1% to 100%, or a number from 1 to \(FormatLimits.goal) a unit")
        ) { text in
            let isShare = text.hasSuffix("%")
            let digits = isShare ? text.dropLast(text.hasSuffix(" %") ? 2 : 1) : text[...]
            guard let value = Int(digits: String(digits)), value >= 1 else { return nil }
            guard value <= (isShare ? 100 : FormatLimits.goal) else { return nil }
            return isShare ? .percent(value) : .count(value)
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
