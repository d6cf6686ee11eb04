import Foundation
import TestSupport
import Testing

/// What was recorded is shown as a board and written as a report, through a service in the foreground.
@Suite struct BoardCommandTests {
    private static let plan = """
        number: 07/KH-UBND
        title: Phong trào thi đua năm 2021
        issuer: UBND xã An Ví Dụ
        year: 2021
        units:
          - {id: thon-1, name: Thôn 1}
          - {id: thon-2, name: Thôn 2}
        targets:
          - {id: tien-tien, title: Lao động tiên tiến, at-least: 80 %}
        deadlines:
          - {id: dang-ky, title: Đăng ký danh hiệu, before: 20/01, units: all}

        """

    @Test("board and report tell what was recorded, in every form, and no file is written over")
    func recorded() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try await scene.start()
        try await scene.run(
            "received", "p/dang-ky", "Thôn 1", "--number", "=12/BC", "--at", "2021-01-22 16:30", "--figure",
            "tien-tien=19/18/20"
        ).succeeded()

        let board = try await scene.run("board", "07/KH-UBND").succeeded()
        let lines = board.output.split(separator: "\n")
        #expect(lines.first == "p  Phong trào thi đua năm 2021")
        let rows = lines.filter { $0.hasPrefix("Thôn ") }.map { $0.split(separator: " ").suffix(2).map(String.init) }
        #expect(rows == [["◐", "1/1"], ["✗", "0/1"]])
        #expect(try await scene.run("board", "--from", "2022-01-01").succeeded().output.contains("no deadlines"))

        #expect(try await scene.run("plans").succeeded().output == "p  Phong trào thi đua năm 2021\n    1 overdue\n")

        let report = try await scene.run("report", "p").succeeded().output
        for text in ["To: …", "3 days late", "90 %", "Recipients:"] { #expect(report.contains(text)) }
        let csv = try await scene.run("report", "p", "--as", "csv").succeeded().output
        #expect(csv.contains(",late,,2021-01-22,3,'=12/BC,,20,19,18\r\n"))
        #expect(try await scene.run("report", "p", "--json").succeeded().output.contains("\"daysLate\" : 3"))

        try await scene.run("report", "p", "--to", scene.scratch.file("r.odt")).succeeded()
        let written = scene.scratch.bytes(of: "r.odt")
        #expect(written.starts(with: [0x50, 0x4B, 3, 4]))
        let again = try await scene.run("report", "p", "--as", "html", "--to", scene.scratch.file("r.odt"))
        #expect(again.status == 1)
        #expect(scene.scratch.bytes(of: "r.odt") == written)
        #expect(try await scene.run("report", "p", "--as", "pdf").status == 2)
        #expect(try await scene.run("report", "q").status == 1)
    }

    @Test("a report says which days it covers: those that were said, to the plan's own where one end is open")
    func days() async throws {
        let scene = try TrackingScene(plan: Self.plan.replacing("year: 2021", with: "years: 2024-2027"))
        try await scene.setClock(to: "2026-11-26T03:00:00Z")
        try await scene.start()
        for (words, years, days) in [
            ([], ["2026"], "from 1 January 2026 until 31 December 2026"),
            (
                ["--from", "01/01/2024"], ["2024", "2025", "2026", "2027"], "from 1 January 2024 until 31 December 2027"
            ),
            (["--from", "01/06/2026"], ["2027"], "from 1 June 2026 until 31 December 2027"),
            (["--until", "30/06/2025"], ["2024", "2025"], "from 1 January 2024 until 30 June 2025"),
            (
                ["--from", "01/01/2025", "--until", "30/06/2026"], ["2025", "2026"],
                "from 1 January 2025 until 30 June 2026"
            ),
        ] as [([String], [String], String)] {
            let report = try await BuiltProgram.hanchot.run(
                ["report", "p"] + words + ["--socket", scene.scratch.file("s"), "--language", "en"],
                environment: scene.clock
            ).succeeded().output
            let inOne = report.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(inOne.contains("Period: \(days); as of "), "\(words): \(report)")
            for year in ["2024", "2025", "2026", "2027"] {
                #expect(
                    inOne.contains("before 20 January \(year)") == years.contains(year), "\(words), \(year): \(report)")
            }
        }
        await scene.kill()
    }
}
