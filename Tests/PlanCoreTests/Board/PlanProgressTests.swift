import CivilTime
import PlanCore
import Testing

@Suite struct PlanProgressTests {
    private static func met(_ scene: BoardScene) throws -> [String: OccurrenceRecord] {
        var record = OccurrenceRecord()
        for unit in scene.named {
            try record.apply(BoardScene.receive(unit, on: 5), to: scene.occurrence, BoardScene.by(on: 5))
        }
        return [scene.occurrence.identity: record]
    }

    private static func start(_ day: String) -> Instant { Zone.utc.start(of: SamplePlan.day(day)) }

    @Test("a plan is done when all is met and its period is over")
    func done() throws {
        let scene = BoardScene()
        let progress = try #require(PlanProgress(of: scene.plan, .weekdaysOnly, try Self.met(scene)))
        #expect(progress.asked == 1 && progress.met == 1 && progress.lastDay == SamplePlan.day("2027-12-31"))
        #expect(!progress.isDone(at: Self.start("2027-12-31")) && progress.isDone(at: Self.start("2028-01-01")))
        let open = try #require(PlanProgress(of: scene.plan, .weekdaysOnly, [:]))
        #expect(open.met == 0 && !open.isDone(at: Self.start("2028-01-01")))
    }

    @Test("one that asks for nothing with a date is none to be done")
    func asksNothing() {
        let plan = Plan(
            id: "p", file: "p.yaml", title: "Kế hoạch", years: PlanYears(first: 2027, last: 2027), zone: .utc)
        #expect(PlanProgress(of: plan, .weekdaysOnly, [:]) == nil)
    }

    @Test("what it tells is a line and a note")
    func letter() throws {
        let scene = BoardScene()
        let progress = try #require(PlanProgress(of: scene.plan, .weekdaysOnly, try Self.met(scene)))
        let letter = Letter(
            done: scene.plan, progress, since: Self.start("2028-01-01"), at: Self.start("2028-01-01"))
        #expect(letter.subject == "Kế hoạch đã hoàn thành: Kế hoạch [Kế hoạch]")
        #expect(letter.fileName == "2028/2028-01-01T0000.p.done.txt")
        #expect(
            letter.body == """
                THÔNG BÁO: KẾ HOẠCH ĐÃ HOÀN THÀNH (thứ Bảy, ngày 01/01/2028)

                Mọi việc mà kế hoạch yêu cầu đã xong (1 hạn) và thời gian thực hiện đã kết
                thúc.

                Thời gian: đến hết ngày 31/12/2027
                Kế hoạch:  Kế hoạch

                Mã nhắc việc: p/#done/2027-12-31

                """)
    }
}
