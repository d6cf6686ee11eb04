package import CivilTime
import LinuxSystem
package import PlanCore
import PlanFiles

/// Reads files for their faults alone.
package struct FileCheck {
    /// What was looked at, and what was found.
    package struct Result {
        package var files = 0
        /// File by file.
        package var diagnostics: [Diagnostic] = []
        /// The folders that were looked into.
        package var folders: [String] = []
    }

    private let place: ServicePlace

    package init(_ place: ServicePlace) { self.place = place }

    /// - Parameter paths: files, or folders of them; what each file is follows from its name: `hanchot.yaml` is a
    ///   configuration, a file in a folder `holidays` a holiday file, any other a plan. Empty: everything the
    ///   configuration names, and itself.
    /// - Returns: only the configuration's faults, where the one in force has some: nothing could be read by it.
    /// - Throws: the configuration in force cannot be read.
    package func run(_ paths: [String], at now: Instant) throws -> Result {
        do {
            try place.requireNamedPaths()
            return try check(paths, at: now)
        } catch let error as FaultyInput {
            return Result(files: Set(error.diagnostics.map(\.file)).count, diagnostics: error.diagnostics)
        }
    }

    private func check(_ paths: [String], at now: Instant) throws -> Result {
        let (configuration, _) = try place.readConfiguration()
        let named = NamedFiles(paths)
        var result = Result()
        var checked = configuration
        if paths.isEmpty {
            result.folders = configuration.plans + configuration.holidays
            result.files = Self.count(configuration.plans) + Self.count(configuration.holidays)
            if let bytes = try? FileReader.read(place.configurationPath, atMost: 1 << 20) {
                result.files += 1
                result.diagnostics += Self.faults(of: bytes, place.configurationPath)
            }
        } else {
            result.files = named.count
            result.folders = paths
            result.diagnostics += named.faults + named.configurations.flatMap(configurationFaults)
            checked.plans = named.plans
            if !named.holidays.isEmpty { checked.holidays = named.holidays }
        }
        let inputs = PlanLibrary(checked, text: [], zones: ZoneLibrary()).load(at: now)
        // Faults of the configured holidays are none of the files that were named.
        let own = Set(named.plans + named.holidays)
        result.diagnostics += inputs.diagnostics.filter { paths.isEmpty || own.contains($0.file) }
        result.diagnostics += Self.repeated(inputs.plans + inputs.drafts)
        return result
    }

    /// Plans of a document that another plan is of: whoever acts is reminded twice.
    private static func repeated(_ sources: [Inputs.Source]) -> [Diagnostic] {
        var first: [IssuedDocument: Plan] = [:]
        var found: [Diagnostic] = []
        for source in sources.sorted(by: {
            ($0.plan.file.utf8.count, $0.plan.file) < ($1.plan.file.utf8.count, $1.plan.file)
        }) {
            guard let document = source.plan.document else { continue }
            guard let other = first[document] else {
                first[document] = source.plan
                continue
            }
            let lines = ((try? source.text.string()) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
            let line = lines.firstIndex { $0.hasPrefix("number:") }
            found.append(
                Diagnostic(
                    .warning, file: source.plan.file, position: SourcePosition(line: (line ?? 0) + 1, column: 1),
                    code: "plan-repeated",
                    message: Bilingual(
                        vi: "kế hoạch '\(other.id)' cũng mang số \(document.number) của cùng cơ quan, cùng năm: "
                            + "mọi việc sẽ được nhắc hai lần",
                        en: "plan '\(other.id)' has the number \(document.number) of the same issuer and year, too: "
                            + "everything would be reminded of twice"),
                    sourceLine: line.map { String(lines[$0]) }))
        }
        return found
    }

    private static func count(_ paths: [String]) -> Int { InputFolder(paths, limit: .max).files.count }

    private func configurationFaults(_ file: String) -> [Diagnostic] {
        do {
            let bytes = try FileReader.read(file, atMost: 1 << 20)
            return Self.faults(of: bytes, file)
        } catch {
            return [.unreadable(file, error)]
        }
    }

    private static func faults(of bytes: [UInt8], _ file: String) -> [Diagnostic] {
        ConfigurationReader(zone: ZoneLibrary().zone).read(bytes, file: file).diagnostics
    }
}

/// The files that someone named, each once, by what they are.
private struct NamedFiles {
    private(set) var configurations: [String] = []
    private(set) var holidays: [String] = []
    private(set) var plans: [String] = []
    private(set) var faults: [Diagnostic] = []

    /// - Parameter paths: files, or folders whose `*.yaml` are meant.
    init(_ paths: [String]) {
        var seen: Set<String> = []
        for path in paths.map(withoutSlashAtEnd) {
            let folder = InputFolder([path], limit: .max, mustExist: true)
            faults += folder.faults
            for file in folder.files.map(\.path) where seen.insert(file).inserted {
                let parts = absolutePath(file).split(separator: "/")
                if parts.last == "hanchot.yaml" {
                    configurations.append(file)
                } else if parts.dropLast().last == "holidays" {
                    holidays.append(file)
                } else {
                    plans.append(file)
                }
            }
        }
    }

    var count: Int { configurations.count + holidays.count + plans.count + faults.count }
}
