import CivilTime
import PlanCore
import Storage
import Testing

extension LedgerConformance {
    static let serving: [LedgerConformance] = [
        LedgerConformance("a new ledger knows nothing") { open in
            let ledger = try open()
            #expect(try ledger.decidedThrough() == nil)
            #expect(try ledger.servedPlans() == [])
            #expect(try ledger.standing(of: ["p/a", ""]) == [:])
            #expect(try ledger.openParcels(limit: .max) == [])
            #expect(try ledger.history(limit: .max) == [])
            #expect(try ledger.takeOver(as: "us", at: noon) == [])
        },
        LedgerConformance("a new plan's reminders are first served now") { open in
            let ledger = try open()
            let a = Mark("a", at: 10)
            let result = try ledger.serve([ServedPlan(a)], in: always, at: hour(0))
            #expect(result == ServeResult(newVersions: ["p"]))
            #expect(try ledger.standing(of: a) == Standing(firstServedAt: hour(0), ending: nil, isInDelivery: false))
        },
        LedgerConformance("a reminder that an unchanged plan brings later counts as served since the version was") {
            open in
            let ledger = try open()
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 20))
            _ = try ledger.serve([ServedPlan(a)], in: always, at: hour(0))
            let result = try ledger.serve([ServedPlan(a, b)], in: always, at: hour(5))
            #expect(result == ServeResult())
            #expect(try ledger.standing(of: a)?.firstServedAt == hour(0))
            #expect(try ledger.standing(of: b)?.firstServedAt == hour(0))
        },
        LedgerConformance("a changed text or context brings new reminders now, and those known before stay") { open in
            let ledger = try open()
            let (a, b, c) = (Mark("a", at: 10), Mark("b", at: 20), Mark("c", at: 30))
            _ = try ledger.serve([ServedPlan(a)], in: always, at: hour(0))
            let text = try ledger.serve([ServedPlan(a, b, text: "edited")], in: always, at: hour(1))
            #expect(text == ServeResult(newVersions: ["p"]))
            let context = try ledger.serve(
                [ServedPlan(a, b, c, text: "edited", context: "other")], in: always, at: hour(2))
            #expect(context == ServeResult(newVersions: ["p"]))
            #expect(try [a, b, c].map { try ledger.standing(of: $0)?.firstServedAt } == [hour(0), hour(1), hour(2)])
            let again = try ledger.serve([ServedPlan(a, b, c)], in: always, at: hour(3))
            #expect(again.newVersions == ["p"], "the first text again is a new version too")
        },
        LedgerConformance("each change of a plan is a further revision, since it was served, and nothing else is") {
            open in
            let ledger = try open()
            #expect(try ledger.revision(ofPlan: "p") == nil)
            func revision(_ plan: ServedPlan, at hours: Int64) throws -> PlanRevision? {
                _ = try ledger.serve([plan], in: always, at: hour(hours))
                return try ledger.revision(ofPlan: "p")
            }
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 20))
            #expect(try revision(ServedPlan(a), at: 0) == PlanRevision(number: 1, at: hour(0)))
            #expect(try revision(ServedPlan(a, b), at: 1) == PlanRevision(number: 1, at: hour(0)))
            #expect(try revision(ServedPlan(a, text: "edited"), at: 2) == PlanRevision(number: 2, at: hour(2)))
            #expect(try revision(ServedPlan(a), at: 3) == PlanRevision(number: 3, at: hour(3)))
            #expect(try revision(ServedPlan(a, context: "other"), at: 4) == PlanRevision(number: 4, at: hour(4)))
            _ = try ledger.withdraw(plan: "p", reason: "gone", at: hour(5))
            #expect(try ledger.revision(ofPlan: "p") == nil)
            #expect(try revision(ServedPlan(a, context: "other"), at: 6) == PlanRevision(number: 5, at: hour(6)))
        },
        LedgerConformance("a first-served instant that lies ahead becomes now") { open in
            let ledger = try open()
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 20))
            _ = try ledger.serve([ServedPlan(a)], in: always, at: hour(5))
            let result = try ledger.serve([ServedPlan(a, b)], in: always, at: hour(2))
            #expect(result == ServeResult())
            #expect(try ledger.standing(of: a)?.firstServedAt == hour(2))
            #expect(try ledger.standing(of: b)?.firstServedAt == hour(2), "the version was not served later either")
        },
        LedgerConformance("a reminder whose instant changed is first served now") { open in
            let ledger = try open()
            _ = try ledger.serve([ServedPlan(Mark("a", at: 10))], in: always, at: hour(0))
            let moved = Mark("a", at: 8)
            let result = try ledger.serve([ServedPlan(moved, text: "edited")], in: hour(9)...hour(99), at: hour(9))
            #expect(result == ServeResult(newVersions: ["p"]))
            #expect(try ledger.standing(of: moved)?.firstServedAt == hour(9))
            _ = try ledger.withdraw(plan: "p", reason: "gone", at: hour(9))
            #expect(try ledger.standing(of: moved)?.ending?.instant == hour(8))
        },
        LedgerConformance("what is no longer among the reminders in the range is void, and nothing else") { open in
            let ledger = try open()
            let (a, b, c, d) = (Mark("a", at: 10), Mark("b", at: 20), Mark("c", at: 30), Mark("d", at: 31))
            let other = Mark(identity: "q/a", instant: hour(20))
            _ = try ledger.serve([ServedPlan(d, c, b, a), ServedPlan(other, plan: "q")], in: always, at: hour(0))
            let result = try ledger.serve([ServedPlan(a, text: "edited")], in: hour(10)...hour(30), at: hour(1))
            #expect(result == ServeResult(newVersions: ["p"], voided: [b.identity, c.identity]))
            let ending = try #require(try ledger.standing(of: c)?.ending)
            #expect(ending.outcome == .void && ending.instant == c.instant && !ending.reason.isEmpty)
            #expect(try [a, d, other].map { try ledger.standing(of: $0)?.ending } == [nil, nil, nil])
        },
        LedgerConformance("what becomes void has the reason that is given for it, and is asked for once") { open in
            let ledger = try open()
            let (a, b, c) = (Mark("a", at: 10), Mark("b", at: 20), Mark("c", at: 30))
            _ = try ledger.serve([ServedPlan(a, b, c)], in: always, at: hour(0))
            var asked: [String] = []
            let result = try ledger.serve([ServedPlan(b, text: "edited")], in: always, at: hour(1)) {
                asked.append($0)
                return "because of \($0)"
            }
            #expect(result.voided == [a.identity, c.identity] && asked.sorted() == [a.identity, c.identity])
            #expect(try ledger.standing(of: a)?.ending == Ending(a, .void, "because of \(a.identity)"))
            #expect(try ledger.standing(of: c)?.ending == Ending(c, .void, "because of \(c.identity)"))
        },
        LedgerConformance("what has an ending or a parcel is not voided") { open in
            let ledger = try open()
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 20))
            _ = try ledger.serve([ServedPlan(a, b)], in: always, at: hour(0))
            let ending = Ending(a, .expired)
            _ = try ledger.commit(Batch(Parcel("files", "b", for: b.identity), endings: [ending]), at: hour(1))
            #expect(try ledger.serve([ServedPlan(text: "edited")], in: always, at: hour(2)).voided == [])
            #expect(try ledger.standing(of: a)?.ending == ending)
            let inDelivery = Standing(firstServedAt: hour(0), ending: nil, isInDelivery: true)
            #expect(try ledger.standing(of: b) == inDelivery)
            #expect(try ledger.withdraw(plan: "p", reason: "gone", at: hour(3)) == [])
            #expect(try ledger.standing(of: b) == inDelivery)
        },
        LedgerConformance("an edit that is taken back arms a void reminder again, first served now") { open in
            let ledger = try open()
            let (a, later) = (Mark("a", at: 10), Mark("a", at: 11))
            _ = try ledger.serve([ServedPlan(a)], in: always, at: hour(0))
            _ = try ledger.serve([ServedPlan(text: "edited")], in: always, at: hour(1))
            let result = try ledger.serve([ServedPlan(later)], in: always, at: hour(2))
            #expect(result == ServeResult(newVersions: ["p"], rearmed: [a.identity]))
            #expect(try ledger.standing(of: a) == Standing(firstServedAt: hour(2), ending: nil, isInDelivery: false))
            let row = try #require(try ledger.history(limit: 1).first)
            #expect(row.subject == a.identity && row.detail.hasPrefix("void") && row.at == hour(2))
            _ = try ledger.withdraw(plan: "p", reason: "gone", at: hour(3))
            #expect(try ledger.standing(of: a)?.ending?.instant == later.instant)
        },
        LedgerConformance("what an edit took back far ahead is served since that edit, however late it is recorded") {
            open in
            let ledger = try open()
            let a = Mark("a", at: 10)
            _ = try ledger.serve([ServedPlan(a)], in: always, at: hour(0))
            _ = try ledger.serve([ServedPlan(text: "edited")], in: always, at: hour(1))
            _ = try ledger.serve([ServedPlan(text: "again")], in: hour(2)...hour(3), at: hour(2))
            _ = try ledger.serve([ServedPlan(a, text: "again")], in: always, at: hour(20))
            #expect(try ledger.standing(of: a) == Standing(firstServedAt: hour(2), ending: nil, isInDelivery: false))
        },
        LedgerConformance("what an edit moved far ahead is served since that edit, however late it is recorded") {
            open in
            let ledger = try open()
            let (before, after) = (Mark("a", at: 10), Mark("a", at: 11))
            _ = try ledger.serve([ServedPlan(before)], in: always, at: hour(0))
            _ = try ledger.serve([ServedPlan(text: "edited")], in: hour(2)...hour(3), at: hour(2))
            _ = try ledger.serve([ServedPlan(after, text: "edited")], in: always, at: hour(20))
            #expect(
                try ledger.standing(of: after) == Standing(firstServedAt: hour(2), ending: nil, isInDelivery: false))
        },
        LedgerConformance("what a clock ahead made void is served since the version that has it, before that and after")
        {
            open in
            let ledger = try open()
            for (plan, now) in [("p", Int64(20)), ("q", 40)] {
                let a = Mark("a of \(plan)", at: 10)
                _ = try ledger.serve([ServedPlan(a, plan: plan)], in: always, at: hour(0))
                _ = try ledger.serve([ServedPlan(plan: plan, text: "edited")], in: always, at: hour(30))
                _ = try ledger.rearm(at: hour(5))
                _ = try ledger.serve([ServedPlan(plan: plan, text: "again")], in: hour(5)...hour(6), at: hour(5))
                _ = try ledger.serve([ServedPlan(a, plan: plan, text: "again")], in: always, at: hour(now))
                let standing = Standing(firstServedAt: hour(5), ending: nil, isInDelivery: false)
                #expect(try ledger.standing(of: a) == standing)
                _ = try ledger.rearm(at: hour(0))
            }
        },
        LedgerConformance("a passed reminder that an edit moves past now is armed again, a delivered one never") {
            open in
            let ledger = try open()
            let outcomes: [Ending.Outcome] = [.superseded, .expired, .delivered, .met]
            func served(at hour: Int64, _ text: String) -> ServedPlan {
                ServedPlan(
                    version: PlanVersion(plan: "p", text: text, context: ""),
                    marks: outcomes.map { Mark($0.rawValue, at: hour) })
            }
            _ = try ledger.serve([served(at: 1, "")], in: always, at: hour(0))
            let endings = outcomes.map { Ending(Mark($0.rawValue, at: 1), $0) }
            _ = try ledger.commit(Batch(endings: endings), at: hour(2))
            #expect(try ledger.serve([served(at: 2, "moved")], in: always, at: hour(3)).rearmed == [])
            let result = try ledger.serve([served(at: 4, "moved on")], in: always, at: hour(3))
            #expect(result.rearmed == ["p/superseded", "p/expired", "p/met"])
            let armed = Standing(firstServedAt: hour(3), ending: nil, isInDelivery: false)
            #expect(try ledger.standing(of: Mark("expired", at: 4)) == armed)
            #expect(try ledger.standing(of: Mark("delivered", at: 4))?.ending == endings[2])
        },
        LedgerConformance("serving arms no reminder again that ended otherwise, or that its sinks refused") { open in
            let ledger = try open()
            let outcomes: [Ending.Outcome] = [.superseded, .expired, .met, .delivered]
            let marks = outcomes.map { Mark($0.rawValue, at: 1) } + [Mark("refused", at: 1)]
            let served = ServedPlan(version: PlanVersion(plan: "p", text: "", context: ""), marks: marks)
            _ = try ledger.serve([served], in: always, at: hour(0))
            let parcel = Parcel("files", "refused", for: "p/refused")
            let endings = zip(marks, outcomes).map { Ending($0, $1) }
            _ = try ledger.commit(Batch(parcel, endings: endings), at: hour(1))
            try ledger.settle([Settlement(key: parcel.key, refusal: "no")], at: hour(1))
            let before = try ledger.standing(of: marks.map(\.identity))
            #expect(before.values.compactMap(\.ending).count == 5)
            #expect(try ledger.serve([served], in: always, at: hour(2)) == ServeResult())
            #expect(try ledger.standing(of: marks.map(\.identity)) == before)
        },
        LedgerConformance("a withdrawn plan is served no more and its open reminders are void") { open in
            let ledger = try open()
            let (a, b, other) = (Mark("a", at: 10), Mark("b", at: -5), Mark(identity: "q/a", instant: hour(20)))
            _ = try ledger.serve([ServedPlan(a, b), ServedPlan(other, plan: "q")], in: always, at: hour(0))
            #expect(try ledger.withdraw(plan: "p", reason: "file removed", at: hour(1)) == [b.identity, a.identity])
            #expect(try ledger.servedPlans() == ["q"])
            #expect(try ledger.standing(of: a)?.ending == Ending(a, .void, "file removed"))
            #expect(try ledger.standing(of: other)?.ending == nil)
            #expect(try ledger.withdraw(plan: "p", reason: "again", at: hour(2)) == [])
            #expect(try ledger.withdraw(plan: "unknown", reason: "again", at: hour(2)) == [])
            #expect(try ledger.standing(of: a)?.ending?.reason == "file removed")
        },
        LedgerConformance("a withdrawn plan that returns is as new, its void reminders are armed again") { open in
            let ledger = try open()
            let (a, b) = (Mark("a", at: 10), Mark("b", at: 20))
            _ = try ledger.serve([ServedPlan(a)], in: always, at: hour(0))
            _ = try ledger.withdraw(plan: "p", reason: "file removed", at: hour(1))
            let result = try ledger.serve([ServedPlan(a, b)], in: always, at: hour(2))
            #expect(result == ServeResult(newVersions: ["p"], rearmed: [a.identity]))
            #expect(try ledger.servedVersions() == [PlanVersion(plan: "p", text: "text", context: "context")])
            #expect(try ledger.standing(of: a)?.firstServedAt == hour(2))
            #expect(try ledger.standing(of: b)?.firstServedAt == hour(2))
        },
        LedgerConformance("the served plans are told in their newest version") { open in
            let ledger = try open()
            _ = try ledger.serve([ServedPlan(plan: "b"), ServedPlan(plan: "a")], in: always, at: hour(0))
            _ = try ledger.serve([ServedPlan(plan: "a", text: "two")], in: always, at: hour(1))
            _ = try ledger.serve([ServedPlan(plan: "a", text: "two", context: "new")], in: always, at: hour(2))
            let expected = [
                PlanVersion(plan: "a", text: "two", context: "new"),
                PlanVersion(plan: "b", text: "text", context: "context"),
            ]
            #expect(try ledger.servedVersions().sorted { $0.plan < $1.plan } == expected)
        },
        LedgerConformance("any text and any instant is kept as it is") { open in
            let ledger = try open()
            let texts = ["", "Hạn chót: 'trước ngày 20/01'\n", "a\0b", "🇻🇳\u{fffd}\u{10ffff}", "%_\\\"--;"]
            let instants: [Instant] = [.distantPast, .distantFuture, hour(0), Instant(microseconds: -1), hour(1)]
            let marks = zip(texts, instants).map { Mark(identity: $0, instant: $1) }
            let served = texts.map { ServedPlan(plan: $0, text: $0, context: $0) }
            _ = try ledger.serve(served, in: always, at: .distantFuture)
            let version = PlanVersion(plan: "marks", text: "", context: "")
            _ = try ledger.serve([ServedPlan(version: version, marks: marks)], in: always, at: .distantPast)
            let plans = try ledger.servedVersions().filter { $0.plan != "marks" }
            #expect(Set(plans) == Set(served.map(\.version)))
            _ = try ledger.withdraw(plan: "marks", reason: texts[1], at: .distantFuture)
            let endings = try ledger.standing(of: texts).compactMapValues(\.ending)
            #expect(texts.map { endings[$0]?.instant } == instants)
            #expect(endings[""]?.reason == texts[1])
        },
        LedgerConformance("texts are compared byte by byte, however alike they look") { open in
            let ledger = try open()
            _ = try ledger.serve([ServedPlan(text: "h\u{1ea1}n")], in: always, at: hour(0))
            let result = try ledger.serve([ServedPlan(text: "ha\u{323}n")], in: always, at: hour(1))
            #expect(result.newVersions == ["p"])
            let context = try ledger.serve([ServedPlan(text: "ha\u{323}n", context: "\u{e9}")], in: always, at: hour(2))
            #expect(context.newVersions == ["p"])
            let alike = try ledger.serve([ServedPlan(text: "ha\u{323}n", context: "e\u{301}")], in: always, at: hour(3))
            #expect(alike.newVersions == ["p"])
        },
    ]
}
