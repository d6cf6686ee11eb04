import TestSupport
import Testing

/// The control server as it is installed: opened by systemd, for users by their groups, by the network only when asked.
@Suite(
    "the control sockets of the installed service", .serialized,
    .enabled(if: Obstacle.toMachines.isAbsent), .enabled(if: Obstacle.toRelease.isAbsent))
struct ControlSocketTests {
    private static let installed = Task { try await prepared() }

    private let machine: SystemdMachine

    init() async throws {
        machine = try await Self.installed.value
    }

    /// The status of the answer to a user, `refused` where there is none.
    private func status(
        _ target: String = "/v1/health", as user: String = "root", by way: String = "unix", token: String = ""
    ) async throws -> String {
        try await machine.run(
            "setpriv", "--reuid=\(user)", "--regid=\(user)", "--init-groups", "/usr/bin/python3", "/opt/ask.py", way,
            target,
            token
        ).line
    }

    @Test("systemd has opened the socket for the group, and starts the service for who asks")
    func activation() async throws {
        try await machine.run("systemctl", "start", SystemdMachine.service).succeeded()
        let socket = try await machine.run("stat", "--format=%F %a %U %G", "/run/hanchot/control.sock").line
        #expect(socket == "socket 660 hanchot hanchot")
        #expect(try await status() == "200")
        try await machine.run("systemctl", "stop", SystemdMachine.service).succeeded()
        #expect(try await machine.property("ActiveState", of: SystemdMachine.service) == "inactive")
        #expect(try await status(as: "van-thu") == "200", "it waits until the service is there")
        #expect(try await machine.property("ActiveState", of: SystemdMachine.service) == "active")
        try await machine.run("systemctl", "restart", SystemdMachine.service).succeeded()
        #expect(try await status() == "200", "the socket outlives the service")
    }

    @Test("who is in the group is let in, who is not is not; a group may be let in without being read for")
    func groups() async throws {
        try await machine.run("systemctl", "start", SystemdMachine.service).succeeded()
        #expect(try await status(as: "van-thu") == "200")
        #expect(try await status(as: "khach") == "refused")
        let file = "/etc/hanchot/hanchot.yaml"
        try await machine.shell(
            "cp \(file) /opt/kept && printf 'language: en\\ncontrol: {read: [lanh-dao], record: []}\\n' >\(file)"
        ).succeeded()
        try await machine.run("systemctl", "reload", SystemdMachine.service).succeeded()
        // kill(1), which asks for it, does not wait for it
        try await machine.status(saying: "0 plans")
        #expect(try await status(as: "van-thu") == "403")
        #expect(try await status(as: "chu-tich") == "200")
        #expect(try await status() == "200", "root may everything")
        try await machine.shell("cp /opt/kept \(file)").succeeded()
        try await machine.run("systemctl", "reload", SystemdMachine.service).succeeded()
        try await machine.status(saying: "0 kế hoạch")
        #expect(try await status(as: "van-thu") == "200")
    }

    @Test("who may record records, who may administer lets off, and the history has who did it and who was not let")
    func writers() async throws {
        let (file, plan) = ("/etc/hanchot/hanchot.yaml", "/etc/hanchot/plans/thu.yaml")
        try await machine.shell(
            """
            cp \(file) /opt/kept
            printf 'language: en\\ncontrol: {administer: [lanh-dao]}\\n' >\(file)
            printf '%s\\n' 'title: Thử' 'year: 2099' 'units: [{id: thon-1, name: Thôn 1}, {id: thon-2, name: Thôn 2}]' \\
                'deadlines: [{id: nop, title: Nộp, by: 31/12, units: all}]' >\(plan)
            systemctl start \(SystemdMachine.service) && systemctl reload \(SystemdMachine.service)
            """
        ).succeeded()
        try await machine.status(saying: "1 plan")
        func hanchot(_ user: String, _ words: String) async throws -> CommandResult {
            try await machine.shell(
                "setpriv --reuid=\(user) --regid=\(user) --init-groups /usr/bin/hanchot \(words) --language en")
        }
        try await hanchot("van-thu", "received thu/nop thon-1 --number 1/BC").succeeded()
        let refused = try await hanchot("van-thu", "waive thu/nop thon-2 --because x")
        #expect(refused.status == 1 && refused.errors.contains("needs the right to administer"), "\(refused)")
        let guest = try await hanchot("khach", "waive thu/nop thon-2 --because x")
        #expect(guest.status == 3 && guest.errors.contains("is for the group 'hanchot'"), "\(guest)")
        let other = try await hanchot("chu-tich", "withdraw thu/nop thon-1 --because x")
        #expect(other.status == 0, "who may administer takes back what another recorded: \(other)")
        try await hanchot("van-thu", "received thu/nop thon-1 --number 2/BC").succeeded()
        try await hanchot("chu-tich", "waive thu/nop thon-2 --because 'sáp nhập'").succeeded()
        #expect(try await hanchot("van-thu", "missing thu").output == "nothing is missing\n")
        func actors(_ action: String) async throws -> [String] {
            let rows = try await hanchot("van-thu", "history -n 100 --action \(action)").succeeded()
            return rows.output.split(separator: "\n").map { String($0.split(separator: " ")[2]) }
        }
        let expected = [
            ("receive", ["van-thu", "van-thu"]), ("waive", ["chu-tich"]), ("withdraw", ["chu-tich"]),
            ("refused", ["van-thu"]),
        ]
        for (action, users) in expected { #expect(try await actors(action) == users, "\(action)") }
        // What was recorded is there after a stop.
        try await machine.run("systemctl", "restart", SystemdMachine.service).succeeded()
        #expect(try await hanchot("van-thu", "missing thu").output == "nothing is missing\n")
        try await machine.shell("rm \(plan) && cp /opt/kept \(file)").succeeded()
        try await machine.run("systemctl", "reload", SystemdMachine.service).succeeded()
        try await machine.status(saying: "0 kế hoạch")
    }

    @Test("by the network nobody is let in, until its socket is started, and then with the token alone")
    func network() async throws {
        try await machine.run("systemctl", "start", SystemdMachine.service).succeeded()
        #expect(try await status(by: "tcp") == "refused")
        // Its socket alone lets nobody in.
        try await restart(with: "hanchotd-tcp.socket")
        #expect(try await status(by: "tcp") == "401")
        let token = "0123456789abcdef0123456789abcdef"
        #expect(try await status(by: "tcp", token: token) == "401")
        // As an administrator does it: systemd reads the file as root, and shows it to the service.
        let file = "/etc/credstore/hanchot.control-token"
        try await machine.shell("mkdir -p -m 700 /etc/credstore && (umask 077 && echo \(token) >\(file))").succeeded()
        try await restart(with: "hanchotd-tcp.socket")
        #expect(try await machine.run("stat", "--format=%a %U", file).line == "600 root")
        #expect(try await status(as: "khach", by: "tcp", token: token) == "200")
        #expect(try await status(as: "khach", by: "tcp", token: "x" + token.dropFirst()) == "401")
        #expect(try await status(as: "khach", by: "tcp", token: token + "x") == "401")
        #expect(try await status(by: "tcp") == "401", "nobody is root by the network")
        #expect(try await status(as: "van-thu") == "200")
        // Nobody else finds it: not in what systemd shows, nor in the journal, the service's surroundings and its files.
        let found = try await machine.shell(
            """
            process=$(systemctl show --value --property=MainPID \(SystemdMachine.service))
            for text in "$(systemctl show \(SystemdMachine.service) hanchotd-tcp.socket)" "$(journalctl --boot --output=export)" \\
                "$(tr '\\0' ' ' <"/proc/$process/environ")" "$(tr '\\0' ' ' <"/proc/$process/cmdline")"; do
                [ -n "$text" ] || echo "nothing was looked at"
                case $text in *\(token)*) echo "$text" ;; esac
            done
            grep --recursive --text --files-with-matches \(token) \(SystemdMachine.stateFolder) /run/hanchot || true
            setpriv --reuid=van-thu --regid=van-thu --init-groups \\
                cat /run/credentials/\(SystemdMachine.service)/control-token 2>/dev/null || true
            """)
        #expect(found.status == 0 && found.output == "", "\(found)")
        // Another token is in force with the next start, none without the file.
        try await machine.shell("echo fedcba9876543210fedcba9876543210 >\(file)").succeeded()
        try await restart(with: "hanchotd-tcp.socket")
        #expect(try await status(by: "tcp", token: token) == "401")
        #expect(try await status(by: "tcp", token: "fedcba9876543210fedcba9876543210") == "200")
        try await machine.shell("rm -r /etc/credstore").succeeded()
        try await restart(with: "hanchotd-tcp.socket")
        #expect(try await status(by: "tcp", token: "fedcba9876543210fedcba9876543210") == "401")
        try await restart()
        #expect(try await status(by: "tcp") == "refused")
    }

    /// Starts the service anew, with another socket besides its own.
    private func restart(with socket: String? = nil) async throws {
        try await machine.run("systemctl", "stop", "hanchotd-tcp.socket", SystemdMachine.service, "hanchotd.socket")
            .succeeded()
        if let socket { try await machine.run("systemctl", "start", socket).succeeded() }
        try await machine.run("systemctl", "start", SystemdMachine.service).succeeded()
    }

    private static func prepared() async throws -> SystemdMachine {
        let machine = try await SystemdMachine.bootWithService()
        try await machine.write(
            """
            import http.client, socket, sys
            way, target, token = sys.argv[1:4]
            connection = http.client.HTTPConnection("127.0.0.1", 8471, timeout=20)
            try:
                if way == "unix":
                    connection.sock = socket.socket(socket.AF_UNIX)
                    connection.sock.settimeout(20)
                    connection.sock.connect("/run/hanchot/control.sock")
                connection.request("GET", target, headers={"Authorization": "Bearer " + token} if token else {})
                print(connection.getresponse().status)
            except OSError:
                print("refused")

            """, to: "/opt/ask.py")
        try await machine.shell(
            """
            groupadd lanh-dao
            useradd --user-group --groups hanchot van-thu
            useradd --user-group --groups hanchot,lanh-dao chu-tich
            useradd --user-group khach
            """
        ).succeeded()
        return machine
    }
}
