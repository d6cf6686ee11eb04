import CivilTime
import LinuxSystem

/// systemd's timers, in the tests' machine: how late one is, many that elapse together, and a reload.
enum TimerRows: RowGroup {
    static let name = "timers"

    static func rows(_ place: Workplace) -> [Row] {
        let most = place.extent == .small ? 10 : place.extent == .all ? 10_000 : 1_000
        let counts = place.extent == .small ? [most] : [most / 100, most / 10, most]
        let machine = Result { try SystemdMachine() }
        var rows = [("1us", 5), ("1min", 1)].map { accuracy, runs in
            Row("a systemd timer, after its second", "AccuracySec=\(accuracy)") {
                guard place.extent != .small || accuracy == "1us" else { throw Trouble("takes up to a minute") }
                return try place.figure(.seconds, runs: place.extent == .small ? 1 : runs) { _ in
                    try together(machine.get(), 1, accuracy: accuracy)
                }
            }
        }
        for count in counts {
            rows.append(
                Row("systemd timers elapsing together", counted(count, "timers")) {
                    try place.figure(.seconds, runs: 1) { _ in try together(machine.get(), count, accuracy: "1us") }
                })
            rows.append(
                Row("systemctl daemon-reload", counted(count, "timers")) {
                    try place.figure(.seconds, runs: 1) { _ in
                        let machine = try machine.get()
                        let said = try machine.shell(
                            "s=$(date +%s.%N); systemctl daemon-reload; e=$(date +%s.%N); echo \"$s $e\"")
                        let times = said.split(separator: " ").compactMap { Double($0) }
                        guard times.count == 2 else { throw Trouble("no times in '\(said)'") }
                        return times[1] - times[0]
                    }
                })
        }
        return rows
    }

    /// Timers that all elapse in one second, each with a service that writes a line to the journal, as a reminder would be.
    /// - Returns: seconds from that second to the last line's entry.
    private static func together(_ machine: SystemdMachine, _ count: Int, accuracy: String) throws -> Double {
        let lead = 5 + count / 25
        let second = SystemClock.now().seconds + Int64(lead)
        let time = "\(Instant(seconds: second))".replacing("T", with: " ").replacing("Z", with: " UTC")
        // names of its own: a timer that has elapsed does not start anew
        let script = """
            cd /run/systemd/system
            systemctl stop 'nhac-*.timer'
            rm -f nhac-*
            cat >nhac-\(second)-@.service <<end
            [Service]
            Type=oneshot
            ExecStart=/bin/echo nhac-\(second)
            end
            i=0
            while [ $i -lt \(count) ]; do
                printf '[Timer]\\nOnCalendar=%s\\nAccuracySec=%s\\nUnit=nhac-\(second)-@%s.service\\n' \
                    '\(time)' '\(accuracy)' $i >nhac-\(second)-$i.timer
                i=$((i + 1))
            done
            systemctl daemon-reload
            ls nhac-\(second)-*.timer | xargs systemctl start
            [ $(date +%s) -lt \(second) ] || { echo 'the timers are not started in time' >&2; exit 1; }
            until [ $(journalctl -q -o cat MESSAGE=nhac-\(second) | wc -l) -ge \(count) ]; do sleep 0.5; done
            journalctl -q -o short-unix MESSAGE=nhac-\(second) | tail -n 1 | cut -d ' ' -f 1
            """
        let said = try machine.shell(script, atMost: lead + 90 + count / 20)
        guard let last = Double(said) else { throw Trouble("no time in '\(said)'") }
        return last - Double(second)
    }
}
