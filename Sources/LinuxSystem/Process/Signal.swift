import Glibc

/// The signals a service knows (signal(7)).
package enum Signal {
    package static let hangUp = SIGHUP
    package static let terminate = SIGTERM
    package static let interrupt = SIGINT
}
