/// The service with the five sample plans: how soon it is there, and how large it is.
enum StartRows: RowGroup {
    static let name = "start"

    static func rows(_ place: Workplace) -> [Row] {
        var resident: [Double] = []
        return [
            Row("start to READY=1", "the five sample plans", target: .most(0.030)) {
                // a new ledger makes its file, one that is there is what a service starts with
                try place.figure(.seconds, runs: 3 * place.runs) { folder in
                    let service = try ServiceRun(place, in: folder)
                    try service.putSamples()
                    try service.start()
                    try service.stop()
                    let seconds = try service.start(isTimed: true)
                    resident.append(try service.facts().resident)
                    try service.stop()
                    return seconds
                }
            },
            Row("the same with a new ledger", "the five sample plans") {
                try place.figure(.seconds, runs: 3 * place.runs) { folder in
                    let service = try ServiceRun(place, in: folder)
                    try service.putSamples()
                    let seconds = try service.start(isTimed: true)
                    try service.stop()
                    return seconds
                }
            },
            Row("a program of this make, start to end", "hanchotd --version") {
                try place.figure(.seconds, runs: 3 * place.runs) { _ in
                    try Stopwatch.seconds {
                        guard try Child(["\(place.programs)/hanchotd", "--version"]).wait() == 0 else {
                            throw Trouble("hanchotd --version fails")
                        }
                    }
                }
            },
            Row("resident memory", "the five sample plans", target: .most(14e6)) {
                guard let figure = Figure(resident, .bytes) else { throw Trouble("the service did not start") }
                return figure
            },
            Row("the same at rest, after `hanchot status`", "the five sample plans", target: .most(14e6)) {
                try place.figure(.bytes, runs: place.longRuns) { folder in
                    let service = try ServiceRun(place, in: folder)
                    try service.putSamples()
                    try service.start()
                    try service.ask()
                    place.rest()
                    let resident = try service.facts().resident
                    try service.stop()
                    return resident
                }
            },
        ]
    }
}
