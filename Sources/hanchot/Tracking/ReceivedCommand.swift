import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot received`: a unit has delivered.
enum ReceivedCommand: UnitCommand {
    static let name = "received"
    static let action = "receive"
    static let summary = Bilingual(
        vi: "ghi nhận các đơn vị đã nộp; ghi lại để sửa", en: "record that units have delivered; again, to correct it")
    static let states: Set<String> = ["awaited", "returned"]
    static let done = Bilingual(vi: "đã nhận", en: "received")

    static let options = [
        Option(
            "at", value: Bilingual(vi: "LÚC", en: "TIME"),
            help: Bilingual(vi: "đến lúc nào (mặc định bây giờ)", en: "when it came (default now)")),
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
        let at = try TrackedDeadline.instant(
            "at", arguments, of: deadline.plan, lastGoodDay: Day(iso: deadline.row.date.lastGoodDay))
        var figures: [String: ReceiveBody.FigureBody] = [:]
        for text in arguments.values("figure") {
            let (target, figure) = try Self.figure(text)
            figures[target] = figure
        }
        return ReceiveBody(
            at: at?.description, number: arguments.value("number"), note: arguments.value("note"),
            figures: figures.isEmpty ? nil : figures,
            files: paths.isEmpty ? nil : try SentFiles(paths, to: service.client).files, reason: arguments.reason)
    }

    /// Who corrects a number does not mean to throw the files away.
    static func body(
        _ body: ReceiveBody, of unit: String?, _ arguments: Arguments, _ deadline: TrackedDeadline
    ) -> ReceiveBody {
        let cell = deadline.row.cells.first { $0.unit == unit && $0.state == "received" }
        guard body.files == nil, !arguments.has("no-files"), let files = cell?.files else { return body }
        var body = body
        body.files = files.map { ReceiveBody.FileBody(sha256: $0.sha256, name: $0.name ?? $0.sha256) }
        return body
    }

    /// `tien-tien=19/18/20`, `tien-tien=19`, `tien-tien=/18`.
    private static func figure(_ text: String) throws(UsageError) -> (target: String, figure: ReceiveBody.FigureBody) {
        let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = sides.count > 1 ? sides[1].split(separator: "/", omittingEmptySubsequences: false) : []
        guard (1...3).contains(numbers.count), numbers.allSatisfy({ $0.isEmpty || Int($0) != nil }) else {
            throw UsageError(
                vi: "'--figure \(text)' không dùng được (ví dụ tien-tien=19/18/20)",
                en: "'--figure \(text)' cannot be used (such as tien-tien=19/18/20)")
        }
        func number(_ place: Int) -> Int? { numbers.indices.contains(place) ? Int(numbers[place]) : nil }
        return (
            String(sides[0]),
            ReceiveBody.FigureBody(registered: number(0), reached: number(1), total: number(2))
        )
    }
}
