import CivilTime
import ControlAPI
import DaemonKit
import LinuxSystem
import PlanCore
import PlanReports

/// `hanchot report`: the summary of a plan that a clerk sends upward.
enum ReportCommand: Command {
    static let operands: [OperandKind] = [.plan]
    static let name = "report"
    static let usage = Usage(
        "hanchot report", operands: Bilingual(vi: "KẾ-HOẠCH", en: "PLAN"),
        summary: Bilingual(
            vi: "viết báo cáo kết quả của một kế hoạch để gửi cấp trên",
            en: "write the report of a plan that goes upward"),
        options: [
            Option(
                "as", value: Bilingual(vi: "DẠNG", en: "FORM"),
                help: Bilingual(
                    vi: "text, markdown, html, odt hoặc csv (mặc định theo đuôi tệp; không có tệp: text)",
                    en: "text, markdown, html, odt or csv (default by the file's ending; without a file: text)")),
            Option(
                "to", value: Bilingual(vi: "TỆP", en: "FILE"),
                help: Bilingual(vi: "ghi vào một tệp mới", en: "write it to a new file")),
            BoardQuestion.fromOption, BoardQuestion.untilOption, .json, .socket, .language, .help, .version,
        ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let name = try arguments.operand(
            missing: Bilingual(vi: "cần tên một kế hoạch", en: "the name of one plan is needed"))
        let file = arguments.value("to")
        let form = try form(arguments, file)
        if file == nil, !form.isText, terminal.isTerminal {
            throw UsageError(
                vi: "dạng \(form.rawValue) không in ra màn hình được: cần --to TỆP",
                en: "\(form.rawValue) cannot be shown on a terminal: --to FILE is needed")
        }
        let question = try BoardQuestion(plan: name, arguments)
        let service = Service(arguments, terminal.language)
        let plan = try service.plan(name)
        let days = question.days(of: plan)
        guard let board = try question.within(days, of: plan).boards(of: service).first else {
            terminal.tell(Bilingual(vi: "không có gì để báo cáo", en: "there is nothing to report"))
            return .failed
        }
        let decisions = try ["return", "waive"].flatMap {
            try service.client.list(
                ChangeEntry.self, at: "/v1/history?plan=\(board.plan.id)&action=\($0)&limit=500")
        }
        let report = PlanReport(
            board, history: decisions.reversed(), in: plan.zone, from: days.lowerBound,
            until: question.until ?? days.shownEnd(of: board))
        let bytes =
            arguments.has(Option.json.name)
            ? Array(try JSONText(report).text.utf8) + [UInt8(ascii: "\n")]
            : form.bytes(of: report, width: file == nil ? terminal.width : 80, in: terminal.language)
        guard let file else {
            try StandardStream.output.write(bytes)
            return .done
        }
        try save(bytes, file)
        return .done
    }

    private static func form(_ arguments: Arguments, _ file: String?) throws(UsageError) -> ReportForm {
        let forms = ReportForm.allCases.map(\.rawValue).joined(separator: ", ")
        if let word = arguments.value("as") {
            if let form = ReportForm(rawValue: word) { return form }
            throw UsageError(
                vi: "không có dạng '\(word.inOneLine)' (có \(forms))", en: "unknown form '\(word.inOneLine)' (\(forms))"
            )
        }
        guard let file else { return .text }
        if let form = ReportForm(fileName: file) { return form }
        // A file is not what its name says it is not.
        throw UsageError(
            vi:
                "không ghi được dạng của '\(file.inOneLine)': tên tệp cần đuôi \(ReportForm.endings), hoặc nêu --as DẠNG (\(forms))",
            en:
                "no form for '\(file.inOneLine)': the name has to end in \(ReportForm.endings), or say --as FORM (\(forms))"
        )
    }

    /// In a new file: one that is there may have been written on by now.
    private static func save(_ bytes: [UInt8], _ file: String) throws(SystemError) {
        let slash = file.lastIndex(of: "/")
        let folder = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
        do throws(SystemError) {
            try FileEdit.add(slash.map { String(file[file.index(after: $0)...]) } ?? file, bytes, in: folder)
        } catch  where error.isExisting {
            throw SystemError.existing("write '\(file)'")
        }
    }
}

extension BoardQuestion {
    /// The days that a report covers: from the first year of the plan on where their beginning is not said, to its last where
    /// their end is not; this year, or the plan's nearest to it, where neither is. Behind its last year a plan may have dates
    /// that are counted from others: that one is looked through too.
    fileprivate func days(of plan: PlanEntry) -> ClosedRange<Day> {
        let today = plan.zone.day(at: Now.instant)
        let year = max(plan.firstYear, min(today.year, plan.lastYear ?? 9999))
        let isSaid = from != nil || until != nil
        let (firstYear, lastYear) = isSaid ? (plan.firstYear, plan.lastYear ?? year) : (year, year)
        let end = Day(clippingYear: lastYear == plan.lastYear ? lastYear + 1 : lastYear, month: 12, day: 31)
        if let from { return from...(until ?? max(from, min(end, from.adding(days: BoardLimits.days)))) }
        let last = until ?? end
        let first = Day(clippingYear: firstYear, month: 1, day: 1)
        return min(last, max(first, last.adding(days: -BoardLimits.days)))...last
    }

    fileprivate func within(_ days: ClosedRange<Day>, of plan: PlanEntry) -> BoardQuestion {
        var question = self
        (question.plan, question.from, question.until) = (plan.id, days.lowerBound, days.upperBound)
        return question
    }
}

extension ClosedRange<Day> {
    /// The end of the last year in which the board has a date, or of the first where it has none.
    fileprivate func shownEnd(of board: BoardEntry) -> Day {
        let last = board.rows.compactMap { Day(iso: $0.date.lastGoodDay) }.max() ?? lowerBound
        return Swift.min(upperBound, Day(clippingYear: last.year, month: 12, day: 31))
    }
}
