package import CivilTime
package import PlanCore

/// A change of the board at an instant, as a file of submissions lists it.
package struct BoardEvent: Hashable, Sendable {
    package enum Change: Hashable, Sendable {
        case ofOccurrence(OccurrenceChange)
        case ofPlan(PlanChange)
    }

    /// An occurrence's identity, or a plan's id.
    package var subject: String
    package var change: Change
    package var attribution: Attribution
    package var position: SourcePosition

    package var at: Instant { attribution.at }

    /// The same for the same entry of a file whenever it is read: a rehearsal that begins again where it was cut short makes
    /// each change once.
    package var key: String {
        let (action, unit) =
            switch change {
            case .ofOccurrence(let change): (change.action, change.unit ?? "")
            case .ofPlan(let change): (change.action, "")
            }
        return "\(at)/\(position.line):\(position.column)/\(action)/\(unit)"
    }
}

/// Reads files of submissions: what happens to the board in a rehearsal, and when.
///
/// ```yaml
/// - {at: 15/01/2027 09:00, deadline: thi-dua-2027/dang-ky@2027, received: thon-1, number: 12/BC,
///    figures: {tien-tien: 19//20}}
/// - {at: 16/01/2027 14:00, deadline: thi-dua-2027/dang-ky@2027, returned: thon-1, reason: thiếu chữ ký}
/// - {at: 18/01/2027 08:00, deadline: thi-dua-2027/dang-ky@2027, extended: 25/01/2027, reason: mưa lũ}
/// ```
package enum BoardEventReader {
    private static let actions = [
        "received", "accepted", "returned", "waived", "withdrawn", "snoozed", "extended", "closed", "reopened",
        "silent", "speaking",
    ]
    private static let keys = ["at", "deadline", "plan"] + actions + ["by", "reason", "number", "note", "figures"]

    /// - Parameters:
    ///   - file: its path as the user gave it.
    ///   - zone: whose clock the file's times are on.
    /// - Returns: the events in order of time, those of one instant as written; nil when there is an error. And all that is
    ///   wrong, in the order of the places.
    package static func read(
        _ bytes: [UInt8], file: String, zone: Zone
    ) -> (events: [BoardEvent]?, diagnostics: [Diagnostic]) {
        let document = YAMLDocument(bytes: bytes, file: file)
        let faults = document.faults
        guard let root = document.root else { return (nil, faults.diagnostics) }
        let events = ValueForm.list(of: .event(keys, actions, zone), atMost: FormatLimits.nodes).read(root, faults)
        guard let events, !faults.hasErrors else { return (nil, faults.diagnostics) }
        let all = events.flatMap(\.self)
        let order = all.indices.sorted { (all[$0].at, $0) < (all[$1].at, $1) }
        return (order.map { all[$0] }, faults.diagnostics)
    }
}

extension ValueForm where Value == [BoardEvent] {
    /// One entry: as many events as it names units.
    fileprivate static func event(_ keys: [String], _ actions: [String], _ zone: Zone) -> ValueForm {
        .mapping(keys: keys) { mapping in
            let at = mapping.required("at", .instant(in: zone))
            let by = mapping.optional("by", .text) ?? "rehearsal"
            let reason = mapping.optional("reason", .text)
            let (number, note) = (mapping.optional("number", .text), mapping.optional("note", .text))
            let figures = mapping.optional("figures", .figures)
            let written = actions.filter(mapping.has)
            guard let action = written.first, written.count == 1 else {
                mapping.faults.error(
                    at: mapping.position, "action-missing",
                    vi: "cần đúng một việc ở đây (một trong: \(actions.joined(separator: ", ")))",
                    en: "exactly one action is expected here (one of: \(actions.joined(separator: ", ")))")
                return nil
            }
            guard let changes = changes(action, mapping, zone) else { return nil }
            let isOfPlan = action == "silent" || action == "speaking"
            let subject = isOfPlan ? mapping.required("plan", .id) : mapping.required("deadline", .occurrence)
            guard let at, let subject else { return nil }
            return changes.map { change in
                var change = change
                if case .ofOccurrence(.receive(let unit, _)) = change {
                    // It comes when it is said; when it came that is said again, to be corrected, stays.
                    let arrival = Arrival(recordedBy: by, number: number, note: note, figures: figures ?? [:])
                    change = .ofOccurrence(.receive(unit: unit, arrival))
                }
                return BoardEvent(
                    subject: subject, change: change,
                    attribution: Attribution(actor: by, at: at, reason: reason ?? note), position: mapping.position)
            }
        }
    }

    /// What the action does; of a receipt, the units alone.
    private static func changes(_ action: String, _ mapping: MappingReader, _ zone: Zone) -> [BoardEvent.Change]? {
        func units(_ change: (String) -> OccurrenceChange) -> [BoardEvent.Change]? {
            mapping.optional(action, .unitNames).map { $0.map { .ofOccurrence(change($0)) } }
        }
        func flag(_ change: BoardEvent.Change) -> [BoardEvent.Change]? {
            mapping.optional(action, .choice(["true": change], order: ["true"])).map { [$0] }
        }
        switch action {
        case "received":
            return units { .receive(unit: $0, Arrival(recordedBy: "")) }
        case "accepted": return units { .accept(unit: $0) }
        case "returned": return units { .giveBack(unit: $0) }
        case "waived": return units { .waive(unit: $0) }
        case "withdrawn": return units { .withdraw(unit: $0) }
        case "snoozed":
            return mapping.optional(action, .instant(in: zone)).map { [.ofOccurrence(.snooze(until: $0))] }
        case "extended": return mapping.optional(action, .fullDay).map { [.ofOccurrence(.extend(to: $0))] }
        case "closed": return flag(.ofOccurrence(.close))
        case "reopened": return flag(.ofOccurrence(.reopen))
        case "silent":
            if case .scalar("true", _)? = mapping.node(action)?.content { return [.ofPlan(.silence(until: nil))] }
            return mapping.optional(action, .instant(in: zone)).map { [.ofPlan(.silence(until: $0))] }
        default: return flag(.ofPlan(.speak))
        }
    }
}

extension ValueForm where Value == [String] {
    /// A unit's id or a list of them; `everybody` where a plan names no units.
    fileprivate static var unitNames: ValueForm {
        ValueForm { node, faults in
            let form = ValueForm<String>.id
            let names: [String]? =
                if case .sequence = node.content {
                    ValueForm.list(of: form, atMost: FormatLimits.units).read(node, faults)
                } else {
                    form.read(node, faults).map { [$0] }
                }
            return names?.map { $0 == "everybody" ? OccurrenceRecord.everybody : $0 }
        }
    }
}

extension ValueForm where Value == [String: Figure] {
    /// Figures by the ids of targets: `{tien-tien: 19/18/20}`.
    fileprivate static var figures: ValueForm {
        ValueForm { node, faults in
            ValueForm<[(key: String, value: Figure)]>.entries(.id) { _ in .figure }.read(node, faults).map { entries in
                Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
            }
        }
    }
}

extension ValueForm where Value == Figure {
    fileprivate static var figure: ValueForm {
        .scalar(
            "figure-invalid", what: Bilingual(vi: "số liệu", en: "a figure"),
            expected: Bilingual(
                vi: "ĐĂNG-KÝ/ĐẠT/TỔNG như 19/18/20, số nào không có thì bỏ trống",
                en: "REGISTERED/REACHED/TOTAL such as 19/18/20, those there are not left empty"),
            parse: Figure.init(written:))
    }
}

extension ValueForm where Value == String {
    /// `PLAN/ITEM@OCCURRENCE`.
    fileprivate static var occurrence: ValueForm {
        .scalar(
            "occurrence-invalid", what: Bilingual(vi: "một lần của một hạn", en: "an occurrence of a deadline"),
            expected: Bilingual(
                vi: "KẾ-HOẠCH/HẠN@LẦN như 'thi-dua-2027/dang-ky@2027'",
                en: "PLAN/DEADLINE@OCCURRENCE such as 'thi-dua-2027/dang-ky@2027'")
        ) { text in
            let parts = text.split(separator: "/", maxSplits: 1)
            guard parts.count == 2, String(parts[0]).isID, parts[1].split(separator: "@").count == 2 else { return nil }
            return text
        }
    }
}

extension ValueForm where Value == Instant {
    /// A day with its year and a time: `15/01/2027 09:00`.
    fileprivate static func instant(in zone: Zone) -> ValueForm {
        .scalar(
            "instant-invalid", what: Bilingual(vi: "thời điểm", en: "an instant"),
            expected: Bilingual(
                vi: "ngày có đủ năm và giờ, như '15/01/2027 09:00'",
                en: "a day with its year and a time, such as '15/01/2027 09:00'")
        ) { text in
            let moment = WrittenMoment(text)
            guard let day = Day(written: moment.day), let time = moment.time else { return nil }
            return zone.instant(of: day, at: time)
        }
    }
}
