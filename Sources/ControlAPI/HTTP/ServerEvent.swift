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

/// The data of an event, JSON in one line, which is not the same in every language that it is told in.
package struct EventData: Hashable, Sendable {
    private let usual: String
    /// By their tags (RFC 5646).
    private let others: [String: String]

    /// - Parameters:
    ///   - usual: what is told in every language but the others.
    ///   - others: by their tags.
    package init(_ usual: String, others: [String: String] = [:]) {
        self.usual = usual
        self.others = others
    }

    package func text(in language: String?) -> String { language.flatMap { others[$0] } ?? usual }
}

/// Something that happened, before it is told to anybody.
package struct HeldEvent: Hashable, Sendable {
    package let id: Int64
    package let name: String
    package let data: EventData

    package func told(in language: String?) -> ServerEvent {
        ServerEvent(id: id, name: name, data: data.text(in: language))
    }
}

/// The events of late, for clients that come back (`Last-Event-ID`).
package struct EventHistory: Sendable {
    private var events: [HeldEvent] = []
    /// All events with greater ids are known.
    private var floor: Int64
    private static let limit = 256

    /// - Parameter start: since when it hears of events, in microseconds since the epoch.
    package init(since start: Int64 = .min) { floor = start }

    /// - Parameter moment: microseconds since the epoch; becomes the id, unless the one before has it.
    package mutating func add(_ name: String, data: EventData, at moment: Int64) -> HeldEvent {
        let event = HeldEvent(id: max(moment, (events.last?.id ?? .min) + 1), name: name, data: data)
        events.append(event)
        while events.count > Self.limit { floor = max(floor, events.removeFirst().id) }
        return event
    }

    /// What happened up to then is not told of.
    package mutating func forget(through moment: Int64) { floor = max(floor, moment) }

    /// Those after an event, as far as they are still known; before them an event `gap` where there may have been others: the
    /// one with that id is of a service that has ended, or too old.
    /// - Parameter language: its tag.
    package func events(after id: Int64, in language: String? = nil) -> [ServerEvent] {
        let known = events.drop { $0.id <= id }.map { $0.told(in: language) }
        if id >= floor, id <= events.last?.id ?? floor { return known }
        let place = known.first.map { min(floor, $0.id - 1) } ?? events.last?.id ?? floor
        return [ServerEvent(id: place, name: "gap", data: "{}")] + known
    }
}
