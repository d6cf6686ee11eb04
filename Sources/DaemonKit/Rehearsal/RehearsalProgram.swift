package import CivilTime
import ControlAPI
import LinuxSystem
import PlanCore
import PlanFiles
import Storage

/// A rehearsal with everything a person sees of it: each reminder as it goes out, progress, a summary, the year's picture.
package struct RehearsalProgram {
    package static let options: [Option] = [
        Option(
            "speed", value: Bilingual(vi: "KHOẢNG|max", en: "SPAN|max"),
            help: Bilingual(
                vi: "thời gian ảo trong mỗi giây thật, ví dụ 1d (mặc định max: nhanh nhất có thể)",
                en: "virtual time in each real second, such as 1d (default max: as fast as it goes)")),
        Option(
            "journal",
            help: Bilingual(
                vi: "ghi cả vào nhật ký hệ thống, có dấu HANCHOT_REHEARSAL=1",
                en: "write to the journal too, marked HANCHOT_REHEARSAL=1")),
        Option(
            "submissions", value: Bilingual(vi: "TỆP", en: "FILE"),
            help: Bilingual(
                vi: "những gì xảy ra với việc nộp, kèm thời điểm: hồ sơ đến, trả lại, gia hạn",
                en: "what happens to the board, and when: submissions come, are returned, dates are extended")),
    ]

    private let terminal: Terminal
    private let arguments: Arguments
    private let days: ClosedRange<Day>

    /// - Parameter arguments: read with `options` and the standard ones among them.
    package init(_ arguments: Arguments, days: ClosedRange<Day>, terminal: Terminal) {
        self.arguments = arguments
        self.days = days
        self.terminal = terminal
    }

    package func run() throws -> ExitStatus {
        let speed = try speed()
        let place = ServicePlace(arguments, language: terminal.language)
        try place.requireNamedPaths()
        let (configuration, library) = try place.readConfiguration()
        let zone = library.zone ?? .utc
        let inputs = library.load(at: zone.start(of: days.lowerBound))
        inputs.diagnostics.forEach { terminal.tell($0.text(in: terminal.language)) }
        if inputs.hasFaultyHolidays { return .faultyInput }
        let (events, sourceFaults) = try events(on: zone)
        sourceFaults.forEach { terminal.tell($0.text(in: terminal.language)) }
        guard let events else { return .faultyInput }
        let folder =
            try arguments.value(Option.state.name).map(absolutePath) ?? ScratchFolder.make("hanchot-rehearsal")
        let rehearsal = Rehearsal(
            days: days, pacer: speed.map(Pacer.init), writesJournal: arguments.has("journal"),
            events: events, folder: folder)
        let progress = RehearsalProgress(
            range: zone.start(of: days.lowerBound)..<zone.start(of: days.upperBound.adding(days: 1)), zone: zone,
            terminal: terminal)
        let schedule = inputs.schedule
        let result = try rehearsal.run(
            inputs, configuration, zone: zone, progress: progress.show,
            sent: { notice in
                progress.clear()
                // As it goes out: in the language of its plan.
                try terminal.print(terminal.line(notice, in: notice.language))
            },
            told: { letter, instant in
                progress.clear()
                try terminal.print(terminal.line(letter, at: instant, in: zone))
            },
            changed: { row in
                progress.clear()
                let zone = schedule.plan(about: row.subject)?.zone ?? zone
                try terminal.print(terminal.line(ChangeEntry(row, in: zone, terminal.language)))
            })
        progress.clear()
        try report(result, rehearsal, zone)
        let file = arguments.value("submissions") ?? ""
        for (event, fault) in result.refused { terminal.tell(fault, at: event, in: file) }
        if !result.troubles.isEmpty { return .failed }
        guard result.refused.isEmpty else { return .faultyInput }
        return inputs.rejected.isEmpty ? .done : .faultyInput
    }

    /// - Returns: none where no file is named; nil where it has errors.
    private func events(on zone: Zone) throws -> ([BoardEvent]?, [Diagnostic]) {
        guard let file = arguments.value("submissions") else { return ([], []) }
        let bytes = try FileReader.read(file, atMost: FormatLimits.bytes)
        return BoardEventReader.read(bytes, file: file, zone: zone)
    }

    private func speed() throws(UsageError) -> Double? {
        guard let text = arguments.value("speed"), text != "max" else { return nil }
        guard let span = try? Span(parsing: text), span > .zero, span < .infinity else {
            throw UsageError(
                vi: "'--speed \(text)' không phải là khoảng thời gian (ví dụ 1d, 6h, max)",
                en: "'--speed \(text)' is not a span of time (such as 1d, 6h, max)")
        }
        return Double(span.microseconds) / 1_000_000
    }

    private func report(_ result: Rehearsal.Result, _ rehearsal: Rehearsal, _ zone: Zone) throws {
        let occurrences = result.schedule.occurrences(in: days)
        let plans = result.schedule.plans
        for (sink, trouble) in result.troubles.sorted(by: { $0.key < $1.key }) {
            terminal.tell(terminal.coloured("\(sink): \(trouble)", 31))
        }
        if let day = result.givenUpAt.map(zone.day(at:)) {
            terminal.tell(
                Bilingual(
                    vi: "dừng chạy thử ở ngày \(day): suốt một giờ không gửi được nhắc việc",
                    en: "the rehearsal ends at \(day): no reminder could be sent for an hour"))
        }
        try terminal.print("")
        try terminal.print(
            PlanPicture(
                occurrences: occurrences, years: days.lowerBound.year...days.upperBound.year, width: terminal.width,
                language: terminal.language
            ).lines)
        try terminal.print("")
        try terminal.print(RehearsalSummary(result, plans).text[terminal.language])
        try terminal.print(
            Bilingual(
                vi: "các tệp nhắc việc nằm ở \(rehearsal.remindersFolder)",
                en: "the reminder files lie in \(rehearsal.remindersFolder)")[terminal.language])
    }
}

extension Terminal {
    /// Why a change of the board could not be made.
    fileprivate func tell(_ fault: BoardFault, at event: BoardEvent, in file: String) {
        tell(
            Diagnostic(.error, file: file, position: event.position, code: fault.code, message: fault.message)
                .text(in: language))
    }
}
