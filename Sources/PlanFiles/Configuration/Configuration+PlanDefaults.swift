package import CivilTime

extension Configuration {
    /// What holds for plans that say nothing themselves.
    ///
    /// - Parameter zone: of the name `timezone`.
    package func planDefaults(zone: Zone) -> PlanDefaults {
        PlanDefaults(
            zone: zone, language: language, ladder: ladder, onDayOff: onDayOff, beforeMeans: beforeMeans)
    }
}
