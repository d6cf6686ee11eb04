import PlanCore

/// What a rehearsal comes to, in a sentence.
struct RehearsalSummary {
    let text: Bilingual

    init(_ result: Rehearsal.Result, _ plans: [Plan]) {
        let phases = plans.reduce(0) { $0 + $1.phases.count }
        let deadlines = plans.reduce(0) { $0 + $1.deadlines.count }
        let undated = plans.reduce(0) { $0 + $1.deadlines.count { $0.timing == .open } }
        let events = plans.reduce(0) { $0 + $1.events.count }
        let undatedText = Bilingual(
            vi: undated == 0 ? "" : " (\(undated) hạn không nêu ngày)",
            en: undated == 0 ? "" : " (\(undated) without a date)")
        let (superseded, held) = (result.superseded, result.held)
        text = Bilingual(
            vi: "\(plans.count) kế hoạch, \(phases) đợt, \(deadlines) hạn\(undatedText.vietnamese), \(events) sự kiện; "
                + "đã gửi \(result.sent) nhắc việc"
                + (superseded == 0 ? "" : " (\(superseded) nhắc việc khác được gộp vào lần nhắc gần hạn hơn)")
                + (held == 0 ? "" : "; \(held) nhắc việc được giữ cho bản tổng hợp nhắc việc")
                + (result.changes == 0 ? "" : "; \(result.changes) thay đổi về việc nộp"),
            en: [
                Self.count(plans.count, "plan"), Self.count(phases, "phase"),
                Self.count(deadlines, "deadline") + undatedText.english, Self.count(events, "event"),
            ].joined(separator: ", ") + "; \(Self.count(result.sent, "reminder")) sent"
                + (superseded == 0 ? "" : " (\(superseded) more superseded by a nearer one)")
                + (held == 0 ? "" : "; \(Self.count(held, "reminder")) held for digests")
                + (result.changes == 0 ? "" : "; \(Self.count(result.changes, "change")) of the board"))
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
