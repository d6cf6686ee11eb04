import LinuxSystem
import PlanCore
package import PlanFiles
package import Storage

/// The board as a ledger has it, for who looks ahead without being the service. The ledger is only read.
package final class RecordedBoard {
    let ledger: SQLiteLedger
    private let watch: BoardWatch
    private var extended = ExtendedPlans()

    /// - Throws: it cannot be read, or is not of this version.
    package init(ledger path: String) throws(LedgerError) {
        ledger = try SQLiteLedger.reading(path: path)
        watch = try BoardWatch(ledger)
    }

    /// The plans with the dates that were extended by hand.
    package func inForce(_ plans: [Inputs.Source]) -> [Inputs.Source] { extended.inForce(plans, watch.extensions) }

    /// What is recorded of occurrences.
    var records: Agenda.Records { ledger.records }

    /// Puts off and silences what people have put off and silenced.
    func restrain(_ engine: inout Engine) {
        engine.silences = watch.silences
        engine.putOff(watch.snoozes)
    }
}

extension ServicePlace {
    /// The board in the ledger that the configuration names; nil where there is none.
    ///
    /// It is looked for only with the configuration's own plan folders: whoever names others asks about other plans.
    /// - Throws: it is there, and cannot be read by this user or with this program.
    package func recordedBoard(_ configuration: Configuration) throws -> RecordedBoard? {
        guard plans.isEmpty else { return nil }
        let path = path(configuration.ledger)
        do throws(SystemError) {
            try FileReader.check(path)
        } catch  where error.isMissing {
            return nil
        }
        return try RecordedBoard(ledger: path)
    }
}
