package import CivilTime
package import PlanCore

/// Reads `hanchot.yaml`: bytes in, a configuration or everything that is wrong with them out.
package struct ConfigurationReader {
    /// The zone of an IANA name, or nil. Asked only for names without `..` or a leading `/`.
    package var zone: (String) -> Zone?

    package init(zone: @escaping (String) -> Zone?) { self.zone = zone }

    private static let keys = [
        "timezone", "language", "plans", "holidays", "reminder-files", "ledger", "catch-up", "late-after", "sinks",
        "on-day-off", "before-means", "reminders", "digests", "control", "files",
    ]

    /// The configuration in a file, and what is wrong or doubtful about it in the order of the places.
    ///
    /// - Parameters:
    ///   - bytes: the file's, within `FormatLimits`; an empty file says the defaults.
    ///   - file: its path as the user gave it.
    /// - Returns: no configuration exactly when one of the diagnostics is an error.
    package func read(_ bytes: [UInt8], file: String) -> (configuration: Configuration?, diagnostics: [Diagnostic]) {
        let document = YAMLDocument(bytes: bytes, file: file)
        let faults = document.faults
        guard let root = document.root, let mapping = MappingReader(root, keys: Self.keys, faults: faults) else {
            return (nil, faults.diagnostics)
        }
        var read = Configuration()
        mapping.set("timezone", .zoneName(zone), &read.timezone)
        mapping.set("language", .choice, &read.language)
        mapping.set("plans", .distinct(.folder, count: 1...FormatLimits.folders), &read.plans)
        mapping.set("holidays", .distinct(.folder, count: 0...FormatLimits.folders), &read.holidays)
        mapping.set("reminder-files", .path, &read.reminderFiles)
        mapping.set("ledger", .path, &read.ledger)
        mapping.set("catch-up", .positiveSpan, &read.catchUp)
        mapping.set("late-after", .span, &read.lateAfter)
        mapping.set("sinks", .distinct(.choice, count: 1...16), &read.sinks)
        read.onDayOff = mapping.optional("on-day-off", .choice)
        mapping.set("before-means", .choice, &read.beforeMeans)
        mapping.set("reminders", .ladder(over: read.ladder, in: .configuration, zone: zone), &read.ladder)
        mapping.set("digests", .digests, &read.digests)
        mapping.set("control", .controlGroups(over: read.control), &read.control)
        mapping.set("files", .fileBounds(over: read.files), &read.files)
        return (faults.hasErrors ? nil : read, faults.diagnostics)
    }
}

extension MappingReader {
    /// Replaces the value by the key's, when it has one without fault.
    fileprivate func set<Value>(_ key: String, _ form: ValueForm<Value>, _ value: inout Value) {
        if let read = optional(key, form) { value = read }
    }
}
