import CivilTime
import PlanCore
import Testing

@Suite("The board")
struct BoardTests {
    private static func board(_ scene: BoardScene, _ record: OccurrenceRecord, on day: Int) -> Board {
        Board(of: scene.plan, [scene.occurrence], [scene.occurrence.identity: record], at: BoardScene.noon(day))
    }

    @Test("late and overdue follow from the cutoff and the instant, and are not stored")
    func timeliness() throws {
        let scene = BoardScene()
        var record = OccurrenceRecord()
        try record.apply(BoardScene.receive("thon-1", on: 20), to: scene.occurrence, BoardScene.by(on: 22))
        try record.apply(BoardScene.receive("thon-2", on: 21), to: scene.occurrence, BoardScene.by(on: 22))
        #expect(Self.board(scene, record, on: 22).rows[0].cells.map(\.timeliness) == [.onTime, .late, .overdue])
        #expect(Self.board(scene, record, on: 20).rows[0].cells.map(\.timeliness) == [.onTime, .late, .awaited])
        try record.apply(.close, to: scene.occurrence, BoardScene.by(on: 23, "đủ"))
        #expect(Self.board(scene, record, on: 24).rows[0].cells.map(\.timeliness) == [.onTime, .late, .excused])
        // The same records under another date.
        let later = BoardScene(due: "2027-01-21")
        #expect(Self.board(later, record, on: 24).rows[0].cells.map(\.timeliness) == [.onTime, .onTime, .excused])
    }

    @Test("in the place of a unit that is no more stands its successor, and what it delivered stays under its name")
    func successors() throws {
        var scene = BoardScene()
        scene.units[0].until = SamplePlan.day("2027-01-15")
        scene.units[0].successor = "thon-moi"
        scene.units[1].until = SamplePlan.day("2027-01-10")
        scene.units[1].successor = "thon-1"
        scene.units.append(Plan.Unit(id: "thon-moi", name: "Thôn Mới", from: SamplePlan.day("2027-01-16")))
        #expect(scene.occurrence.unitsInForce.map(\.id) == ["thon-moi", "thon-3"])
        var early = scene
        early.due = "2027-01-14"
        #expect(early.occurrence.unitsInForce.map(\.id) == ["thon-1", "thon-3"])
        early.due = "2027-01-05"
        #expect(early.occurrence.unitsInForce.map(\.id) == ["thon-1", "thon-2", "thon-3"])

        var record = OccurrenceRecord()
        try record.apply(BoardScene.receive("thon-1", on: 5), to: early.occurrence, BoardScene.by(on: 5))
        let cells = Self.board(scene, record, on: 18).rows[0].cells
        #expect(cells.map { $0.unit?.name } == ["Thôn Mới", "Thôn 3", "Thôn 1"])
        #expect(cells.map(\.isFormer) == [false, false, true])
        #expect(cells.last?.submission.state == .received)
        #expect(Self.board(scene, record, on: 18).missing.first?.cells.map { $0.unit?.id } == ["thon-moi", "thon-3"])
    }

    @Test("units that take each other's place in a circle, or have no successor, are awaited by nobody")
    func gone() {
        var scene = BoardScene()
        for (index, successor) in ["thon-2", "thon-1", nil].enumerated() {
            scene.units[index].until = SamplePlan.day("2027-01-01")
            scene.units[index].successor = successor
        }
        #expect(scene.occurrence.unitsInForce.isEmpty)
        #expect(scene.occurrence.submitters.isEmpty)
        #expect(OccurrenceRecord().isMet(scene.occurrence))
    }

    @Test("a plan without units has one submission a deadline")
    func everybody() throws {
        let scene = BoardScene(units: [], named: [])
        var record = OccurrenceRecord()
        #expect(Self.board(scene, record, on: 5).rows[0].cells.map(\.unit) == [nil])
        try record.apply(BoardScene.receive("", on: 5), to: scene.occurrence, BoardScene.by(on: 5))
        #expect(record.isMet(scene.occurrence))
        #expect(throws: BoardFault.self) {
            try record.applying(.accept(unit: "thon-1"), to: scene.occurrence, BoardScene.by(on: 5))
        }
    }

    @Test("an occurrence is met once all of its units have delivered")
    func met() throws {
        let scene = BoardScene()
        var record = OccurrenceRecord()
        for unit in scene.named {
            #expect(!record.isMet(scene.occurrence))
            try record.apply(BoardScene.receive(unit, on: 5), to: scene.occurrence, BoardScene.by(on: 5))
        }
        #expect(record.isMet(scene.occurrence))
        #expect(Self.board(scene, record, on: 25).missing.isEmpty)
    }

    @Test("figures stand against their targets, a unit and in total, the newest of each unit counting")
    func figures() throws {
        let scene = BoardScene()
        var record = OccurrenceRecord()
        func report(_ unit: String, on day: Int, _ figures: [String: Figure]) throws {
            let arrival = Arrival(at: BoardScene.noon(day), recordedBy: "an", figures: figures)
            try record.apply(.receive(unit: unit, arrival), to: scene.occurrence, BoardScene.by(on: day))
        }
        try report("thon-1", on: 4, ["tien-tien": Figure(registered: 1, total: 10), "mo-hinh": Figure(registered: 0)])
        try report("thon-1", on: 5, ["tien-tien": Figure(registered: 10, total: 10), "mo-hinh": Figure(registered: 2)])
        try report("thon-2", on: 5, ["tien-tien": Figure(registered: 7, total: 10), "mo-hinh": Figure(registered: 0)])
        let board = Self.board(scene, record, on: 6)
        let share = TargetStanding(scene.plan.targets[0], on: board)
        #expect(share.units.map { $0.unit?.id } == ["thon-1", "thon-2"])
        #expect(share.units.map { share.isEnough($0.figures.registered) } == [true, false])
        #expect(share.total.text == "17/20 –")
        #expect(share.isEnoughInTotal(\.registered) == true)
        #expect(share.isEnoughInTotal(\.reached) == nil)
        let count = TargetStanding(scene.plan.targets[1], on: board)
        #expect(count.units.map { count.isEnough($0.figures.registered) } == [true, false])
        #expect(count.total.text == "2 –")
        // Of each unit at least one.
        #expect(count.isEnoughInTotal(\.registered) == false)
        #expect(count.silent.map(\.id) == ["thon-3"])
    }

    /// The board of a plan that asks every half year, on a day of the year after.
    private static func halfYears(
        _ scene: BoardScene, _ reports: [(half: Int, unit: String, day: Int, figure: Figure)]
    ) throws -> Board {
        let plan = scene.halfYearly
        let occurrences = Schedule(plans: [plan], calendar: .weekdaysOnly).occurrences(
            in: SamplePlan.day("2027-01-01")...SamplePlan.day("2027-12-31"))
        var records: [String: OccurrenceRecord] = [:]
        for (half, unit, day, figure) in reports {
            let at = Zone.utc.start(of: SamplePlan.day(half == 1 ? "2027-06-01" : "2027-12-01").adding(days: day))
            let arrival = Arrival(recordedBy: "an", figures: ["tien-tien": figure])
            try records[occurrences[half - 1].identity, default: OccurrenceRecord()].apply(
                .receive(unit: unit, arrival), to: occurrences[half - 1], Attribution(actor: "an", at: at))
        }
        return Board(of: plan, occurrences, records, at: Zone.utc.start(of: SamplePlan.day("2028-01-10")))
    }

    @Test("what was registered stands beside what is reached later, each number as it was reported last")
    func numberByNumber() throws {
        let scene = BoardScene()
        let board = try Self.halfYears(
            scene,
            [
                (1, "thon-1", 1, Figure(registered: 19, total: 20)), (2, "thon-1", 1, Figure(reached: 18)),
                // Recorded first, but of a later day.
                (2, "thon-2", 2, Figure(reached: 9, total: 12)), (1, "thon-2", 1, Figure(registered: 5, total: 10)),
                (1, "thon-3", 1, Figure(total: 40)),
            ])
        let share = TargetStanding(scene.plan.targets[0], on: board)
        #expect(share.units.map(\.figures.text) == ["19/20 18/20", "5/10 9/12"])
        // Sums and verdicts are of the units that have the number.
        #expect(share.total.text == "24/30 27/32")
        #expect(share.isEnoughInTotal(\.registered) == true && share.isEnoughInTotal(\.reached) == true)
        #expect(share.silent.map(\.id) == ["thon-3"], "of how many alone is no number")
    }

    @Test("a number stays a share of what it was reported of, whatever total comes with a later one")
    func ownTotals() throws {
        let scene = BoardScene()
        let share = TargetStanding(
            scene.plan.targets[0],
            on: try Self.halfYears(
                scene,
                [
                    (1, "thon-1", 1, Figure(registered: 8, total: 10)),
                    (2, "thon-1", 1, Figure(reached: 9, total: 12)), (2, "thon-2", 1, Figure(reached: 7, total: 10)),
                ]))
        #expect(share.units.map(\.figures.text) == ["8/10 9/12", "– 7/10"])
        #expect(share.units.map { share.isEnough($0.figures.registered) } == [true, nil])
        #expect(share.units.map { share.isEnough($0.figures.reached) } == [false, false])
        // None of those who registered nothing.
        #expect(share.total.text == "8/10 16/22")
        #expect(share.isEnoughInTotal(\.registered) == true && share.isEnoughInTotal(\.reached) == false)
    }

    @Test(
        "a number without a total is of the last that its unit said before, and of none that it said later",
        arguments: [
            ([Figure(registered: 8, total: 10), Figure(reached: 9)], "8/10 9/10"),
            ([Figure(total: 10), Figure(reached: 9)], "– 9/10"),
            ([Figure(registered: 8), Figure(reached: 9, total: 12)], "8 9/12"),
            ([Figure(registered: 8), Figure(total: 12)], "8 –"),
            ([Figure(registered: 8, total: 10), Figure(registered: 9)], "9/10 –"),
            ([Figure(registered: 8, total: 10), Figure(registered: 9, total: 11)], "9/11 –"),
        ])
    func totals(_ figures: [Figure], _ text: String) throws {
        let scene = BoardScene()
        let reports = figures.enumerated().map { (half: $0.offset + 1, unit: "thon-1", day: 1, figure: $0.element) }
        let share = TargetStanding(scene.plan.targets[0], on: try Self.halfYears(scene, reports))
        #expect(share.units.map(\.figures.text) == [text])
    }

    @Test("whoever has a number but does not say of how many leaves the share of all unknown")
    func unknownShare() throws {
        let board = try Self.halfYears(
            BoardScene(),
            [(1, "thon-1", 1, Figure(registered: 10, total: 10)), (1, "thon-2", 1, Figure(registered: 9))])
        let share = TargetStanding(BoardScene().plan.targets[0], on: board)
        #expect(share.total.text == "19 –")
        #expect(share.isEnoughInTotal(\.registered) == nil)
    }

    @Test("what a unit reported that the plan names no more stands under its name and in the total")
    func goneUnit() throws {
        let before = BoardScene()
        var record = OccurrenceRecord()
        for (unit, tien, mo) in [("thon-1", 8, 1), ("thon-2", 9, 2), ("thon-3", 7, 0)] {
            let figures = ["tien-tien": Figure(registered: tien, total: 10), "mo-hinh": Figure(registered: mo)]
            let arrival = Arrival(at: BoardScene.noon(5), recordedBy: "an", figures: figures)
            try record.apply(.receive(unit: unit, arrival), to: before.occurrence, BoardScene.by(on: 5))
        }
        var scene = before
        scene.units.removeAll { $0.id == "thon-3" }
        scene.named.removeLast()
        let board = Self.board(scene, record, on: 6)
        let share = TargetStanding(scene.plan.targets[0], on: board)
        #expect(share.units.map { $0.unit?.id } == ["thon-1", "thon-2", "thon-3"])
        #expect(share.total.text == "24/30 –" && share.isEnoughInTotal(\.registered) == true)
        #expect(share.silent.isEmpty)
        let count = TargetStanding(scene.plan.targets[1], on: board)
        #expect(count.total.text == "3 –")
        #expect(count.isEnoughInTotal(\.registered) == true, "of those that are asked each has one")
    }

    @Test("units that were merged are counted in their successor, once")
    func merged() throws {
        var scene = BoardScene()
        for index in [1, 2] {
            scene.units[index].until = SamplePlan.day("2027-06-30")
            scene.units[index].successor = "thon-23"
        }
        scene.units.append(Plan.Unit(id: "thon-23", name: "Thôn 2+3", from: SamplePlan.day("2027-07-01")))
        let before: [(half: Int, unit: String, day: Int, figure: Figure)] = [
            (1, "thon-2", 1, Figure(registered: 15, total: 20)), (1, "thon-3", 1, Figure(registered: 20, total: 25)),
        ]
        let target = scene.plan.targets[0]
        let alone = TargetStanding(target, on: try Self.halfYears(scene, before))
        #expect(alone.units.map { $0.unit?.id } == ["thon-23"], "what it took over")
        #expect(alone.total.text == "35/45 –" && alone.silent.map(\.id) == ["thon-1"])
        let both = TargetStanding(
            target, on: try Self.halfYears(scene, before + [(2, "thon-23", 1, Figure(reached: 40, total: 44))]))
        #expect(both.total.text == "35/45 40/44")
        #expect(both.isEnoughInTotal(\.registered) == false && both.isEnoughInTotal(\.reached) == true)
        let without = TargetStanding(
            target, on: try Self.halfYears(scene, before + [(2, "thon-23", 1, Figure(reached: 40))]))
        #expect(without.total.text == "35/45 40/45", "of as many as those were whose place it took")
        let unknown = TargetStanding(
            target,
            on: try Self.halfYears(scene, Array(before.prefix(1)) + [(1, "thon-3", 1, Figure(registered: 20))]))
        #expect(unknown.total.text == "35 –")
    }

    @Test("what came back and was waived then is none of the figures")
    func waivedAfterReturn() throws {
        let scene = BoardScene()
        var record = OccurrenceRecord()
        for (unit, number) in [("thon-1", 9), ("thon-2", 40)] {
            let arrival = Arrival(
                at: BoardScene.noon(5), recordedBy: "an",
                figures: ["tien-tien": Figure(registered: number, reached: number, total: 40)])
            try record.apply(.receive(unit: unit, arrival), to: scene.occurrence, BoardScene.by(on: 5))
        }
        try record.apply(.giveBack(unit: "thon-2"), to: scene.occurrence, BoardScene.by(on: 6, "thiếu chữ ký"))
        try record.apply(.waive(unit: "thon-2"), to: scene.occurrence, BoardScene.by(on: 7, "sáp nhập"))
        let share = TargetStanding(scene.plan.targets[0], on: Self.board(scene, record, on: 8))
        #expect(share.units.map { $0.unit?.id } == ["thon-1"] && share.silent.map(\.id) == ["thon-2", "thon-3"])
        #expect(share.total.registered == FigureStanding.Share(9, of: 40) && share.isEnoughInTotal(\.reached) == false)
    }
}

extension FigureStanding {
    /// Registered and reached: `19/20 18/20`.
    fileprivate var text: String {
        [registered, reached].map { share in
            share.map { share in share.total.map { "\(share.number)/\($0)" } ?? "\(share.number)" } ?? "–"
        }.joined(separator: " ")
    }
}
