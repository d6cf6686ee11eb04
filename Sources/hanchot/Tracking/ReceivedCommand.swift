import CivilTime
import ControlAPI
import DaemonKit
import LinuxSystem
import PlanCore

/// `hanchot received`: a unit has delivered.
enum ReceivedCommand: UnitCommand {
    static let name = "received"
    static let action = "receive"
    static let summary = Bilingual(
        vi: "ghi nhận các đơn vị đã nộp; ghi lại để sửa điều nêu ra",
        en: "record that units have delivered; again, to correct what is said then")
    static let states: Set<String> = ["awaited", "returned"]
    static let done = Bilingual(vi: "đã nhận", en: "received")

    static let options = [
        Option(
            "at", value: Bilingual(vi: "LÚC", en: "TIME"),
            help: Bilingual(
                vi: "đến lúc nào: 'hôm qua 16h30' (mặc định bây giờ)",
                en: "when it came: 'yesterday 4:30 pm' (default now)")),
        Option(
            "number", value: Bilingual(vi: "SỐ", en: "NUMBER"),
            help: Bilingual(vi: "số văn bản", en: "the document's number")),
        Option("note", value: Bilingual(vi: "LỜI", en: "TEXT"), help: Bilingual(vi: "ghi chú", en: "a note")),
        Option(
            "figure", value: Bilingual(vi: "CHỈ-TIÊU=ĐĂNG-KÝ/ĐẠT/TỔNG", en: "TARGET=REGISTERED/REACHED/TOTAL"),
            help: Bilingual(
                vi:
                    "số liệu của một chỉ tiêu; số nào không có thì bỏ trống; 'CHỈ-TIÊU=' bỏ số đã ghi; dùng được nhiều lần",
                en:
                    "figures of one target; those there are not stay empty; 'TARGET=' takes away those that it had; may be repeated"
            )),
        Option(
            "no-number",
            help: Bilingual(
                vi: "khi ghi lại: bỏ số văn bản đã ghi", en: "when it is corrected: without the number that it had")),
        Option(
            "no-note",
            help: Bilingual(
                vi: "khi ghi lại: bỏ ghi chú đã ghi", en: "when it is corrected: without the note that it had")),
        Option(
            "file", value: Bilingual(vi: "TỆP", en: "FILE"),
            help: Bilingual(vi: "tệp kèm theo; dùng được nhiều lần", en: "a file that came with it; may be repeated")),
        Option(
            "no-files",
            help: Bilingual(
                vi: "khi ghi lại: bỏ các tệp đã kèm", en: "when it is corrected: without the files that it had")),
    ]

    static func body(_ arguments: Arguments, _ deadline: TrackedDeadline, _ service: Service) throws -> ReceiveBody {
        let paths = arguments.values("file")
        for (option, none) in [("file", "no-files"), ("number", "no-number"), ("note", "no-note")]
        where arguments.value(option) != nil && arguments.has(none) {
            throw UsageError(vi: "'--\(option)' hoặc '--\(none)'", en: "either '--\(option)' or '--\(none)'")
        }
        let zone = deadline.plan.zone
        let at = try arguments.spokenInstant(
            "at", in: zone, lastGoodDay: Day(iso: deadline.row.date.lastGoodDay), .past)
        // Tomorrow's day, said by mistake, would be last year's, and what came late would have come in time.
        if let said = arguments.value("at"), let at, let day = SpokenTime(said)?.day,
            day.needsYear(today: zone.day(at: SystemClock.now()), .past)
        {
            let lastYear = zone.day(at: at)
            throw UsageError(
                vi:
                    "'--at \(said.inOneLine)' cần cả năm: năm nay ngày đó chưa đến, năm ngoái là \(lastYear.text(in: .vietnamese))",
                en:
                    "'--at \(said.inOneLine)' needs its year: this year's is ahead, last year's is \(lastYear.text(in: .english))"
            )
        }
        var figures: [String: Correction<ReceiveBody.FigureBody>] = [:]
        for text in arguments.values("figure") {
            let (target, figure) = try Self.figure(text, of: deadline.plan, service.language)
            figures[target] = figure
        }
        var files: [ReceiveBody.FileBody]? = arguments.has("no-files") ? [] : nil
        if !paths.isEmpty { files = try SentFiles(paths, to: service.client).files }
        return ReceiveBody(
            at: at?.description, number: correction("number", arguments), note: correction("note", arguments),
            figures: figures.isEmpty ? nil : figures, files: files, reason: arguments.reason)
    }

    /// With the instant that was said: a day without its year may be one of last year's.
    static func done(_ body: ReceiveBody, _ deadline: TrackedDeadline) -> Bilingual {
        guard let at = body.at.flatMap({ Instant(rfc3339: $0) }) else { return done }
        let time = WallTime(at, in: deadline.plan.zone).text
        return Bilingual(
            vi: "\(done.vietnamese), đến lúc \(time.vietnamese)", en: "\(done.english), came at \(time.english)")
    }

    private static func correction(_ option: String, _ arguments: Arguments) -> Correction<String>? {
        arguments.has("no-\(option)") ? .removed : arguments.value(option).map { .to($0) }
    }

    /// `tien-tien=19/18/20`, `'Lao động tiên tiến=/18'`; `tien-tien=` removes what was recorded.
    private static func figure(
        _ text: String, of plan: PlanEntry, _ language: Language
    ) throws -> (target: String, figure: Correction<ReceiveBody.FigureBody>) {
        let sign = text.lastIndex(of: "=")
        let written = sign.map { String(text[text.index(after: $0)...]) } ?? ""
        let figure = Figure(written: written)
        guard let sign, figure != nil || written.isEmpty else {
            throw UsageError(
                vi: "'--figure \(text.inOneLine)' không dùng được (ví dụ tien-tien=19/18/20)",
                en: "'--figure \(text.inOneLine)' cannot be used (such as tien-tien=19/18/20)")
        }
        let target = try ChosenName.find(
            String(text[..<sign]), among: .init(plan.targets), Bilingual(vi: "chỉ tiêu", en: "target"), language)
        let body = figure.map {
            ReceiveBody.FigureBody(registered: $0.registered, reached: $0.reached, total: $0.total)
        }
        return (target, body.map { .to($0) } ?? .removed)
    }
}
