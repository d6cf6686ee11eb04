import CivilTime
import Glibc
import LinuxSystem

/// remind(1), where it is installed: a year of warnings, and its daemon.
enum RemindRows: RowGroup {
    static let name = "remind"

    static func rows(_ place: Workplace) -> [Row] {
        let counts = place.sizes(upTo: place.extent == .all ? 100_000 : 10_000)
        return counts.map { count in
            Row("remind: a year's reminders, each", "\(counted(count, "deadlines")) × 8") {
                try place.figure(.seconds, runs: count > 1_000 ? 1 : place.runs) { try secondsForEach(count, in: $0) }
            }
        } + [
            Row("remind -z: a reminder after its minute", "the next minute") {
                guard place.extent != .small else { throw Trouble("waits for a full minute") }
                return try place.figure(.seconds, runs: 1) { try lateness(in: $0) }
            }
        ]
    }

    /// Each day of the year is asked for what it reminds of, as `remind` is used: by WARN, 21, 14, 7, 5, 3, 2, 1 and 0 days
    /// before.
    private static func secondsForEach(_ count: Int, in folder: String) throws -> Double {
        var text = "FSET w(x) CHOOSE(x, 21, 14, 7, 5, 3, 2, 1, 0)\n"
        for number in 0..<count {
            let day = Day(clippingYear: 2026, month: 1, day: 22)
            let date = Day(number: Int(day.number) + number * 101 % 336)
            text += "REM \(date) WARN w MSG viec-\(number)\n"
        }
        try writeFile(text, to: "\(folder)/year.rem")
        let output = "\(folder)/said"
        let seconds = try Stopwatch.seconds {
            let status = try Child(["remind", "-q", "-h", "\(folder)/year.rem", "2026-01-01", "*365"], log: output)
                .wait()
            guard status == 0 else { throw Trouble("remind ended with \(status)") }
        }
        let said = try Child.output(of: ["grep", "-c", "^viec-", output])
        guard let reminders = Double(said), reminders == Double(count * 8) else {
            throw Trouble("remind says \(said) reminders instead of \(count * 8)")
        }
        return seconds / reminders
    }

    private static func lateness(in folder: String) throws -> Double {
        // a minute that begins before the daemon runs is not waited for
        let minute = (SystemClock.now() + .seconds(5)).seconds / 60 + 1
        var seconds = Int(minute * 60)
        var parts = tm()
        localtime_r(&seconds, &parts)
        let time = "\(parts.tm_hour):\(parts.tm_min < 10 ? "0" : "")\(parts.tm_min)"
        let date =
            "\(parts.tm_year + 1900)-\(parts.tm_mon < 9 ? "0" : "")\(parts.tm_mon + 1)-\(parts.tm_mday < 10 ? "0" : "")\(parts.tm_mday)"
        // a percent sign alone stands for something of remind's own
        try writeFile("REM \(date) AT \(time) RUN date +%%s.%%N >\(folder)/sent\n", to: "\(folder)/one.rem")
        // told where it is not installed
        try Child(["remind", "-q", "/dev/null"]).wait()
        let daemon = try Child(["remind", "-f", "-z1", "\(folder)/one.rem"], endsWithBench: true)
        let watch = Stopwatch()
        while watch.seconds < 75 {
            usleep(50_000)
            if let bytes = try? FileReader.read("\(folder)/sent", atMost: 100),
                let sent = Double(String(decoding: bytes, as: UTF8.self).prefix { $0 != "\n" })
            {
                daemon.end()
                return sent - Double(seconds)
            }
        }
        throw Trouble("remind -z sent nothing within 75 s")
    }
}
