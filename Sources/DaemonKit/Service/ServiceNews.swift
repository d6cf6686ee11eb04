import CivilTime
import Delivery
import LinuxSystem
import PlanCore

/// What the service tells in the journal of what it reads, serves and sends.
final class ServiceNews {
    let log = ServiceLog()
    /// Of diagnostics.
    var language: Language
    /// Plan files with doubts that are not told yet.
    private var untold: [PlanFindings] = []
    /// What sinks that do not take reminders said last, by sink.
    private(set) var sinkTroubles: [String: String] = [:]

    private var unclaimedNews = UnclaimedNews()

    /// Files whose doubts are told in one turn.
    private static let toldAtOnce = 5
    /// Plans of which it is told what is recorded that they have no more, at a time.
    private static let plansTold = 10

    init(_ language: Language) { self.language = language }

    /// Something doubtful is not told yet.
    var hasMore: Bool { !untold.isEmpty }

    // MARK: What is read

    /// - Parameter former: what was read before.
    func tell(_ inputs: Inputs, after former: Inputs?) {
        tell(inputs.holidayDiagnostics, rejected: .inputRejected)
        tell(inputs.planFindings)
        for plan in inputs.rejected where former?.rejected.contains(plan) != true {
            let isServed = inputs.plans.contains { $0.plan.id == plan }
            log.write(
                .error, .planRejected,
                "plan '\(plan)' has errors, "
                    + (isServed ? "its last good version goes on serving" : "it is not served"),
                [JournalField("HANCHOT_PLAN", plan)])
        }
    }

    /// What is doubtful about dates is told by and by (``tellMore()``): of ten thousand plans it is more than the journal takes
    /// at once, and to find it takes longer than an edit may wait.
    func tell(_ findings: [PlanFindings]) {
        for finding in findings where !finding.isDoubtful { tell(finding.own, rejected: .planRejected) }
        untold += findings.filter(\.isDoubtful)
    }

    /// Tells some more of what is doubtful.
    /// - Returns: whether there is still more.
    func tellMore() -> Bool {
        for finding in untold.prefix(Self.toldAtOnce) { tell(finding.diagnostics, rejected: .planRejected) }
        untold.removeFirst(min(Self.toldAtOnce, untold.count))
        return !untold.isEmpty
    }

    func tell(_ diagnostics: [Diagnostic], rejected: MessageID) {
        for diagnostic in diagnostics {
            let isError = diagnostic.severity == .error
            log.write(
                isError ? .error : .warning, isError ? rejected : nil, diagnostic.headline(in: language),
                [JournalField("HANCHOT_FILE", diagnostic.file)])
        }
    }

    // MARK: What is served

    /// - Parameter drafts: the plans that are drafts now.
    func tell(_ served: ReminderService.Served, drafts: [Inputs.Source]) {
        for plan in served.newVersions {
            log.write(.notice, .planServed, "plan '\(plan)' is served", [JournalField("HANCHOT_PLAN", plan)])
        }
        let drafts = served.withdrawn.isEmpty ? [] : drafts.ids
        for plan in served.withdrawn {
            log.write(
                .notice, .planWithdrawn,
                "plan '\(plan)' is \(drafts.contains(plan) ? "a draft now" : "gone"), its open reminders are void",
                [JournalField("HANCHOT_PLAN", plan)])
        }
        for moved in served.moved {
            let fields = [
                JournalField("HANCHOT_PLAN", moved.plan), JournalField("HANCHOT_OCCURRENCE", moved.occurrence),
                JournalField("HANCHOT_DUE_BEFORE", moved.due.description),
            ]
            if case .moved(let day) = moved.fate {
                log.write(
                    .notice, .datesMoved, moved.message, fields + [JournalField("HANCHOT_DUE", day.description)])
            } else {
                log.write(.notice, .remindersDropped, moved.message, fields)
            }
        }
        for kept in served.kept {
            log.write(
                .warning, .extensionKept, kept.message,
                [
                    JournalField("HANCHOT_PLAN", kept.plan), JournalField("HANCHOT_OCCURRENCE", kept.occurrence),
                    JournalField("HANCHOT_DUE", kept.due.description),
                    JournalField("HANCHOT_DUE_PLANNED", kept.ownDay.description),
                ])
        }
    }

    /// A line each for some plans, and how many more there are.
    func tell(unclaimed all: [String: UnclaimedRecords]) {
        let unclaimed = unclaimedNews.take(all)
        for records in unclaimed.prefix(Self.plansTold) {
            for message in records.messages {
                log.write(
                    .warning, .recordsUnclaimed, message[language], [JournalField("HANCHOT_PLAN", records.plan)])
            }
        }
        guard unclaimed.count > Self.plansTold else { return }
        let more = unclaimed.count - Self.plansTold
        let rest = Bilingual(
            vi: "sổ theo dõi còn giữ ghi nhận như thế của \(more) kế hoạch khác",
            en: "the ledger keeps such records of \(more) more \(more == 1 ? "plan" : "plans")")
        log.write(.warning, .recordsUnclaimed, rest[language])
    }

    // MARK: What is sent

    func tell(_ turn: ReminderService.Turn) {
        if turn.rearmed > 0 {
            log.write(.notice, .clockSet, "the clock was set back: \(turn.rearmed) reminders are armed again")
        }
        let late = turn.delivered.count { $0.notice.lateBy != nil }
        if late + turn.expired > 0 {
            log.write(
                .notice, .remindersMissed,
                "caught up: \(late) reminders sent late, \(turn.superseded) superseded, \(turn.expired) expired")
        }
    }

    func tell(sinkTroubles troubles: [String: String]) {
        for (sink, trouble) in troubles.sorted(by: { $0.key < $1.key }) where sinkTroubles[sink] != trouble {
            log.write(.error, .sinkTrouble, "sink '\(sink)' does not take reminders, trying again: \(trouble)")
        }
        for sink in sinkTroubles.keys.sorted() where troubles[sink] == nil {
            log.write(.notice, .recovered, "sink '\(sink)' takes reminders again")
        }
        sinkTroubles = troubles
    }

    // MARK: What is kept

    func tell(filesTrouble error: SystemError) {
        log.write(
            .error, nil, "files that came with submissions, and that none names any more, stay for now: \(error)")
    }
}
