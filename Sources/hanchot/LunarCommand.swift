import CivilTime
import DaemonKit
import PlanCore

/// `hanchot lunar`: a day's date in the lunar calendar, or the day of a lunar date.
enum LunarCommand: Command {
    static let name = "lunar"
    static let usage = Usage(
        "hanchot lunar", operands: Bilingual(vi: "NGÀY", en: "DATE"),
        summary: Bilingual(
            vi: "đổi ngày dương lịch sang âm lịch Việt Nam, và ngược lại (1900–2199)",
            en: "tell a day's date in Vietnam's lunar calendar, or the day of a lunar date (1900–2199)"),
        options: [
            Option(
                "from-lunar",
                help: Bilingual(
                    vi: "ngày đã cho là ngày âm lịch: đổi sang dương lịch", en: "the date is lunar: tell its day")),
            Option(
                "leap",
                help: Bilingual(
                    vi: "với --from-lunar: tháng đã cho là tháng nhuận",
                    en: "with --from-lunar: the month is the leap month")),
            .json, .language, .help, .version,
        ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard let text = arguments.operands.first, arguments.operands.count == 1 else {
            throw UsageError(vi: "cần một ngày", en: "one date is needed")
        }
        if arguments.has("from-lunar") {
            let date = try lunarDate(text, isLeap: arguments.has("leap"))
            try terminal.print(
                arguments.has(Option.json.name)
                    ? JSONText(["date": Day(date).description]).text : sentence(date, in: terminal.language))
            return .done
        }
        if arguments.has("leap") {
            throw UsageError(vi: "'--leap' đi cùng '--from-lunar'", en: "'--leap' goes with '--from-lunar'")
        }
        let day = try Day(operand: text)
        guard let date = LunarDate(day) else {
            throw UsageError(
                vi: "'\(text)' nằm ngoài âm lịch tính được (1900–2199)",
                en: "'\(text)' lies outside of the lunar calendar's 1900 to 2199")
        }
        try terminal.print(
            arguments.has(Option.json.name)
                ? JSONText(Entry(date)).text : sentence(day, date, in: terminal.language))
        return .done
    }

    private static func sentence(_ day: Day, _ date: LunarDate, in language: Language) -> String {
        switch language {
        case .vietnamese:
            "\(day.slashed) là \(date.text(in: language)) (\(date.shortText(in: language)) âm lịch)"
        case .english:
            "\(day.text(in: language)) is \(date.text(in: language)) (lunar \(date.shortText(in: language)))"
        }
    }

    private static func sentence(_ date: LunarDate, in language: Language) -> String {
        let day = Day(date).longText(in: language)
        return switch language {
        case .vietnamese: "\(date.shortText(in: language)) âm lịch, \(date.text(in: language)), là \(day)"
        case .english: "lunar \(date.shortText(in: language)), \(date.text(in: language)), is \(day)"
        }
    }

    /// `10/03/2027` or `2027-03-10`; unlike a solar month, each lunar one may have 30 days.
    private static func lunarDate(_ text: String, isLeap: Bool) throws(UsageError) -> LunarDate {
        let words = text.split(separator: text.contains("/") ? "/" : "-", omittingEmptySubsequences: false)
        let numbers = words.compactMap { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil }
        guard numbers.count == 3, words.count == 3, text.utf8.count <= 10 else {
            throw UsageError(
                vi: "'\(text)' không phải là ngày âm lịch (ví dụ 10/03/2027 hoặc 2027-03-10)",
                en: "'\(text)' is not a lunar date (such as 10/03/2027 or 2027-03-10)")
        }
        let (year, month, day) =
            text.contains("/") ? (numbers[2], numbers[1], numbers[0]) : (numbers[0], numbers[1], numbers[2])
        guard let date = LunarDate(year: year, month: month, day: day, isLeap: isLeap) else {
            throw UsageError(
                vi: "âm lịch không có ngày '\(text)'\(isLeap ? " tháng nhuận" : "") (1900–2199)",
                en: "the lunar calendar of 1900 to 2199 has no '\(text)'\(isLeap ? " in a leap month" : "")")
        }
        return date
    }

    /// What `--json` prints.
    private struct Entry: Encodable {
        var year: Int
        var month: Int
        var day: Int
        var leap: Bool

        init(_ date: LunarDate) {
            self.year = date.year
            self.month = date.month
            self.day = date.day
            self.leap = date.isLeap
        }
    }
}
