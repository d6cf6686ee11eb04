import CivilTime
import PlanCore

/// What was sent, for who looks at it.
extension SQLiteLedger {
    package func deliveries(
        of plan: String?, before place: DeliveryRecord.Place?, limit: Int
    ) throws(LedgerError) -> [DeliveryRecord] {
        let place = place ?? DeliveryRecord.Place(parcel: .max, position: .max)
        // Newest first along the parcels' numbers; of one plan, from its few marks: identities begin with its id.
        let columns = """
            SELECT parcel.id, item.position, mark.identity, mark.instant, parcel.sink, parcel.name, parcel.settled_at,
                parcel.refusal
            """
        let newest = "(parcel.id, item.position) < (?1, ?2) ORDER BY parcel.id DESC, item.position DESC LIMIT ?3"
        let sql =
            plan == nil
            ? """
            \(columns) FROM parcel CROSS JOIN parcel_reminder AS item ON item.parcel = parcel.id
            CROSS JOIN mark ON mark.id = item.mark WHERE parcel.id <= ?1 AND \(newest)
            """
            : """
            \(columns) FROM mark CROSS JOIN parcel_reminder AS item ON item.mark = mark.id
            CROSS JOIN parcel ON parcel.id = item.parcel
            WHERE mark.identity >= ?4 || '/' AND mark.identity < ?4 || '0' AND \(newest)
            """
        let values: [SQLiteValue] = [
            .integer(place.parcel), .integer(place.position), .integer(Int64(max(limit, 0))),
        ]
        return try read("read what was sent") { database throws(SQLiteError) in
            let statement = try database.statement(sql)
            return try statement.rows(values + (plan.map { [.text($0)] } ?? [])) { row throws(SQLiteError) in
                DeliveryRecord(
                    place: DeliveryRecord.Place(parcel: try row.integer(0), position: try row.integer(1)),
                    reminder: try row.text(2), instant: Instant(microseconds: try row.integer(3)),
                    parcel: Parcel.Key(sink: try row.text(4), name: try row.text(5)),
                    settledAt: try row.optionalInteger(6).map(Instant.init(microseconds:)),
                    refusal: try row.optionalText(7))
            }
        }
    }
}
