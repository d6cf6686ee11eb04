import ControlAPI
import PlanCore
import PlanReports
import Testing

@Suite("The board as a matrix")
struct BoardMatrixTests {
    @Test(
        "it reads the same as the one that was looked at",
        arguments: [
            ("board.vi.80", Language.vietnamese, 80), ("board.en.80", .english, 80), ("board.vi.48", .vietnamese, 48),
        ])
    func kept(_ name: String, _ language: Language, _ width: Int) throws {
        let matrix = BoardMatrix(ReportScene().board(in: language), width: width, language: language)
        try Fixture.expect(matrix.text, is: "\(name).txt")
    }

    @Test("where the deadlines do not fit side by side but the units do, deadlines stand in rows")
    func turned() throws {
        var scene = ReportScene()
        scene.units = Array(scene.units.prefix(3))
        let board = repeated(scene.board(in: .vietnamese), 5)
        try Fixture.expect(BoardMatrix(board, width: 80, language: .vietnamese).text, is: "board.turned.txt")
    }

    @Test("where neither fit, the columns are shown in parts, and every cell stands in one of them")
    func parts() {
        let scene = BoardScene.large(units: 30, times: 4)
        let matrix = BoardMatrix(scene, width: 60, language: .english)
        let signs = matrix.lines.dropLast(3).flatMap(\.runs).filter { $0.text.contains("✓") || $0.text.contains("✗") }
        #expect(signs.reduce(0) { $0 + $1.text.filter { "✓✗".contains($0) }.count } > 30)
        #expect(matrix.lines.allSatisfy { $0.text.columns <= 60 })
    }

    @Test("no line is wider than asked, whatever names and widths there are", arguments: [40, 48, 60, 80, 113, 200])
    func bounded(_ width: Int) {
        for language in Language.allCases {
            for units in [0, 1, 2, 7, 40] {
                for times in [1, 3, 9] {
                    let matrix = BoardMatrix(
                        BoardScene.large(units: units, times: times), width: width, language: language)
                    for line in matrix.lines { #expect(line.text.columns <= width, "\(line.text)") }
                }
            }
        }
    }

    @Test("signs stand in their columns below wide and combining characters too")
    func aligned() throws {
        var scene = ReportScene()
        scene.units[2].name = "第一村 문화원"
        scene.units[3].name = "Tho\u{302}n Hai"
        scene.units[4].name = "Thôn 🎉"
        let text = BoardMatrix(scene.board(in: .vietnamese), width: 80, language: .vietnamese).text
        let lines = text.split(separator: "\n").map(String.init)
        let places = try scene.units.suffix(3).map { unit in
            let line = try #require(lines.first { $0.hasPrefix(unit.name) })
            return line.prefix { !"✓◐↺–·✗○".contains($0) }.columns
        }
        #expect(Set(places).count == 1)
    }

    @Test("a plan without occurrences says so, and what it leaves open")
    func empty() {
        var board = ReportScene().board(in: .vietnamese)
        board.rows = []
        let text = BoardMatrix(board, width: 80, language: .vietnamese).text
        #expect(text == "không có hạn nào\n○ Sơ kết phong trào: kế hoạch không nêu thời hạn\n")
    }

    @Test("no two standings share a sign, and each is one column wide")
    func signs() {
        #expect(Set(CellStanding.allCases.map(\.sign)).count == CellStanding.allCases.count)
        for standing in CellStanding.allCases {
            #expect(standing.sign.columns == 1)
            #expect(Set(CellStanding.allCases.map { $0.text.vietnamese }).count == CellStanding.allCases.count)
        }
    }

    /// The rows again, as of so many more deadlines.
    private func repeated(_ board: BoardEntry, _ times: Int) -> BoardEntry {
        var board = board
        board.rows = (0..<times).flatMap { _ in board.rows }
        return board
    }
}

/// Boards by size.
enum BoardScene {
    static func large(units: Int, times: Int) -> BoardEntry {
        var scene = ReportScene()
        scene.units = (0..<units).map { number in
            Plan.Unit(
                id: number < 3 ? ["van-phong", "mat-tran", "thon-1"][number] : "u-\(number)",
                name: number.isMultiple(of: 5)
                    ? "Đơn vị có tên rất dài: Ban Chỉ đạo phong trào số \(number) của xã" : "Thôn \(number)")
        }
        var board = scene.board(in: .vietnamese)
        board.rows = (0..<times).flatMap { _ in board.rows }
        return board
    }
}
