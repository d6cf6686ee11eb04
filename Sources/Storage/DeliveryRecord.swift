package import CivilTime
package import PlanCore

/// A reminder in one parcel, and what became of that.
package struct DeliveryRecord: Hashable, Sendable {
    /// Where it stands among all: parcels are numbered as they were committed.
    package struct Place: Hashable, Sendable {
        package var parcel: Int64
        /// In the parcel.
        package var position: Int64

        package init(parcel: Int64, position: Int64) {
            self.parcel = parcel
            self.position = position
        }
    }

    package var place: Place
    /// The identity.
    package var reminder: String
    /// When the reminder was due.
    package var instant: Instant
    package var parcel: Parcel.Key
    /// When the sink took it or refused it; nil while it is on its way.
    package var settledAt: Instant?
    package var refusal: String?
}
