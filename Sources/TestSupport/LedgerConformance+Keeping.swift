import CivilTime
import PlanCore
import Storage
import Testing

extension LedgerConformance {
    static let clock: [LedgerConformance] = [
        LedgerConformance("a clock set back arms again what was superseded, expired or met ahead of it") { open in
            let ledger = try open()
            let ahead = Ending.Outcome.allCases.map { Mark($0.rawValue, at: 10) }
            let past = Mark("past", at: 5)
            let served = ServedPlan(version: PlanVersion(plan: "p", text: "", context: ""), marks: ahead + [past])
            _ = try ledger.serve([served], in: always, at: hour(0))
            let endings = zip(ahead, Ending.Outcome.allCases).map { Ending($0, $1) } + [Ending(past, .expired)]
            _ = try ledger.commit(Batch(endings: endings.suffix(1), through: 5), at: hour(5))
            _ = try ledger.commit(Batch(endings: endings.dropLast(), through: 20), at: hour(20))
            #expect(try ledger.rearm(at: hour(5)) == 3)
            for (mark, ending) in zip(ahead + [past], endings) {
                let isArmed = mark != past && [.superseded, .expired, .met].contains(ending.outcome)
                #expect(try ledger.standing(of: mark)?.ending == (isArmed ? nil : ending), "\(mark.identity)")
                #expect(try ledger.standing(of: mark)?.firstServedAt == hour(0))
            }
            let rows = try ledger.history(limit: .max)
            #expect(Set(rows.map(\.subject)) == ["p/superseded", "p/expired", "p/met"])
            #expect(rows.contains { $0.detail == "superseded: why" && $0.at == hour(5) })
            #expect(try ledger.rearm(at: hour(5)) == 0)
            #expect(try ledger.history(limit: .max) == rows)
        },
        LedgerConformance("what a clock that ran ahead has ended is to be decided again, though it lies before now") {
            open in
            let ledger = try open()
            let marks = Ending.Outcome.allCases.map { Mark($0.rawValue, at: 3) }
            _ = try ledger.serve(
                [ServedPlan(version: PlanVersion(plan: "p", text: "", context: ""), marks: marks)], in: always,
                at: hour(0))
            let endings = zip(marks, Ending.Outcome.allCases).map { Ending($0, $1) }
            _ = try ledger.commit(Batch(endings: endings, through: 20), at: hour(20))
            #expect(try ledger.rearm(at: hour(5)) == 3)
            for (mark, ending) in zip(marks, endings) {
                let isOpen = [.superseded, .expired, .met].contains(ending.outcome)
                #expect(try ledger.standing(of: mark)?.ending == (isOpen ? nil : ending), "\(mark.identity)")
            }
            #expect(try ledger.decidedThrough() == hour(3) - Span(microseconds: 1))
        },
        LedgerConformance("a clock set back distrusts every instant that lies ahead of it") { open in
            let ledger = try open()
            let (a, b, c) = (Mark("a", at: 10), Mark("b", at: 20), Mark("c", at: 30))
            _ = try ledger.serve([ServedPlan(a)], in: always, at: hour(0))
            _ = try ledger.serve([ServedPlan(a, b, text: "edited")], in: always, at: hour(8))
            _ = try ledger.commit(Batch(through: 9), at: hour(9))
            #expect(try ledger.rearm(at: hour(4)) == 0)
            #expect(try ledger.decidedThrough() == hour(4))
            #expect(try ledger.standing(of: a)?.firstServedAt == hour(0))
            #expect(try ledger.standing(of: b)?.firstServedAt == hour(4))
            _ = try ledger.serve([ServedPlan(a, b, c, text: "edited")], in: always, at: hour(6))
            #expect(try ledger.standing(of: c)?.firstServedAt == hour(4), "the version is older than now")
            #expect(try ledger.rearm(at: hour(5)) == 0)
            #expect(try ledger.decidedThrough() == hour(4))
        },
        LedgerConformance("a clock set back finds nothing to do in a new ledger") { open in
            let ledger = try open()
            #expect(try ledger.rearm(at: hour(0)) == 0)
            #expect(try ledger.decidedThrough() == nil)
        },
        LedgerConformance("a clock set back arms nothing of a withdrawn plan before it returns") { open in
            let ledger = try open()
            let a = Mark("a", at: 10)
            _ = try ledger.serve([ServedPlan(a)], in: always, at: hour(0))
            _ = try ledger.commit(Batch(endings: [Ending(a, .expired)], through: 20), at: hour(20))
            _ = try ledger.withdraw(plan: "p", reason: "gone", at: hour(20))
            #expect(try ledger.rearm(at: hour(5)) == 0)
            #expect(try ledger.standing(of: a)?.ending?.outcome == .void)
            #expect(try ledger.serve([ServedPlan(a)], in: always, at: hour(6)).rearmed == [a.identity])
            #expect(try ledger.standing(of: a) == Standing(firstServedAt: hour(6), ending: nil, isInDelivery: false))
        },
        LedgerConformance("what was delivered stays delivered, whatever the clock says") { open in
            let ledger = try open()
            let a = Mark("a", at: 10)
            _ = try ledger.serve([ServedPlan(a)], in: always, at: hour(0))
            let parcel = Parcel("files", "a", for: a.identity)
            _ = try ledger.commit(Batch(parcel, marks: [a], through: 10), at: hour(10))
            #expect(try ledger.rearm(at: hour(1)) == 0)
            #expect(try ledger.standing(of: a)?.isInDelivery == true)
            try ledger.settle([Settlement(key: parcel.key)], at: hour(1))
            #expect(try ledger.rearm(at: hour(-1)) == 0)
            #expect(try ledger.commit(Batch(parcel, marks: [a]), at: hour(10)) == [])
            #expect(try ledger.standing(of: a)?.ending?.outcome == .delivered)
        },
    ]

    static let keeping: [LedgerConformance] = [
        LedgerConformance("the history is told newest first, whatever its clock said") { open in
            let ledger = try open()
            let rows = (0..<5).map { number in
                AuditRow(
                    at: hour(Int64(number % 2)), actor: "văn phòng", action: "sửa", subject: "p",
                    detail: "lần \(number)")
            }
            for row in rows {
                try ledger.audit(row.action, subject: row.subject, detail: row.detail, actor: row.actor, at: row.at)
            }
            #expect(try ledger.history(limit: .max) == rows.reversed())
            #expect(try ledger.history(limit: 2) == [rows[4], rows[3]])
            #expect(try ledger.history(limit: 0) == [])
            #expect(try ledger.history(limit: -1) == [])
        },
        LedgerConformance("another handle knows all that a call has returned from", needsSecondHandle: true) { open in
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 10))
            let parcel = Parcel("files", "a", for: a.identity)
            let first = try open()
            _ = try first.takeOver(as: "us", at: hour(0))
            _ = try first.serve([ServedPlan(a, b)], in: always, at: hour(0))
            _ = try first.commit(Batch(parcel, marks: [a], endings: [Ending(b, .met)], through: 10), at: hour(10))
            try first.audit("look", subject: "p", detail: "", actor: "us", at: hour(10))
            let second = try open()
            #expect(try second.takeOver(as: "them", at: hour(11)) == [parcel])
            #expect(try second.decidedThrough() == hour(10))
            #expect(try second.servedVersions() == first.servedVersions())
            #expect(try second.standing(of: ["p/a", "p/b"]) == first.standing(of: ["p/a", "p/b"]))
            #expect(try second.standing(of: b)?.ending == Ending(b, .met))
            #expect(try second.history(limit: .max) == first.history(limit: .max))
            #expect(try second.serve([ServedPlan(a, b)], in: always, at: hour(12)) == ServeResult())
        },
    ]
}
