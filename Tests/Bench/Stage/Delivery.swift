import CivilTime
import Glibc
import LinuxSystem

/// Reminders that a running service sends at one moment.
struct Delivery {
    let service: ServiceRun
    let moment: Moment
    /// From the moment until the service has recorded the last as sent.
    let seconds: Double
    /// From start to `READY=1`.
    let loadSeconds: Double

    /// Starts a service with these plans, as long before their moment as it needs to read them, and waits until everything
    /// due at it is sent. The service goes on running.
    /// - Parameter lead: seconds from the start to the moment; twice as many where they are too few.
    init(_ place: Workplace, lead: Double, patience: Double, plans: (Moment) -> PlanSet) throws {
        var lead = lead
        while lead < 1000 {
            let service = try ServiceRun(place, in: place.freshFolder(), everyDayIsWorked: true)
            // files first: writing them takes its time too
            let written = Stopwatch()
            let count = plans(Moment(in: 0)).count
            let moment = Moment(in: lead + Double(count) * 0.0005)
            try plans(moment).put(in: service.plans)
            sync()
            if written.seconds < lead {
                let loadSeconds = try service.start(atMost: patience)
                if moment.secondsAgo < -0.5 {
                    try service.status(
                        "delivery of what is due at \(moment.time)", atMost: patience - moment.secondsAgo
                    ) {
                        moment.secondsAgo > 0 && !$0.contains("next reminder \(moment.date) \(moment.time):")
                    }
                    self.service = service
                    self.moment = moment
                    self.seconds = moment.secondsAgo
                    self.loadSeconds = loadSeconds
                    return
                }
                try service.stop()
            }
            lead *= 2
        }
        throw Trouble("the service does not load in time")
    }

    /// The bytes of every reminder file.
    func files() throws -> [[UInt8]] {
        try Child.output(of: ["find", service.reminders, "-name", "*.txt"]).split(separator: "\n").map {
            try FileReader.read(String($0), atMost: 1 << 20)
        }
    }
}
