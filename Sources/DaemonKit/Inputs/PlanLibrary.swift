package import CivilTime
import LinuxSystem
import PlanCore
package import PlanFiles
package import Storage

/// The plans and holidays in their folders, as last read: a file that did not change is not read again, one whose bytes
/// did not change is not parsed again, and one that stops being valid leaves its last good version in place.
///
/// Plan files say nothing of each other, so many are read on all processors; what comes of them is put together in their
/// order on the caller's thread.
package final class PlanLibrary {
    /// What is known of a plan file.
    private struct Shelf {
        var path: String
        /// nil: the bytes have to be looked at.
        var stamp: FileStamp?
        var fingerprint: Fingerprint
        var plan: Plan?
    }

    /// A plan file that may have changed.
    private struct Doubtful: Sendable {
        var file: InputFolder.File
        /// Of its bytes as they are known.
        var known: Fingerprint?
    }

    /// What a look at a plan file gave.
    private enum Look: Sendable {
        /// Its bytes are those that are known.
        case unchanged(FileStamp?)
        case read(FileStamp?, Fingerprint, Plan?, [Diagnostic])
        case failed(SystemError)
    }

    /// With the text that was read.
    private typealias Looked = (look: Look, text: PlanText)

    private let configuration: Configuration
    private let configurationText: [UInt8]
    private let zones: ZoneLibrary
    private var calendars: [String: (bytes: [UInt8], calendar: HolidayCalendar)] = [:]
    private var shelves: [String: Shelf] = [:]
    private var lastGood: [String: Inputs.Source] = [:]
    private var context = ""
    /// What was loaded last, without its diagnostics.
    private var loaded: Inputs?
    /// There is no holiday file, which was told.
    private var isWithoutHolidays = false

    private let textFolder: String?
    private let planLimit: Int
    private static let holidayLimit = 1000
    /// Bytes of one file.
    private static let fileLimit = 1 << 20
    /// Of so many files that are read at once the texts are kept in memory.
    private static let textsInMemory = 1000
    /// So many files are read one after the other, and their texts put away together.
    private static let readTogether = 16

    /// - Parameters:
    ///   - configurationText: the configuration's own bytes, part of what dates follow from.
    ///   - textFolder: where the texts of more files than that are put, without a name; nil: nowhere.
    ///   - planLimit: plan files in all folders together.
    package init(
        _ configuration: Configuration, text configurationText: [UInt8], zones: ZoneLibrary, textFolder: String? = nil,
        planLimit: Int = 50_000
    ) {
        self.textFolder = textFolder
        self.zones = zones
        self.planLimit = planLimit
        self.configuration = configuration
        self.configurationText = configurationText
    }

    /// The zone of plans that name none.
    package var zone: Zone? { zones.zone(configuration.timezone) }

    /// Plans that the ledger says were served last: they go on serving where their file is bad now.
    /// - Returns: whether one of them was not known yet, and can be served.
    @discardableResult
    package func remember(_ versions: [PlanVersion]) -> Bool {
        var isNew = false
        for version in versions where lastGood[version.plan] == nil {
            let read = reader.read(Array(version.text.utf8), file: "\(version.plan).yaml")
            guard let plan = read.plan else { continue }
            lastGood[version.plan] = Inputs.Source(plan: plan, text: version.text)
            isNew = true
        }
        return isNew
    }

    /// Takes over the last good holidays of the library that served before this one.
    package func inherit(from former: PlanLibrary) { calendars = former.calendars }

    /// Reads what changed.
    /// - Parameters:
    ///   - afresh: time zones are looked at too; where one of them is another now, every plan is read again.
    ///   - now: warnings look at the plans' years up to the one after it.
    package func load(afresh: Bool = false, at now: Instant) -> Inputs {
        if afresh, zones.refresh() { shelves = [:] }
        var inputs = Inputs(plans: [], calendar: .weekdaysOnly, context: "")
        loadHolidays(into: &inputs)
        if inputs.context != context {
            shelves = [:]
            context = inputs.context
        }
        loadPlans(into: &inputs, thisYear: thisYear(at: now))
        return keep(inputs)
    }

    /// Reads these files alone, and answers what `load` would.
    ///
    /// nil where it takes more to say: one of them is no plan file that was good when it was loaded last, or is not now.
    package func reload(_ paths: Set<String>, at now: Instant) -> Inputs? {
        guard var inputs = loaded else { return nil }
        var found: [String: Shelf] = [:]
        for path in paths.sorted() {
            let file = InputFolder.File(path: path)
            guard let known = shelves[file.stem], known.path == path, let plan = known.plan,
                let index = inputs.plans.firstIndex(where: { $0.plan === plan }),
                let looked = Self.look(at: [Doubtful(file: file, known: known.fingerprint)], reader).first,
                let shelf = try? take(looked, of: file, into: &inputs, thisYear: thisYear(at: now)),
                shelf.plan != nil, let source = lastGood[file.stem], !source.plan.isDraft
            else { return nil }
            found[file.stem] = shelf
            inputs.plans[index] = source
        }
        shelves.merge(found) { _, new in new }
        return keep(inputs)
    }

    private func keep(_ inputs: Inputs) -> Inputs {
        var kept = inputs
        (kept.holidayDiagnostics, kept.planFindings) = ([], [])
        loaded = kept
        return inputs
    }

    private func thisYear(at now: Instant) -> Int { (zone ?? .utc).day(at: now).year }

    private func loadHolidays(into inputs: inout Inputs) {
        var fingerprint = Fingerprint()
        fingerprint.add(configurationText)
        let folder = InputFolder(configuration.holidays, limit: Self.holidayLimit)
        inputs.holidayDiagnostics += folder.faults
        inputs.hasFaultyHolidays = !folder.faults.isEmpty
        // A folder that cannot be read says nothing about its files: they stay.
        var found = folder.faults.isEmpty ? [:] : calendars
        for file in folder.files {
            do {
                let bytes = try FileReader.read(file.path, atMost: Self.fileLimit)
                if let known = calendars[file.path], known.bytes == bytes {
                    found[file.path] = known
                    continue
                }
                let read = HolidayReader.read(bytes, file: file.path)
                inputs.holidayDiagnostics += read.diagnostics
                found[file.path] = read.calendar.map { (bytes, $0) } ?? calendars[file.path]
                if read.calendar == nil { inputs.hasFaultyHolidays = true }
            } catch {
                inputs.holidayDiagnostics.append(.unreadable(file.path, error))
                inputs.hasFaultyHolidays = true
                found[file.path] = calendars[file.path]
            }
        }
        let isWithoutFiles = found.isEmpty && folder.faults.isEmpty && !configuration.holidays.isEmpty
        if isWithoutFiles, !isWithoutHolidays {
            inputs.holidayDiagnostics.append(.withoutHolidays(configuration.holidays))
        }
        isWithoutHolidays = isWithoutFiles
        calendars = found
        let used = found.sorted { $0.key < $1.key }.map(\.value)
        used.forEach { fingerprint.add($0.bytes) }
        inputs.calendar = WorkingCalendar(used.map(\.calendar))
        inputs.context = fingerprint.description
    }

    private func loadPlans(into inputs: inout Inputs, thisYear: Int) {
        let folder = InputFolder(configuration.plans, limit: planLimit)
        if !folder.faults.isEmpty { inputs.planFindings.append(PlanFindings(folder.faults)) }
        let ambiguous = folder.ambiguous
        var looks = looks(at: folder.files.filter { !ambiguous.contains($0.stem) })
        var found: [String: Shelf] = [:]
        found.reserveCapacity(folder.files.count)
        // Their last good versions, where there are any, go on serving.
        var rejected: Set<String> = []
        for file in folder.files {
            if ambiguous.contains(file.stem) {
                inputs.planFindings.append(PlanFindings([.ambiguous(file.stem, file.path)]))
                rejected.insert(file.stem)
                continue
            }
            do {
                let shelf =
                    if let looked = looks.removeValue(forKey: file.stem) {
                        try take(looked, of: file, into: &inputs, thisYear: thisYear)
                    } else {
                        shelves[file.stem]
                    }
                found[file.stem] = shelf
                if shelf?.plan != nil, let source = lastGood[file.stem] {
                    inputs.plans.append(source)
                } else {
                    rejected.insert(file.stem)
                }
            } catch {
                inputs.planFindings.append(PlanFindings([.unreadable(file.path, error)]))
                rejected.insert(file.stem)
            }
        }
        let listed = Set(folder.files.map(\.stem))
        if folder.faults.isEmpty {
            lastGood = lastGood.filter { listed.contains($0.key) }
        } else {
            // A folder that cannot be read says nothing about its plans: they stay.
            rejected.formUnion(lastGood.keys.filter { !listed.contains($0) })
        }
        inputs.rejected = rejected.sorted()
        inputs.plans += inputs.rejected.compactMap { lastGood[$0] }
        inputs.setDraftsAside()
        shelves = found
    }

    /// Looks at those of the files, by stem, that are not known or whose stamps say that they may have changed.
    private func looks(at files: [InputFolder.File]) -> [String: Looked] {
        let doubtful = files.compactMap { file -> Doubtful? in
            guard let known = shelves[file.stem], known.path == file.path else { return Doubtful(file: file) }
            guard let stamp = known.stamp, stamp == FileStamp(file.path) else {
                return Doubtful(file: file, known: known.fingerprint)
            }
            return nil
        }
        let reader = reader
        let texts = doubtful.count > Self.textsInMemory ? textFolder.flatMap { try? NamelessFile(in: $0) } : nil
        let pieces = stride(from: 0, to: doubtful.count, by: Self.readTogether).map {
            doubtful[$0..<min($0 + Self.readTogether, doubtful.count)]
        }
        let looks = Workers.map(pieces, atATime: 1) { Self.look(at: $0, reader, texts) }
        return Dictionary(uniqueKeysWithValues: zip(doubtful.lazy.map(\.file.stem), looks.joined()))
    }

    /// Looks at the files one after the other.
    /// - Parameter file: where the texts of plans are put; nil: in memory.
    private static func look(
        at files: ArraySlice<Doubtful>, _ reader: PlanReader, _ file: NamelessFile? = nil
    ) -> [Looked] {
        var texts: [UInt8] = []
        var ends: [Int] = []
        let looks = files.map { doubtful in
            let look = look(at: doubtful, reader, &texts)
            ends.append(texts.count)
            return look
        }
        return Array(zip(looks, PlanText.texts(texts, endingAt: ends, in: file)))
    }

    /// Reads the file; parses it where its bytes are not those that are known.
    /// - Parameter texts: gets the text of a plan.
    private static func look(at doubtful: Doubtful, _ reader: PlanReader, _ texts: inout [UInt8]) -> Look {
        do {
            let path = doubtful.file.path
            let (bytes, stamp) = try FileReader.readStamped(path, atMost: fileLimit)
            let fingerprint = Fingerprint(bytes)
            if fingerprint == doubtful.known { return .unchanged(stamp) }
            let (plan, diagnostics) = reader.read(bytes, file: path)
            if plan != nil { texts += bytes }
            return .read(stamp, fingerprint, plan, diagnostics)
        } catch {
            return .failed(error)
        }
    }

    /// What is known of the file from then on; a good plan is the last good one of its stem.
    private func take(
        _ looked: Looked, of file: InputFolder.File, into inputs: inout Inputs, thisYear: Int
    ) throws(SystemError) -> Shelf? {
        switch looked.look {
        case .failed(let error): throw error
        case .unchanged(let stamp):
            var known = shelves[file.stem]
            known?.stamp = stamp
            return known
        case .read(let stamp, let fingerprint, let plan, let diagnostics):
            if let plan {
                let source = Inputs.Source(plan: plan, text: looked.text)
                lastGood[file.stem] = source
                inputs.planFindings.append(
                    PlanFindings(diagnostics, of: source, calendar: inputs.calendar, thisYear: thisYear))
            } else {
                inputs.planFindings.append(PlanFindings(diagnostics))
            }
            return Shelf(path: file.path, stamp: stamp, fingerprint: fingerprint, plan: plan)
        }
    }

    private var reader: PlanReader {
        PlanReader(defaults: configuration.planDefaults(zone: zone ?? .utc)) { [zones] in zones.zone($0) }
    }
}

extension Diagnostic {
    static func withoutHolidays(_ folders: [String]) -> Diagnostic {
        Diagnostic(
            .warning, file: folders.joined(separator: ":"), position: SourcePosition(line: 1, column: 1),
            code: "holidays-missing",
            message: Bilingual(
                vi: "không có tệp ngày nghỉ nào: chỉ thứ Bảy và Chủ nhật là ngày nghỉ",
                en: "no holiday file: only Saturdays and Sundays are days off"))
    }

    static func ambiguous(_ stem: String, _ path: String) -> Diagnostic {
        Diagnostic(
            .error, file: path, position: SourcePosition(line: 1, column: 1), code: "plan-duplicate",
            message: Bilingual(
                vi: "kế hoạch '\(stem)' có trong nhiều thư mục (chỉ được ở một nơi)",
                en: "plan '\(stem)' stands in more than one folder (keep it in one)"))
    }
}
