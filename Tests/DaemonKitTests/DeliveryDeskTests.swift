import CivilTime
import Delivery
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

@Suite struct DeliveryDeskTests {
    private let now = Instant(seconds: 1_611_000_000)

    @Test("what piles up before a sink that fails keeps nothing from another", arguments: [400, 1700, 20_000])
    func sinksDoNotWait(count: Int) throws {
        let ledger = try SQLiteLedger.inMemory()
        _ = try ledger.takeOver(as: "test", at: now)
        let (stuck, well) = (RecorderSink(name: "a-stuck"), RecorderSink(name: "well"))
        stuck.answer = .retry("full")
        let marks = (0..<count).map { Mark(identity: "p/han-\($0)@2021#0d/2021-01-19", instant: now) }
        let parcels = [stuck, well].flatMap { sink in
            marks.map { Parcel(key: .init(sink: sink.name, name: $0.identity), bytes: [1], reminders: [$0.identity]) }
        }
        _ = try ledger.commit(Batch(parcels: parcels, marks: marks, endings: [], decidedThrough: now), at: now)
        let inDoubt = try ledger.takeOver(as: "next", at: now)
        let desk = DeliveryDesk(ledger: ledger, sinks: [stuck, well], inDoubt: inDoubt, at: now)
        var turns = 0
        while let retryAt = desk.retryAt, retryAt <= now, turns < 100 {
            _ = try desk.retry(at: now, atMost: 500)
            turns += 1
        }
        #expect(well.delivered.map(\.key.name).sorted() == marks.map(\.identity).sorted())
        #expect(turns <= count / 500 + 1, "bounded turns, and no retry of the stuck one without a wait")
        #expect(desk.troubles == ["a-stuck": "full"])
        #expect(try ledger.openParcels(limit: .max).count == count)
    }
}
