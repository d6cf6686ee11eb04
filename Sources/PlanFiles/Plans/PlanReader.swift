package import CivilTime
package import PlanCore

/// Reads plan files: bytes in, a plan or everything that is wrong with them out.
///
/// Files are independent of each other: several threads may read at once. What plans of one reader have in common is there
/// once.
package struct PlanReader: Sendable {
    /// What holds where a file says nothing.
    package var defaults: PlanDefaults
    /// The zone of an IANA name, or nil. Asked only for names without `..` or a leading `/`, from
    /// whichever thread reads.
    package var zone: @Sendable (String) -> Zone?
    private let common = CommonValues()

    package init(defaults: PlanDefaults, zone: @escaping @Sendable (String) -> Zone?) {
        self.defaults = defaults
        self.zone = zone
    }

    private static let keys = [
        "draft", "number", "title", "issuer", "issued", "year", "years", "timezone", "language", "units", "recipients",
        "targets",
        "phases", "deadlines", "events", "rules", "reminders", "on-day-off", "before-means",
    ]

    /// The plan in a file, and what is wrong or doubtful about it in the order of the places.
    ///
    /// - Parameters:
    ///   - bytes: the file's, within `FormatLimits`.
    ///   - file: its path as the user gave it; the stem is the plan's id.
    /// - Returns: no plan exactly when one of the diagnostics is an error.
    package func read(_ bytes: [UInt8], file: String) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        let document = YAMLDocument(bytes: bytes, file: file)
        let faults = document.faults
        guard let root = document.root, let mapping = MappingReader(root, keys: Self.keys, faults: faults) else {
            return (nil, faults.diagnostics)
        }
        let plan = plan(in: mapping, file: file)
        return (faults.hasErrors ? nil : plan, faults.diagnostics)
    }

    private func plan(in mapping: MappingReader, file: String) -> Plan? {
        let id = id(of: file, mapping.faults)
        let isDraft = mapping.optional("draft", .flag) ?? false
        let number = mapping.optional("number", .text)
        let title = mapping.required("title", .text)
        let issuer = mapping.optional("issuer", .text)
        let issued = mapping.optional("issued", .issueDate)
        let zone = mapping.optional("timezone", .zone(zone)) ?? defaults.zone
        let language = mapping.optional("language", .choice) ?? defaults.language
        let recipientIDs = UniqueIDs()
        let recipients = mapping.optional(
            "recipients", .list(of: .recipient(recipientIDs), atMost: FormatLimits.recipients))
        let knownRecipients = recipients == nil && mapping.has("recipients") ? nil : recipientIDs.names
        let ladder =
            mapping.optional("reminders", .ladder(over: defaults.ladder, in: .plan(knownRecipients), zone: self.zone))
            .map(common.shared) ?? defaults.ladder
        let unitIDs = UniqueIDs()
        let units = mapping.optional("units", .list(of: .located(.unit(unitIDs)), atMost: FormatLimits.units))
        UnitCheck(units ?? [], ids: unitIDs.names, mapping.faults).run()
        let targets = mapping.optional("targets", .list(of: .target(UniqueIDs()), atMost: FormatLimits.targets))

        var context = PlanContext(
            ladder: ladder, onDayOff: mapping.optional("on-day-off", .choice) ?? defaults.onDayOff,
            beforeMeans: mapping.optional("before-means", .choice) ?? defaults.beforeMeans,
            units: units == nil && mapping.has("units") ? nil : unitIDs.names,
            itemIDs: UniqueIDs(), recipients: knownRecipients, zone: self.zone, common: common)
        var phases = mapping.optional("phases", .list(of: .phase(context), atMost: FormatLimits.items)) ?? []
        context.anchors = AnchorNames(in: mapping)
        var deadlines = mapping.optional("deadlines", .list(of: .deadline(context), atMost: FormatLimits.items)) ?? []
        var events = mapping.optional("events", .list(of: .event(context), atMost: FormatLimits.items)) ?? []
        let rules = mapping.optional("rules", .list(of: .rule(context), atMost: FormatLimits.rules)) ?? []
        ChainCheck(deadlines, mapping.faults).run(phases: phases.count)

        let years = PlanYearsReader(
            mapping: mapping, issued: issued, phases: phases, deadlines: deadlines, events: events
        ).years
        guard let id, let title, let years else { return nil }
        let expansion = RecurrenceExpansion(in: years, mapping.faults)
        for index in deadlines.indices { expansion.expand(&deadlines[index]) }
        var named = (units ?? []).map(\.value)
        common.share { known in
            for index in named.indices { known.share(&named[index].name) }
            for index in phases.indices { known.share(&phases[index].title) }
            for index in deadlines.indices {
                known.share(&deadlines[index].title)
                known.share(&deadlines[index].submitTo)
            }
            for index in events.indices { known.share(&events[index].title) }
        }
        let plan = Plan(
            id: id, file: file, isDraft: isDraft, number: number, title: title, issuer: issuer, issued: issued,
            years: years, zone: zone, language: language, units: named, recipients: recipients ?? [],
            targets: targets ?? [], phases: phases, deadlines: deadlines, events: events, rules: rules)
        if !mapping.faults.hasErrors { RuleCheck(plan, mapping.faults).run() }
        if !mapping.faults.hasErrors, plan.phases.isEmpty, events.isEmpty, rules.isEmpty,
            deadlines.allSatisfy({ $0.timing == .open })
        {
            mapping.faults.warning(
                at: mapping.position, "plan-undated", vi: "kế hoạch không có ngày nào: sẽ không có gì để nhắc",
                en: "the plan has no date at all: there will be nothing to remind of")
        }
        if isDraft {
            mapping.faults.warning(
                at: mapping.position(of: "draft"), "plan-draft",
                vi: "dự thảo: không nhắc ai cho đến khi được duyệt ('hanchot approve \(id)')",
                en: "a draft: nobody is reminded of it before it is approved ('hanchot approve \(id)')")
        }
        return plan
    }

    /// The file's stem, which must be an id.
    private func id(of file: String, _ faults: FileFaults) -> String? {
        let name = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { file[file.utf8.index(after: $0)...] } ?? file[...]
        let stem = String(name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? name)
        guard !stem.isID else { return stem }
        faults.error(
            at: SourcePosition(line: 1, column: 1), "id-invalid",
            vi: "tên tệp \(quoted(name)) không dùng làm mã kế hoạch được "
                + "(cần 1 đến 64 chữ thường không dấu a-z, chữ số và '-', rồi '.yaml')",
            en: "the file's name \(quoted(name)) cannot be a plan's id "
                + "(expected 1 to 64 of a-z, 0-9 and '-', then '.yaml')")
        return nil
    }
}
