package import CivilTime
import LinuxSystem

/// The one place where a command asks for the time, once.
package enum Now {
    package static var instant: Instant { SystemClock.now() }
}
