package import CivilTime
package import PlanCore

/// What a `reminders:` mapping stands in, which decides the keys that mean something there.
package enum LadderScope: Sendable {
    /// The configuration or a plan: every key.
    case all
    case phase, deadline, event

    package var keys: [String] {
        switch self {
        case .all: ["before", "at", "overdue", "phase-opens", "phase-closes", "events", "quiet"]
        case .phase: ["phase-opens", "phase-closes", "at", "quiet"]
        case .deadline: ["before", "at", "overdue", "quiet"]
        case .event: ["events", "at", "quiet"]
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
                quiet: mapping.optional("quiet", .quiet(zone)) ?? base.quiet)
        }
    }
}

extension ValueForm where Value == Ladder {
    /// An item's `reminders:` over its plan's.
    static func ladder(in scope: LadderScope, _ context: PlanContext) -> ValueForm {
        ladder(over: context.ladder, in: scope, zone: context.zone)
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
    /// `none`, or `{every: 1d, for: 14d}`.
    package static var overdue: ValueForm {
        ValueForm { node, faults in
            if case .scalar(let text, _) = node.content {
                if text == "none" { return .some(nil) }
                node.noteType(
                    expected: Bilingual(vi: "'none' hoặc {every: 1d, for: 14d}", en: "'none' or {every: 1d, for: 14d}"),
                    faults)
                return nil
            }
            let form = ValueForm<Ladder.Overdue>.mapping(keys: ["every", "for"]) { mapping in
                let every = mapping.required("every", .days(in: 1...FormatLimits.offsetDays))
                let lasting = mapping.required("for", .days(in: 1...FormatLimits.offsetDays))
                guard let every, let lasting else { return nil }
                guard every <= lasting else {
                    faults.error(
                        at: mapping.position(of: "for"), "ladder-invalid",
                        vi: "'for' (\(lasting)d) ngắn hơn 'every' (\(every)d)",
                        en: "'for' (\(lasting)d) is shorter than 'every' (\(every)d)")
                    return nil
                }
                return Ladder.Overdue(every: every, lasting: lasting)
            }
            return form.read(node, faults).map { .some($0) }
        }
    }
}
