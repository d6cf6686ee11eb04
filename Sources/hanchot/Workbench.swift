import CivilTime
import DaemonKit
import PlanCore

/// What the reading commands work on: the plans that the options name, loaded by the service's own code.
struct Workbench {
    let inputs: Inputs
    let zone: Zone
    let now: Instant

    /// Faults are told on standard error; plans without faults are there all the same.
    /// - Throws: `FaultyInput` when holidays or configuration have faults: no date could be trusted.
    init(_ arguments: Arguments, _ terminal: Terminal) throws {
        let place = ServicePlace(arguments, language: terminal.language)
        try place.requireNamedPaths()
        let (_, library) = try place.readConfiguration()
        now = Now.instant
        zone = library.zone ?? .utc
        inputs = library.load(at: now)
        let errors = inputs.diagnostics.filter { $0.severity == .error }
        if inputs.hasFaultyHolidays { throw FaultyInput(diagnostics: errors) }
        errors.forEach { terminal.tell($0.text(in: terminal.language)) }
    }

    /// How a command ends that did its work: faulty plans are told by the status.
    var status: ExitStatus { inputs.rejected.isEmpty ? .done : .faultyInput }

    /// The option's day.
    static func day(_ arguments: Arguments, _ name: String) throws(UsageError) -> Day? {
        guard let text = arguments.value(name) else { return nil }
        return try Day(operand: text, shown: "--\(name) \(text)")
    }
}
