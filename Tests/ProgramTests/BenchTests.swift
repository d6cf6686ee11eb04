import Foundation
import TestSupport
import Testing

@testable import Bench

/// That the bench measures and tells it right; what it measures is judged by people.
@Suite("the bench") struct BenchTests {
    private struct Told: Decodable {
        struct Row: Decodable {
            var what: String
            var median: Double?
            var samples: [Double]?
            var target: Double?
            var ratio: Double?
            var missing: String?
        }

        var rows: [Row]
    }

    /// What can be measured wherever the release runs.
    private static let everywhere = [
        "a year's reminders, computed in order: each", "start to READY=1", "resident memory",
        "libyaml's events of the same bytes", "first load, start to READY=1", "reload, files unchanged",
        "one changed plan until it is served", "idle: wake-ups", "idle: CPU ticks",
    ]

    @Test(
        "it measures a little of everything, and says why where it cannot",
        .enabled(if: Obstacle.toRelease.isAbsent))
    func small() async throws {
        let folder = try ScratchFolder()
        let report = folder.file("report.json")
        let result = try await Command([
            "timeout", "300", BuiltProgram(name: "Bench").path, "--small", "--json", report, "--folder",
            folder.file("measured"), "--programs", PackageFolder.path + "/.build/release",
        ]).run().succeeded()
        let told = try JSONDecoder().decode(Told.self, from: folder.bytes(of: "report.json"))
        for row in told.rows {
            #expect(result.output.contains("| \(row.what) "), "\(row.what)")
            #expect((row.median == nil) == (row.missing?.isEmpty == false), "\(row.what): a figure or a reason")
            if let median = row.median, let samples = row.samples {
                #expect(samples == samples.sorted() && samples.contains { $0 <= median }, "\(row.what)")
            }
            if let median = row.median, let target = row.target, target > 0 {
                #expect(row.ratio == median / target, "\(row.what)")
            }
        }
        for what in Self.everywhere {
            let rows = told.rows.filter { $0.what == what }
            #expect(!rows.isEmpty && rows.allSatisfy { $0.median != nil }, "\(what): \(rows)")
        }
        // nothing is left where it measured
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("measured")) == [])
    }

    @Test(
        "a figure's median lies in the middle of its samples",
        arguments: [([3], 3), ([5, 1, 3], 3), ([4, 1, 2, 3], 2.5), ([0, 0], 0)] as [([Double], Double)])
    func median(samples: [Double], expected: Double) throws {
        #expect(try #require(Figure(samples, .seconds)).median == expected)
    }

    @Test("no sample, no figure")
    func nothing() {
        #expect(Figure([], .seconds) == nil)
    }

    @Test(
        "values are told with three digits and the unit that suits them",
        arguments: [
            (1.5e-7, Figure.Unit.seconds, "150 ns"), (0.012345, .seconds, "12.3 ms"), (60, .seconds, "60.0 s"),
            (0.9996, .seconds, "1.00 s"), (0.002, .seconds, "2.00 ms"), (14e6, .bytes, "14.0 MB"),
            (64e3, .bytes, "64.0 kB"),
            (0, .seconds, "0"), (0, .times, "0"), (3, .times, "3"), (2.5, .times, "2.50"), (9.996, .times, "10.0"),
        ] as [(Double, Figure.Unit, String)])
    func texts(value: Double, unit: Figure.Unit, expected: String) {
        #expect(unit.text(value) == expected)
    }

    @Test(
        "a ratio is the median's share of the target; what is missing has none, and its reason stands below the table")
    func table() throws {
        let figure = try #require(Figure([0.2, 0.1, 0.4], .seconds))
        let rows = [
            Row("measured", "10 plans", target: .most(0.1), .measured(figure)),
            Row("bound to another", target: .most(1.5, times: figure, "the limit"), .measured(figure)),
            Row("absent", target: .most(1), .missing("it is\nnot installed")),
            Row("never", target: .most(0), .measured(try #require(Figure([0], .times)))),
            Row("once", target: .most(0), .measured(try #require(Figure([1], .times)))),
        ]
        #expect(rows.map(\.ratio) == [2, 0.2 / (1.5 * 0.2), nil, nil, nil])
        #expect(
            Table(rows).text == """
                | what             | size     | figure   | runs | min–max       | target                      | ratio  |
                | ---------------- | -------- | -------- | ---- | ------------- | --------------------------- | ------ |
                | measured         | 10 plans | 200 ms   | 3    | 100 ms–400 ms | ≤ 100 ms                    | 2.00   |
                | bound to another |          | 200 ms   | 3    | 100 ms–400 ms | ≤ 300 ms (1.50 × the limit) | 0.67   |
                | absent           |          | none (1) |      |               |                             |        |
                | never            |          | 0        | 1    |               | ≤ 0                         | held   |
                | once             |          | 1        | 1    |               | ≤ 0                         | missed |

                (1) it is not installed

                """)
    }
}
