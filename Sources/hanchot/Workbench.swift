import CivilTime
import DaemonKit
import PlanCore
import PlanFiles

/// What the reading commands work on: the plans that the options name, loaded by the service's own code.
struct Workbench {
    /// With the dates that were extended by hand, as far as the ledger is there to be read.
    let inputs: Inputs
    /// What else the ledger has of the board.
    let board: RecordedBoard?
    let zone: Zone
    let now: Instant
    private let place: ServicePlace
    /// Who gets digests.
    private let digests: [String: DigestRule]

    /// Faults are told on standard error; plans without faults are there all the same.
    /// - Throws: `FaultyInput` when holidays or configuration have faults: no date could be trusted.
    init(_ arguments: Arguments, _ terminal: Terminal) throws {
        try self.init(ServicePlace(arguments, language: terminal.language), terminal)
    }

    init(_ place: ServicePlace, _ terminal: Terminal) throws {
        self.place = place
        try place.requireNamedPaths()
        let (configuration, library) = try place.readConfiguration()
        now = Now.instant
        zone = library.zone ?? .utc
        digests = configuration.digests
        var inputs = library.load(at: now)
        board = Self.board(place, configuration, terminal)
        if let board { inputs.plans = board.inForce(inputs.plans) }
        self.inputs = inputs
        let errors = inputs.errors
        if inputs.hasFaultyHolidays { throw FaultyInput(diagnostics: errors) }
        errors.forEach { terminal.tell($0.text(in: terminal.language)) }
    }

    /// One that cannot be read is told of: what the service sends may follow from what is in it.
    private static func board(
        _ place: ServicePlace, _ configuration: Configuration, _ terminal: Terminal
    ) -> RecordedBoard? {
        do {
            return try place.recordedBoard(configuration)
        } catch {
            terminal.tell(
                Bilingual(
                    vi: "không kể việc gia hạn, hoãn nhắc và nộp hồ sơ mà dịch vụ ghi nhận: \(error)",
                    en:
                        "what the service has recorded of extensions, snoozes and submissions is not considered: \(error)"
                ))
            return nil
        }
    }

    /// How a command ends that did its work: faulty plans are told by the status.
    var status: ExitStatus { inputs.rejected.isEmpty ? .done : .faultyInput }

    /// Somebody gets digests.
    var hasDigests: Bool { !digests.isEmpty }

    /// What will be sent in a range of time as things stand.
    func prospect(in range: Range<Instant>, limit: Int = .max) throws -> Prospect {
        try Prospect(
            inputs.schedule, in: range, limit: limit, board: board, digests: digests, zone: zone, at: now)
    }

    /// The inputs under the supposition; its faults are thrown as `FaultyInput`.
    func inputs(supposing supposition: Supposition) throws -> Inputs {
        var supposed = try place.inputs(inputs, supposing: supposition, at: now)
        if let board { supposed.plans = board.inForce(supposed.plans) }
        return supposed
    }

    /// The ids of the plans that these words name, a plan's id or its file each; none stands for all.
    /// - Returns: nil where one was rejected: its faults are told already.
    /// - Throws: `UnknownPlan`.
    func plans(_ names: [String], _ language: Language) throws -> Set<String>? {
        let known = Set((inputs.plans + inputs.drafts).map(\.plan.id))
        var ids: Set<String> = []
        for name in names {
            let id = PlanChoice.id(name)
            guard known.contains(id) else {
                if inputs.rejected.contains(id) { return nil }
                throw UnknownPlan(name: name, known: known.sorted(), language: language)
            }
            ids.insert(id)
        }
        return ids
    }

    /// Says which plans are left out because they are drafts.
    func tellDrafts(_ terminal: Terminal) {
        guard !inputs.drafts.isEmpty else { return }
        let ids = inputs.drafts.map(\.plan.id)
        let names = ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : "")
        terminal.tell(
            Bilingual(
                vi: "không kể \(ids.count) dự thảo chưa duyệt: \(names)",
                en: "left out: \(ids.count) \(ids.count == 1 ? "draft" : "drafts") not approved yet: \(names)"))
    }

    /// The option's day, as people say it: of this year where no year is said, of this week where a weekday is.
    static func day(_ arguments: Arguments, _ name: String) throws(UsageError) -> Day? {
        guard let text = arguments.value(name) else { return nil }
        let today = ZoneLibrary().systemZone.day(at: Now.instant)
        if let day = SpokenDay(text)?.day(today: today, lastGoodDay: nil, .near) { return day }
        return try Day(operand: text, shown: "--\(name) \(text.inOneLine)")
    }
}
