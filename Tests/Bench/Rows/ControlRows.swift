import CivilTime
import Glibc

/// The board read and written over two hundred connections while ten thousand reminders fall due.
enum ControlRows: RowGroup {
    static let name = "control"

    private static let connections = 200
    /// Seconds between two requests of one connection; every tenth is a change.
    private static let period = 0.5
    /// Reminders fall due at so many moments.
    private static let moments = 5

    private struct Measured {
        var read: Double
        var write: Double
        var latest: Double
        /// Seconds on a processor: the service's, and those of the bench's own connections, which it shares the machine with.
        var service: Double
        var clients: Double
    }

    static func rows(_ place: Workplace) -> [Row] {
        let count = place.extent == .small ? 500 : 10_000
        let seconds = place.extent == .small ? 3.0 : 60
        let size = "\(connections) connections, \(counted(count, "reminders")), \(Int(seconds)) s"
        let measured = Result { try measure(place, reminders: count, for: seconds) }
        func row(_ what: String, _ most: Double? = nil, _ value: (Measured) -> Double) -> Row {
            Row(what, size, target: most.map { .most($0) }) {
                guard let figure = Figure([value(try measured.get())], .seconds) else {
                    throw Trouble("nothing was measured")
                }
                return figure
            }
        }
        return [
            row("the board read over HTTP, 99 % within", 0.020, \.read),
            row("the board changed over HTTP, 99 % within", 0.050, \.write),
            row("the latest reminder meanwhile", 1, \.latest),
            row("processor time of the service", nil, \.service),
            row("processor time of its clients", nil, \.clients),
        ]
    }

    private static func measure(_ place: Workplace, reminders count: Int, for seconds: Double) throws -> Measured {
        let service = try ServiceRun(place, in: place.freshFolder(), everyDayIsWorked: true)
        let plans = count / PlanSet.deadlines
        // Files first: writing and reading them takes its time.
        let start = Moment(in: 5 + Double(plans) * 0.01)
        let apart = (seconds - 2) / Double(moments)
        let due = (0..<moments).map { number -> Moment in
            let after = Int64(1 + Double(number) * apart)
            return Moment(start.instant + Span.seconds(after))
        }
        for index in 0..<plans {
            let text = PlanSet(plans, .dueAt(due[index % moments])).text(index)
            try writeFile(text, to: "\(service.plans)/\(PlanSet.name(index)).yaml")
        }
        sync()
        try service.start()
        service.hearNoMore()
        guard start.secondsAgo < 0 else { throw Trouble("the service does not load in time") }
        usleep(useconds_t(-start.secondsAgo * 1e6))

        let load = try ControlLoad(connections, of: service.control, period: period)
        let (before, own) = (try service.facts().ticks, clock())
        var (asked, changed) = (0, 0)
        try load.run(for: seconds) {
            asked += 1
            guard asked.isMultiple(of: 10) else {
                return .init(text: get("/v1/board?plan=\(PlanSet.name(asked % plans))"), isWriting: false)
            }
            changed += 1
            return .init(text: change(changed, of: plans, year: start.year), isWriting: true)
        }
        // Microseconds (clock(3), on every Linux).
        let clients = Double(clock() - own) / 1e6
        while let last = due.last, last.secondsAgo < 5 { usleep(100_000) }
        let ticks = try service.facts().ticks - before
        try service.stop()
        guard load.writes.count == changed else {
            throw Trouble("\(load.writes.count) of \(changed) changes were answered")
        }
        return Measured(
            read: percentile99(load.reads), write: percentile99(load.writes),
            latest: try latest(in: service.reminders, count: count, due),
            service: ticks / Double(sysconf(Int32(_SC_CLK_TCK))), clients: clients)
    }

    /// Each changes another deadline; one unit of three has delivered then, and the others are reminded.
    private static func change(_ number: Int, of plans: Int, year: Int) -> String {
        let (plan, deadline) = (number % plans, number / plans % PlanSet.deadlines)
        let body = #"{"number":"\#(number)/BC"}"#
        return """
            POST /v1/plans/\(PlanSet.name(plan))/deadlines/viec-\(deadline)@\(year)/submissions/thon-1/receive HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: \(body.utf8.count)\r
            Idempotency-Key: bench-\(number)\r
            \r
            \(body)
            """
    }

    private static func get(_ target: String) -> String { "GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n" }

    /// How long after its moment the last reminder file got its name: each is there once.
    private static func latest(in folder: String, count: Int, _ due: [Moment]) throws -> Double {
        let lines = try Child.output(of: ["find", folder, "-name", "*.txt", "-printf", "%C@ %f\n"]).split(
            separator: "\n")
        guard lines.count == count else { throw Trouble("\(lines.count) files of \(count) reminders") }
        var latest = 0.0
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 1)
            let plan = parts.last?.split(separator: ".").first { $0.hasPrefix("xa-") }?.dropFirst(3)
            guard let named = parts.first.flatMap({ Double($0) }), let index = plan.flatMap({ Int($0) }) else {
                throw Trouble("'\(line)' is no reminder file")
            }
            let moment = due[index % moments].instant
            latest = max(latest, named - Double(moment.seconds))
        }
        return latest
    }

    private static func percentile99(_ samples: [Double]) -> Double {
        let sorted = samples.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
    }
}
