import CivilTime
import PlanCore
import PlanFiles

/// Files of submissions: events in order of time, each of which is the same whenever the file is read.
enum SubmissionsTarget: FuzzTarget {
    static let name = "submissions"

    static func run(_ bytes: [UInt8]) {
        let zone = Zone.named("Europe/Berlin") ?? .utc
        let (events, diagnostics) = BoardEventReader.read(bytes, file: "submissions.yaml", zone: zone)
        checkDiagnostics(diagnostics, of: bytes, isRead: events != nil)
        guard let events else { return }
        check(zip(events, events.dropFirst()).allSatisfy { $0.at <= $1.at }, "events come in order of time")
        for event in events {
            check(!event.subject.isEmpty, "an event is about something")
            check((1...bytes.count + 1).contains(event.position.line), "an event has a line of the file")
        }
        check(Set(events.map { "\($0.subject) \($0.key)" }).count == events.count, "each event is one of its own")
        check(
            BoardEventReader.read(bytes, file: "submissions.yaml", zone: zone).events == events,
            "the same file, the same events")
    }
}
