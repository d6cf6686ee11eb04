import CSystemd
import CivilTime
import Glibc
import LinuxSystem

/// A real systemd-journald with an empty journal in memory, seen by the bench and what it starts alone.
final class Journal {
    private static let program = "/lib/systemd/systemd-journald"
    private let journald: Child

    /// - Throws: why there is none here.
    init() throws {
        if let obstacle = PrivateMounts.obstacle { throw Trouble("a journal of its own \(obstacle)") }
        guard access(Self.program, X_OK) == 0 else { throw Trouble("there is no \(Self.program)") }
        for folder in ["/run/systemd", "/run/systemd/journald.conf.d"] { try makeFolder(folder) }
        // no kernel messages, no audit, and no rate limit, as under the unit
        let settings = """
            [Journal]
            Storage=volatile
            RuntimeMaxUse=1G
            ReadKMsg=no
            Audit=no
            RateLimitIntervalSec=0

            """
        try writeFile(settings, to: "/run/systemd/journald.conf.d/bench.conf")
        let socket = try NotifySocket()
        journald = try Child([Self.program], environment: ["NOTIFY_SOCKET": socket.name], endsWithBench: true)
        try socket.wait(for: "journal", atMost: 20, from: journald.processID) { $0.contains("READY=1") }
    }

    /// Sends an entry as programs do, by `sd_journal_sendv`.
    func send(_ fields: [JournalField]) throws {
        let bytes = fields.map { Array("\($0.name)=".utf8) + $0.value }
        let vectors = bytes.map { field in
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: field.count, alignment: 1)
            copy.copyBytes(from: field)
            return iovec(iov_base: copy.baseAddress, iov_len: copy.count)
        }
        defer { vectors.forEach { $0.iov_base?.deallocate() } }
        let result = sd_journal_sendv(vectors, CInt(vectors.count))
        if result < 0 { throw Trouble("cannot write to the journal: \(String(cString: strerror(-result)))") }
    }

    /// Waits until everything sent so far is in the journal.
    func settle() throws {
        let marker = JournalField("BENCH_MARKER", try RandomID.make())
        try send([JournalField("MESSAGE", "marker"), marker])
        let reader = try JournalReader()
        try reader.select([marker])
        let watch = Stopwatch()
        while try !reader.next() {
            guard watch.seconds < 60 else { throw Trouble("the journal stands still") }
            try reader.waitForChange(atMost: .seconds(1))
        }
    }

    /// An entry of a service.
    struct Entry {
        /// When journald had it, as whoever follows the journal sees.
        let receivedAt: Instant
        /// What the sender wrote.
        let fields: [JournalField]

        func text(_ name: String) -> String? { fields.first { $0.name == name }?.text }
    }

    /// Every entry that has the field with this value, in their order.
    func entries(with match: JournalField) throws -> [Entry] {
        try settle()
        let reader = try JournalReader()
        try reader.select([match])
        var entries: [Entry] = []
        while try reader.next() {
            let fields = try reader.fields().filter { !$0.name.hasPrefix("_") }
            entries.append(Entry(receivedAt: try reader.receivedAt(), fields: fields))
        }
        return entries
    }
}
