import DaemonKit
import PlanCore

/// One command of `hanchot`.
protocol Command {
    static var name: String { get }
    static var usage: Usage { get }
    /// What its operands name; a unit may be followed by others.
    static var operands: [OperandKind] { get }
    /// - Throws: `UsageError` for wrong use, `FaultyInput` for a faulty configuration, any other error for a failure.
    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus
}

extension Command {
    static var operands: [OperandKind] { [] }
}

/// The command line: picks the command, reads its options, tells what goes wrong.
struct Program {
    static var commands: [any Command.Type] {
        [
            CheckCommand.self, ShowCommand.self, ExplainCommand.self, AgendaCommand.self, NextCommand.self,
            WhatIfCommand.self, ImportCommand.self, ApproveCommand.self, RehearseCommand.self, CalendarCommand.self,
            TimespanCommand.self, LunarCommand.self, DaysCommand.self, HolidaysCommand.self, StatusCommand.self,
            PlansCommand.self, WatchCommand.self, BoardCommand.self, ReportCommand.self, ICalendarCommand.self,
            MissingCommand.self,
            SubmissionsCommand.self,
            ReceivedCommand.self, ReturnedCommand.self,
            AcceptCommand.self, WaiveCommand.self, WithdrawCommand.self, SnoozeCommand.self, ExtendCommand.self,
            CloseCommand.self, ReopenCommand.self, SilenceCommand.self, SpeakCommand.self, HistoryCommand.self,
            FilesCommand.self, ExportCommand.self, ImportLedgerCommand.self,
        ]
    }

    /// With what shells ask for.
    private static var allCommands: [any Command.Type] { commands + [CompleteCommand.self] }

    /// Without the program's own name.
    let words: [String]

    func run() -> ExitStatus {
        var language = Language.english
        let (command, rest) = Self.command(of: words)
        do {
            language = try Terminal.language(nil)
            let options = command?.usage.options ?? Self.usage.options
            let arguments = try Arguments(rest, options: options)
            language = try Terminal.language(arguments.value(Option.language.name))
            let terminal = Terminal(language: language)
            if arguments.has(Option.help.name) {
                try terminal.print((command?.usage ?? Self.usage).text(in: language))
                return .done
            }
            if arguments.has(Option.version.name) {
                try terminal.print("hanchot \(Version.text)")
                return .done
            }
            guard let command else {
                throw arguments.operands.first.map(Self.unknown)
                    ?? UsageError(vi: "thiếu lệnh", en: "a command is missing")
            }
            return try command.run(arguments, terminal)
        } catch {
            return ExitStatus.after(error, of: "hanchot", command: command?.name, Terminal(language: language))
        }
    }

    /// Options that may stand before the command, as among its own.
    static let leadingOptions: [Option] = [
        .language, .socket, .configuration, .plans, .holidays, .state, .json, .help, .version,
    ]

    /// The command that the words call, and its words: those that stand before it come first.
    /// - Returns: all words where they call none.
    static func command(of words: [String]) -> (command: (any Command.Type)?, words: [String]) {
        var place = 0
        while place < words.count, words[place].hasPrefix("-"), words[place] != "--" {
            let takesValue = leadingOptions.contains { option in
                option.value != nil
                    && (words[place] == "--\(option.name)" || option.short.map { words[place] == "-\($0)" } ?? false)
            }
            place += takesValue ? 2 : 1
        }
        guard place < words.count, let command = allCommands.first(where: { $0.name == words[place] }) else {
            return (nil, words)
        }
        return (command, words[..<place] + Array(words[(place + 1)...]))
    }

    private static func unknown(_ word: String) -> UsageError {
        let near = nearestWord(to: word, among: commands.map { $0.name })
        return UsageError(
            vi: "không có lệnh '\(word)'" + (near.map { " (có phải là '\($0)'?)" } ?? ""),
            en: "unknown command '\(word)'" + (near.map { " (did you mean '\($0)'?)" } ?? ""))
    }

    private static var usage: Usage {
        Usage(
            "hanchot",
            summary: Bilingual(
                vi: "Tính các đợt và hạn chót của kế hoạch, và những gì sẽ được nhắc.",
                en: "Computes the phases and deadlines of plans, and what will be reminded of."),
            commands: commands.map { ($0.name, $0.usage.summary) }, options: [.language, .help, .version])
    }
}
