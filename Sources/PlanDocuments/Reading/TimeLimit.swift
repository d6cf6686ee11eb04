package import PlanCore

/// How long after or ahead of something a document says: `05 ngày làm việc`, `24 giờ`.
package struct TimeLimit: Hashable, Sendable {
    package enum Unit: String, Hashable, Sendable, CaseIterable {
        case minutes, hours, workingDays, days, weeks, months
    }

    /// 1…10,000.
    package var count: Int
    package var unit: Unit
    package var direction: Distance.Direction

    package init(count: Int, unit: Unit, _ direction: Distance.Direction = .after) {
        self.count = count
        self.unit = unit
        self.direction = direction
    }

    /// As a plan counts; nil for hours and minutes: its deadlines are counted in days.
    package var distance: Distance? {
        Distance.Unit(rawValue: unit.rawValue).map { Distance(count: count, unit: $0, direction) }
    }
}
