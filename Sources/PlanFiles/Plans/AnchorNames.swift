import PlanCore

/// The ids of a plan file that a relative deadline or a rule may refer to, wherever they stand in the file and whatever else
/// is wrong with their items.
///
/// A list is nil when it cannot be read, so that nothing can be said of what refers to it.
struct AnchorNames {
    var phases: [String]? = []
    var deadlines: [String]? = []
    var events: [String]? = []

    init() {}

    init(in plan: MappingReader) {
        phases = Self.ids("phases", in: plan)
        deadlines = Self.ids("deadlines", in: plan)
        events = Self.ids("events", in: plan)
    }

    private static func ids(_ key: String, in plan: MappingReader) -> [String]? {
        guard let node = plan.node(key) else { return plan.isMistyped(key) ? nil : [] }
        guard case .sequence(let items) = node.content, items.count <= FormatLimits.items else { return nil }
        var ids: [String] = []
        ids.reserveCapacity(items.count)
        for item in items {
            guard case .mapping(let entries) = item.content,
                case .scalar(let id, _)? = entries.first(where: { $0.key.isSame(as: "id") })?.value.content
            else { continue }
            ids.append(id)
        }
        return ids
    }

    /// All ids; nil where one of the lists cannot be read.
    var all: [String]? {
        guard let phases, let deadlines, let events else { return nil }
        return phases + deadlines + events
    }

    func anchor(_ id: String) -> Anchor? {
        if phases?.contains(id) ?? false { return .phase(id) }
        if deadlines?.contains(id) ?? false { return .deadline(id) }
        return events?.contains(id) ?? false ? .event(id) : nil
    }
}

extension ValueForm where Value == Anchor {
    /// `each phase`, `mỗi đợt`, or the id of a phase, a deadline or an event.
    static func anchor(_ names: AnchorNames) -> ValueForm {
        anchor(
            among: names.all, phases: names.phases,
            expected: Bilingual(
                vi: "mã của một đợt, một hạn, một sự kiện, hoặc 'each phase'",
                en: "the id of a phase, a deadline or an event, or 'each phase'"), names.anchor)
    }

    /// `each phase`, `mỗi đợt`, or a phase's id.
    static func phase(_ names: AnchorNames) -> ValueForm {
        anchor(
            among: names.phases, phases: names.phases,
            expected: Bilingual(vi: "mã của một đợt hoặc 'each phase'", en: "a phase's id or 'each phase'")
        ) { id in
            names.phases?.contains(id) ?? false ? .phase(id) : nil
        }
    }

    private static func anchor(
        among ids: [String]?, phases: [String]?, expected: Bilingual, _ find: @escaping (String) -> Anchor?
    ) -> ValueForm {
        ValueForm { node, faults in
            guard let text = node.text(expected: expected, faults) else { return nil }
            let isEach = ["each phase", "mỗi đợt"].contains(text.lowercased())
            if isEach, !(phases ?? []).isEmpty { return .eachPhase }
            if let anchor = find(text) { return anchor }
            guard let ids, phases != nil else { return nil }
            if isEach || ids.isEmpty {
                faults.error(
                    at: node.position, "anchor-unknown",
                    vi: "kế hoạch không có đợt nào để tính từ đó", en: "the plan has no phase to count from")
                return nil
            }
            let hint = faults.nearest(to: text, among: ids + ["each phase"])
            faults.error(
                at: node.position, "anchor-unknown",
                vi: "không có \(quoted(text)) trong kế hoạch "
                    + (hint.map { "(có phải là '\($0)'?)" } ?? "(cần \(expected.vietnamese))"),
                en: "the plan has no \(quoted(text)) "
                    + (hint.map { "(did you mean '\($0)'?)" } ?? "(expected \(expected.english))"))
            return nil
        }
    }
}
