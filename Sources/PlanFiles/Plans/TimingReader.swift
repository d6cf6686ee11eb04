import CivilTime
import ICalendar
import PlanCore

/// Reads when a deadline falls from those of its keys that say so.
struct TimingReader {
    static let keys = [
        "before", "by", "every", "rrule", "also", "except", "within", "after", "ahead-of", "at",
    ]

    /// Those that decide most, the first of all first.
    private static let deciding = ["rrule", "before", "by", "within", "after", "ahead-of"]

    /// Those that say two things.
    private static let exclusive = [
        ("before", "by"), ("before", "after"), ("by", "after"), ("every", "after"), ("before", "ahead-of"),
        ("by", "ahead-of"), ("every", "ahead-of"), ("after", "ahead-of"), ("before", "within"), ("by", "within"),
        ("every", "within"), ("every", "rrule"), ("rrule", "within"), ("rrule", "after"), ("rrule", "ahead-of"),
    ]

    let mapping: MappingReader
    let anchors: AnchorNames

    /// nil after noting what is wrong: unreadable values, keys that exclude each other (`timing-conflict`), keys that lack
    /// their other half (`key-missing`).
    var timing: Timing? {
        let distance = mapping.optional("within", .distance)
        let anchor = mapping.optional("after", .anchor(anchors))
        let aim = mapping.optional("ahead-of", .anchor(anchors))
        let time = mapping.optional("at", .timeOfDay)
        let fixed = mapping.has("rrule") ? recurrence(at: time) : fixed
        guard isConsistent else { return nil }
        if mapping.has("after") {
            guard let anchor else { return nil }
            guard mapping.has("within") else { return .duty(anchor) }
            return distance.map { .relative($0, anchor, time) }
        }
        if mapping.has("ahead-of") {
            guard let aim, var distance else { return nil }
            distance.direction = .ahead
            return .relative(distance, aim, time)
        }
        return mapping.has("rrule") || mapping.has("before") || mapping.has("by") ? fixed : .open
    }

    /// Where the key that decides most stands.
    var position: SourcePosition? {
        Self.deciding.first { mapping.has($0) }.map { mapping.position(of: $0) }
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

    /// What repeats by `rrule`; `by` or `before` beside it is its start.
    private func recurrence(at time: TimeOfDay?) -> Timing? {
        let key = mapping.has("before") ? "before" : "by"
        let rule = mapping.optional("rrule", .recurrenceRule)
        let start = mapping.optional(key, .moment)
        let dates = ValueForm.list(of: ValueForm.planDate, atMost: FormatLimits.exceptions)
        let also = mapping.optional("also", dates) ?? []
        let except = mapping.optional("except", dates) ?? []
        guard let rule, start != nil || !mapping.has(key) else { return nil }
        return .recurring(
            Recurrence(rule: rule.text, start: start?.date, also: also, except: except),
            mapping.has("before") ? .before : .by, start?.time ?? time)
    }

    /// The keys that are there go together.
    private var isConsistent: Bool {
        if saysOneThing { return true }
        for (first, second) in Self.exclusive where mapping.has(first) && mapping.has(second) {
            let later = max(mapping.position(of: first), mapping.position(of: second))
            mapping.faults.error(
                at: later, "timing-conflict", vi: "'\(first)' và '\(second)' không đi cùng nhau",
                en: "'\(first)' and '\(second)' do not go together")
            return false
        }
        var isConsistent = true
        if mapping.has("every"), !mapping.has("before"), !mapping.has("by") {
            isConsistent = false
            missing("every", vi: "'by' hoặc 'before'", en: "'by' or 'before'")
        }
        if mapping.has("within"), !mapping.has("after"), !mapping.has("ahead-of") {
            isConsistent = false
            missing("within", vi: "'after' hoặc 'ahead-of'", en: "'after' or 'ahead-of'")
        }
        if mapping.has("ahead-of"), !mapping.has("within") {
            isConsistent = false
            missing("ahead-of", vi: "'within'", en: "'within'")
        }
        for key in ["also", "except"] where mapping.has(key) && !mapping.has("rrule") {
            isConsistent = false
            missing(key, vi: "'rrule'", en: "'rrule'")
        }
        let isUndated = mapping.has("rrule") && !mapping.has("by") && !mapping.has("before")
        if mapping.has("at"), !mapping.has("within"), !isUndated {
            isConsistent = false
            mapping.faults.error(
                at: mapping.position(of: "at"), "timing-conflict",
                vi: "'at' chỉ đi với 'within', hoặc 'rrule' không có ngày (ghi giờ ngay sau ngày: 'by: 15/11 17:00')",
                en:
                    "'at' goes with 'within', or 'rrule' without a date (write the time behind the date: 'by: 15/11 17:00')"
            )
        }
        return isConsistent
    }

    /// At most one of the keys is there, and it needs no other: so do most deadlines. Key by key, for each is reckoned by the
    /// compiler.
    private var saysOneThing: Bool {
        if mapping.has("every") || mapping.has("within") || mapping.has("ahead-of") { return false }
        if mapping.has("at") || mapping.has("also") || mapping.has("except") { return false }
        let (before, by, rrule, after) = (
            mapping.has("before"), mapping.has("by"), mapping.has("rrule"), mapping.has("after")
        )
        return (before ? 1 : 0) + (by ? 1 : 0) + (rrule ? 1 : 0) + (after ? 1 : 0) <= 1
    }

    private func missing(_ key: String, vi: String, en: String) {
        mapping.faults.error(
            at: mapping.position(of: key), "key-missing", vi: "'\(key)' cần có \(vi) đi cùng",
            en: "'\(key)' needs \(en)")
    }
}
