package import LinuxSystem
package import PlanCore

/// One line a reminder on a stream, for a service in the foreground without a journal. A stream cannot say what was
/// written to it: what is in doubt is written again.
package final class StreamSink: Sink {
    package static let name = "stderr"
    package var name: String { Self.name }

    private let stream: StandardStream
    private let line: (Notice) -> String

    /// - Parameter line: what to print for a notice, without the line feed.
    package init(_ stream: StandardStream = .error, line: @escaping (Notice) -> String) {
        self.stream = stream
        self.line = line
    }

    package func parcel(for notice: Notice) -> Parcel {
        let identity = notice.reminder.identity
        return Parcel(
            key: Parcel.Key(sink: name, name: identity), bytes: Array((line(notice) + "\n").utf8),
            reminders: [identity])
    }

    package func parcel(for letter: Letter) -> Parcel {
        Parcel(
            key: Parcel.Key(sink: name, name: letter.identity), bytes: Array((letter.subject + "\n").utf8),
            reminders: [letter.identity])
    }

    package func deliver(_ parcels: [Parcel]) -> [DeliveryResult] {
        parcels.map { parcel in
            do throws(SystemError) {
                try stream.write(String(decoding: parcel.bytes, as: UTF8.self))
                return .delivered
            } catch {
                return .retry(error.description)
            }
        }
    }

    package func lookUp(_ parcels: [Parcel]) throws(SinkError) -> Set<Parcel.Key> { [] }
}
