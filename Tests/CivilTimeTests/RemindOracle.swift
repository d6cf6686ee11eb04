import CivilTime
import Foundation
import TestSupport
import Testing

/// remind(1) of Debian, asked for many shifts of working days in one run of a script.
struct RemindOracle {
    /// One question about a day, with the days off and the weekend days worked that hold for it.
    struct Question {
        enum Shift: Equatable {
            case onOrAfter, onOrBefore
            /// So many working days on; not 0.
            case by(Int)
        }

        var world: Int
        var day: Day
        var shift: Shift
    }

    /// Which days are worked, beside Monday to Friday.
    struct World {
        var off: Set<Day>
        var worked: Set<Day>
    }

    private var script = ["BANNER %"]

    /// The days that answer the questions, in their order.
    static func answers(_ questions: [Question], _ worlds: [World]) async throws -> [Day] {
        var oracle = RemindOracle()
        for (index, world) in worlds.enumerated() { oracle.add(world, index) }
        for question in questions { oracle.add(question) }
        var command = TestSupport.Command("remind", "-r", "-")
        // Its own file is standard input; what it triggers is of that day.
        command.words += ["2000-01-01"]
        command.input = .text(oracle.script.joined(separator: "\n") + "\n")
        let output = try await command.run().succeeded()
        try #require(output.errors == "")
        return try output.output.split(whereSeparator: \.isNewline).map { try #require(Day(iso: $0), "\($0)") }
    }

    private mutating func add(_ world: World, _ index: Int) {
        func list(_ days: Set<Day>) -> String { "|" + days.sorted().map { "\($0)|" }.joined() }
        script += [
            "SET off\(index) \"\(list(world.off))\"", "SET worked\(index) \"\(list(world.worked))\"",
            "FSET _off\(index)(x) index(off\(index), \"|\" + x + \"|\") "
                + "|| (wkdaynum(x) == 0 || wkdaynum(x) == 6) && index(worked\(index), \"|\" + x + \"|\") == 0",
        ]
    }

    private mutating func add(_ question: Question) {
        let omit = "OMITFUNC _off\(question.world)"
        func ask(_ trigger: String) -> String { "evaltrig(\"\(question.day) \(trigger) \(omit)\", '2000-01-01')" }
        switch question.shift {
        case .onOrAfter: script.append("SET d \(ask("AFTER"))")
        case .onOrBefore: script.append("SET d \(ask("BEFORE"))")
        // Advance warning, which passes over what is omitted.
        case .by(let count) where count < 0: script.append("SET d \(ask("\(count)"))")
        // It has none in the other direction: the next day of every day's reminder that is not skipped, so many times.
        case .by(let count):
            script.append("SET d '\(question.day)'")
            script += Array(repeating: "SET d evaltrig(\"SKIP \(omit)\", d + 1)", count: count)
        }
        script.append("MSG [d]%")
    }
}
