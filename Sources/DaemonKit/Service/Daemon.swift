import CivilTime
import Delivery
import LinuxSystem
import PlanCore
import PlanFiles
import Storage

/// The service: one thread, one loop, and what it serves. Decides nothing; tells `ReminderService` the time.
package final class Daemon {
    private let place: ServicePlace
    private let loop: EventLoop
    private let listen: ControlDesk.Listen?
    private let news: ServiceNews
    private var log: ServiceLog { news.log }
    private var configuration: Configuration
    private var library: PlanLibrary
    /// nil while the ledger is in trouble.
    private var session: Session?
    private var inputs: Inputs?

    private var sources: [EventSource] = []
    /// With the folders as the configuration names them.
    private var watches: [(folder: String, watch: FolderWatch)] = []
    private var reminderTimer: WallTimer?
    private var reopenTimer: SteadyTimer?
    private var rest: Rest?
    private var work: DeferredSource?

    private var reopening = BackOff()
    private var ledgerTrouble: LedgerTrouble?
    private var status = ""
    /// nil where nobody can connect.
    private var control: ControlDesk?
    /// What it said last.
    private var controlTrouble: SystemError?
    private var pace = TurnPace()
    private var approvals = DraftApprovals()

    /// - Parameter listen: opens the control server.
    /// - Throws: the configuration or the holidays have faults (told on standard error); nothing was started.
    package init(_ place: ServicePlace, listen: ControlDesk.Listen? = nil) throws {
        self.place = place
        self.listen = listen
        loop = try EventLoop()
        (configuration, library) = try place.readConfiguration(textFolder: place.stateFolder)
        news = ServiceNews(configuration.language)
    }

    /// Serves until it is told to stop.
    package func run() throws -> ExitStatus {
        let work = try loop.deferred { [unowned self] in turn() }
        self.work = work
        reminderTimer = try loop.wallTimer { work.request() }
        reopenTimer = try loop.steadyTimer { [unowned self] in openSession() }
        sources = [
            try loop.signal(Signal.hangUp) { [unowned self] in reload() },
            try loop.signal(Signal.terminate) { [unowned self] in stop() },
            try loop.signal(Signal.interrupt) { [unowned self] in stop() },
            try loop.clockChanges { [unowned self] in clockChanged() },
        ]
        watches = try watches(of: configuration)
        rest = try Rest(on: loop)
        try loop.keepWatchdogQuiet()

        var inputs = library.load(at: SystemClock.now())
        if inputs.hasFaultyHolidays {
            inputs.diagnostics.forEach(place.tell)
            return .faultyInput
        }
        news.tell(inputs.holidayDiagnostics, rejected: .planRejected)
        news.tell(inputs.planFindings)
        (inputs.holidayDiagnostics, inputs.planFindings) = ([], [])
        openSession(serving: inputs)
        if place.isHeldByAnother { return .failed }
        work.request()
        openControl()
        ProcessMemory.giveBack()
        log.write(
            .info, .serviceStarted, "started with \(Self.counted(inputs.plans.count, "plan"))\(Self.andDrafts(inputs))")
        ServiceNotifier.ready(status: status)
        return try loop.run() == 0 ? .done : .failed
    }

    private func stop() {
        ServiceNotifier.stopping(status: "Stopping")
        log.write(.info, .serviceStopped, "stopped; what is due meanwhile is sent on the next start")
        control?.close()
        session?.close()
        session = nil
        loop.exit(0)
    }

    // MARK: Control

    /// A service that cannot be asked still reminds.
    private func openControl() {
        guard let listen else { return }
        do {
            control = try ControlDesk(
                place, configuration, on: loop, listen, failed: { [unowned self] in controlFailed($0) },
                filesFailed: { [unowned self] in news.tell(filesTrouble: $0) },
                boardChanged: { [unowned self] subject, now in boardChanged(of: subject, at: now) },
                approvalAnnounced: { [unowned self] in approvals.announce($0) },
                answered: { [unowned self] in rest?.end() })
        } catch {
            log.write(.error, nil, "the control server cannot be opened: \(error)")
        }
        tellUnknownGroups()
        updateControl()
    }

    /// Who asks has been let go.
    private func controlFailed(_ error: SystemError) {
        guard controlTrouble != error else { return }
        controlTrouble = error
        log.write(.error, nil, "the control server cannot answer: \(error)")
    }

    private func tellUnknownGroups() {
        for group in control?.unknownGroups ?? [] {
            log.write(.warning, nil, "the system does not know the group '\(group)', nobody is let in by it")
        }
    }

    /// How things stand, for who asks from now on.
    private func updateControl() {
        control?.update { state in
            state.language = configuration.language
            state.zone = library.zone ?? .utc
            state.drafts = inputs?.drafts.map(\.plan) ?? []
            state.rejected = inputs?.rejected ?? []
            state.hasFaultyHolidays = inputs?.hasFaultyHolidays ?? false
            if let session {
                state.schedule = session.service.schedule
                state.done = session.service.donePlans
                state.unclaimed = session.service.unclaimed?.values.sorted { $0.plan < $1.plan } ?? state.unclaimed
                state.standing = { [weak service = session.service] in service?.standing }
            } else {
                state.standing = { nil }
                // What was served before stays to be seen; a service that never served shows what it has read.
                if state.schedule.plans.isEmpty, let inputs { state.schedule = inputs.schedule }
            }
            state.ledger = session?.ledger
            state.ledgerTrouble = ledgerTrouble?.text
            state.sinkTroubles = news.sinkTroubles
        }
    }

    /// - Parameter subject: an occurrence's identity, or a plan's id.
    private func boardChanged(of subject: String, at now: Instant) {
        do {
            try session?.service.boardChanged(of: subject, at: now)
            work?.request()
            updateControl()
        } catch {
            ledgerFailed(error)
        }
    }

    // MARK: The ledger

    /// Opens the ledger and serves what the folders hold; where it cannot, tries again by and by.
    /// - Parameter inputs: what they hold, where it was just read and told.
    private func openSession(serving inputs: Inputs? = nil) {
        session?.close()
        session = nil
        let now = SystemClock.now()
        do {
            session = try Session(place, configuration, zone: library.zone ?? .utc, at: now)
        } catch {
            ledgerFailed(error)
        }
        // A service that begins in trouble shows what it would serve.
        if session != nil || (self.inputs == nil && !place.isHeldByAnother) {
            serve(inputs ?? library.load(at: now), at: now)
        }
        updateStatus()
    }

    /// Opening a ledger may need no room on its disk: only what is done with it shows that it works again.
    private func ledgerWorks() {
        guard let trouble = ledgerTrouble else { return }
        log.write(.notice, .recovered, "the ledger works again, after: \(trouble.text)")
        ledgerTrouble = nil
        reopening.reset()
    }

    private func ledgerFailed(_ error: any Error) {
        session?.abandon()
        session = nil
        if place.isHeldByAnother {
            log.write(.error, .ledgerTrouble, "\(error)")
            loop.exit(ExitStatus.failed.rawValue)
            return
        }
        let wait = reopening.advance()
        let trouble = LedgerTrouble(error)
        if !trouble.continues(ledgerTrouble) {
            log.write(.error, .ledgerTrouble, "\(trouble.text), trying again: no reminder is sent meanwhile")
            ledgerTrouble = trouble
        }
        reopenTimer?.arm(in: wait)
        updateStatus()
    }

    // MARK: What is served

    private func watches(of configuration: Configuration) throws -> [(folder: String, watch: FolderWatch)] {
        try (configuration.plans + configuration.holidays).map { folder in
            let watch = try FolderWatch(
                absolutePath(folder), on: loop, where: { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
            ) { [unowned self] in filesChanged() }
            return (folder, watch)
        }
    }

    /// An office edits one plan among thousands: where it is known which, the others are not looked at.
    private func filesChanged() {
        var paths: Set<String>? = []
        for (folder, watch) in watches {
            if let names = watch.takeChanges() {
                paths?.formUnion(names.map { "\(folder)/\($0)" })
            } else {
                paths = nil
            }
        }
        // What one watch was asked for here, the handler of another may come for.
        if paths?.isEmpty ?? false { return }
        let now = SystemClock.now()
        serve(paths.flatMap { library.reload($0, at: now) } ?? library.load(at: now), at: now)
    }

    /// Asked for from outside: the configuration and the zones are looked at too.
    private func reload() {
        ServiceNotifier.reloading()
        defer { ServiceNotifier.ready(status: status) }
        let isAnother = rereadConfiguration()
        // The token is a file of its own, and groups come and go without the configuration.
        control?.configure(configuration, place)
        tellUnknownGroups()
        if isAnother { return openSession() }
        let now = SystemClock.now()
        serve(library.load(afresh: true, at: now), at: now)
        ProcessMemory.giveBack()
    }

    private func serve(_ found: Inputs, at now: Instant) {
        var inputs = found
        let former = self.inputs
        do {
            defer {
                news.tell(inputs, after: self.inputs)
                self.inputs = inputs
                work?.request()
            }
            inputs = try withRemembered(found, at: now)
        } catch {
            return ledgerFailed(error)
        }
        approvals.note(inputs, after: former, by: place.claimant, at: now)
        guard let session else { return }
        do {
            for row in try approvals.keep(in: session.ledger) { control?.publish(row, at: now) }
            // At the start, where more plans changed, or others have to be recorded before, the turns that follow do it.
            let limit = former == nil || session.service.isRecording ? 0 : limits.plans
            tell(try session.service.serve(inputs, at: now, recordingAtMost: limit))
        } catch {
            ledgerFailed(error)
        }
        updateStatus()
    }

    /// Plans whose file is bad and was never good here go on in the version that the ledger has.
    private func withRemembered(_ inputs: Inputs, at now: Instant) throws(LedgerError) -> Inputs {
        guard let session, !inputs.rejected.isEmpty else { return inputs }
        let unserved = Set(inputs.rejected).subtracting(inputs.plans.ids)
        guard !unserved.isEmpty else { return inputs }
        var versions: [PlanVersion] = []
        for plan in unserved.sorted() {
            if let version = try session.ledger.servedVersion(of: plan) { versions.append(version) }
        }
        guard library.remember(versions) else { return inputs }
        var again = library.load(at: now)
        // They are told as they were found first.
        (again.holidayDiagnostics, again.planFindings) = (inputs.holidayDiagnostics, inputs.planFindings)
        return again
    }

    /// - Returns: whether it changed; one with faults leaves the old one in force.
    private func rereadConfiguration() -> Bool {
        do {
            let (new, library) = try place.readConfiguration(textFolder: place.stateFolder)
            guard new != configuration else { return false }
            let watches = try watches(of: new)
            // A holiday file that is bad just now must not move dates because something else was configured.
            library.inherit(from: self.library)
            (configuration, self.library, self.watches) = (new, library, watches)
            news.language = new.language
            return true
        } catch let error as FaultyInput {
            news.tell(error.diagnostics, rejected: .inputRejected)
        } catch {
            log.write(.error, .inputRejected, "\(error), keeping the configuration in force")
        }
        return false
    }

    private static func andDrafts(_ inputs: Inputs) -> String {
        inputs.drafts.isEmpty ? "" : " and \(counted(inputs.drafts.count, "draft"))"
    }

    private static func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

    private func tell(_ served: ReminderService.Served) {
        control?.publish(served, at: SystemClock.now())
        news.tell(served, drafts: inputs?.drafts ?? [])
    }

    // MARK: Time

    private func clockChanged() {
        session?.service.clockChanged(to: SystemClock.now())
        work?.request()
    }

    private var limits: ReminderService.Limits { pace.limits(isAwaited: control?.isConnected ?? false) }

    /// One bounded turn; the loop comes round between two.
    private func turn() {
        rest?.end()
        guard let session else { return tellMore() }
        do {
            let watch = WorkWatch()
            let turn = try session.service.turn(at: SystemClock.now(), atMost: limits)
            if !turn.hasMore { ledgerWorks() }
            tell(turn.recorded)
            news.tell(turn)
            if let unclaimed = session.service.unclaimed { news.tell(unclaimed: unclaimed) }
            news.tell(sinkTroubles: session.service.troubles)
            control?.publish(turn, at: SystemClock.now())
            if turn.hasMore { work?.request() }
            reminderTimer?.arm(at: session.service.nextWakeAt)
            // What is doubtful is told when there is nothing else to do.
            if turn.work == nil { _ = news.tellMore() }
            if news.hasMore { work?.request() }
            pace.note(turn.work, took: watch.span, work: watch.work)
        } catch {
            ledgerFailed(error)
            if news.hasMore { work?.request() }
        }
        updateStatus()
    }

    private func tellMore() {
        if news.tellMore() { work?.request() }
    }

    private func updateStatus() {
        updateControl()
        let new = StatusLine(
            inputs: inputs, done: session?.service.donePlans.count ?? 0,
            next: (try? session?.service.nextSent()) ?? nil, ledgerTrouble: ledgerTrouble?.text,
            sinkTroubles: news.sinkTroubles,
            language: configuration.language
        ).text
        guard new != status else { return }
        status = new
        ServiceNotifier.status(new)
    }
}
