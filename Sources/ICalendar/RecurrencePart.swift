/// The parts of a recurrence rule, named as RFC 5545, section 3.3.10, and RFC 7529 name them.
package enum RecurrencePart: String, Hashable, Sendable, CaseIterable {
    case frequency = "FREQ"
    case until = "UNTIL"
    case count = "COUNT"
    case interval = "INTERVAL"
    case seconds = "BYSECOND"
    case minutes = "BYMINUTE"
    case hours = "BYHOUR"
    case weekdays = "BYDAY"
    case monthDays = "BYMONTHDAY"
    case yearDays = "BYYEARDAY"
    case weekNumbers = "BYWEEKNO"
    case months = "BYMONTH"
    case positions = "BYSETPOS"
    case weekStart = "WKST"
    case scale = "RSCALE"
    case skip = "SKIP"
}
