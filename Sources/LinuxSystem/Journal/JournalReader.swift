import CSystemd
package import CivilTime
import Glibc

/// Reads the local journal, as far as this process may (group `systemd-journal`).
package final class JournalReader {
    private let journal: OpaquePointer

    /// - Throws: the journal's folder cannot be read. One that is empty, or holds nothing this process may read, is fine.
    package init() throws(SystemError) {
        var journal: OpaquePointer?
        let result = sd_journal_open(&journal, Int32(SD_JOURNAL_LOCAL_ONLY))
        guard let journal else { throw SystemError(result, "open the journal") }
        self.journal = journal
    }

    deinit { sd_journal_close(journal) }

    /// From now on only entries that have, of each field named here, one of the values given for it; goes back to the
    /// oldest of them.
    package func select(_ fields: [JournalField]) throws(SystemError) {
        sd_journal_flush_matches(journal)
        for field in fields {
            let match = Array("\(field.name)=".utf8) + field.value
            try checking("search the journal") { sd_journal_add_match(journal, match, match.count) }
        }
        try checking("search the journal") { sd_journal_seek_head(journal) }
    }

    /// Steps to the next entry selected.
    /// - Returns: false at the end; what is written later can be stepped to then.
    package func next() throws(SystemError) -> Bool {
        try checking("read the journal") { sd_journal_next(journal) } > 0
    }

    /// When journald took the present entry (sd_journal_get_realtime_usec(3)), later than it was sent.
    package func receivedAt() throws(SystemError) -> Instant {
        var microseconds: UInt64 = 0
        try checking("read the journal") { sd_journal_get_realtime_usec(journal, &microseconds) }
        return Instant(microseconds: Int64(clamping: microseconds))
    }

    /// The field's first value in the present entry; nil when it has none.
    package func value(_ name: String) throws(SystemError) -> [UInt8]? {
        var data: UnsafeRawPointer?
        var count = 0
        let result = sd_journal_get_data(journal, name, &data, &count)
        if result == -ENOENT { return nil }
        if result < 0 { throw SystemError(result, "read the journal") }
        // What is found is the whole `NAME=value`.
        return Array(UnsafeRawBufferPointer(start: data, count: count).dropFirst(name.utf8.count + 1))
    }

    /// Every field of the present entry, also those journald added.
    package func fields() throws(SystemError) -> [JournalField] {
        var fields: [JournalField] = []
        sd_journal_restart_data(journal)
        while true {
            var data: UnsafeRawPointer?
            var count = 0
            let result = sd_journal_enumerate_available_data(journal, &data, &count)
            if result < 0 { throw SystemError(result, "read the journal") }
            if result == 0 { return fields }
            let bytes = UnsafeRawBufferPointer(start: data, count: count)
            guard let end = bytes.firstIndex(of: UInt8(ascii: "=")) else { continue }
            fields.append(JournalField(String(decoding: bytes[..<end], as: UTF8.self), Array(bytes[(end + 1)...])))
        }
    }

    /// Waits until something was written that may be selected, at most so long.
    package func waitForChange(atMost limit: Span) throws(SystemError) {
        try checking("wait for the journal") { sd_journal_wait(journal, UInt64(max(0, limit.microseconds))) }
    }
}
