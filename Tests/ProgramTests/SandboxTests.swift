import TestSupport
import Testing

/// What the unit's sandbox leaves to the service and what it keeps from it, by trying.
@Suite(
    "the service's sandbox", .serialized,
    .enabled(if: Obstacle.toMachines.isAbsent), .enabled(if: Obstacle.toRelease.isAbsent))
struct SandboxTests {
    private static let installed = Task { try await prepared() }

    private let machine: SystemdMachine

    init() async throws {
        machine = try await Self.installed.value
    }

    /// One thing that the service does or must not be able to do.
    struct Deed: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// A shell's, ended by the first command that fails.
        var script: String
        /// Who can do it outside of the sandbox.
        var user: String

        init(_ name: String, by user: String = "root", _ script: String) {
            testDescription = name
            self.script = script
            self.user = user
        }

        /// A line of Python that fails with an exception.
        static func python(_ name: String, by user: String = "root", _ line: String) -> Deed {
            Deed(name, by: user, "python3 -c '\(line)'")
        }

        static func socket(_ family: String, _ kind: String) -> Deed {
            .python("a socket of \(family)", "import socket as s; s.socket(s.\(family), s.\(kind))")
        }
    }

    @Test(
        "leaves it what it needs",
        arguments: [
            // what the deeds below are done with
            .python("Python, and what it calls", "import ctypes, mmap, os, socket; ctypes.CDLL(None).getpid()"),
            Deed("temporary files, and to run them", "d=$(mktemp -d) && cp /bin/true $d/a && chmod 755 $d/a && $d/a"),
            .python("a socket of this machine", "import socket as s; s.socket(s.AF_UNIX, s.SOCK_STREAM)"),
            Deed("its folders are given, and written to", "touch $STATE_DIRECTORY/a $RUNTIME_DIRECTORY/b"),
            Deed(
                "new folders and files are the group's, not the world's",
                """
                mkdir -p $STATE_DIRECTORY/reminders/2021 && touch $STATE_DIRECTORY/reminders/2021/a
                [ "$(stat -c '%a %G' $STATE_DIRECTORY/reminders/2021)" = '2750 hanchot' ]
                [ "$(stat -c '%a %G' $STATE_DIRECTORY/reminders/2021/a)" = '640 hanchot' ]
                """),
            Deed("zones are read", "head -c4 /usr/share/zoneinfo/Asia/Ho_Chi_Minh | grep -q TZif"),
            Deed("the journal is read, others' entries too", "journalctl -q -n1 -o cat _PID=1 | grep -q ."),
            Deed("systemd is told", "systemd-notify --status=xin-chào"),
            Deed("it has no rights of root's, nor can it come by any", "grep -q '^NoNewPrivs:.*1' /proc/self/status"),
            Deed(
                "no capability is left to it",
                "for set in Inh Prm Eff Bnd Amb; do grep -qx \"Cap$set:[[:space:]]0*\" /proc/self/status; done"),
        ])
    func leaves(deed: Deed) async throws {
        try await write(deed)
        let result = try await within()
        #expect(result.status == 0, "\(result)")
    }

    /// Each is done outside of the sandbox first: what fails within fails because of it or of the service's user.
    @Test(
        "keeps from it",
        arguments: [
            // files: systemd.exec(5), "Sandboxing"
            Deed("others' homes", by: "nobody", "cat /home/thon-1/thu"),
            Deed("root's home", "ls /root"),
            Deed("what is for everyone to write to, below /srv", by: "nobody", "touch /srv/chung/a"),
            Deed("the same below /var/lib", by: "nobody", "touch /var/lib/chung/a"),
            Deed("the same below /etc", by: "nobody", "touch /etc/chung/a"),
            Deed("the same below /run", by: "nobody", "touch /run/chung/a"),
            Deed("the same below /dev", by: "nobody", "touch /dev/shm/chung"),
            Deed("others' temporary files", by: "nobody", "cat /tmp/thu"),
            Deed("its configuration", "touch /etc/hanchot/a"),
            Deed("other processes", by: "nobody", "cat /proc/1/comm"),
            Deed("signals to other processes", "kill -0 1"),
            Deed("the cgroups", "mkdir /sys/fs/cgroup/chung && rmdir /sys/fs/cgroup/chung"),
            // the network
            .socket("AF_INET", "SOCK_STREAM"), .socket("AF_INET", "SOCK_DGRAM"), .socket("AF_INET6", "SOCK_STREAM"),
            .socket("AF_INET6", "SOCK_DGRAM"),
            .python("a raw socket of AF_INET", "import socket as s; s.socket(s.AF_INET, s.SOCK_RAW, s.IPPROTO_ICMP)"),
            .socket("AF_PACKET", "SOCK_RAW"), .socket("AF_NETLINK", "SOCK_RAW"),
            .python(
                "a ring that opens sockets past the filters, io_uring_setup(2)", by: "nobody",
                "import ctypes, os; os._exit(ctypes.CDLL(None).syscall(425, 1, ctypes.create_string_buffer(120)) < 0)"),
            // rights: capabilities(7), seccomp(2)
            Deed("rights by a program of root's", by: "nobody", "[ \"$(/opt/setuid-id --user)\" = 0 ]"),
            Deed(
                "a program of its own that gives rights", by: "nobody",
                "cd $(mktemp -d) && cp /bin/true a && chmod u+s a"),
            .python("another user", "import os; os.setuid(12345)"),
            .python("another group", "import os; os.setgroups([0])"),
            Deed("a process to trace", by: "nobody", "/opt/trace"),
            Deed("mounts", "mount -t tmpfs tmpfs /mnt && umount /mnt"),
            Deed("namespaces", "unshare --user true"),
            Deed("mounts of its own", "unshare --mount true"),
            Deed("devices to make", "mknod $(mktemp -d)/null c 1 3"),
            Deed("a device that is for everyone", by: "nobody", "exec 3</opt/fuse"),
            Deed("the host's name", "hostname thon-1"),
            Deed("another personality", by: "nobody", "setarch --addr-no-randomize true"),
            .python(
                "memory both written and run", by: "nobody",
                "import mmap; mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)"),
            .python(
                "the processor before all others",
                "import os; os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))"),
        ])
    func keeps(deed: Deed) async throws {
        try await write(deed)
        let outside = try await machine.shell(
            "chmod 755 /opt/deed; exec setpriv --reuid=\(deed.user) --clear-groups /opt/deed")
        #expect(outside.status == 0, "outside: \(outside)")
        let result = try await within()
        #expect(result.status == 1, "\(result)")
        // it was the deed that failed, not what leads to it: systemd.exec(5), "Process Exit Codes"
        let end = try await machine.shell("systemctl show --property=Result,ExecMainStatus deed.service").line
        let status = end.split(separator: "=").last.flatMap { Int($0) } ?? 200
        #expect(end.contains("Result=exit-code") && status < 200, "\(end)")
    }

    private func write(_ deed: Deed) async throws {
        try await machine.write("#!/bin/sh -eu\n\(deed.script)\n", to: "/opt/deed")
    }

    /// Does the deed in the unit as it is, but for the program and what belongs to a daemon.
    private func within() async throws -> CommandResult {
        try await machine.shell(
            """
            chmod 755 /opt/deed
            systemctl start deed.service || { journalctl -u deed.service -o cat -n 20; exit 1; }
            """)
    }

    /// A machine with the unit and with what tempts it.
    private static func prepared() async throws -> SystemdMachine {
        let machine = try await SystemdMachine.bootInstalled()
        try await machine.write(
            """
            import ctypes, os, signal, sys
            child = os.fork() or os.kill(os.getpid(), signal.SIGSTOP) or os._exit(0)
            attach, detach = 16, 17
            libc = ctypes.CDLL(None, use_errno=True)
            failed = libc.ptrace(attach, child, None, None)
            os.kill(child, signal.SIGKILL)
            sys.exit(failed != 0)

            """, to: "/opt/trace.py")
        try await machine.shell(
            """
            printf '#!/bin/sh\\nexec python3 /opt/trace.py\\n' >/opt/trace
            chmod 755 /opt/trace
            mkdir /home/thon-1
            for folder in /srv /var/lib /etc /run; do mkdir -m 1777 $folder/chung; done
            for folder in /home/thon-1 /tmp; do echo 'xin chào' >$folder/thu; chmod 644 $folder/thu; done
            cp /usr/bin/id /opt/setuid-id && chmod 4755 /opt/setuid-id
            mknod -m 666 /opt/fuse c 10 229
            sed -e 's,^ExecStart=.*,ExecStart=/opt/deed,; s,^Type=.*,Type=oneshot\\nNotifyAccess=all,' \\
                -e '/^Restart/d; /^Watchdog/d' /usr/lib/systemd/system/hanchotd.service >/run/systemd/system/deed.service
            systemctl daemon-reload
            """
        ).succeeded()
        return machine
    }
}
