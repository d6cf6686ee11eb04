import CivilTime
import Delivery
import LinuxSystem
import PlanFiles
import Storage

/// The service with its ledger open and locked.
final class Session {
    let ledger: SQLiteLedger
    let service: ReminderService
    private let lock: FileLock

    /// - Throws: another process holds the ledger (`place.isHeldByAnother` is then true), or it cannot be used.
    init(_ place: ServicePlace, _ configuration: Configuration, zone: Zone, at now: Instant) throws {
        let path = place.path(configuration.ledger)
        lock = try place.lock(path)
        ledger = try SQLiteLedger(path: path)
        service = try ReminderService(
            settings: ReminderService.Settings(configuration, zone: zone),
            ledger: ledger, sinks: place.sinks(configuration), claimant: place.claimant, at: now)
    }

    /// The ledger failed: nothing more is asked of it. What is in doubt is looked up when it is opened again.
    func abandon() {
        service.abandon()
        ledger.close()
    }

    func close() {
        // What is left waiting is in doubt for the next start, no more.
        try? service.close(at: SystemClock.now())
        ledger.close()
    }
}

extension ReminderService.Settings {
    /// - Parameter zone: of the configuration's `timezone`.
    init(_ configuration: Configuration, zone: Zone) {
        self.init(
            catchUp: configuration.catchUp, lateAfter: configuration.lateAfter, digests: configuration.digests,
            zone: zone, language: configuration.language)
    }
}
