package import Delivery
package import PlanCore

/// A sink that keeps what it is given, and can be told to refuse, to fail, or to forget to answer.
package final class RecorderSink: Sink {
    package let name: String
    /// What was delivered, in order, each time it was delivered.
    package private(set) var delivered: [Parcel] = []
    /// What it answers instead of delivering; nil when it works.
    package var answer: DeliveryResult?
    /// Why it cannot look up; nil when it can.
    package var lookUpFault: SinkError?
    package private(set) var lookUps = 0
    /// Prepared, and neither delivered nor discarded.
    package private(set) var prepared: [Parcel] = []
    /// Why what was delivered cannot be made durable; nil when it can. Then nothing is kept.
    package var flushFault: SinkError?
    /// What happens in several sinks, in its order: `files delivers 2`.
    package var story: ((String) -> Void)?

    package init(name: String = "recorder") { self.name = name }

    package func parcel(for notice: Notice) -> Parcel {
        let identity = notice.reminder.identity
        let late = notice.lateBy == nil ? "" : " late"
        let missing = notice.missing.isEmpty ? "" : " missing \(notice.missing.map(\.id).joined(separator: " "))"
        let text = "\(identity) at \(notice.sentAt)\(late)\(missing)"
        return Parcel(
            key: Parcel.Key(sink: name, name: identity), bytes: Array(text.utf8),
            reminders: [identity])
    }

    package func parcel(for letter: Letter) -> Parcel {
        Parcel(
            key: Parcel.Key(sink: name, name: letter.identity),
            bytes: Array("\(letter.identity) since \(letter.instant)".utf8),
            reminders: [letter.identity])
    }

    package func prepare(_ parcels: [Parcel]) { prepared += parcels }

    package func discard() { prepared = [] }

    package func discard(_ parcels: [Parcel]) { prepared.removeAll { parcels.contains($0) } }

    package func flush() throws(SinkError) {
        story?("\(name) flushes")
        guard let flushFault else { return }
        delivered = []
        throw flushFault
    }

    package func deliver(_ parcels: [Parcel]) -> [DeliveryResult] {
        story?("\(name) delivers \(parcels.count)")
        prepared.removeAll { parcels.contains($0) }
        if let answer { return parcels.map { _ in answer } }
        delivered += parcels
        return parcels.map { _ in .delivered }
    }

    package func lookUp(_ parcels: [Parcel]) throws(SinkError) -> Set<Parcel.Key> {
        lookUps += 1
        if let lookUpFault { throw lookUpFault }
        return Set(delivered.map(\.key)).intersection(parcels.map(\.key))
    }

    /// The frozen texts of what was delivered.
    package var texts: [String] { delivered.map { String(decoding: $0.bytes, as: UTF8.self) } }
}
