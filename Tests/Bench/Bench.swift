import Glibc
import LinuxSystem

/// `make bench`: how fast and how small Hanchot is, beside what people use today and what the machine can do.
@main enum Bench {
    static func main() {
        do {
            let options = try Options(Array(CommandLine.arguments.dropFirst()))
            try PrivateMounts.enter()
            try run(options)
        } catch {
            try? StandardStream.error.write("Bench: \(error)\n\(Options.usage)\n")
            exit(2)
        }
    }

    private static func run(_ options: Options) throws {
        let folder = try absolute(options.folder)
        try makeFolder(folder)
        let machine = Machine(measuringIn: folder)
        try StandardStream.output.write("\(machine.text)\n\n")
        let place = try Workplace(options.extent, programs: absolute(options.programs), folder: "\(folder)/\(getpid())")
        defer { try? removeFolder(place.folder) }
        var report = Report(machine: machine)
        let watch = Stopwatch()
        let waited = Machine.waited
        for group in rowGroups where options.only.isEmpty || options.only.contains(group.name) {
            try? StandardStream.error.write("measuring \(group.name)…\n")
            report.rows += group.rows(place)
            if let waited, let now = Machine.waited { report.contention = (now - waited) / watch.seconds }
            // what is measured stays, should the rest be interrupted
            if let path = options.json { try writeFile(report.json(), to: path) }
        }
        try StandardStream.output.write(Table(report.rows).text)
        if let contention = report.contention {
            let share = Int((contention * 100).rounded())
            try StandardStream.output.write("\nsome process waited for a core in \(share) % of the time\n")
        }
    }

    private static func absolute(_ path: String) throws -> String {
        guard !path.hasPrefix("/") else { return path }
        guard let folder = getcwd(nil, 0) else { throw Trouble("there is no working folder") }
        defer { free(folder) }
        return "\(String(cString: folder))/\(path)"
    }
}
