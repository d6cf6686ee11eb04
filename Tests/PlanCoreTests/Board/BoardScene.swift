import CivilTime
import PlanCore

/// A deadline of three units by 20/01/2027, on the wall clock of UTC.
struct BoardScene {
    var units = [
        Plan.Unit(id: "thon-1", name: "Thôn 1"), Plan.Unit(id: "thon-2", name: "Thôn 2"),
        Plan.Unit(id: "thon-3", name: "Thôn 3"),
    ]
    var named = ["thon-1", "thon-2", "thon-3"]
    var due = "2027-01-20"
    var issued: IssueDate?

    var plan: Plan {
        Plan(
            id: "p", file: "p.yaml", title: "Kế hoạch", issued: issued, years: PlanYears(first: 2027, last: 2027),
            zone: .utc, units: units,
            targets: [
                Plan.Target(id: "tien-tien", title: "Lao động tiên tiến", goal: .percent(80)),
                Plan.Target(id: "mo-hinh", title: "Mô hình", goal: .count(1)),
            ],
            deadlines: [
                Plan.Deadline(
                    id: "dang-ky", title: "Đăng ký", timing: .dated(.full(SamplePlan.day(due)), .by, nil), units: named,
                    onDayOff: .keep, ladder: .standard, position: SamplePlan.position)
            ])
    }

    /// The same, asked each half year.
    var halfYearly: Plan {
        Plan(
            id: "p", file: "p.yaml", title: "Kế hoạch", years: PlanYears(first: 2027, last: 2027), zone: .utc,
            units: units, targets: plan.targets,
            deadlines: [
                Plan.Deadline(
                    id: "bao-cao", title: "Báo cáo",
                    timing: .repeating(.halfYear, .last(month: 6), .by, nil), units: named, onDayOff: .keep,
                    ladder: .standard, position: SamplePlan.position)
            ])
    }

    var occurrence: Occurrence {
        guard
            let found = Schedule(plans: [plan], calendar: .weekdaysOnly)
                .occurrence(ofItem: "dang-ky", in: plan, key: "2027")
        else { preconditionFailure("the scene has one occurrence") }
        return found
    }

    /// Noon of a day of January 2027; 21 is past the cutoff.
    static func noon(_ day: Int) -> Instant {
        Zone.utc.instant(of: Day(clippingYear: 2027, month: 1, day: day), at: TimeOfDay(seconds: 12 * 3600))
    }

    static func by(_ actor: String = "an", on day: Int, _ reason: String? = nil) -> Attribution {
        Attribution(actor: actor, at: noon(day), reason: reason)
    }

    static func receive(_ unit: String, on day: Int, by actor: String = "an") -> OccurrenceChange {
        .receive(unit: unit, Arrival(at: noon(day), recordedBy: actor))
    }
}

extension OccurrenceRecord {
    mutating func apply(
        _ change: OccurrenceChange, to occurrence: Occurrence, _ attribution: Attribution
    ) throws(BoardFault) {
        self = try applying(change, to: occurrence, attribution).record
    }
}
