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
    ]

    static func body(_ arguments: Arguments, _ deadline: TrackedDeadline) throws -> ReceiveBody {
        let at = try TrackedDeadline.instant(
            "at", arguments, of: deadline.plan, lastGoodDay: Day(iso: deadline.row.date.lastGoodDay))
        var figures: [String: ReceiveBody.FigureBody] = [:]
        for text in arguments.values("figure") {
            let (target, figure) = try Self.figure(text)
            figures[target] = figure
        }
        return ReceiveBody(
            at: at?.description, number: arguments.value("number"), note: arguments.value("note"),
            figures: figures.isEmpty ? nil : figures, reason: arguments.reason)
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
