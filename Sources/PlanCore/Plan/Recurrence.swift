package import CivilTime

/// A repeat by a rule of RFC 5545, with dates added and left out, and the days that this comes to.
package struct Recurrence: Hashable, Sendable {
    /// The rule (section 3.3.10) in its normal form, such as `FREQ=MONTHLY;BYDAY=-1FR`.
    package var rule: String
    /// The day it is reckoned from (DTSTART, section 3.8.2.4); nil: the first day of the plan's first year.
    package var start: PlanDate?
    /// Dates besides those of the rule (RDATE).
    package var also: [PlanDate]
    /// Dates left out (EXDATE).
    package var except: [PlanDate]
    /// All of them, ascending, each once; at most `FormatBounds.occurrences`.
    package var days: [Day]

    package init(
        rule: String, start: PlanDate? = nil, also: [PlanDate] = [], except: [PlanDate] = [], days: [Day] = []
    ) {
        self.rule = rule
        self.start = start
        self.also = also
        self.except = except
        self.days = days
    }
}
