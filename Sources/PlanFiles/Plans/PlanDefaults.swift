package import CivilTime
package import PlanCore

/// What holds for a plan where its file says nothing.
package struct PlanDefaults: Hashable, Sendable {
    package var zone: Zone
    package var language: Language
    package var ladder: Ladder
    /// nil: fixed dates are kept, relative ones move to the next working day (Civil Code 2015, article 148).
    package var onDayOff: DayOffRule?
    package var beforeMeans: BeforeMeaning

    package init(
        zone: Zone, language: Language = .vietnamese, ladder: Ladder = .standard, onDayOff: DayOffRule? = nil,
        beforeMeans: BeforeMeaning = .exclusive
    ) {
        self.zone = zone
        self.language = language
        self.ladder = ladder
        self.onDayOff = onDayOff
        self.beforeMeans = beforeMeans
    }
}
