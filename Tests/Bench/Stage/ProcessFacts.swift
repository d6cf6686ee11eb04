import Glibc
import LinuxSystem

/// What the kernel knows of a process (proc(5)).
struct ProcessFacts {
    /// Resident memory in bytes: `VmRSS`.
    let resident: Double
    /// The most it ever was: `VmHWM`.
    let mostResident: Double
    /// How often it waited for something and was woken: `voluntary_ctxt_switches`.
    let wakeUps: Double
    /// Time on a CPU so far, in clock ticks.
    let ticks: Double

    /// - Throws: there is no such process.
    init(_ processID: pid_t) throws {
        let status = String(decoding: try FileReader.read("/proc/\(processID)/status", atMost: 1 << 16), as: UTF8.self)
        func number(_ name: String) -> Double {
            let line = status.split(separator: "\n").first { $0.hasPrefix("\(name):") }
            return line.flatMap { Double($0.drop { !$0.isNumber }.prefix { $0.isNumber }) } ?? 0
        }
        resident = number("VmRSS") * 1024
        mostResident = number("VmHWM") * 1024
        wakeUps = number("voluntary_ctxt_switches")
        let line = String(decoding: try FileReader.read("/proc/\(processID)/stat", atMost: 1 << 16), as: UTF8.self)
        // behind the name, which may hold anything, comes the third field; utime and stime are the 14th and the 15th
        let fields = line.split(separator: ")").last?.split(separator: " ") ?? []
        ticks = fields.count > 12 ? (Double(fields[11]) ?? 0) + (Double(fields[12]) ?? 0) : 0
    }
}
