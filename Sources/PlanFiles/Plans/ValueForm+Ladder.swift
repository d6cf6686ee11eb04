package import CivilTime
package import PlanCore

/// What a `reminders:` mapping stands in, which decides the keys that mean something there.
package enum LadderScope: Sendable {
    /// The configuration: every key but `escalate`, for recipients are a plan's.
    case configuration
    /// With the ids of the plan's recipients; nil: they cannot be read.
    case plan([String]?)
    case deadline([String]?)
    case phase, event

    package var keys: [String] {
        switch self {
        case .configuration: ["before", "at", "overdue", "phase-opens", "phase-closes", "events", "quiet"]
        case .plan: ["before", "at", "overdue", "escalate", "phase-opens", "phase-closes", "events", "quiet"]
        case .phase: ["phase-opens", "phase-closes", "at", "quiet"]
        case .deadline: ["before", "at", "overdue", "escalate", "quiet"]
        case .event: ["events", "at", "quiet"]
        }
    }

    fileprivate var recipients: [String]? {
        switch self {
        case .plan(let recipients), .deadline(let recipients): recipients
        case .configuration, .phase, .event: []
        }
    }
}

extension ValueForm where Value == Ladder {
    /// A `reminders:` mapping over what holds without it, key by key: a key that is absent or faulty keeps `base`'s value.
    /// - Parameter zone: finds the zone that a calendar expression names.
    package static func ladder(
        over base: Ladder, in scope: LadderScope, zone: @escaping (String) -> Zone?
    ) -> ValueForm {
        .mapping(keys: scope.keys) { mapping in
            Ladder(
                before: mapping.optional("before", .offsets) ?? base.before,
                at: mapping.optional("at", .timeOfDay) ?? base.at,
                overdue: mapping.optional("overdue", .overdue) ?? base.overdue,
                phaseOpens: mapping.optional("phase-opens", .offsets) ?? base.phaseOpens,
                phaseCloses: mapping.optional("phase-closes", .offsets) ?? base.phaseCloses,
                events: mapping.optional("events", .offsets) ?? base.events,
                quiet: mapping.optional("quiet", .quiet(zone)) ?? base.quiet,
                escalation: mapping.optional("escalate", .escalation(among: scope.recipients)) ?? base.escalation)
        }
    }
}

extension ValueForm where Value == Ladder {
    /// An item's `reminders:` over its plan's.
    static func ladder(in scope: LadderScope, _ context: PlanContext) -> ValueForm {
        let form = ladder(over: context.ladder, in: scope, zone: context.zone)
        return ValueForm { node, faults in form.read(node, faults).map(context.common.shared) }
    }
}

extension ValueForm where Value == [Int] {
    /// Numbers of days in any order: `[14d, 2w, 1 ngày]`. The answer falls and has no repeats, which are a warning.
    package static var offsets: ValueForm {
        ValueForm { node, faults in
            let list = ValueForm<[(value: Int, position: SourcePosition)]>
                .list(of: .located(.days(in: 0...FormatLimits.offsetDays)), atMost: FormatLimits.offsets)
            guard let days = list.read(node, faults) else { return nil }
            var seen: Set<Int> = []
            for (day, position) in days where !seen.insert(day).inserted {
                faults.warning(
                    at: position, "ladder-repeated", vi: "'\(day)d' bị lặp lại", en: "'\(day)d' stands here twice")
            }
            return seen.sorted(by: >)
        }
    }
}

extension ValueForm where Value == Int {
    /// Whole days or weeks: `14d`, `14 days`, `2w`, `2 weeks`, `14 ngày`, `2 tuần`.
    package static func days(in range: ClosedRange<Int>) -> ValueForm {
        .scalar(
            "ladder-invalid", what: Bilingual(vi: "số ngày phù hợp", en: "a fitting number of days"),
            expected: Bilingual(
                vi: "\(range.lowerBound)d đến \(range.upperBound)d, hoặc số tuần như 2w",
                en: "\(range.lowerBound)d to \(range.upperBound)d, or weeks such as 2w")
        ) { text in
            guard let written = Quantity(text), let factor = factors[written.unit] else { return nil }
            let days = written.count * factor
            return range.contains(days) ? days : nil
        }
    }

    private static var factors: [String: Int] {
        [
            "d": 1, "day": 1, "days": 1, "ngày": 1,
            "w": 7, "week": 7, "weeks": 7, "tuần": 7,
        ]
    }
}

extension ValueForm where Value == Ladder.Overdue? {
    /// `none`, `{every: 1d, for: 14d}`, or a list of such stretches, one behind the other.
    package static var overdue: ValueForm {
        ValueForm { node, faults in
            switch node.content {
            case .scalar("none", _): return .some(nil)
            case .scalar:
                node.noteType(
                    expected: Bilingual(vi: "'none' hoặc {every: 1d, for: 14d}", en: "'none' or {every: 1d, for: 14d}"),
                    faults)
                return nil
            case .mapping:
                return ValueForm<Ladder.Overdue.Stretch>.stretch.read(node, faults).map { .some(.init([$0])) }
            case .sequence:
                let form = ValueForm<[Ladder.Overdue.Stretch]>.list(of: .stretch, atMost: FormatLimits.steps)
                guard let stretches = form.read(node, faults) else { return nil }
                let days = stretches.reduce(0) { $0 + $1.lasting }
                guard days <= FormatLimits.offsetDays else {
                    faults.error(
                        at: node.position, "ladder-invalid",
                        vi: "cộng lại là \(days)d (nhiều nhất \(FormatLimits.offsetDays)d)",
                        en: "together they last \(days)d (at most \(FormatLimits.offsetDays)d)")
                    return nil
                }
                return .some(stretches.isEmpty ? nil : Ladder.Overdue(stretches))
            }
        }
    }
}

extension ValueForm where Value == Ladder.Overdue.Stretch {
    /// `{every: 1d, for: 14d}`.
    fileprivate static var stretch: ValueForm {
        .mapping(keys: ["every", "for"]) { mapping in
            let every = mapping.required("every", .days(in: 1...FormatLimits.offsetDays))
            let lasting = mapping.required("for", .days(in: 1...FormatLimits.offsetDays))
            guard let every, let lasting else { return nil }
            guard every <= lasting else {
                mapping.faults.error(
                    at: mapping.position(of: "for"), "ladder-invalid",
                    vi: "'for' (\(lasting)d) ngắn hơn 'every' (\(every)d)",
                    en: "'for' (\(lasting)d) is shorter than 'every' (\(every)d)")
                return nil
            }
            return Ladder.Overdue.Stretch(every: every, lasting: lasting)
        }
    }
}

extension ValueForm where Value == [EscalationStep] {
    /// `[{after: 1d, to: office}, {after: 3d, to: chair}]`: later and later, each to one of the plan's recipients.
    /// - Parameter known: their ids; nil: nothing is checked.
    fileprivate static func escalation(among known: [String]?) -> ValueForm {
        ValueForm { node, faults in
            let step = ValueForm<EscalationStep>.mapping(keys: ["after", "to"]) { mapping in
                let after = mapping.required("after", .days(in: 1...FormatLimits.offsetDays))
                let to = mapping.required("to", .recipient(among: known))
                guard let after, let to else { return nil }
                return EscalationStep(after: after, to: to)
            }
            let form = ValueForm<[(value: EscalationStep, position: SourcePosition)]>
                .list(of: .located(step), atMost: FormatLimits.steps)
            guard let steps = form.read(node, faults) else { return nil }
            for (former, next) in zip(steps, steps.dropFirst()) where next.value.after <= former.value.after {
                faults.error(
                    at: next.position, "escalation-order",
                    vi: "bước sau cần muộn hơn bước trước (\(former.value.after)d)",
                    en: "a step has to come later than the one before it (\(former.value.after)d)")
            }
            return steps.map(\.value)
        }
    }
}

extension ValueForm where Value == String {
    /// The id of one of the plan's recipients.
    fileprivate static func recipient(among known: [String]?) -> ValueForm {
        ValueForm { node, faults in
            guard let id = ValueForm.id.read(node, faults) else { return nil }
            guard let known, !known.contains(id) else { return id }
            let hint = faults.nearest(to: id, among: known)
            faults.error(
                at: node.position, "recipient-unknown",
                vi: "không có người nhận '\(id)' trong 'recipients' của kế hoạch"
                    + (hint.map { " (có phải là '\($0)'?)" } ?? ""),
                en: "unknown recipient '\(id)': not among the plan's 'recipients'"
                    + (hint.map { " (did you mean '\($0)'?)" } ?? ""))
            return nil
        }
    }
}
