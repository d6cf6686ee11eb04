import PlanCore

extension ValueForm where Value == Plan.Deadline {
    static func deadline(_ context: PlanContext) -> ValueForm {
        .mapping(
            keys: ["id", "title"] + TimingReader.keys
                + ["units", "submit-to", "on-day-off", "before-means", "reminders"]
        ) { mapping in
            let id = mapping.required("id", context.itemIDs.form)
            let title = mapping.required("title", .text)
            let reader = TimingReader(mapping: mapping, anchors: context.anchors)
            let timing = reader.timing
            let units = mapping.optional("units", .units(of: context.units)) ?? context.units ?? []
            let submitTo = mapping.optional("submit-to", .text)
            let onDayOff = mapping.optional("on-day-off", .choice) ?? context.onDayOff
            let beforeMeans = mapping.optional("before-means", .choice) ?? context.beforeMeans
            let ladder =
                mapping.optional("reminders", .ladder(in: .deadline(context.recipients), context)) ?? context.ladder
            guard let id, let title, let timing else { return nil }
            if timing == .open, !mapping.hasUnknownKeys {
                mapping.faults.warning(
                    at: mapping.position, "deadline-undated",
                    vi: "hạn '\(id)' không có ngày: chỉ được liệt kê, không nhắc và chưa ghi nhận được gì",
                    en:
                        "deadline '\(id)' has no date: it is listed, but never reminded of and nothing is recorded of it"
                )
            }
            return Plan.Deadline(
                id: id, title: title, timing: timing, units: units, submitTo: submitTo,
                onDayOff: onDayOff ?? timing.usualDayOffRule, beforeMeans: beforeMeans, ladder: ladder,
                position: mapping.position, timingPosition: reader.position)
        }
    }
}

extension Timing {
    /// What happens on a day off where nobody says: periods end on the next working day (Civil Code 2015, article 148), what
    /// is counted backwards on the one before, so that no less than the length is left; a date that was written stays.
    fileprivate var usualDayOffRule: DayOffRule {
        guard case .relative(let distance, _, _) = self else { return .keep }
        return distance.direction == .after ? .next : .previous
    }
}

extension ValueForm where Value == [String] {
    /// `all`, or a list of ids among `known`; `[]` is nobody; nothing is checked where `known` is nil. A repeated id is a warning.
    static func units(of known: [String]?) -> ValueForm {
        ValueForm { node, faults in
            if case .scalar(let text, _) = node.content, text == "all" { return known ?? [] }
            guard case .sequence = node.content else {
                node.noteType(
                    expected: Bilingual(vi: "'all' hoặc danh sách mã đơn vị", en: "'all' or a list of unit ids"), faults
                )
                return nil
            }
            let list = ValueForm<[(value: String, position: SourcePosition)]>
                .list(of: .located(.text), atMost: FormatLimits.units)
            guard let written = list.read(node, faults) else { return nil }
            guard let known else { return [] }
            let isKnown = Set(known)
            var units: [String] = []
            var seen: Set<String> = []
            for (id, position) in written {
                guard isKnown.contains(id) else {
                    let hint = faults.nearest(to: id, among: known).map {
                        ("có phải là '\($0)'?", "did you mean '\($0)'?")
                    }
                    faults.error(
                        at: position, "unit-unknown",
                        vi: "không có đơn vị \(quoted(id))"
                            + (hint.map { " (\($0.0))" } ?? " trong 'units' của kế hoạch"),
                        en: "unknown unit \(quoted(id))"
                            + (hint.map { " (\($0.1))" } ?? ": not among the plan's 'units'"))
                    continue
                }
                if seen.insert(id).inserted {
                    units.append(id)
                } else {
                    faults.warning(
                        at: position, "unit-repeated", vi: "đơn vị '\(id)' bị lặp lại",
                        en: "unit '\(id)' stands here twice")
                }
            }
            return units
        }
    }
}
