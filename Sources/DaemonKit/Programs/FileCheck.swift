package import CivilTime
import LinuxSystem
package import PlanCore
import PlanFiles

/// Reads files for their faults alone.
package struct FileCheck {
    private let place: ServicePlace

    package init(_ place: ServicePlace) { self.place = place }

    /// - Parameter files: what each is follows from its name: `hanchot.yaml` is a configuration, a file in a folder
    ///   `holidays` a holiday file, any other a plan. Empty: everything the configuration names, and itself.
    /// - Returns: how many files were read, and what was found, file by file.
    /// - Throws: `FaultyInput` when the configuration itself has faults.
    package func run(_ files: [String], at now: Instant) throws -> (files: Int, diagnostics: [Diagnostic]) {
        var plans: [String] = []
        var holidays: [String] = []
        var diagnostics: [Diagnostic] = []
        for file in files {
            let parts = file.split(separator: "/")
            if parts.last == "hanchot.yaml" {
                diagnostics += configurationFaults(file)
            } else if parts.dropLast().last == "holidays" {
                holidays.append(file)
            } else {
                plans.append(file)
            }
        }
        let (configuration, _) = try place.readConfiguration()
        var checked = configuration
        if !files.isEmpty {
            checked.plans = plans
            if !holidays.isEmpty { checked.holidays = holidays }
        }
        let inputs = PlanLibrary(checked, text: [], zones: ZoneLibrary()).load(at: now)
        let own = Set(files)
        // Faults of the configured holidays are none of the files that were named.
        diagnostics += inputs.diagnostics.filter { files.isEmpty || own.contains($0.file) }
        let count =
            files.isEmpty
            ? InputFolder(checked.plans, limit: .max).files.count
                + InputFolder(checked.holidays, limit: .max).files.count
            : files.count
        return (count, diagnostics)
    }

    private func configurationFaults(_ file: String) -> [Diagnostic] {
        do {
            let bytes = try FileReader.read(file, atMost: 1 << 20)
            return ConfigurationReader(zone: ZoneLibrary().zone).read(bytes, file: file).diagnostics
        } catch {
            return [.unreadable(file, error)]
        }
    }
}
