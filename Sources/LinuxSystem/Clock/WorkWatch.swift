package import CivilTime

/// How long something takes from its making on, and for how much of that this thread is on a processor.
package struct WorkWatch: Sendable {
    private let start = SystemClock.steady()
    private let workBefore = SystemClock.work()

    package init() {}

    package var span: Span { Span(microseconds: SystemClock.steady().microseconds - start.microseconds) }
    package var work: Span { Span(microseconds: SystemClock.work().microseconds - workBefore.microseconds) }
}
