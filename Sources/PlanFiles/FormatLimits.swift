/// Bounds of what is read from files; passing one is an error in the file.
package enum FormatLimits {
    /// Bytes of a file: 1 MiB.
    package static let bytes = 1 << 20
    /// Levels of lists and mappings within each other, aliases expanded.
    package static let depth = 64
    /// Keys, values, lists and mappings of a file, aliases expanded.
    package static let nodes = 10_000
    /// Bytes of a key.
    package static let keyBytes = 256
    /// Characters of one text such as a title.
    package static let textLength = 1_000
    /// Faults told of one file; of the rest only the number.
    package static let faults = 100
    /// Characters of a line shown under a fault; a longer one is not shown.
    package static let shownLine = 1_000
    /// Characters of a value repeated in a message.
    package static let quotedLength = 60
    /// Years that dates may lie in.
    package static let years = 1900...2999
    /// Bytes of a path.
    package static let pathBytes = 1_024
    /// Folders of one kind in the configuration.
    package static let folders = 16
    /// Days of one holiday.
    package static let holidayDays = 31
    /// Days off before a yearly holiday's day that go with it, and after it.
    package static let daysBesideFeast = 15
    /// Units of a plan.
    package static let units = 1_000
    /// Recipients of a plan.
    package static let recipients = 100
    /// Steps of an escalation; stretches of overdue reminders.
    package static let steps = 8
    /// Entries of a list of digests.
    package static let digests = 32
    /// Reminders that go to a recipient one by one on a day.
    package static let remindersOneByOne = 1_000
    /// Targets of a plan.
    package static let targets = 100
    /// The number that a target may ask of a unit.
    package static let goal = 1_000_000
    /// Phases, deadlines or events of a plan, each.
    package static let items = 1_000
    /// Offsets in one list of reminders.
    package static let offsets = 32
    /// Days that a reminder may lie before its day, and days between and over which overdue ones repeat.
    package static let offsetDays = 366
    /// Reminder rules of a plan.
    package static let rules = 100
    /// Quiet times in one list.
    package static let quietTimes = 8
    /// Years after the plan's first that a recurrence is followed.
    package static let recurrenceYears = 100
    /// Dates added to a recurrence, or left out.
    package static let exceptions = 366
    /// Deadlines of a plan times the phases that each is counted from, in the end.
    package static let counted = 20_000
    /// Deadlines counted one from the other.
    package static let chain = 32
}
