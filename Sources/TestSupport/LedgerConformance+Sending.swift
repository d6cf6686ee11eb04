import CivilTime
import PlanCore
import Storage
import Testing

extension LedgerConformance {
    static let sending: [LedgerConformance] = [
        LedgerConformance("committed parcels are open, in their order, byte for byte") { open in
            let ledger = try open()
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 10))
            _ = try ledger.serve([ServedPlan(a, b)], in: always, at: hour(0))
            var parcels = [Parcel("files", "z", for: b.identity, a.identity), Parcel("journal", "a", for: a.identity)]
            parcels[0].bytes = Array(0...255)
            parcels[1].bytes = []
            let batch = Batch(parcels: parcels, marks: [a, b], endings: [], decidedThrough: hour(10))
            #expect(try ledger.commit(batch, at: hour(10)) == Set(parcels.map(\.key)))
            #expect(try ledger.openParcels(limit: .max) == parcels)
            #expect(try ledger.openParcels(limit: 1) == [parcels[0]])
            #expect(try ledger.openParcels(limit: 0) == [])
            #expect(try ledger.openParcels(limit: -1) == [])
            let unknown = Parcel.Key(sink: "files", name: "a")
            #expect(try ledger.openParcels([parcels[1].key, unknown, parcels[0].key]) == [parcels[1], parcels[0]])
            #expect(try ledger.openParcels([]) == [])
            let inDelivery = Standing(firstServedAt: hour(0), ending: nil, isInDelivery: true)
            #expect(try ledger.standing(of: a) == inDelivery && ledger.standing(of: b) == inDelivery)
        },
        LedgerConformance("what is committed again is left as it is") { open in
            let ledger = try open()
            let a = Mark("a", at: 10)
            let parcel = Parcel("files", "a", for: a.identity)
            #expect(try ledger.commit(Batch(parcel, marks: [a]), at: hour(10)) == [parcel.key])
            #expect(try ledger.commit(Batch(parcel, marks: [a]), at: hour(11)) == [])
            #expect(try ledger.openParcels(limit: .max) == [parcel])
            try ledger.settle([Settlement(key: parcel.key)], at: hour(12))
            let renamed = Parcel("files", "b", for: a.identity)
            #expect(try ledger.commit(Batch(parcel, renamed, marks: [a]), at: hour(13)) == [])
            #expect(try ledger.openParcels(limit: .max) == [] && ledger.openParcels([parcel.key]) == [])
            #expect(try ledger.standing(of: a)?.ending?.outcome == .delivered)
        },
        LedgerConformance("of two that commit the same, one gets the parcel", needsSecondHandle: true) { open in
            let (one, two) = (try open(), try open())
            _ = try one.takeOver(as: "one", at: hour(0))
            _ = try two.takeOver(as: "two", at: hour(0))
            let a = Mark("a", at: 10)
            let parcel = Parcel("files", "a", for: a.identity)
            #expect(try two.commit(Batch(parcel, marks: [a]), at: hour(10)) == [parcel.key])
            #expect(try one.commit(Batch(parcel, marks: [a]), at: hour(10)) == [])
            #expect(try one.standing(of: a)?.isInDelivery == true)
            try two.settle([Settlement(key: parcel.key)], at: hour(10))
            #expect(try one.standing(of: a)?.ending?.outcome == .delivered)
        },
        LedgerConformance("a reminder is delivered when its last parcel is settled and any sink took it") { open in
            let ledger = try open()
            let a = Mark("a", at: 10)
            _ = try ledger.serve([ServedPlan(a)], in: always, at: hour(0))
            let parcels = ["journal", "files", "courier"].map { Parcel($0, "a", for: a.identity) }
            let batch = Batch(parcels: parcels, marks: [a], endings: [], decidedThrough: hour(10))
            #expect(try ledger.commit(batch, at: hour(10)).count == 3)
            try ledger.settle([Settlement(key: parcels[1].key)], at: hour(11))
            try ledger.settle([Settlement(key: parcels[2].key, refusal: "no such person")], at: hour(11))
            #expect(try ledger.standing(of: a)?.isInDelivery == true)
            #expect(try ledger.standing(of: a)?.ending == nil)
            #expect(try ledger.openParcels(limit: .max) == [parcels[0]])
            try ledger.settle([Settlement(key: parcels[0].key, refusal: "no journal")], at: hour(12))
            let standing = try #require(try ledger.standing(of: a))
            #expect(standing.ending?.outcome == .delivered && standing.ending?.instant == a.instant)
            #expect(!standing.isInDelivery && standing.firstServedAt == hour(0))
        },
        LedgerConformance("a reminder that every sink refuses is void, the refusals are its reason") { open in
            let ledger = try open()
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 10))
            let parcels = [
                Parcel("files", "a", for: a.identity), Parcel("files", "b", for: b.identity),
                Parcel("journal", "b", for: b.identity),
            ]
            let batch = Batch(parcels: parcels, marks: [a, b], endings: [], decidedThrough: hour(10))
            _ = try ledger.commit(batch, at: hour(10))
            try ledger.settle(parcels.map { Settlement(key: $0.key, refusal: "\($0.key.sink) said no") }, at: hour(11))
            #expect(try ledger.standing(of: a)?.ending == Ending(a, .void, "files said no"))
            #expect(try ledger.standing(of: b)?.ending == Ending(b, .void, "files said no; journal said no"))
        },
        LedgerConformance("settling what is settled or unknown changes nothing") { open in
            let ledger = try open()
            let a = Mark("a", at: 10)
            let parcel = Parcel("files", "a", for: a.identity)
            _ = try ledger.commit(Batch(parcel, marks: [a]), at: hour(10))
            try ledger.settle([Settlement(key: Parcel.Key(sink: "files", name: "b"))], at: hour(11))
            #expect(try ledger.standing(of: a)?.isInDelivery == true)
            try ledger.settle([Settlement(key: parcel.key), Settlement(key: parcel.key, refusal: "no")], at: hour(11))
            let ending = try ledger.standing(of: a)?.ending
            #expect(ending?.outcome == .delivered)
            try ledger.settle([Settlement(key: parcel.key, refusal: "no")], at: hour(12))
            #expect(try ledger.standing(of: a)?.ending == ending)
        },
        LedgerConformance("all reminders in a parcel end with it, named once or twice") { open in
            let ledger = try open()
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 11))
            let parcel = Parcel("courier", "digest", for: a.identity, b.identity, a.identity)
            #expect(try ledger.commit(Batch(parcel, marks: [a, b]), at: hour(11)) == [parcel.key])
            #expect(try ledger.openParcels(limit: .max) == [parcel])
            try ledger.settle([Settlement(key: parcel.key)], at: hour(12))
            #expect(try ledger.standing(of: a)?.ending?.outcome == .delivered)
            #expect(try ledger.standing(of: b)?.ending?.instant == b.instant)
            #expect(try ledger.standing(of: [a, b].map(\.identity)).values.allSatisfy { !$0.isInDelivery })
        },
        LedgerConformance("a parcel is not recorded when any of its reminders is taken, or it has none") { open in
            let ledger = try open()
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 10))
            _ = try ledger.commit(Batch(endings: [Ending(a, .met)]), at: hour(9))
            let batch = Batch(
                Parcel("courier", "digest", for: b.identity, a.identity), Parcel("files", "none"), marks: [b])
            #expect(try ledger.commit(batch, at: hour(10)) == [])
            #expect(try ledger.openParcels(limit: .max) == [])
            #expect(try ledger.standing(of: b) == nil)
            #expect(
                try ledger.commit(Batch(Parcel("files", "b", for: b.identity), marks: [b]), at: hour(10)).count == 1)
        },
        LedgerConformance("a parcel's name is free again once it is settled") { open in
            let ledger = try open()
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 10))
            let (first, second) = (Parcel("files", "x", for: a.identity), Parcel("files", "x", for: b.identity))
            #expect(try ledger.commit(Batch(first, second, marks: [a, b]), at: hour(10)) == [first.key])
            #expect(try ledger.openParcels(limit: .max) == [first])
            #expect(try ledger.standing(of: b) == nil)
            try ledger.settle([Settlement(key: first.key)], at: hour(11))
            #expect(try ledger.commit(Batch(second, marks: [b]), at: hour(12)) == [second.key])
            #expect(try ledger.openParcels(limit: .max) == [second])
            #expect(try ledger.standing(of: a)?.ending?.outcome == .delivered)
        },
        LedgerConformance("what ends unsent keeps its first ending") { open in
            let ledger = try open()
            let marks = Ending.Outcome.allCases.map { Mark($0.rawValue, at: 10) }
            let endings = zip(marks, Ending.Outcome.allCases).map { Ending($0, $1, "vì \($1)") }
            _ = try ledger.serve([ServedPlan(marks[0])], in: always, at: hour(0))
            let inDelivery = Mark("sent", at: 10)
            _ = try ledger.commit(Batch(Parcel("files", "s", for: inDelivery.identity), endings: endings), at: hour(10))
            let others = (marks + [inDelivery]).map { Ending($0, .void, "other") }
            _ = try ledger.commit(Batch(endings: others), at: hour(11))
            #expect(try marks.map { try ledger.standing(of: $0)?.ending } == endings)
            #expect(try ledger.standing(of: marks[0])?.firstServedAt == hour(0))
            #expect(try ledger.standing(of: marks[1])?.firstServedAt == hour(10), "never served before")
            let standing = try ledger.standing(of: inDelivery)
            #expect(standing == Standing(firstServedAt: hour(10), ending: nil, isInDelivery: true))
        },
        LedgerConformance("time is decided through the latest batch and never less far") { open in
            let ledger = try open()
            _ = try ledger.commit(Batch(through: 5), at: hour(5))
            #expect(try ledger.decidedThrough() == hour(5))
            _ = try ledger.commit(Batch(through: 3), at: hour(6))
            #expect(try ledger.decidedThrough() == hour(5))
            _ = try ledger.commit(Batch(through: 7), at: hour(7))
            #expect(try ledger.decidedThrough() == hour(7))
        },
        LedgerConformance("what ends beside a settlement, and how far time is decided with it, is recorded with it") {
            open in
            let ledger = try open()
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 9))
            let parcel = Parcel("files", "a", for: a.identity)
            _ = try ledger.commit(Batch(parcel, marks: [a], through: 8), at: hour(9))
            try ledger.settle(
                [Settlement(key: parcel.key)], endings: [Ending(b, .superseded)], decidedThrough: hour(10), at: hour(10)
            )
            #expect(try ledger.standing(of: a)?.ending?.outcome == .delivered)
            #expect(try ledger.standing(of: b)?.ending == Ending(b, .superseded))
            #expect(try ledger.decidedThrough() == hour(10))
            try ledger.settle([], endings: [], decidedThrough: hour(9), at: hour(10))
            #expect(try ledger.decidedThrough() == hour(10))
        },
        LedgerConformance("a parcel that waits for its instant can be taken back, and is as if it had never been") {
            open in
            let ledger = try open()
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 11))
            let parcels = ["files", "journal"].map { Parcel($0, "a", for: a.identity, b.identity) }
            let batch = Batch(parcels[0], parcels[1], marks: [a, b])
            #expect(try ledger.commit(batch, at: hour(9)).count == 2)
            let keys = Set(parcels.map(\.key))
            #expect(try ledger.takeBack(keys, at: hour(9)) == TakenBack(undone: keys))
            #expect(try ledger.openParcels(limit: .max) == [])
            for mark in [a, b] {
                #expect(
                    try ledger.standing(of: mark)
                        == Standing(firstServedAt: hour(9), ending: nil, isInDelivery: false))
            }
            #expect(try ledger.takeBack(keys, at: hour(9)) == TakenBack(), "there is none")
            #expect(try ledger.commit(batch, at: hour(10)).count == 2)
        },
        LedgerConformance("another service that takes over can take back what was left waiting, also when it is late") {
            open in
            let ledger = try open()
            let a = Mark("a", at: 10)
            let parcel = Parcel("files", "a", for: a.identity)
            _ = try ledger.commit(Batch(parcel, marks: [a]), at: hour(9))
            #expect(try ledger.takeOver(as: "us", at: hour(12)) == [parcel])
            #expect(try ledger.takeBack([parcel.key], at: hour(12)) == TakenBack(undone: [parcel.key]))
        },
        LedgerConformance("what was committed when it was due, or whose instant is decided, is not taken back") {
            open in
            let ledger = try open()
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 10))
            let (due, decided) = (Parcel("files", "a", for: a.identity), Parcel("files", "b", for: b.identity))
            _ = try ledger.commit(Batch(due, marks: [a]), at: hour(10))
            #expect(try ledger.takeBack([due.key], at: hour(8)) == TakenBack(), "a clock that was set back")
            _ = try ledger.commit(Batch(decided, marks: [b]), at: hour(9))
            try ledger.settle([], endings: [], decidedThrough: hour(10), at: hour(10))
            #expect(try ledger.takeBack([decided.key], at: hour(10)) == TakenBack())
            #expect(try ledger.openParcels(limit: .max) == [due, decided])
        },
        LedgerConformance("a reminder that went out in one parcel keeps the others, which are told as early") { open in
            let ledger = try open()
            let a = Mark("a", at: 10)
            let parcels = ["files", "journal", "courier"].map { Parcel($0, "a", for: a.identity) }
            _ = try ledger.commit(Batch(parcels[0], parcels[1], parcels[2], marks: [a]), at: hour(9))
            let two = Set(parcels.dropFirst().map(\.key))
            #expect(try ledger.takeBack(two, at: hour(9)) == TakenBack(early: two), "the third is not among them")
            try ledger.settle([Settlement(key: parcels[0].key)], at: hour(9))
            #expect(try ledger.takeBack(two, at: hour(9)) == TakenBack(early: two), "the third is settled")
            #expect(try ledger.takeBack(two, at: hour(10)) == TakenBack(), "it is due now")
            #expect(try ledger.openParcels(limit: .max) == Array(parcels.dropFirst()))
        },
        LedgerConformance("what is taken back of a withdrawn plan is void") { open in
            let ledger = try open()
            let a = Mark("a", at: 10)
            let parcel = Parcel("files", "a", for: a.identity)
            _ = try ledger.serve([ServedPlan(a)], in: always, at: hour(0))
            _ = try ledger.commit(Batch(parcel, marks: [a]), at: hour(9))
            #expect(try ledger.withdraw(plan: "p", reason: "gone", at: hour(9)) == [])
            #expect(try ledger.takeBack([parcel.key], at: hour(9)) == TakenBack(undone: [parcel.key]))
            #expect(try ledger.standing(of: a)?.ending?.outcome == .void)
        },
        LedgerConformance("taking over returns what is in doubt, in the order it was committed") { open in
            let ledger = try open()
            let names = (0..<50).map { "\($0 * 37 % 50)" }
            let parcels = names.map { Parcel($0.count == 1 ? "journal" : "files", $0, for: "p/\($0)") }
            for half in [parcels.prefix(25), parcels.suffix(25)] {
                let batch = Batch(parcels: Array(half), marks: [], endings: [], decidedThrough: hour(1))
                #expect(try ledger.commit(batch, at: hour(1)).count == 25)
            }
            let settled = Set(parcels.map(\.key).filter { $0.name.hasSuffix("3") })
            try ledger.settle(settled.map { Settlement(key: $0) }, at: hour(2))
            let expected = parcels.filter { !settled.contains($0.key) }
            #expect(try ledger.takeOver(as: "us", at: hour(3)) == expected)
            #expect(try ledger.takeOver(as: "them", at: hour(4)) == expected)
        },
    ]
}
