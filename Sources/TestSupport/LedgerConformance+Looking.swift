import CivilTime
import PlanCore
import Storage
import Testing

extension LedgerConformance {
    static let looking: [LedgerConformance] = [
        LedgerConformance("what was sent is told the newest first, page by page, of one plan or of all") { open in
            let ledger = try open()
            let (a, b) = (Mark("a", at: 1), Mark("b", at: 2))
            let other = Mark(identity: "p-2/a", instant: hour(3))
            for mark in [a, b, other] {
                let parcels = [
                    Parcel("files", mark.identity, for: mark.identity),
                    Parcel("journal", mark.identity, for: mark.identity),
                ]
                let batch = Batch(parcels: parcels, marks: [mark], endings: [], decidedThrough: mark.instant)
                _ = try ledger.commit(batch, at: mark.instant)
            }
            let key = Parcel.Key(sink: "files", name: a.identity)
            try ledger.settle([Settlement(key: key)], at: hour(5))
            let refused = Parcel.Key(sink: "journal", name: a.identity)
            try ledger.settle([Settlement(key: refused, refusal: "no")], at: hour(6))

            let all = try ledger.deliveries(of: nil, before: nil, limit: 100)
            #expect(all.map(\.reminder) == ["p-2/a", "p-2/a", "p/b", "p/b", "p/a", "p/a"])
            #expect(all.map(\.parcel.sink) == ["journal", "files", "journal", "files", "journal", "files"])
            #expect(all.map(\.settledAt) == [nil, nil, nil, nil, hour(6), hour(5)])
            #expect(all.map(\.refusal) == [nil, nil, nil, nil, "no", nil])
            #expect(all.map(\.instant) == [3, 3, 2, 2, 1, 1].map(hour))
            #expect(try ledger.deliveries(of: "p", before: nil, limit: 100) == Array(all[2...]))
            #expect(try ledger.deliveries(of: "p-2", before: nil, limit: 100) == Array(all[..<2]))
            #expect(try ledger.deliveries(of: "q", before: nil, limit: 100) == [])

            var pages: [DeliveryRecord] = []
            while let next = try ledger.deliveries(of: nil, before: pages.last?.place, limit: 1).first {
                pages.append(next)
                // One more that comes meanwhile moves nothing.
                let late = Mark("late-\(pages.count)", at: 4)
                _ = try ledger.commit(
                    Batch(Parcel("files", late.identity, for: late.identity), marks: [late]), at: hour(7))
            }
            #expect(pages == all)
        }
    ]
}
