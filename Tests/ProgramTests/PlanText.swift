import Glibc
import TestSupport

/// A plan file for a running service: deadlines whose only reminder goes out at a second that is near.
struct PlanText {
    /// A second of the wall clock in Vietnam, UTC+7 all the year.
    struct Moment {
        let secondsSinceEpoch: Int

        /// So many seconds from now.
        init(in seconds: Int) { secondsSinceEpoch = Glibc.time(nil) + seconds }

        /// `2026-11-21`.
        var day: String { format("%Y-%m-%d") }
        /// `21/11/2026`.
        var slashed: String { format("%d/%m/%Y") }
        var year: String { format("%Y") }
        /// `10:56:16`.
        var time: String { format("%H:%M:%S") }
        /// How the name of its file begins: `2026-11-21T105616`, on the minute `2026-11-21T1056`.
        var stem: String { format(secondsSinceEpoch % 60 == 0 ? "%Y-%m-%dT%H%M" : "%Y-%m-%dT%H%M%S") }

        private func format(_ pattern: String) -> String {
            var seconds = secondsSinceEpoch + 7 * 3600
            var parts = tm()
            gmtime_r(&seconds, &parts)
            var buffer = [CChar](repeating: 0, count: 32)
            let count = strftime(&buffer, buffer.count, pattern, &parts)
            return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    let id: String
    let text: String
    /// The identities of its reminders, sorted.
    let reminders: [String]
    var path: String { "\(SystemdMachine.stateFolder)/plans/\(id).yaml" }

    /// - Parameters:
    ///   - moments: when reminders go out, `count` of them at each.
    ///   - extra: further lines of the file.
    init(_ id: String, at moments: Moment..., count: Int = 1, extra: String = "") {
        self.init(id, at: moments, count: count, extra: extra)
    }

    init(_ id: String, at moments: [Moment], count: Int = 1, extra: String = "") {
        self.id = id
        var reminders: [String] = []
        var deadlines: [String] = []
        for (part, moment) in moments.enumerated() {
            for number in 1...count {
                let item = "viec-\(part + 1)-\(number)"
                deadlines.append(
                    "  - {id: \(item), title: Việc \(number), by: \(moment.day), reminders: {at: \"\(moment.time)\"}}")
                reminders.append("\(id)/\(item)@\(moment.year)#0d/\(moment.day)")
            }
        }
        self.reminders = reminders.sorted()
        text = """
            title: Kế hoạch \(id)
            year: \(moments.first?.year ?? "2026")
            units: [{id: thon-1, name: Thôn 1}, {id: thon-2, name: Thôn 2}]
            reminders: {before: [0d], overdue: none}
            \(extra)
            deadlines:
            \(deadlines.joined(separator: "\n"))

            """
    }
}
