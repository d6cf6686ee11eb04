/// Rows that are measured together.
protocol RowGroup: SendableMetatype {
    /// What `--only` calls it.
    static var name: String { get }
    /// Measures them, the smallest first.
    static func rows(_ place: Workplace) -> [Row]
}

/// Every group there is, in the order of the table.
let rowGroups: [any RowGroup.Type] = [
    ScheduleRows.self, StartRows.self, LoadRows.self, IdleRows.self, LatenessRows.self, BurstRows.self,
    ControlRows.self, ProvinceRows.self, ImportRows.self, RemindRows.self, TimerRows.self, CronRows.self,
]
