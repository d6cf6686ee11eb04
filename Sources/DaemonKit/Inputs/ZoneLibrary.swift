package import CivilTime
import LinuxSystem

/// The system's time zones by name, each read once.
package final class ZoneLibrary {
    private var zones: [String: Zone] = [:]

    package init() {}

    /// The zone of an IANA name; nil where the system has none of that name or its file is damaged.
    package func zone(_ name: String) -> Zone? {
        if let known = zones[name] { return known }
        guard let bytes = try? ZoneFiles.read(name), let zone = try? Zone(identifier: name, tzif: bytes) else {
            return nil
        }
        zones[name] = zone
        return zone
    }

    /// The machine's own zone (`$TZ`, else `/etc/localtime`); UTC where there is none or its file is damaged.
    package var systemZone: Zone { ZoneFiles.systemZone.flatMap(zone) ?? .utc }

    /// Reads anew from now on: the files may have been replaced.
    package func forget() { zones = [:] }
}
