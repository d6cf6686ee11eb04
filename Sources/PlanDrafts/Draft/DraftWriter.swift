import CivilTime
import PlanCore
import PlanDocuments
import PlanFiles

/// Writes the file of a draft.
struct DraftWriter {
    private let reading: DocumentReading
    private let source: String
    private let years: DraftYears
    private let language: Language

    private var ids = DraftIDs()
    private var budget = DraftBudget()
    /// Ids of the phases that are in the file, by their index in the reading.
    private var phaseIDs: [String?] = []
    /// Ids of the events in the file that deadlines are counted from.
    private var anchorIDs: [DocumentReading.PhaseReference: String] = [:]
    /// Of the units in the file; names in lower case.
    private var units: [(name: String, id: String)] = []

    private var phaseBlocks: [DraftBlock] = []
    private var deadlineBlocks: [DraftBlock] = []
    private var eventBlocks: [DraftBlock] = []
    private var unitBlocks: [DraftBlock] = []
    private var roomForEach = 0
    /// Items that could not be written, as comments.
    private var unwritten: [Bilingual] = []

    /// Characters of a title, and of a unit's name.
    private static let titleLength = FormatLimits.textLength
    private static let nameLength = 200

    init(_ reading: DocumentReading, source: String, thisYear: Int, language: Language) {
        self.reading = reading
        self.source = source
        self.language = language
        years = DraftYears(reading, thisYear: thisYear)
    }

    mutating func write(stem: String) -> String {
        addUnits()
        for phase in reading.phases { add(phase) }
        let phases = max(1, phaseBlocks.count)
        roomForEach = max(0, (FormatLimits.counted - FormatLimits.items) / phases)
        for deadline in reading.deadlines { addAnchor(of: deadline) }
        for deadline in reading.deadlines { add(deadline) }
        for duty in reading.duties { add(duty) }
        for event in reading.events { add(event) }
        var text = DraftHead(reading, source: source, stem: stem, years: years, language: language).text
        text += list("units", unitBlocks) + list("phases", phaseBlocks) + list("deadlines", deadlineBlocks)
        text += list("events", eventBlocks)
        return text + DraftTail(reading, unwritten: unwritten, refused: budget.refused, language: language).text
    }

    private func list(_ key: String, _ blocks: [DraftBlock]) -> String {
        blocks.isEmpty ? "" : "\(key):\n" + blocks.map(\.listLines).joined()
    }

    // MARK: Units

    /// Units come first: deadlines refer to them.
    private mutating func addUnits() {
        var unitIDs = DraftIDs()
        var seen: Set<String> = []
        for unit in reading.units {
            var block = DraftBlock(language)
            if unit.evidence.isDoubtful { block.note(unit.evidence, in: reading.document) }
            let name = PlainLine(unit.value, limit: Self.nameLength).text
            guard !name.isEmpty, seen.insert(name.lowercased()).inserted else { continue }
            let id = unitIDs.id(for: name, other: "don-vi")
            block.add("id", id)
            block.add("name", text: unit.value, limit: Self.nameLength)
            guard budget.take(block, among: unitBlocks.count, atMost: FormatLimits.units) else { continue }
            unitBlocks.append(block)
            units.append((name.lowercased(), id))
        }
    }

    // MARK: Items

    private mutating func add(_ phase: DocumentReading.Phase) {
        var block = DraftBlock(language)
        block.note(phase.evidence, in: reading.document)
        let id = id(for: phase.title, other: "dot")
        block.add("id", id)
        title(phase.title, other: Bilingual(vi: "Đợt", en: "Phase"), in: &block)
        let window = DraftWindow(phase, years: years, issued: reading.header.issued?.value)
        guard let from = window.from, let to = window.to else {
            phaseIDs.append(nil)
            unwritten.append(
                Bilingual(
                    vi:
                        "đợt “\(phase.title)” (dòng \(phase.evidence.line)): \(window.reasons.map(\.vietnamese).joined(separator: "; "))",
                    en:
                        "phase “\(phase.title)” (line \(phase.evidence.line)): \(window.reasons.map(\.english).joined(separator: "; "))"
                ))
            return
        }
        window.reasons.forEach { block.doubt($0) }
        block.add("from", YAMLScalar(from).text)
        block.add("to", YAMLScalar(to).text)
        let isIn = budget.take(block, among: phaseBlocks.count, atMost: FormatLimits.items)
        phaseIDs.append(isIn ? id : nil)
        if isIn { phaseBlocks.append(block) }
    }

    /// A day that a deadline is counted from, as an event.
    private mutating func addAnchor(of deadline: DocumentReading.Deadline) {
        guard case .relative(let limit, let anchor, let reference?, _) = deadline.when, limit.distance != nil,
            anchorIDs[reference] == nil
        else { return }
        let date: PlanDate
        let title: String
        switch reference {
        case .each, .index: return
        case .day(let day):
            date = day
            title = "Mốc tính thời hạn: \(anchor)"
        case .issue:
            guard let issued = reading.header.issued?.value else { return }
            date = .full(issued.earliest)
            title = "Ngày ban hành"
        }
        guard let written = years.written(date) else { return }
        var block = DraftBlock(language)
        block.note(
            Bilingual(
                vi: "ngày mà thời hạn dưới đây được tính từ đó (dòng \(deadline.evidence.line))",
                en: "the day that a deadline is counted from (line \(deadline.evidence.line))"))
        let id = id(for: title, other: "moc")
        block.add("id", id)
        block.add("title", text: title, limit: Self.titleLength)
        block.add("on", YAMLScalar(written).text)
        guard budget.take(block, among: eventBlocks.count, atMost: FormatLimits.items) else { return }
        eventBlocks.append(block)
        anchorIDs[reference] = id
    }

    private mutating func add(_ deadline: DocumentReading.Deadline) {
        let block = item(deadline.what, deadline.evidence, kind: Bilingual(vi: "Hạn", en: "Deadline"), "han")
        var timing = timing(block)
        timing.write(deadline.when)
        finish(timing, who: deadline.who, to: deadline.to)
    }

    private mutating func add(_ duty: DocumentReading.Duty) {
        let block = item(duty.what, duty.evidence, kind: Bilingual(vi: "Việc", en: "Duty"), "viec")
        var timing = timing(block)
        timing.write(dutyAfter: duty.anchor, duty.phase)
        finish(timing, who: duty.who, to: duty.to)
    }

    private mutating func add(_ event: DocumentReading.Event) {
        var block = item(event.title, event.evidence, kind: Bilingual(vi: "Sự kiện", en: "Event"), "su-kien")
        guard let on = years.written(event.on) else {
            unwritten.append(
                Bilingual(
                    vi: "sự kiện “\(event.title)” (dòng \(event.evidence.line)): ngày không ghi được vào kế hoạch",
                    en: "event “\(event.title)” (line \(event.evidence.line)): a date that no plan can have"))
            return
        }
        block.add("on", YAMLScalar(on).text)
        if budget.take(block, among: eventBlocks.count, atMost: FormatLimits.items) { eventBlocks.append(block) }
    }

    private mutating func item(_ text: String, _ evidence: Evidence, kind: Bilingual, _ word: String) -> DraftBlock {
        var block = DraftBlock(language)
        block.note(evidence, in: reading.document)
        block.add("id", id(for: text, other: word))
        title(text, other: kind, in: &block)
        return block
    }

    private func timing(_ block: DraftBlock) -> DraftTiming {
        DraftTiming(block, years: years, phases: phaseIDs, anchors: anchorIDs, roomForEach: roomForEach)
    }

    private mutating func finish(_ timing: DraftTiming, who: String?, to: String?) {
        var block = timing.block
        if let who { assign(who, in: &block) }
        if let to { block.add("submit-to", text: to, limit: Self.titleLength) }
        guard budget.take(block, among: deadlineBlocks.count, atMost: FormatLimits.items) else { return }
        if timing.isCountedFromEach { roomForEach -= 1 }
        deadlineBlocks.append(block)
    }

    /// Who must: those of the plan's units that are named; else a comment, and all units are meant.
    private func assign(_ who: String, in block: inout DraftBlock) {
        let line = PlainLine(who, limit: DraftBlock.shownLength)
        guard !line.text.isEmpty else { return }
        let words = line.text.lowercased()
        let named = units.filter { $0.name == words }
        if named.isEmpty {
            block.note(Bilingual(vi: "đơn vị thực hiện: \(line.text)", en: "who: \(line.text)"))
        } else {
            block.add("units", list: named.map(\.id))
        }
    }

    private mutating func id(for title: String, other: String) -> String { ids.id(for: title, other: other) }

    private func title(_ text: String, other: Bilingual, in block: inout DraftBlock) {
        // Far more than a title may have: what is cut is told where it is cut.
        let line = PlainLine(text, limit: 100 * Self.titleLength).text
        if line.isEmpty {
            block.doubt(Bilingual(vi: "không đọc được tên", en: "its name could not be read"))
            block.add("title", YAMLScalar(other[.vietnamese]).text)
        } else {
            block.add("title", text: capitalised(line), limit: Self.titleLength)
        }
    }

    /// Titles begin with a capital; the document's words may have stood in the middle of a sentence.
    private func capitalised(_ text: String) -> String {
        let rest = text.drop { $0.isWhitespace || $0.isPunctuation }
        let title = rest.isEmpty ? text[...] : rest
        return title.prefix(1).uppercased() + title.dropFirst()
    }
}
