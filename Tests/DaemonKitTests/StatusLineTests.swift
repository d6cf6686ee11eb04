import CivilTime
import PlanCore
import Testing

@testable import DaemonKit

@Suite struct StatusLineTests {
    private static func inputs(_ rejected: [String] = []) throws -> Inputs {
        let scene = try InputScene()
        try scene.write(InputScene.plan(), to: "one/quang-thanh.yaml")
        for name in rejected { try scene.write("sai: 1\n", to: "one/\(name).yaml") }
        return scene.load()
    }

    private static func next(_ inputs: Inputs) -> Reminder? {
        inputs.schedule.reminders(from: InputScene.now).first
    }

    @Test("what is served and what comes next")
    func plain() throws {
        let inputs = try Self.inputs()
        let next = Self.next(inputs)
        func text(_ language: Language) -> String {
            StatusLine(inputs: inputs, next: next, ledgerTrouble: nil, sinkTroubles: [:], language: language).text
        }
        #expect(text(.english) == "1 plan; next reminder 2021-01-13 08:00: quang-thanh/han@2021#-7d/2021-01-20")
        #expect(
            text(.vietnamese) == "1 kế hoạch; nhắc tiếp theo 08:00 ngày 13/01/2021: quang-thanh/han@2021#-7d/2021-01-20"
        )
    }

    @Test("troubles come first, and at most five bad plans are named")
    func troubles() throws {
        let inputs = try Self.inputs(["a", "b", "c", "d", "e", "f"])
        let line = StatusLine(
            inputs: inputs, next: nil, ledgerTrouble: "cannot open 'x': disk I/O error",
            sinkTroubles: ["journal": "gone", "files": "full"], language: .english)
        #expect(
            line.text == "ledger: cannot open 'x': disk I/O error; files: full; journal: gone; "
                + "plans with errors: a, b, c, d, e and 1 more; 1 plan")
    }

    @Test("nothing ahead is said")
    func nothing() throws {
        let inputs = try Self.inputs()
        let line = StatusLine(
            inputs: inputs, next: nil, ledgerTrouble: nil, sinkTroubles: [:], language: .vietnamese)
        #expect(line.text == "1 kế hoạch; không còn nhắc việc nào")
    }
}
