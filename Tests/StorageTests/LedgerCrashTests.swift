import CivilTime
import Foundation
import PlanCore
import Storage
import TestSupport
import Testing

/// What stands in the ledger after its process or its machine died.
@Suite struct LedgerCrashTests {
    /// Reminders in a batch.
    private static let size = 10

    private static func batch(_ number: Int) -> Batch {
        let parcels = (0..<size).map { index in
            Parcel(
                key: Parcel.Key(sink: "files", name: "\(number)-\(index)"),
                bytes: Array("\(number) \(index) ".utf8) + Array(repeating: 0x2e, count: 300),
                reminders: ["p/\(number)-\(index)"])
        }
        return Batch(parcels: parcels, marks: [], endings: [], decidedThrough: Instant(seconds: Int64(number)))
    }

    /// What is settled after each batch.
    private static func settlements(_ number: Int) -> [Settlement] {
        batch(number).parcels.prefix(size / 2).map { Settlement(key: $0.key) }
    }

    @Test("after a power cut at any byte of the log, every call that had returned stands, and nothing of a later one")
    func powerCut() throws {
        let folder = try ScratchFolder()
        try SQLiteLedger(path: folder.file("ledger.db")).close()
        let file = folder.bytes(of: "ledger.db")
        let ledger = try SQLiteLedger(path: folder.file("ledger.db"))
        var states = [(length: 0, decided: Instant?.none, open: [Parcel]())]
        for number in 1...20 {
            _ = try ledger.commit(Self.batch(number), at: Instant(seconds: 0))
            try states.append(state(of: ledger, in: folder))
            try ledger.settle(Self.settlements(number), at: Instant(seconds: 0))
            try states.append(state(of: ledger, in: folder))
        }
        #expect(folder.bytes(of: "ledger.db") == file, "all of it must still be in the log")
        let log = folder.bytes(of: "ledger.db-wal")
        #expect(log.count == states.last?.length)

        var generator = SeededGenerator(seed: Effort.seed(20_210_120))
        let cuts =
            states.flatMap { [$0.length - 1, $0.length, $0.length + 4200] }
            + (0..<Effort.rounds(50)).map { _ in Int.random(in: 0...log.count, using: &generator) }
        for cut in cuts where (0...log.count).contains(cut) {
            // What a disk may have made of the sectors after the cut; never what stood there, or the cut would be elsewhere.
            var byte = UInt8.random(in: 0...255, using: &generator)
            if cut < log.count, log[log.startIndex + cut] == byte { byte = ~byte }
            let noise = Data(repeating: byte, count: cut % 5000)
            let copy = try ScratchFolder()
            try copy.write(file, to: "ledger.db")
            try copy.write(log.prefix(cut) + noise, to: "ledger.db-wal")
            let after = try SQLiteLedger(path: copy.file("ledger.db"))
            let expected = try #require(states.last { $0.length <= cut })
            #expect(try after.decidedThrough() == expected.decided, "cut at \(cut)")
            #expect(try after.openParcels(limit: .max) == expected.open, "cut at \(cut)")
        }
    }

    private func state(of ledger: SQLiteLedger, in folder: ScratchFolder) throws -> (Int, Instant?, [Parcel]) {
        (folder.bytes(of: "ledger.db-wal").count, try ledger.decidedThrough(), try ledger.openParcels(limit: .max))
    }

    @Test("a process killed in the middle of writing leaves whole calls, and all of them that had returned")
    func killed() async throws {
        let folder = try ScratchFolder()
        for round in 1...5 {
            let microseconds = 30_000 * round + 7919
            await #expect(processExitsWith: .signal(SIGALRM)) {
                [path = folder.path as String, microseconds = microseconds as Int] in
                try LedgerCrashTests.writeUntilKilled(in: path, after: microseconds)
            }
            let ledger = try SQLiteLedger(path: folder.file("ledger.db"))
            // Two bytes a batch: one when it was committed, one when half of it was settled.
            let returned = folder.bytes(of: "returned").count
            let last = Int(try ledger.decidedThrough()?.seconds ?? 0)
            var known = 0
            for number in 0..<(last + 2) {
                let standing = try ledger.standing(of: Self.batch(number).parcels.flatMap(\.reminders))
                let ended = standing.values.count { $0.ending != nil }
                let isRecorded = number >= 1 && number <= last
                #expect(standing.count == (isRecorded ? Self.size : 0), "batch \(number) of \(last)")
                #expect(ended == 0 || ended == Self.size / 2, "batch \(number) of \(last)")
                #expect(number >= last || !isRecorded || ended > 0, "batch \(number) of \(last)")
                known += (isRecorded ? 1 : 0) + (ended > 0 ? 1 : 0)
            }
            #expect((returned...returned + 1).contains(known), "round \(round)")
            // The next round goes on from what stands.
            if known % 2 == 1 { try ledger.settle(Self.settlements(last), at: Instant(seconds: 0)) }
            try folder.write(Data(repeating: 1, count: 2 * last), to: "returned")
            ledger.close()
        }
        #expect(!folder.bytes(of: "returned").isEmpty)
    }

    /// Runs in a process of its own, which the kernel ends after the given time without a word.
    private static func writeUntilKilled(in folder: String, after microseconds: Int) throws {
        let ledger = try SQLiteLedger(path: "\(folder)/ledger.db")
        let returned = open("\(folder)/returned", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        var timer = itimerval()
        timer.it_value.tv_usec = microseconds
        setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
        var number = Int(try ledger.decidedThrough()?.seconds ?? 0)
        while true {
            number += 1
            _ = try ledger.commit(batch(number), at: Instant(seconds: 0))
            write(returned, "c", 1)
            try ledger.settle(settlements(number), at: Instant(seconds: 0))
            write(returned, "s", 1)
        }
    }
}
