import CivilTime
import ControlAPI
import DaemonKit
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
                vi: "số liệu của một chỉ tiêu; số nào không có thì bỏ trống; dùng được nhiều lần",
                en: "figures of one target; those there are not stay empty; may be repeated")),
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
        if !paths.isEmpty, arguments.has("no-files") {
            throw UsageError(vi: "'--file' hoặc '--no-files'", en: "either '--file' or '--no-files'")
        }
        let at = try arguments.spokenInstant(
            "at", in: deadline.plan.zone, lastGoodDay: Day(iso: deadline.row.date.lastGoodDay), .past)
        var figures: [String: ReceiveBody.FigureBody] = [:]
        for text in arguments.values("figure") {
            let (target, figure) = try Self.figure(text, of: deadline.plan, service.language)
            figures[target] = figure
        }
        var files: [ReceiveBody.FileBody]? = arguments.has("no-files") ? [] : nil
        if !paths.isEmpty { files = try SentFiles(paths, to: service.client).files }
        return ReceiveBody(
            at: at?.description, number: arguments.value("number"), note: arguments.value("note"),
            figures: figures.isEmpty ? nil : figures, files: files, reason: arguments.reason)
    }

    /// `tien-tien=19/18/20`, `'Lao động tiên tiến=/18'`.
    private static func figure(
        _ text: String, of plan: PlanEntry, _ language: Language
    ) throws -> (target: String, figure: ReceiveBody.FigureBody) {
        guard let sign = text.lastIndex(of: "="), let figure = Figure(written: String(text[text.index(after: sign)...]))
        else {
            throw UsageError(
                vi: "'--figure \(text.inOneLine)' không dùng được (ví dụ tien-tien=19/18/20)",
                en: "'--figure \(text.inOneLine)' cannot be used (such as tien-tien=19/18/20)")
        }
        let target = try ChosenName.find(
            String(text[..<sign]), among: .init(plan.targets), Bilingual(vi: "chỉ tiêu", en: "target"), language)
        return (
            target,
            ReceiveBody.FigureBody(registered: figure.registered, reached: figure.reached, total: figure.total)
        )
    }
}
