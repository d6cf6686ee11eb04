import Glibc
import LinuxSystem

/// The machine the figures hold for.
struct Machine: Encodable {
    let cpu: String
    let cores: Int
    /// Bytes.
    let memory: Int
    let kernel: String
    /// Of the folder that is measured in.
    let fileSystem: String
    let swift: String
    /// Processes that wanted a core in the minute before; 0 on a machine of one's own.
    let load: Double
    let systemd: String

    /// - Parameter folder: where the measurements' folders are made.
    init(measuringIn folder: String) {
        cpu = Self.value(of: "model name", in: "/proc/cpuinfo") ?? "unknown"
        cores = sysconf(CInt(_SC_NPROCESSORS_ONLN))
        memory = sysconf(CInt(_SC_PHYS_PAGES)) * sysconf(CInt(_SC_PAGESIZE))
        kernel = Self.text("/proc/sys/kernel/osrelease")
        fileSystem =
            (try? Child.output(of: ["findmnt", "--noheadings", "--output", "FSTYPE", "--target", folder])) ?? "unknown"
        #if compiler(>=6.4)
            swift = "6.4 or later"
        #elseif compiler(>=6.3)
            swift = "6.3"
        #else
            swift = "before 6.3"
        #endif
        load = Self.text("/proc/loadavg").split(separator: " ").first.flatMap { Double($0) } ?? 0
        let version = (try? Child.output(of: ["systemctl", "--version"])) ?? "none"
        systemd = version.split(whereSeparator: \.isWhitespace).dropFirst().first.map(String.init) ?? "none"
    }

    /// One line.
    var text: String {
        """
        \(cpu), \(cores) cores, \(counted(memory >> 20, "MiB")), Linux \(kernel), \(fileSystem), Swift \(swift), \
        systemd \(systemd), load \(Figure.Unit.digits(load))
        """
    }

    /// Seconds since the start of the system in which some process waited for a core (`/proc/pressure/cpu`); nil where the
    /// kernel does not count them.
    static var waited: Double? {
        text("/proc/pressure/cpu").split(separator: "total=").last.flatMap { Double($0) }.map { $0 / 1e6 }
    }

    private static func text(_ path: String) -> String {
        let bytes = (try? FileReader.read(path, atMost: 1 << 20)) ?? []
        return String(String(decoding: bytes, as: UTF8.self).prefix { !$0.isNewline })
    }

    private static func value(of name: String, in path: String) -> String? {
        let bytes = (try? FileReader.read(path, atMost: 1 << 20)) ?? []
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(separator: ":").last.map { String($0.drop { $0 == " " }) }
    }
}
