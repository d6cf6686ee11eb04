import CivilTime
package import PlanCore
package import Storage
import Testing

/// What every store must do to keep the board, as named cases; see ``LedgerConformance``.
package struct BoardConformance: Sendable, CustomTestStringConvertible {
    package typealias Opener = () throws -> any BoardLedger

    package let testDescription: String
    /// It opens the ledger more than once: nothing for one that lives in memory.
    package let needsSecondHandle: Bool
    private let body: @Sendable (Opener) throws -> Void

    init(_ name: String, needsSecondHandle: Bool = false, _ body: @escaping @Sendable (Opener) throws -> Void) {
        self.testDescription = name
        self.needsSecondHandle = needsSecondHandle
        self.body = body
    }

    package func run(_ open: Opener) throws { try body(open) }

    /// Two units against one deadline by 20/01/2021.
    package static let occurrence = occurrence(by: Day(clippingYear: 2021, month: 1, day: 20))

    static func occurrence(by day: Day, plan id: String = "p") -> Occurrence {
        let position = SourcePosition(line: 1, column: 1)
        let units = [Plan.Unit(id: "thon-1", name: "Thôn Một"), Plan.Unit(id: "thon-2", name: "Thôn Hai")]
        let plan = Plan(
            id: id, file: "\(id).yaml", title: "Kế hoạch", years: PlanYears(first: 2021, last: 2021), zone: .utc,
            units: units, targets: [Plan.Target(id: "mo-hinh", title: "Mô hình", goal: .count(1))],
            deadlines: [
                Plan.Deadline(
                    id: "dang-ky", title: "Đăng ký", timing: .dated(.full(day), .by, nil), units: units.map(\.id),
                    onDayOff: .keep, ladder: .standard, position: position)
            ])
        return Occurrence(
            plan: plan, item: .deadline(0), key: .year(2021), lastGoodDay: day,
            cutoff: Zone.utc.start(of: day.adding(days: 1)))
    }

    private static func by(
        _ actor: String = "an", at number: Int64 = 0, _ reason: String? = nil, key: String? = nil
    ) -> Attribution {
        Attribution(actor: actor, at: hour(number), reason: reason, key: key)
    }

    private static let arrival = Arrival(
        at: hour(-1), recordedBy: "an", number: "12/BC", note: "đủ\nba bản",
        figures: ["mo-hinh": Figure(registered: 2, reached: nil, total: 9)],
        files: [
            SubmittedFile(sha256: String(repeating: "0f", count: 32), name: "báo cáo.pdf", size: 0),
            SubmittedFile(sha256: String(repeating: "ab", count: 32), name: "ảnh.png", size: 64 << 20),
        ])

    /// Everything that can be recorded of an occurrence, one change after the other.
    private static let life: [(OccurrenceChange, Attribution)] = [
        (.receive(unit: "thon-1", arrival), by()), (.giveBack(unit: "thon-1"), by("bình", at: 1, "thiếu dấu")),
        (.receive(unit: "thon-1", Arrival(at: hour(2), recordedBy: "an")), by(at: 2)),
        (.receive(unit: "thon-2", arrival), by(at: 3)), (.accept(unit: "thon-2"), by("bình", at: 4)),
        (.withdraw(unit: "thon-2"), by(at: 5, "nhầm thôn")), (.snooze(until: hour(30)), by(at: 6)),
        (.extend(to: Day(clippingYear: 2021, month: 1, day: 25)), by("chánh", at: 7, "bão")),
        (.waive(unit: "thon-2"), by("chánh", at: 8, "sáp nhập")), (.close, by("chánh", at: 9, "đủ")),
        (.reopen, by("chánh", at: 10, "chưa đủ")), (.close, by("chánh", at: 11, "nay đủ")),
    ]

    package static let cases: [BoardConformance] = [
        BoardConformance("a record is what the pure changes make of it, and each is a row of the history") { open in
            let ledger = try open()
            #expect(try ledger.records(of: [occurrence.identity]) == [:])
            var expected = OccurrenceRecord()
            for (number, (change, attribution)) in life.enumerated() {
                let changed = try expected.applying(change, to: occurrence, attribution)
                expected = changed.record
                guard case .changed(let row) = try ledger.change(change, of: occurrence, attribution) else {
                    Issue.record("\(change.action) was not made")
                    continue
                }
                #expect(try ledger.records(of: [occurrence.identity]) == [occurrence.identity: expected])
                #expect((row.before, row.after) == (changed.before.text, changed.after.text))
                #expect(row.subject == occurrence.identity && row.action == change.action)
                #expect(row.unit == change.unit && row.reason == attribution.reason && row.at == attribution.at)
                let history = try ledger.history(HistoryQuery())
                #expect(history.count == number + 1)
                #expect(history.first?.row == row)
            }
            #expect(try ledger.history(HistoryQuery(unit: "thon-1")).allSatisfy { $0.row.detail == "Thôn Một" })
            #expect(try ledger.records(ofPlan: "p") == [occurrence.identity: expected])
            #expect(try ledger.history(HistoryQuery(unit: "Thôn Một")) == ledger.history(HistoryQuery(unit: "thon-1")))
            #expect(try ledger.history(HistoryQuery(unit: "")) == [])
            #expect(try ledger.unitNames(ofPlan: "p") == ["thon-1": "Thôn Một", "thon-2": "Thôn Hai"])
            #expect(try ledger.unitNames(ofPlan: "q") == [:])
            #expect(try ledger.records(ofPlan: "q") == [:])
            #expect(try ledger.amendedOccurrences() == [occurrence.identity: expected])
        },
        BoardConformance("what is refused leaves nothing behind, no row of the history either") { open in
            let ledger = try open()
            guard case .refused(let fault) = try ledger.change(.waive(unit: "thon-1"), of: occurrence, by(key: "k"))
            else {
                Issue.record("it was not refused")
                return
            }
            #expect(fault.code == "reason-missing")
            #expect(try ledger.records(of: [occurrence.identity]) == [:])
            #expect(try ledger.history(HistoryQuery()) == [])
            guard case .changed = try ledger.change(.waive(unit: "thon-1"), of: occurrence, by(at: 1, "x", key: "k"))
            else {
                Issue.record("the key of a refused request is free")
                return
            }
        },
        BoardConformance("a request made twice is answered the same and changes nothing twice") { open in
            let ledger = try open()
            let change = OccurrenceChange.receive(unit: "thon-1", arrival)
            guard case .changed(let row) = try ledger.change(change, of: occurrence, by(key: "k")) else {
                Issue.record("it was not made")
                return
            }
            _ = try ledger.change(.accept(unit: "thon-1"), of: occurrence, by(at: 1))
            let records = try ledger.records(of: [occurrence.identity])
            #expect(try ledger.change(change, of: occurrence, by(at: 2, key: "k")) == .repeated(row))
            for (other, attribution) in [
                (OccurrenceChange.receive(unit: "thon-2", arrival), by(at: 2, key: "k")),
                (change, by("bình", at: 2, key: "k")), (change, by(at: 2, "vì thế", key: "k")),
                (.receive(unit: "thon-1", Arrival(at: hour(-1), recordedBy: "an")), by(at: 2, key: "k")),
            ] {
                guard case .refused(let fault) = try ledger.change(other, of: occurrence, attribution) else {
                    Issue.record("another request passed under the same key")
                    continue
                }
                #expect(fault.code == "key-reused")
            }
            #expect(try ledger.records(of: [occurrence.identity]) == records)
            #expect(try ledger.history(HistoryQuery()).count == 2)
        },
        BoardConformance("a plan is silent until it speaks, and its history tells both") { open in
            let ledger = try open()
            #expect(try ledger.planRecords() == [:])
            _ = try ledger.change(.silence(until: hour(20)), ofPlan: "p", by(at: 1, "nghỉ", key: "k"))
            _ = try ledger.change(.silence(until: nil), ofPlan: "q", by(at: 2, "dừng"))
            #expect(try ledger.planRecords()["p"]?.silence?.until == hour(20))
            #expect(try ledger.planRecords()["q"]?.isSilent(at: .distantFuture) == true)
            guard
                case .repeated = try ledger.change(.silence(until: hour(20)), ofPlan: "p", by(at: 3, "nghỉ", key: "k"))
            else {
                Issue.record("it was not known again")
                return
            }
            _ = try ledger.change(.speak, ofPlan: "p", by(at: 4))
            #expect(try ledger.planRecords().keys.sorted() == ["q"])
            #expect(try ledger.history(HistoryQuery(plan: "p")).map(\.row.action) == ["speak", "silence"])
        },
        BoardConformance("the history is asked by plan, subject, unit, actor, action and time, page by page") { open in
            let ledger = try open()
            let other = occurrence(by: occurrence.lastGoodDay, plan: "p-2")
            for (change, attribution) in life { _ = try ledger.change(change, of: occurrence, attribution) }
            _ = try ledger.change(.receive(unit: "thon-1", arrival), of: other, by(at: 20))
            func count(_ query: HistoryQuery) throws(LedgerError) -> Int {
                let entries: [HistoryEntry] = try ledger.history(query)
                return entries.count
            }
            #expect(try count(HistoryQuery()) == 13)
            #expect(try count(HistoryQuery(plan: "p")) == 12)
            #expect(try count(HistoryQuery(plan: "p-2")) == 1)
            #expect(try count(HistoryQuery(plan: "%")) == 0)
            #expect(try count(HistoryQuery(subject: occurrence.identity)) == 12)
            #expect(try count(HistoryQuery(unit: "thon-2")) == 4)
            #expect(try count(HistoryQuery(actor: "chánh")) == 5)
            #expect(try count(HistoryQuery(action: "receive")) == 4)
            #expect(try count(HistoryQuery(plan: "p", action: "close", since: hour(10))) == 1)
            var pages: [HistoryEntry] = []
            while true {
                let page = try ledger.history(HistoryQuery(before: pages.last?.number, limit: 5))
                pages += page
                guard page.count == 5 else { break }
            }
            #expect(try pages == ledger.history(HistoryQuery()))
            #expect(try count(HistoryQuery(limit: -1)) == 1)
        },
        BoardConformance("another handle knows all changes that have returned", needsSecondHandle: true) { open in
            let first = try open()
            for (change, attribution) in life { _ = try first.change(change, of: occurrence, attribution) }
            _ = try first.change(.silence(until: nil), ofPlan: "p", by(at: 1, "nghỉ", key: "k"))
            let second = try open()
            #expect(try second.records(ofPlan: "p") == first.records(ofPlan: "p"))
            #expect(try second.planRecords() == first.planRecords())
            #expect(try second.history(HistoryQuery()) == first.history(HistoryQuery()))
            guard case .repeated = try second.change(.silence(until: nil), ofPlan: "p", by(at: 9, "nghỉ", key: "k"))
            else {
                Issue.record("the key is not known")
                return
            }
        },
    ]
}
