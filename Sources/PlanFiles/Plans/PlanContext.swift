import CivilTime
import PlanCore

/// What the items of one plan file are read within.
struct PlanContext {
    /// The plan's own reminders, which an item's are laid over.
    var ladder: Ladder
    var onDayOff: DayOffRule?
    var beforeMeans: BeforeMeaning
    /// nil: the plan's list of units cannot be read, so that nothing can be said of what refers to it.
    var units: [String]?
    /// Phases, deadlines, events and rules share one set of ids.
    let itemIDs: UniqueIDs
    /// Ids of the plan's recipients; nil: the list cannot be read.
    var recipients: [String]?
    /// What can be counted from.
    var anchors = AnchorNames()
    /// Finds the zone that a calendar expression names.
    let zone: (String) -> Zone?
    let common: CommonValues
}
