import CivilTime
import Delivery
import LinuxSystem
package import PlanCore
package import PlanFiles

/// What a user wrote has faults; they are told, nothing was changed.
package struct FaultyInput: Error {
    package var diagnostics: [Diagnostic]

    package init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

/// Where a service lives: its configuration file and its folders, from systemd's variables or from the command line.
package final class ServicePlace {
    /// The configuration file; one that is not there means the defaults, unless it was named.
    package let configurationPath: String
    package let isConfigurationNamed: Bool
    /// Holds the ledger and the reminder files.
    package let stateFolder: String
    /// Instead of the configuration's, when not empty.
    package let plans: [String]
    package let holidays: [String]
    package let language: Language
    /// Where the control socket is opened, unless the service manager has opened one; nil: nowhere.
    package let socket: String?
    /// Another process holds the ledger's lock.
    private(set) var isHeldByAnother = false

    package init(
        configurationPath: String? = nil, stateFolder: String? = nil, plans: [String] = [], holidays: [String] = [],
        language: Language, socket: String? = nil
    ) {
        self.socket = socket ?? ProcessEnvironment.folder("RUNTIME_DIRECTORY").map { "\($0)/control.sock" }
        let configurationFolder = ProcessEnvironment.folder("CONFIGURATION_DIRECTORY") ?? "/etc/hanchot"
        self.configurationPath = configurationPath ?? "\(configurationFolder)/hanchot.yaml"
        self.isConfigurationNamed = configurationPath != nil
        self.stateFolder = stateFolder ?? ProcessEnvironment.folder("STATE_DIRECTORY") ?? "/var/lib/hanchot"
        self.plans = plans
        self.holidays = holidays
        self.language = language
    }

    /// The configuration and the library of the folders it names.
    /// - Parameter textFolder: where the library may put the texts of thousands of plans.
    /// - Throws: `FaultyInput`, or `SystemError` when a file that is there cannot be read.
    package func readConfiguration(textFolder: String? = nil) throws -> (Configuration, PlanLibrary) {
        var configuration = Configuration()
        var bytes: [UInt8] = []
        let zones = ZoneLibrary()
        do {
            bytes = try FileReader.read(configurationPath, atMost: 1 << 20)
            let read = ConfigurationReader(zone: zones.zone).read(bytes, file: configurationPath)
            guard let found = read.configuration else { throw FaultyInput(diagnostics: read.diagnostics) }
            configuration = found
        } catch let error as SystemError where error.isMissing && !isConfigurationNamed {}
        if !plans.isEmpty { configuration.plans = plans }
        if !holidays.isEmpty { configuration.holidays = holidays }
        let library = PlanLibrary(configuration, text: bytes, zones: zones, textFolder: textFolder)
        guard library.zone != nil else {
            throw FaultyInput(diagnostics: [
                Diagnostic(
                    .error, file: configurationPath, position: SourcePosition(line: 1, column: 1),
                    code: "timezone-unknown",
                    message: Bilingual(
                        vi: "hệ thống không có múi giờ '\(configuration.timezone)' (cài gói tzdata)",
                        en: "the system does not know the time zone '\(configuration.timezone)' (install tzdata)"))
            ])
        }
        return (configuration, library)
    }

    /// For a program that runs once: what the command line names has to be there now.
    /// - Throws: `FaultyInput` for what is not, or cannot be read.
    package func requireNamedPaths() throws(FaultyInput) {
        let faults = InputFolder(plans + holidays, limit: .max, mustExist: true).faults
        if !faults.isEmpty { throw FaultyInput(diagnostics: faults) }
    }

    /// A path of the configuration; a relative one starts at the state folder.
    package func path(_ path: String) -> String { path.hasPrefix("/") ? path : "\(stateFolder)/\(path)" }

    /// The folder of the files that come with submissions: beside the ledger.
    package func filesFolder(_ configuration: Configuration) -> String {
        let ledger = path(configuration.ledger)
        return "\(ledger[...(ledger.lastIndex(of: "/") ?? ledger.startIndex)])files"
    }

    /// What clients by the network have to show: the credential `control-token` (systemd.exec(5), LoadCredential=); nil
    /// without one that can be used.
    func controlToken() -> BearerToken? {
        guard let folder = ProcessEnvironment.folder("CREDENTIALS_DIRECTORY"),
            let bytes = try? FileReader.read("\(folder)/control-token", atMost: 4096)
        else { return nil }
        return BearerToken(bytes)
    }

    /// Names this process in the ledger.
    var claimant: String { "hanchotd[\(ProcessEnvironment.processID)]" }

    func lock(_ ledger: String) throws(SystemError) -> FileLock {
        isHeldByAnother = false
        do {
            return try FileLock("\(ledger).lock")
        } catch {
            isHeldByAnother = error.isHeld
            throw error
        }
    }

    /// The sinks of the configuration. In the foreground without a journal, reminders go to standard error instead.
    func sinks(_ configuration: Configuration) -> [any Sink] {
        let folder = path(configuration.reminderFiles)
        let hasFiles = configuration.sinks.contains(.files)
        let hasJournal = JournalWriter.isListening || ProcessEnvironment.isUnderSystemd
        // Files first: the journal's entry names the file.
        return configuration.sinks.sorted { left, _ in left == .files }.map { sink -> any Sink in
            switch sink {
            case .files: FileSink(folder: folder) { $0.body(in: $0.language) }
            case .journal:
                hasJournal
                    ? JournalSink(filesFolder: hasFiles ? folder : nil) { $0.subject(in: $0.language) }
                    : StreamSink { $0.subject(in: $0.language) }
            }
        }
    }

    /// A fault at start, before there is a log.
    func tell(_ diagnostic: Diagnostic) {
        try? StandardStream.error.write(diagnostic.text(in: language) + "\n")
    }
}

/// The path from the root on, however it was given, without a slash at its end.
func absolutePath(_ path: String) -> String {
    withoutSlashAtEnd(path.hasPrefix("/") ? path : "\(ProcessEnvironment.workingFolder)/\(path)")
}

/// The path without slashes at its end, so that a name can follow; the root stays.
func withoutSlashAtEnd(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
}
