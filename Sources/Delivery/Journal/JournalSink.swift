import CivilTime
import LinuxSystem
package import PlanCore

/// One journal entry a reminder; a parcel is found again by its reminder's identity in an entry of our own user.
package final class JournalSink: Sink {
    package static let name = "journal"
    package var name: String { Self.name }

    private let subject: (Notice) -> String
    private let filesFolder: String?
    private let isRehearsal: Bool

    /// How long `lookUp` waits until the journal has taken in what was sent to it.
    private static let patience = Span.seconds(15)

    /// - Parameters:
    ///   - filesFolder: where the reminder files lie, for `HANCHOT_FILE=`; nil when there are none.
    ///   - isRehearsal: marks every entry `HANCHOT_REHEARSAL=1`.
    ///   - subject: the line that stands in the journal.
    package init(filesFolder: String?, isRehearsal: Bool = false, subject: @escaping (Notice) -> String) {
        self.filesFolder = filesFolder
        self.isRehearsal = isRehearsal
        self.subject = subject
    }

    package func parcel(for notice: Notice) -> Parcel {
        parcel(notice.reminder.identity, notice.journalFields(subject: subject(notice)), fileName: notice.fileName)
    }

    package func parcel(for letter: Letter) -> Parcel {
        parcel(letter.identity, letter.journalFields, fileName: letter.fileName)
    }

    private func parcel(_ identity: String, _ own: [JournalField], fileName: String) -> Parcel {
        var fields = own
        if let filesFolder { fields.append(JournalField("HANCHOT_FILE", "\(filesFolder)/\(fileName)")) }
        if isRehearsal { fields.append(JournalField(Self.rehearsalField, "1")) }
        return Parcel(
            key: Parcel.Key(sink: name, name: identity), bytes: EntryCoding.encode(fields), reminders: [identity])
    }

    package func deliver(_ parcels: [Parcel]) -> [DeliveryResult] {
        let journal: JournalWriter
        do throws(SystemError) {
            journal = try JournalWriter()
        } catch {
            return parcels.map { _ in .retry(Self.reason(error)) }
        }
        // A journal that stands still is waited for once, not once a parcel.
        var trouble: DeliveryResult?
        return parcels.map { parcel in
            if let trouble { return trouble }
            let result = deliver(parcel, to: journal)
            if case .retry = result { trouble = result }
            return result
        }
    }

    private func deliver(_ parcel: Parcel, to journal: JournalWriter) -> DeliveryResult {
        guard EntryCoding.isEntry(parcel.bytes) else {
            return .refused("'\(parcel.key.name)' was not recorded as a journal entry")
        }
        do throws(SystemError) {
            try journal.send(encoded: parcel.bytes)
            FailPoint.reached("journal-sent")
            return .delivered
        } catch {
            return .retry(Self.reason(error))
        }
    }

    private static func reason(_ error: SystemError) -> String {
        error.isUnheard ? "no journal is listening" : error.description
    }

    package func lookUp(_ parcels: [Parcel]) throws(SinkError) -> Set<Parcel.Key> {
        guard !parcels.isEmpty else { return [] }
        do throws(SystemError) {
            let reader = try JournalReader()
            guard try readBackMarker(reader, like: parcels) else {
                throw SystemError.timedOut(
                    "read back the journal",
                    reason:
                        "an entry written now was not found within 15 s (is this user in the group 'systemd-journal'?)")
            }
            return try find(parcels, in: reader)
        } catch {
            throw SinkError(Self.reason(error))
        }
    }

    /// The journal's socket is one ordered queue: once an entry sent now is read back, everything sent before is there.
    private func readBackMarker(_ reader: JournalReader, like parcels: [Parcel]) throws(SystemError) -> Bool {
        let id = try RandomID.make()
        let marker = JournalField("HANCHOT_MARKER", id)
        try JournalWriter.send([
            JournalField("MESSAGE", "looking for reminders that an earlier run may have written"),
            JournalField("MESSAGE_ID", MessageID.marker.rawValue),
            JournalField("PRIORITY", Self.mostPressing(parcels)), JournalField("SYSLOG_IDENTIFIER", "hanchotd"), marker,
        ])
        try reader.select([marker, Self.ownUser])
        let end = SystemClock.steady().microseconds + Self.patience.microseconds
        while try !reader.next() {
            let rest = end - SystemClock.steady().microseconds
            guard rest > 0 else { return false }
            // In slices: where the folder's watch is lost (inotify(7), limits), looking again still finds it.
            try reader.waitForChange(atMost: Span(microseconds: min(rest, 1_000_000)))
        }
        return true
    }

    private func find(_ parcels: [Parcel], in reader: JournalReader) throws(SystemError) -> Set<Parcel.Key> {
        // Any local user can write the field; `_UID=` is journald's own word.
        try reader.select([Self.ownUser] + parcels.map { JournalField(Self.reminderField, $0.key.name) })
        var found: Set<String> = []
        while try reader.next() {
            guard try (reader.value(Self.rehearsalField) != nil) == isRehearsal,
                let identity = try reader.value(Self.reminderField)
            else { continue }
            found.insert(String(decoding: identity, as: UTF8.self))
        }
        return Set(parcels.map(\.key).filter { found.contains($0.name) })
    }

    /// The priority of the parcels' most pressing one: `MaxLevelStore=` (journald.conf(5)) that keeps any of them keeps
    /// the marker too.
    private static func mostPressing(_ parcels: [Parcel]) -> String {
        let priorities = parcels.flatMap { EntryCoding.decode($0.bytes) ?? [] }.filter { $0.name == "PRIORITY" }
        return priorities.map(\.text).min() ?? "5"
    }

    private static let reminderField = "HANCHOT_REMINDER"
    private static let rehearsalField = "HANCHOT_REHEARSAL"
    private static var ownUser: JournalField { JournalField("_UID", String(ProcessEnvironment.userID)) }
}
