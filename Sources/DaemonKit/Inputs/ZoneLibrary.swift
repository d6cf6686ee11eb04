package import CivilTime
import LinuxSystem
import Synchronization

/// The system's time zones by name, each read once; to be asked from any thread.
package final class ZoneLibrary: Sendable {
    /// What the system has of a name.
    private struct Known {
        /// nil: no file of that name can be read.
        var fingerprint: Fingerprint?
        var zone: Zone?

        init(_ name: String, in folder: String) {
            guard let bytes = try? ZoneFiles.read(name, in: folder) else { return }
            fingerprint = Fingerprint(bytes)
            zone = try? Zone(identifier: name, tzif: bytes)
        }
    }

    private struct State {
        var zones: [String: Known] = [:]
        /// Something that was asked for is not known any more.
        var isIncomplete = false
    }

    private let state = Mutex(State())
    /// Names, most of which the system does not have: it has some six hundred.
    private static let limit = 10_000

    private let folder: String

    /// - Parameter folder: of the zones' files.
    package init(folder: String = ZoneFiles.folder) { self.folder = folder }

    /// The zone of an IANA name; nil where the system has none of that name or its file is damaged.
    package func zone(_ name: String) -> Zone? {
        state.withLock { state in
            if let known = state.zones[name] { return known.zone }
            if state.zones.count >= Self.limit { state = State(isIncomplete: true) }
            let found = Known(name, in: folder)
            state.zones[name] = found
            return found.zone
        }
    }

    /// The machine's own zone (`$TZ`, else `/etc/localtime`); UTC where there is none or its file is damaged.
    package var systemZone: Zone { ZoneFiles.systemZone.flatMap(zone) ?? .utc }

    /// Looks at the files again: they may have been replaced, or be there now.
    /// - Returns: whether anything that was asked for is another now.
    package func refresh() -> Bool {
        state.withLock { state in
            let found = Dictionary(uniqueKeysWithValues: state.zones.keys.map { ($0, Known($0, in: folder)) })
            let isOther = found.contains { $0.value.fingerprint != state.zones[$0.key]?.fingerprint }
            guard isOther || state.isIncomplete else { return false }
            state = State(zones: found)
            return true
        }
    }
}
