/// Something that happened, for who listens to `/v1/events` (Server-Sent Events: the HTML standard, section 9.2).
package struct ServerEvent: Hashable, Sendable {
    /// Grows from event to event, also over a restart.
    package var id: Int64
    /// `reminder`, `change`, `plans`, `done`, `digest`; `gap` where some may be missing.
    package var name: String
    /// JSON in one line.
    package var data: String

    package init(id: Int64, name: String, data: String) {
        self.id = id
        self.name = name
        self.data = data
    }

    /// nil for what is no event of ours: a comment, a hint for reconnecting.
    /// - Parameter text: as it stands in the stream, without the blank line at its end.
    package init?(text: String) {
        var fields: [Substring: Substring] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else { continue }
            fields[parts[0]] = parts[1].hasPrefix(" ") ? parts[1].dropFirst() : parts[1]
        }
        guard let id = fields["id"].flatMap({ Int64($0) }), let name = fields["event"], let data = fields["data"] else {
            return nil
        }
        self.init(id: id, name: String(name), data: String(data))
    }

    /// As it stands in the stream.
    package var text: String { "id: \(id)\nevent: \(name)\ndata: \(data)\n\n" }
}

/// The events of late, for clients that come back (`Last-Event-ID`).
package struct EventHistory: Sendable {
    private var events: [ServerEvent] = []
    /// All events with greater ids are known.
    private var floor: Int64
    private static let limit = 256

    /// - Parameter start: since when it hears of events, in microseconds since the epoch.
    package init(since start: Int64 = .min) { floor = start }

    /// - Parameter moment: microseconds since the epoch; becomes the id, unless the one before has it.
    package mutating func add(_ name: String, data: String, at moment: Int64) -> ServerEvent {
        let event = ServerEvent(id: max(moment, (events.last?.id ?? .min) + 1), name: name, data: data)
        events.append(event)
        while events.count > Self.limit { floor = max(floor, events.removeFirst().id) }
        return event
    }

    /// What happened up to then is not told of.
    package mutating func forget(through moment: Int64) { floor = max(floor, moment) }

    /// Those after an event, as far as they are still known; before them an event `gap` where there may have been others: the
    /// one with that id is of a service that has ended, or too old.
    package func events(after id: Int64) -> [ServerEvent] {
        let known = events.drop { $0.id <= id }
        if id >= floor, id <= events.last?.id ?? floor { return Array(known) }
        let place = known.first.map { min(floor, $0.id - 1) } ?? events.last?.id ?? floor
        return [ServerEvent(id: place, name: "gap", data: "{}")] + known
    }
}
