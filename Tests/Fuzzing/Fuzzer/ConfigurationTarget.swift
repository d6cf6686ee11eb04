import CivilTime
import PlanFiles

/// `hanchot.yaml`: read or refused.
enum ConfigurationTarget: FuzzTarget {
    static let name = "configuration"

    static func run(_ bytes: [UInt8]) {
        let (configuration, diagnostics) = ConfigurationReader(zone: Zone.named).read(bytes, file: "hanchot.yaml")
        checkDiagnostics(diagnostics, of: bytes, isRead: configuration != nil)
    }
}
