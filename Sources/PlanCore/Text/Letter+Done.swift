package import CivilTime

extension Letter {
    /// That a plan is done.
    /// - Parameters:
    ///   - since: when that came about.
    ///   - now: when it is sent.
    package init(done plan: Plan, _ progress: PlanProgress, since instant: Instant, at now: Instant) {
        let language = plan.language
        let instant = Instant(seconds: min(instant, now).seconds)
        let identity = "\(plan.id)/#done/\(progress.lastDay)"
        let name = plan.number ?? plan.title
        let heading = Bilingual(vi: "THÔNG BÁO: KẾ HOẠCH ĐÃ HOÀN THÀNH", en: "NOTICE: A PLAN IS DONE")[language]
        let count = Bilingual(
            vi: "\(progress.asked) hạn", en: progress.asked == 1 ? "1 deadline" : "\(progress.asked) deadlines")[
                language]
        let text = Bilingual(
            vi: "Mọi việc mà kế hoạch yêu cầu đã xong (\(count)) và thời gian thực hiện đã kết thúc.",
            en: "All that the plan asks is settled (\(count)), and its period is over.")[language]
        let fields = [
            Note.Field(
                label: Bilingual(vi: "Thời gian", en: "Period"),
                text: Bilingual(
                    vi: "đến hết ngày \(progress.lastDay.text(in: .vietnamese))",
                    en: "until the end of \(progress.lastDay.text(in: .english))")[language]),
            Note.Field(label: Bilingual(vi: "Kế hoạch", en: "Plan"), text: plan.reference(in: language)),
        ]
        self.init(
            kind: .done, identity: identity, instant: instant, day: progress.lastDay, plan: plan.id, recipient: nil,
            reminders: [], language: language, level: .notice,
            subject: Paragraph(
                Bilingual(
                    vi: "Kế hoạch đã hoàn thành: \(plan.title) [\(name)]", en: "A plan is done: \(plan.title) [\(name)]"
                )[
                    language]
            ).line,
            body: Note.text(
                [
                    Paragraph("\(heading) (\(plan.zone.day(at: now).longText(in: language)))").lines(width: Note.width),
                    Paragraph(text).lines(width: Note.width), Note.lines(fields, in: language),
                ], of: identity, in: language),
            fileName: Notice.fileName("\(plan.id).done", at: instant, in: plan.zone))
    }
}
