import Glibc

/// What the service does while nothing is due.
enum IdleRows: RowGroup {
    static let name = "idle"

    static func rows(_ place: Workplace) -> [Row] {
        let seconds = place.extent == .small ? 2 : 60
        let size = "\(seconds) s, five plans"
        var alone: Rest?
        var watched: Rest?
        var reason = "not reached"
        do {
            let services = try [[:], ["WATCHDOG_USEC": "60000000"]].map { environment in
                let service = try ServiceRun(place, in: place.quietFolder())
                try service.putSamples()
                try service.start(environment: environment)
                return service
            }
            // what a start leaves to do is over by then
            sleep(1)
            place.rest()
            let before = try services.map { try $0.facts() }
            sleep(CUnsignedInt(seconds))
            let after = try services.map { try $0.facts() }
            alone = Rest(from: before[0], to: after[0])
            watched = Rest(from: before[1], to: after[1])
            for service in services { try service.stop() }
        } catch {
            reason = "\(error)"
        }
        func row(_ what: String, _ value: Double?, _ target: Double) -> Row {
            let figure = value.flatMap { Figure([$0], .times) }
            return Row(what, size, target: .most(target), figure.map { .measured($0) } ?? .missing(reason))
        }
        return [
            row("idle: wake-ups", alone?.wakeUps, 0),
            // sd-event tells the watchdog after half to three quarters of its interval (sd_event_set_watchdog(3))
            row("idle: wake-ups under the unit's watchdog of 60 s", watched?.wakeUps, Double((seconds + 29) / 30)),
            row("idle: CPU ticks", watched?.ticks, 0),
        ]
    }

    private struct Rest {
        let wakeUps: Double
        let ticks: Double

        init(from before: ProcessFacts, to after: ProcessFacts) {
            wakeUps = after.wakeUps - before.wakeUps
            ticks = after.ticks - before.ticks
        }
    }
}
