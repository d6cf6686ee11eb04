import CLinux

/// The memory that this process has from the system.
package enum ProcessMemory {
    /// Gives back what lies free in whole pages (malloc_trim(3)); after much was read and little of it kept.
    package static func giveBack() { clinux_trim_memory() }
}
