package import PlanCore

/// One way out: the journal, reminder files; later mail and calendars.
///
/// A sink acts only on frozen parcels and can say, for those in doubt after a crash, which of them it already holds.
package protocol Sink: AnyObject {
    /// Names it in the ledger: `journal`, `files`.
    var name: String { get }

    /// What would be delivered for the notice; pure, so that it can be recorded before anything is sent.
    func parcel(for notice: Notice) -> Parcel

    /// The same for a letter.
    func parcel(for letter: Letter) -> Parcel

    /// Does ahead of time what takes long and nobody sees, for parcels that will be delivered or discarded.
    func prepare(_ parcels: [Parcel])

    /// Undoes what was prepared and not delivered.
    func discard()

    /// Undoes that of these parcels alone.
    func discard(_ parcels: [Parcel])

    /// Delivers parcels of this sink: each is there for everyone to see, but may not outlast a power cut before `flush`.
    /// - Returns: one result a parcel, in their order.
    func deliver(_ parcels: [Parcel]) -> [DeliveryResult]

    /// Makes durable, as far as the sink can say so, what was delivered since the last call, with a constant number of
    /// disk flushes for each call of `deliver`.
    /// - Throws: nothing of it counts as delivered.
    func flush() throws(SinkError)

    /// Which of the parcels in doubt stand in the sink, found by what was frozen.
    ///
    /// May wait, bounded by a few seconds, until the sink can answer for sure.
    func lookUp(_ parcels: [Parcel]) throws(SinkError) -> Set<Parcel.Key>
}

/// Of a sink that has nothing to do ahead of time, and holds for good what it took.
extension Sink {
    package func prepare(_ parcels: [Parcel]) {}
    package func discard() {}
    package func discard(_ parcels: [Parcel]) {}
    package func flush() throws(SinkError) {}
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
