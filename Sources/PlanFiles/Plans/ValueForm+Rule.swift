import PlanCore

extension ValueForm where Value == Plan.ReminderRule {
    /// `id`, `on`, `message`, and perhaps `during`, `units`, `on-day-off` and `quiet`.
    static func rule(_ context: PlanContext) -> ValueForm {
        .mapping(keys: ["id", "during", "on", "message", "units", "on-day-off", "quiet"]) { mapping in
            let id = mapping.required("id", context.itemIDs.form)
            let during = mapping.optional("during", .phase(context.anchors))
            let on = mapping.required("on", .expression(context.zone))
            let message = mapping.required("message", .text)
            let units = mapping.optional("units", .units(of: context.units)) ?? context.units ?? []
            let onDayOff: RuleOnDayOff? = mapping.optional("on-day-off", .choice)
            let quiet = mapping.optional("quiet", .quiet(context.zone)) ?? context.ladder.quiet
            guard let id, let on, let message else { return nil }
            return Plan.ReminderRule(
                id: id, message: message, during: during, on: on, skipsDaysOff: onDayOff == .skip, units: units,
                quiet: quiet, position: mapping.position)
        }
    }
}

/// What becomes of a rule's time on a day off.
private enum RuleOnDayOff: String, CaseIterable {
    case keep, skip
}
