import CivilTime
import PlanCore

/// Reads when a deadline falls from those of its keys that say so.
struct TimingReader {
    static let keys = ["before", "by", "every", "within", "after", "at"]

    let mapping: MappingReader
    /// Ids of the plan's phases; nil: they cannot be read.
    let phases: [String]?

    /// nil after noting what is wrong: unreadable values, keys that exclude each other (`timing-conflict`), keys that lack
    /// their other half (`key-missing`).
    var timing: Timing? {
        let distance = mapping.optional("within", .distance)
        let anchor = mapping.optional("after", .anchor(phases))
        let time = mapping.optional("at", .timeOfDay)
        let fixed = fixed
        guard isConsistent else { return nil }
        if mapping.has("after") {
            guard let anchor else { return nil }
            guard mapping.has("within") else { return .duty(anchor) }
            guard let distance else { return nil }
            return .relative(distance, anchor, time)
        }
        return mapping.has("before") || mapping.has("by") ? fixed : .open
    }

    /// The date or the repeating day behind `before` or `by`.
    private var fixed: Timing? {
        let key = mapping.has("before") ? "before" : "by"
        let boundary: Boundary = mapping.has("before") ? .before : .by
        guard mapping.has("every") else {
            return mapping.optional(key, .moment).map { .dated($0.date, boundary, $0.time) }
        }
        guard let period: Period = mapping.optional("every", .choice) else { return nil }
        return mapping.optional(key, .periodDay(in: period)).map { .repeating(period, $0.day, boundary, $0.time) }
    }

    /// The keys that are there go together.
    private var isConsistent: Bool {
        let exclusive = [
            ("before", "by"), ("before", "after"), ("by", "after"), ("every", "after"), ("before", "within"),
            ("by", "within"), ("every", "within"),
        ]
        for (first, second) in exclusive where mapping.has(first) && mapping.has(second) {
            let later = max(mapping.position(of: first), mapping.position(of: second))
            mapping.faults.error(
                at: later, "timing-conflict", vi: "'\(first)' và '\(second)' không đi cùng nhau",
                en: "'\(first)' and '\(second)' do not go together")
            return false
        }
        var isConsistent = true
        if mapping.has("every"), !mapping.has("before"), !mapping.has("by") {
            isConsistent = false
            missing("every", needs: "by", vi: "'by' hoặc 'before'", en: "'by' or 'before'")
        }
        if mapping.has("within"), !mapping.has("after") {
            isConsistent = false
            missing("within", needs: "after", vi: "'after'", en: "'after'")
        }
        if mapping.has("at"), !mapping.has("within") {
            isConsistent = false
            mapping.faults.error(
                at: mapping.position(of: "at"), "timing-conflict",
                vi: "'at' chỉ đi với 'within' (ghi giờ ngay sau ngày: 'by: 15/11 17:00')",
                en: "'at' goes with 'within' only (write the time behind the date: 'by: 15/11 17:00')")
        }
        return isConsistent
    }

    private func missing(_ key: String, needs other: String, vi: String, en: String) {
        mapping.faults.error(
            at: mapping.position(of: key), "key-missing", vi: "'\(key)' cần có \(vi) đi cùng",
            en: "'\(key)' needs \(en)")
    }
}

extension ValueForm where Value == Anchor {
    /// `each phase`, `mỗi đợt`, or a phase's id.
    fileprivate static func anchor(_ phases: [String]?) -> ValueForm {
        ValueForm { node, faults in
            let expected = Bilingual(vi: "mã của một đợt hoặc 'each phase'", en: "a phase's id or 'each phase'")
            guard let text = node.text(expected: expected, faults) else { return nil }
            guard let phases else { return nil }
            let isEach = ["each phase", "mỗi đợt"].contains(text.lowercased())
            if isEach, !phases.isEmpty { return .eachPhase }
            if phases.contains(text) { return .phase(text) }
            let hint = faults.nearest(to: text, among: phases + ["each phase"])
            if phases.isEmpty {
                faults.error(
                    at: node.position, "phase-unknown", vi: "kế hoạch không có đợt nào để tính từ đó",
                    en: "the plan has no phase to count from")
            } else {
                faults.error(
                    at: node.position, "phase-unknown",
                    vi: "không có đợt \(quoted(text)) "
                        + (hint.map { "(có phải là '\($0)'?)" } ?? "(cần \(expected.vietnamese))"),
                    en: "unknown phase \(quoted(text)) "
                        + (hint.map { "(did you mean '\($0)'?)" } ?? "(expected \(expected.english))"))
            }
            return nil
        }
    }
}
