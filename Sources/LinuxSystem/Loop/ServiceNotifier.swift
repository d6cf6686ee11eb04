import CSystemd
import CivilTime

/// Tells the service manager how the service fares (sd_notify(3)); does nothing where nobody listens.
package enum ServiceNotifier {
    /// Longer texts are cut; systemd drops messages beyond a page.
    private static let longestStatus = 1000

    package static func ready(status: String) { notify("READY=1\nSTATUS=\(line(status))") }

    /// A reload has begun; `ready` ends it.
    package static func reloading() {
        notify("RELOADING=1\nMONOTONIC_USEC=\(SystemClock.steady().microseconds)")
    }

    package static func stopping(status: String) { notify("STOPPING=1\nSTATUS=\(line(status))") }

    /// What `systemctl status` shows.
    package static func status(_ status: String) { notify("STATUS=\(line(status))") }

    // A lost message changes nothing that could be done here.
    private static func notify(_ state: String) { sd_notify(0, state) }

    /// One assignment is one line.
    private static func line(_ text: String) -> String {
        String(text.prefix(longestStatus).map { $0.isNewline || $0 == "\0" ? " " : $0 })
    }
}
