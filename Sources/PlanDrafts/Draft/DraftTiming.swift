import CivilTime
import PlanCore
import PlanDocuments
import PlanFiles

/// When a deadline or duty of a draft falls: the keys that say so, and what a person has to know of them.
struct DraftTiming {
    private(set) var block: DraftBlock
    private let years: DraftYears
    /// Ids of the phases that are in the draft, by their index in the reading.
    private let phases: [String?]
    /// Ids of the events in the draft that something is counted from, by what it is counted from.
    private let anchors: [DocumentReading.PhaseReference: String]
    /// Deadlines that may still be counted from each phase.
    private let roomForEach: Int
    private(set) var isCountedFromEach = false

    init(
        _ block: DraftBlock, years: DraftYears, phases: [String?], anchors: [DocumentReading.PhaseReference: String],
        roomForEach: Int
    ) {
        self.anchors = anchors
        self.block = block
        self.years = years
        self.phases = phases
        self.roomForEach = roomForEach
    }

    mutating func write(_ when: DocumentReading.When) {
        switch when {
        case .dated(let date, let boundary, let time):
            guard let written = years.written(date) else {
                return leaveOpen(Bilingual(vi: "ngày không ghi được vào kế hoạch", en: "a date that no plan can have"))
            }
            block.add(boundary.rawValue, YAMLScalar(written + Self.suffix(time)).text)
        case .repeating(let period, let day, let boundary, let time):
            write(every: period, day, boundary, time)
        case .daily(_, let time):
            block.doubt(
                Bilingual(
                    vi: "việc hằng ngày: ghi 'UNTIL=' để kết thúc, chỉ nhắc trong ngày",
                    en: "due every day: say 'UNTIL=' to end it; reminded of on the day only"))
            block.add("rrule", "FREQ=DAILY")
            if let time { block.add("at", YAMLScalar("\(time)").text) }
            block.add("reminders", "{before: [0d], overdue: none}", nodes: 7)
        case .relative(let limit, let anchor, let phase, let boundary):
            write(limit, from: anchor, phase, boundary)
        }
    }

    /// A duty without a cutoff.
    mutating func write(dutyAfter anchor: String, _ phase: DocumentReading.PhaseReference?) {
        if let id = anchorID(phase) {
            block.add("after", id)
        } else {
            leaveOpen(Bilingual(vi: "không có thời hạn, tính từ “\(anchor)”", en: "no date, counted from “\(anchor)”"))
        }
    }

    private mutating func write(every period: Period, _ day: PeriodDay?, _ boundary: Boundary, _ time: TimeOfDay?) {
        let written = day.flatMap { Self.written($0, in: period) }
        if written == nil {
            block.doubt(
                Bilingual(
                    vi: "văn bản không nói ngày nào trong kỳ: tạm lấy ngày cuối kỳ",
                    en: "the document does not say which day: the period's last is taken"))
        }
        block.add("every", period.rawValue)
        // Without a day *before* would end the period a day early.
        let key = written == nil ? Boundary.by : boundary
        block.add(key.rawValue, YAMLScalar((written ?? "last") + Self.suffix(time)).text)
    }

    private mutating func write(
        _ limit: TimeLimit, from anchor: String, _ phase: DocumentReading.PhaseReference?, _ boundary: Boundary
    ) {
        guard (1...10_000).contains(limit.count) else {
            return leaveOpen(
                Bilingual(vi: "thời hạn không ghi được: \(anchor)", en: "a length no plan can have: \(anchor)"))
        }
        guard let distance = limit.distance else {
            let count = limit.text(before: anchor)
            return leaveOpen(
                Bilingual(
                    vi: "\(count.vietnamese), kế hoạch tính theo ngày", en: "\(count.english), and plans count in days")
            )
        }
        let direction = distance.direction == .after ? "after" : "ahead-of"
        if let id = anchorID(phase) {
            let count = limit.text(before: anchor)
            block.note(
                Bilingual(
                    vi: "tính từ '\(id)': \(count.vietnamese)", en: "counted from '\(id)': \(count.english)"))
            block.add("within", distance.written)
            block.add(direction, id)
            return
        }
        let count = limit.text(before: anchor)
        leaveOpen(Bilingual(vi: "\(count.vietnamese), chưa biết ngày", en: "\(count.english), of unknown date"))
        let word = anchor.idWord(atMost: 40)
        block.addDormant("within", distance.written)
        block.addDormant(direction, word.isEmpty ? "su-kien" : word)
    }

    /// Without a date it is tracked, and nobody is reminded of it, until somebody gives it one.
    private mutating func leaveOpen(_ reason: Bilingual) {
        block.doubt(
            Bilingual(
                vi: "\(reason.vietnamese): sẽ không nhắc cho đến khi ghi ngày",
                en: "\(reason.english): not reminded of until it has a date"))
    }

    private mutating func anchorID(_ phase: DocumentReading.PhaseReference?) -> String? {
        switch phase {
        case .each:
            guard phases.contains(where: { $0 != nil }), roomForEach > 0 else { return nil }
            isCountedFromEach = true
            return "each phase"
        case .index(let index): return phases.indices.contains(index) ? phases[index] : nil
        case .day?, .issue?: return phase.flatMap { anchors[$0] }
        case nil: return nil
        }
    }

    private static func suffix(_ time: TimeOfDay?) -> String {
        time.map { " \($0)" } ?? ""
    }

    /// nil for a day that the period does not have.
    private static func written(_ day: PeriodDay, in period: Period) -> String? {
        let text =
            switch day {
            case .weekday(let weekday): weekday.abbreviation.lowercased()
            case .day(let day, let month): month == period.months ? "\(day)" : "\(day)/\(month)"
            case .last(let month): month == period.months ? "last" : "last/\(month)"
            case .point(let part): part.rawValue
            }
        return PeriodDay(written: text, in: period) == nil ? nil : text
    }
}

extension TimeLimit {
    /// `10 ngày làm việc sau “ngày họp”`, `10 ngày “sau khi kết thúc đợt”`.
    fileprivate func text(before anchor: String) -> Bilingual {
        let vietnamese =
            switch unit {
            case .minutes: "phút"
            case .hours: "giờ"
            case .workingDays: "ngày làm việc"
            case .days: "ngày"
            case .weeks: "tuần"
            case .months: "tháng"
            }
        let english = unit == .workingDays ? "working day" : String(unit.rawValue.dropLast())
        let isSaid = ["sau", "kể từ", "tính từ", "từ", "trước"].contains { anchor.lowercased().hasPrefix($0 + " ") }
        let lead = direction == .after ? "sau " : "trước "
        return Bilingual(
            vi: "\(count) \(vietnamese) \(isSaid ? "" : lead)“\(anchor)”",
            en: "\(count) \(english)\(count == 1 ? "" : "s") \(direction == .after ? "after" : "ahead of") “\(anchor)”")
    }
}

extension Distance {
    /// As plan files write it: `10 working days`.
    var written: String {
        let unit =
            switch unit {
            case .workingDays: "working day"
            case .days: "day"
            case .weeks: "week"
            case .months: "month"
            }
        return "\(count) \(unit)\(count == 1 ? "" : "s")"
    }
}
