import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// The part of the board that a command asks the service for.
struct BoardQuestion {
    /// A plan's id; nil: all of them.
    var plan: String?
    /// nil: as the service has it, the plan's year.
    var from: Day?
    var until: Day?

    static let fromOption = Option(
        "from", value: Bilingual(vi: "NGÀY", en: "DAY"),
        help: Bilingual(
            vi: "các hạn từ ngày đó (mặc định cả năm của kế hoạch)",
            en: "deadlines from that day on (default the plan's whole year)"))
    static let untilOption = Option(
        "until", value: Bilingual(vi: "NGÀY", en: "DAY"),
        help: Bilingual(vi: "các hạn đến hết ngày đó", en: "deadlines to the end of that day"))

    init(plan name: String?, _ arguments: Arguments) throws(UsageError) {
        plan = name.map(PlanChoice.id)
        from = try Workbench.day(arguments, Self.fromOption.name)
        until = try Workbench.day(arguments, Self.untilOption.name)
        if let from, let until, from > until {
            throw UsageError(vi: "'--until' nằm trước '--from'", en: "'--until' lies before '--from'")
        }
    }

    /// Both days, where both are said.
    var days: ClosedRange<Day>? { from.flatMap { from in until.map { from...$0 } } }

    /// - Throws: as `ControlClient` does.
    func boards(of client: ControlClient) throws -> [BoardEntry] {
        let parameters = [
            ("plan", plan?.percentEncoded), ("from", from?.description), ("to", until?.description),
        ].compactMap { name, value in value.map { "\(name)=\($0)" } }
        return try client.list(
            BoardEntry.self, at: "/v1/board" + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&")))
    }
}

extension String {
    /// As a value within a target (RFC 3986, section 2.1).
    fileprivate var percentEncoded: String {
        utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            return isPlain || "-._~".unicodeScalars.contains(scalar)
                ? String(Character(scalar)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
