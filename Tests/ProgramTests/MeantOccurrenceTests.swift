import ControlAPI
import DaemonKit
import TestSupport
import Testing

/// Which occurrence a deadline means that is named without one.
@Suite struct MeantOccurrenceTests {
    private static func plan(_ years: String) -> String {
        """
        title: Thi đua
        \(years)
        units:
          - {id: thon-1, name: Thôn 1}
          - {id: thon-2, name: Thôn 2}
        phases:
          - {id: dot-1, title: Đợt một, from: 01/01, to: 31/05}
          - {id: dot-2, title: Đợt hai, from: 01/06, to: 30/11}
        deadlines:
          - {id: quy, title: Báo cáo quý, every: quarter, by: 20/3, units: all}
          - {id: binh-xet, title: Bình xét, after: each phase, units: [thon-1]}

        """
    }

    /// What is recorded of a unit in an occurrence.
    private static func cell(
        _ unit: String, _ occurrence: String, _ scene: TrackingScene
    ) throws -> BoardCellEntry {
        let row = try scene.client.value(BoardRowEntry.self, at: "/v1/plans/p/deadlines/\(occurrence)")
        return try #require(row.cells.first { $0.unit == unit })
    }

    @Test("what is said twice is corrected or refused, and never done to the occurrence behind it")
    func twice() async throws {
        let scene = try TrackingScene(plan: Self.plan("year: 2027"))
        try await scene.setClock(to: "2027-02-10T03:00:00Z")
        try await scene.start()
        func refused(_ words: String..., for reason: String) async throws {
            let result = try await BuiltProgram.hanchot.run(
                words + ["--because", "x", "--socket", scene.scratch.file("s"), "--language", "en"],
                environment: scene.clock)
            #expect(result.status == 1 && result.errors.contains(reason), "\(words): \(result)")
        }
        for number in ["12/BC", "13/BC"] {
            let said = try await scene.run("received", "p/quy", "thon-1", "--number", number).succeeded().output
            #expect(said.hasPrefix("Thôn 1: received – Báo cáo quý (quarter 1 of 2027)"), "\(said)")
        }
        #expect(try Self.cell("thon-1", "quy@2027-Q1", scene).number == "13/BC")
        try await refused("received", "p/quy", "thon-1", for: "it is recorded so already")
        #expect(try Self.cell("thon-1", "quy@2027-Q2", scene).state == "awaited")

        // One behind it to which it could be done is not meant either.
        try await scene.run("received", "p/quy@2027-Q2", "thon-1").succeeded()
        try await scene.run("accept", "p/quy", "thon-1").succeeded()
        try await refused("accept", "p/quy", "thon-1", for: "while the unit's submission is accepted")
        #expect(try Self.cell("thon-1", "quy@2027-Q2", scene).state == "received")
        try await scene.run("waive", "p/quy", "thon-2", "--because", "x").succeeded()
        try await refused("waive", "p/quy", "thon-2", for: "while the unit's submission is waived")
        #expect(try Self.cell("thon-2", "quy@2027-Q2", scene).state == "awaited")
        try await scene.run("withdraw", "p/quy", "thon-2", "--because", "x").succeeded()
        try await scene.run("close", "p/quy", "--because", "x").succeeded()
        try await refused("close", "p/quy", for: "closed")
        #expect(
            try scene.client.value(BoardRowEntry.self, at: "/v1/plans/p/deadlines/quy@2027-Q2").closing == nil)
        try await scene.run("reopen", "p/quy", "--because", "x").succeeded()

        // It is overdue now, and the next one may be meant as well.
        try await scene.setClock(to: "2027-04-01T03:00:00Z")
        try await refused("received", "p/quy", "thon-2", for: "may mean 2 occurrences, name one of them: quy@2027-Q1")
        #expect(
            try await scene.run("received", "p/quy@2027-Q1", "thon-2").succeeded().output.contains("quarter 1"))
        // What nothing is recorded of cannot be accepted.
        #expect(try await scene.run("accept", "p/quy", "thon-2").succeeded().output.contains("quarter 1"))
        await scene.kill()
    }

    @Test("at the turn of the year what was due in December may be meant; a duty without a date that is over, too")
    func turnOfTheYear() async throws {
        let scene = try TrackingScene(plan: Self.plan("years: 2026-2027"))
        try await scene.setClock(to: "2027-01-05T03:00:00Z")
        try await scene.start()
        for (deadline, occurrences) in [
            ("quy", ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"]),
            ("binh-xet", ["dot-1-2026", "dot-2-2026", "dot-1-2027"]),
        ] {
            for (number, occurrence) in occurrences.dropLast().enumerated() {
                let several = try await scene.run("received", "p/\(deadline)", "thon-1")
                let listed = "may mean \(occurrences.count - number) occurrences, name one of them: "
                #expect(
                    several.status == 1 && several.errors.contains("\(listed)\(deadline)@\(occurrence) "), "\(several)")
                try await scene.run("received", "p/\(deadline)@\(occurrence)", "thon-1").succeeded()
            }
            try await scene.run("received", "p/\(deadline)", "thon-1").succeeded()
            let last = try #require(occurrences.last)
            #expect(try Self.cell("thon-1", "\(deadline)@\(last)", scene).state == "received")
        }
        await scene.kill()
    }

    @Test(
        "the next deadline of a plan is none that is behind; duties without a cutoff that wait are told beside what is overdue"
    )
    func plans() async throws {
        let scene = try TrackingScene(plan: Self.plan("years: 2026-2027"))
        try await scene.setClock(to: "2027-01-05T03:00:00Z")
        try await scene.start()
        let plans = try await scene.run("plans").succeeded().output
        let next = "74 days left: Báo cáo quý (quarter 1 of 2027), "
        #expect(plans.hasPrefix("p  Thi đua\n    4 overdue, 2 duties without a cutoff wait\n    \(next)"), "\(plans)")
        await scene.kill()
    }
}
