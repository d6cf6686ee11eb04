package import PlanCore

/// One way out: the journal, reminder files; later mail and calendars.
///
/// A sink acts only on frozen parcels and can say, for those in doubt after a crash, which of them it already holds.
package protocol Sink: AnyObject {
    /// Names it in the ledger: `journal`, `files`.
    var name: String { get }

    /// What would be delivered for the notice; pure, so that it can be recorded before anything is sent.
    func parcel(for notice: Notice) -> Parcel

    /// Delivers parcels of this sink, with a constant number of disk flushes for all of them.
    /// - Returns: one result a parcel, in their order. `delivered` is durable as far as the sink can say so.
    func deliver(_ parcels: [Parcel]) -> [DeliveryResult]

    /// Which of the parcels in doubt stand in the sink, found by what was frozen.
    ///
    /// May wait, bounded by a few seconds, until the sink can answer for sure.
    func lookUp(_ parcels: [Parcel]) throws(SinkError) -> Set<Parcel.Key>
}

/// A notifier's three answers.
package enum DeliveryResult: Hashable, Sendable {
    case delivered
    /// Not now; the reason is told and the parcel tried again.
    case retry(String)
    /// Never; the reason is recorded.
    case refused(String)
}

/// Why a sink cannot answer.
package struct SinkError: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String
    package init(_ description: String) { self.description = description }
}
