import CivilTime
import PlanCore

/// How the service stands, for Prometheus (its text format 0.0.4).
struct Metrics {
    private(set) var text = ""

    init(_ state: ControlState, at now: Instant) {
        let counts = state.counts
        gauge("hanchot_start_time_seconds", "When the service started.", seconds(state.startedAt))
        gauge("hanchot_plans", "Plans that are served.", String(state.schedule.plans.count))
        gauge("hanchot_plans_done", "Of these, the ones that are done.", String(state.done.count))
        gauge(
            "hanchot_plans_silent", "Plans of which nothing is sent, because they were silenced.",
            String(state.silentPlans(at: now).count))
        gauge("hanchot_plans_rejected", "Plans whose file has errors.", String(state.rejected.count))
        gauge("hanchot_ledger_up", "Whether the ledger works.", state.ledgerTrouble == nil ? "1" : "0")
        gauge("hanchot_sinks_in_trouble", "Sinks that take no reminders.", String(state.sinkTroubles.count))
        if let next = state.engine?.nextInstant {
            gauge("hanchot_next_reminder_time_seconds", "When the next reminder is due.", seconds(next))
        }
        counter("hanchot_reminders_sent_total", "Reminders sent since the start.", [("", counts.sent)])
        counter("hanchot_reminders_late_total", "Of these, the ones that were late.", [("", counts.late)])
        counter(
            "hanchot_reminders_unsent_total", "Reminders that ended unsent since the start.",
            [
                ("{outcome=\"expired\"}", counts.expired), ("{outcome=\"held\"}", counts.held),
                ("{outcome=\"superseded\"}", counts.superseded),
            ])
        gauge("hanchot_control_connections", "Clients of the control server.", String(counts.connections))
        gauge("hanchot_control_listeners", "Of these, the ones that listen to events.", String(counts.listeners))
        counter(
            "hanchot_control_answers_total", "Answers of the control server.",
            counts.answers.sorted { $0.key < $1.key }.map { ("{status=\"\($0.key)\"}", $0.value) })
    }

    private func seconds(_ instant: Instant) -> String { String(instant.seconds) }

    private mutating func gauge(_ name: String, _ help: String, _ value: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n\(name) \(value)\n"
    }

    private mutating func counter(_ name: String, _ help: String, _ values: [(labels: String, value: Int)]) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) counter\n"
        for value in values { text += "\(name)\(value.labels) \(value.value)\n" }
    }
}
