import CivilTime
import DaemonKit
import PlanCore

/// `hanchot timespan`: the length of a span of systemd.time(7).
enum TimespanCommand: Command {
    static let name = "timespan"
    static let usage = Usage(
        "hanchot timespan", operands: Bilingual(vi: "KHOẢNG", en: "SPAN"),
        summary: Bilingual(
            vi: "cho biết khoảng thời gian của systemd.time(7) dài bao lâu",
            en: "show how long a span of systemd.time(7) is"),
        options: [.json, .language, .help, .version])

    /// What `--json` prints.
    private struct Entry: Encodable {
        /// The greatest one stands for `infinity`.
        var microseconds: Int64
    }

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let text = try arguments.operand(
            missing: Bilingual(vi: "cần một khoảng thời gian", en: "one span is needed"))
        let span = try span(text)
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(Entry(microseconds: span.microseconds)).text)
        } else {
            let label = Bilingual(vi: "dạng chuẩn", en: "normal form")
            let length = Bilingual(vi: "micrô giây", en: "microseconds")
            try terminal.print("\(label[terminal.language]): \(span)")
            try terminal.print("\(length[terminal.language]): \(span.microseconds)")
        }
        return .done
    }

    private static func span(_ text: String) throws(UsageError) -> Span {
        do throws(SpanError) {
            return try Span(parsing: text)
        } catch {
            throw MarkedText(text, at: error.offset).error(error.reason.message)
        }
    }
}

extension SpanError.Reason {
    fileprivate var message: Bilingual {
        let vietnamese =
            switch self {
            case .empty: "khoảng thời gian trống"
            case .negative: "khoảng thời gian không âm"
            case .missingNumber: "thiếu một số"
            case .unknownUnit: "không có đơn vị này"
            case .tooLong: "khoảng thời gian quá dài"
            case .infinityAndMore: "'infinity' đứng một mình"
            }
        return Bilingual(vi: vietnamese, en: description)
    }
}
