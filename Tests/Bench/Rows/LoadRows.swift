import CivilTime
import Glibc
import LinuxSystem
import PlanCore
import PlanFiles

/// Plan files read by the service: at first, again, and one of them changed; and the memory they take.
enum LoadRows: RowGroup {
    static let name = "load"

    static func rows(_ place: Workplace) -> [Row] {
        place.sizes(upTo: 10_000).flatMap { rows(place, plans: $0) }
    }

    /// What the runs of one size gave.
    private struct Samples {
        var libyaml: [Double] = []
        var read: [Double] = []
        var first: [Double] = []
        var restart: [Double] = []
        var reload: [Double] = []
        var change: [Double] = []
        var resident: [Double] = []
        var recorded: [Double] = []
        var most: [Double] = []
        var atRest: [Double] = []
    }

    private static func rows(_ place: Workplace, plans count: Int) -> [Row] {
        let size = "\(counted(count, "plans")) × \(PlanSet.deadlines) deadlines"
        let isFull = count == 10_000
        var samples = Samples()
        var trouble: String?
        do {
            let watch = Stopwatch()
            for number in 0..<(isFull ? place.longRuns : place.runs)
            where number == 0 || watch.seconds < Workplace.patience {
                try run(place, plans: count, &samples)
            }
        } catch {
            trouble = "\(error)"
        }
        func row(_ what: String, _ samples: [Double], _ unit: Figure.Unit = .seconds, target: Row.Target? = nil) -> Row
        {
            let figure = Figure(samples, unit)
            return Row(what, size, target: target, figure.map { .measured($0) } ?? .missing(trouble ?? "not reached"))
        }
        let libyaml = Figure(samples.libyaml, .seconds)
        return [
            row("libyaml's events of the same bytes", samples.libyaml),
            row("files to plans, in process", samples.read, target: libyaml.map { .most(2, times: $0, "libyaml") }),
            row(
                "first load, start to READY=1", samples.first,
                target: libyaml.map { .most(2, times: $0, "libyaml") }),
            row("what is left to record then", samples.recorded),
            row("restart, files and ledger unchanged", samples.restart),
            row("reload, files unchanged", samples.reload, target: isFull ? .most(0.3) : nil),
            row("one changed plan until it is served", samples.change, target: isFull ? .most(0.020) : nil),
            row("resident memory", samples.resident, .bytes, target: isFull ? .most(64e6) : nil),
            row("the most, while that is recorded", samples.most, .bytes),
        ] + (isFull ? [row("the same at rest", samples.atRest, .bytes, target: .most(64e6))] : [])
    }

    private static func run(_ place: Workplace, plans count: Int, _ samples: inout Samples) throws {
        let service = try ServiceRun(place, in: place.freshFolder())
        let set = PlanSet(count)
        try set.put(in: service.plans)
        sync()
        samples.libyaml.append(try LibyamlParse.seconds((0..<count).map { Array(set.text($0).utf8) }))
        samples.read.append(try read((0..<count).map { "\(service.plans)/\(PlanSet.name($0)).yaml" }))
        samples.first.append(try service.start())
        samples.resident.append(try service.facts().resident)
        samples.recorded.append(try service.idle())
        samples.most.append(try service.facts().mostResident)
        // that takes long
        if count == 10_000 {
            place.rest()
            samples.atRest.append(try service.facts().resident)
        }
        samples.reload.append(try service.reload())
        for number in 0..<3 { samples.change.append(try change(service, number)) }
        try service.stop()
        samples.restart.append(try service.start())
        try service.stop()
    }

    /// Reads the files as the service does, on all processors.
    private static func read(_ paths: [String]) throws -> Double {
        let reader = PlanReader(defaults: PlanDefaults(zone: .utc)) { _ in nil }
        return try Stopwatch.seconds {
            let plans = Workers.map(paths) { path in
                (try? FileReader.read(path, atMost: 1 << 20)).flatMap { reader.read($0, file: path).plan }
            }
            guard plans.allSatisfy({ $0 != nil }) else { throw Trouble("a generated plan cannot be read") }
        }
    }

    /// Replaces a plan's file as an editor does.
    /// - Returns: seconds until what the service does next comes from it.
    private static func change(_ service: ServiceRun, _ number: Int) throws -> Double {
        // before everything else, but not while this is measured
        let moment = Moment(in: 3600 + Double(number) * 2)
        let path = "\(service.plans)/\(PlanSet.name(0)).yaml"
        // by a rule, which also speaks on a day off
        let rule = "rules:\n  - {id: nhac, on: \"\(moment.date) \(moment.time)\", message: Nhắc việc}\n"
        try writeFile(PlanSet(1).text(0) + rule, to: "\(service.plans)/.new")
        return try Stopwatch.seconds {
            guard rename("\(service.plans)/.new", path) == 0 else { throw Trouble("cannot replace '\(path)'") }
            try service.status("changed plan", atMost: 60) {
                $0.contains("next reminder \(moment.date) \(moment.time)")
            }
        }
    }
}
