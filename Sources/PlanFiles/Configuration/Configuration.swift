package import CivilTime
package import PlanCore

/// What `hanchot.yaml` says; every option has a default, and the file shipped with Hanchot says exactly the defaults.
package struct Configuration: Hashable, Sendable {
    /// A place reminders go to.
    package enum SinkName: String, Hashable, Sendable, CaseIterable {
        case journal, files
    }

    /// The IANA name of the zone of plans that name none; whether the system knows it, is for its user to find out.
    package var timezone = "Asia/Ho_Chi_Minh"
    /// The language of plans that name none.
    package var language = Language.vietnamese
    /// Folders of plan files, absolute paths, 1…16.
    package var plans = ["/etc/hanchot/plans", "/var/lib/hanchot/plans"]
    /// Folders of holiday files, absolute paths, up to 16; all files count together.
    package var holidays = ["/etc/hanchot/holidays"]
    /// The folder of reminder files; a relative path starts at the state directory.
    package var reminderFiles = "reminders"
    /// The ledger's file; a relative path starts at the state directory.
    package var ledger = "ledger.sqlite"
    /// A reminder missed for longer is recorded and no longer sent; more than zero, at most 366 days.
    package var catchUp = Span.days(7)
    /// A reminder sent later than this after its instant is marked as late; zero to 366 days.
    package var lateAfter = Span.minutes(1)
    /// In the order given, without repeats, at least one.
    package var sinks: [SinkName] = [.journal, .files]
    /// nil: fixed dates keep their day, relative ones move to the next working day.
    package var onDayOff: DayOffRule?
    package var beforeMeans = BeforeMeaning.exclusive
    package var ladder = Ladder.standard
    /// Who gets digests, by the ids of plans' recipients and units; nobody unless it says so.
    package var digests: [String: DigestRule] = [:]
    package var control = ControlGroups()
    package var files = FileBounds()

    /// The defaults.
    package init() {}
}
