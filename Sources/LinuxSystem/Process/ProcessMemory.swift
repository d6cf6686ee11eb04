import CLinux

/// The memory that this process has from the system.
package enum ProcessMemory {
    /// Gives back what lies free in whole pages, and the pages of code: after a start, or when much was read
    /// and little of it kept, most of what ran is not needed again. What is comes back from the files, which the system mostly
    /// has in memory, when it runs (madvise(2), MADV_DONTNEED).
    package static func giveBack() { clinux_trim_memory() }
}
