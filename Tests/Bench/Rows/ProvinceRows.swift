/// A province: each commune with ten plans, and what one day has of their reminders.
enum ProvinceRows: RowGroup {
    static let name = "province"

    private static let communes = 3_321

    static func rows(_ place: Workplace) -> [Row] {
        let counts: [Int] =
            switch place.extent {
            case .small: [3]
            case .usual: [communes / 100, communes / 10]
            case .all: [communes / 100, communes / 10, communes]
            }
        let skipped = place.extent == .usual ? [missing] : []
        return counts.flatMap { rows(place, communes: $0) } + skipped
    }

    private static let missing = Row(
        "a day's reminders, all delivered", size(communes), target: .most(60),
        .missing("takes many minutes: make bench ALL=1"))

    private static func size(_ communes: Int) -> String {
        "\(counted(communes, "communes")) × 10 plans × \(PlanSet.deadlines)"
    }

    private static func rows(_ place: Workplace, communes count: Int) -> [Row] {
        var size = size(count)
        var figures: (load: Figure?, delivery: Figure?, memory: Figure?)
        var trouble = "not reached"
        do {
            let delivery = try Delivery(place, lead: 3 + Double(count) * 0.04, patience: 900) {
                PlanSet(10 * count, .spread(at: $0))
            }
            let memory = try delivery.service.facts().mostResident
            try delivery.service.stop()
            size += ": \(counted(try delivery.files().count, "reminders"))"
            figures = (
                Figure([delivery.loadSeconds], .seconds), Figure([delivery.seconds], .seconds),
                Figure([memory], .bytes)
            )
        } catch {
            trouble = "\(error)"
        }
        func row(_ what: String, _ figure: Figure?, _ target: Double?) -> Row {
            Row(
                what, size, target: count == communes ? target.map { .most($0) } : nil,
                figure.map { .measured($0) } ?? .missing(trouble))
        }
        return [
            row("a province: first load", figures.load, nil),
            row("a day's reminders, all delivered", figures.delivery, 60),
            row("most resident memory", figures.memory, 1e9),
        ]
    }
}
