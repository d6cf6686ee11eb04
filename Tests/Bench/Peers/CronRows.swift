/// cron(8), where it is installed, in the tests' machine: how late the jobs of one minute are.
enum CronRows: RowGroup {
    static let name = "cron"

    static func rows(_ place: Workplace) -> [Row] {
        let counts = place.extent == .small ? [1] : [1, 100, 1_000]
        let machine = Result { try SystemdMachine() }
        return counts.map { count in
            Row("cron: jobs of one minute, the last after it", counted(count, count == 1 ? "job" : "jobs")) {
                guard place.extent != .small else { throw Trouble("waits for a full minute") }
                return try place.figure(.seconds, runs: 1) { _ in try lateness(machine.get(), count) }
            }
        }
    }

    /// - Returns: seconds from the minute to the last job's own look at the clock.
    private static func lateness(_ machine: SystemdMachine, _ count: Int) throws -> Double {
        let script = """
            cron=$(command -v cron) || { echo 'cron is not installed' >&2; exit 1; }
            mkdir -p /etc/cron.d /var/spool/cron/crontabs
            minute=$((($(date +%s) / 60 + 1) * 60))
            [ $((minute - $(date +%s))) -gt 5 ] || { sleep 6; minute=$((minute + 60)); }
            rm -f /run/sent /etc/cron.d/*
            i=0
            while [ $i -lt \(count) ]; do
                echo "$(date -d @$minute '+%M %H %d %m') * root date +\\\\%s.\\\\%N >>/run/sent"
                i=$((i + 1))
            done >/etc/cron.d/bench
            chmod 644 /etc/cron.d/bench
            "$cron" -f >/dev/null 2>&1 &
            until [ -e /run/sent ] && [ $(wc -l </run/sent) -ge \(count) ]; do sleep 0.2; done
            kill $!
            echo $minute $(sort -n /run/sent | tail -n 1)
            """
        let times = try machine.shell(script, atMost: 160).split(separator: " ").compactMap { Double($0) }
        guard times.count == 2 else { throw Trouble("cron's jobs told no time") }
        return times[1] - times[0]
    }
}
