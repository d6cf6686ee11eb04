import CivilTime
import PlanCore
import PlanFiles
import Testing

/// Who must deliver, for how long, and what they report figures on.
@Suite struct UnitsAndTargetsTests {
    private static func read(_ lines: String) -> (plan: Plan?, codes: [String]) {
        let (plan, diagnostics) = PlanReader.sample.read(
            Array("title: Mẫu\nyear: 2027\nevents: [{id: e, title: E, on: 11/06}]\n\(lines)".utf8), file: "mau.yaml")
        return (plan, diagnostics.map { "\($0.position.line):\($0.position.column) \($0.code)" })
    }

    @Test("a unit says from when to when it is there and who takes its place")
    func units() throws {
        let (plan, codes) = Self.read(
            """
            units:
              - {id: thon-1, name: Thôn 1, until: 30/06/2027, successor: thon-moi}
              - {id: thon-2, name: Thôn 2, from: 2027-01-01}
              - {id: thon-moi, name: Thôn Mới, from: 01/07/2027}
            """)
        #expect(codes == [])
        let read = try #require(plan)
        #expect(
            read.units == [
                Plan.Unit(id: "thon-1", name: "Thôn 1", until: Day(iso: "2027-06-30"), successor: "thon-moi"),
                Plan.Unit(id: "thon-2", name: "Thôn 2", from: Day(iso: "2027-01-01")),
                Plan.Unit(id: "thon-moi", name: "Thôn Mới", from: Day(iso: "2027-07-01")),
            ])
        for (day, expected) in [
            ("2026-12-31", ["thon-1"]), ("2027-06-30", ["thon-1", "thon-2"]), ("2027-07-01", ["thon-moi", "thon-2"]),
        ] {
            let day = try #require(Day(iso: day))
            #expect(read.units(["thon-1", "thon-2"], on: day).map(\.id) == expected)
        }
    }

    @Test("a unit may be its name alone, in any form of Unicode: its id is made of it")
    func names() {
        let (plan, codes) = Self.read(
            """
            units: [Thôn 1, "Đoàn TNCS  Hồ Chí Minh", Ho\u{323}\u{302}i Nông dân, {id: 'truong', name: Trường THCS}]
            """)
        #expect(codes == [])
        #expect(plan?.units.map(\.id) == ["thon-1", "doan-tncs-ho-chi-minh", "hoi-nong-dan", "truong"])
        #expect(plan?.units.map(\.name) == ["Thôn 1", "Đoàn TNCS Hồ Chí Minh", "Hội Nông dân", "Trường THCS"])
    }

    @Test("targets are shares of a hundred or numbers a unit")
    func targets() throws {
        let (plan, codes) = Self.read(
            """
            targets:
              - {id: tien-tien, title: Lao động tiên tiến, at-least: 100%}
              - {id: chien-si, title: Chiến sĩ thi đua, at-least: 15 %}
              - {id: mo-hinh, title: Mô hình, at-least: 1}
            """)
        #expect(codes == [])
        #expect(plan?.targets.map(\.goal) == [.percent(100), .percent(15), .count(1)])
        #expect(plan?.targets.map(\.id) == ["tien-tien", "chien-si", "mo-hinh"])
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var lines: String
        var codes: [String]
    }

    @Test(
        "what is wrong with units and targets is told where it stands",
        arguments: [
            Fault(
                testDescription: "an end before the beginning",
                lines: "units: [{id: a, name: A, from: 02/01/2027, until: 01/01/2027}]", codes: ["4:51 window-empty"]),
            Fault(
                testDescription: "names that differ in nothing that an id has", lines: "units: [Thôn 1, THON-1]",
                codes: ["4:17 id-duplicate"]),
            Fault(testDescription: "a name without a letter", lines: "units: ['…', A]", codes: ["4:9 id-missing"]),
            Fault(testDescription: "an empty name", lines: "units: ['']", codes: ["4:9 text-empty"]),
            Fault(testDescription: "nothing", lines: "units: [null]", codes: ["4:9 value-type"]),
            Fault(
                testDescription: "a date without its year", lines: "units: [{id: a, name: A, from: 02/01}]",
                codes: ["4:32 date-invalid"]),
            Fault(
                testDescription: "a successor of a unit without an end",
                lines: "units: [{id: a, name: A, successor: b}, {id: b, name: B}]", codes: ["4:26 successor-endless"]),
            Fault(
                testDescription: "an unknown successor",
                lines: "units: [{id: a, name: A, until: 01/01/2027, successor: c}]", codes: ["4:9 successor-unknown"]),
            Fault(
                testDescription: "units in a loop",
                lines: """
                    units:
                      - {id: a, name: A, until: 01/01/2027, successor: b}
                      - {id: b, name: B, until: 01/01/2027, successor: c}
                      - {id: c, name: C, until: 01/01/2027, successor: b}
                    """, codes: ["5:5 successor-loop"]),
            Fault(
                testDescription: "a share above a hundred", lines: "targets: [{id: a, title: A, at-least: 101%}]",
                codes: ["4:39 goal-invalid"]),
            Fault(
                testDescription: "no number", lines: "targets: [{id: a, title: A, at-least: nhiều}]",
                codes: ["4:39 goal-invalid"]),
            Fault(
                testDescription: "nothing asked", lines: "targets: [{id: a, title: A, at-least: 0}]",
                codes: ["4:39 goal-invalid"]),
            Fault(
                testDescription: "the same id twice",
                lines: "targets: [{id: a, title: A, at-least: 1}, {id: a, title: B, at-least: 1}]",
                codes: ["4:48 id-duplicate"]),
        ])
    func faults(_ fault: Fault) {
        let (plan, codes) = Self.read(fault.lines)
        #expect(plan == nil)
        #expect(codes == fault.codes)
    }
}
