import CivilTime
import Glibc
import LinuxSystem

/// How long after its second a reminder is in the journal, as journald stamps its entry.
enum LatenessRows: RowGroup {
    static let name = "lateness"

    static func rows(_ place: Workplace) -> [Row] {
        let count = place.extent == .small ? 3 : 20
        return [
            Row("bare: a timer and an entry, after its second", "\(count) seconds") {
                try bare(place.journal(), count)
            },
            Row("a reminder in the journal, after its second", "\(count) seconds", target: .most(1e-3)) {
                try service(place, place.journal(), count)
            },
            Row("the same without files", "\(count) seconds") {
                try service(place, place.journal(), count, configuration: "sinks: [journal]\n")
            },
        ]
    }

    private static func bare(_ journal: Journal, _ count: Int) throws -> Figure {
        let id = try RandomID.make()
        let first = SystemClock.now().seconds + 1
        for second in 0..<count {
            var time = timespec(tv_sec: Int(first) + second, tv_nsec: 0)
            clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &time, nil)
            try journal.send([JournalField("MESSAGE", "Nhắc việc"), JournalField("BENCH_RUN", id)])
        }
        let delays = try journal.entries(with: JournalField("BENCH_RUN", id)).enumerated().map { second, entry in
            Double((entry.receivedAt - Instant(seconds: first + Int64(second))).microseconds) / 1e6
        }
        return try figure(delays, count)
    }

    private static func service(
        _ place: Workplace, _ journal: Journal, _ count: Int, configuration: String = ""
    ) throws -> Figure {
        let service = try ServiceRun(
            place, in: place.freshFolder(), everyDayIsWorked: true, configuration: configuration)
        let first = SystemClock.now().seconds + 3
        // a full minute would be moved: the seconds after it too
        var moments = [Moment(Instant(seconds: first))]
        while moments.count < count {
            moments.append(Moment((moments.last ?? moments[0]).instant + .seconds(1)))
        }
        for (number, moment) in moments.enumerated() {
            try writeFile(
                PlanSet(1, .dueAt(moment)).text(0, deadlines: 1), to: "\(service.plans)/giay-\(number).yaml")
        }
        try service.start()
        guard let last = moments.last else { throw Trouble("nothing is due") }
        try service.status("the last reminder", atMost: Double(count) + 30) {
            last.secondsAgo > 0 && !$0.contains("next reminder \(last.date) \(last.time):")
        }
        try service.stop()
        var delays: [Double] = []
        for (number, moment) in moments.enumerated() {
            let entries = try journal.entries(with: JournalField("HANCHOT_PLAN", "giay-\(number)"))
            // the newest: those of earlier runs have the same name
            let received = entries.last { $0.text("HANCHOT_REMINDER") != nil }?.receivedAt
            if let received, received >= moment.instant {
                delays.append(Double((received - moment.instant).microseconds) / 1e6)
            }
        }
        return try figure(delays, count)
    }

    private static func figure(_ delays: [Double], _ count: Int) throws -> Figure {
        guard delays.count == count, let figure = Figure(delays, .seconds) else {
            throw Trouble("\(delays.count) of \(count) entries are in the journal")
        }
        return figure
    }
}
