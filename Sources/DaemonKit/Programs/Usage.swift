package import PlanCore

/// The help text of a program or of one of its commands.
package struct Usage: Sendable {
    /// `hanchot agenda`.
    package var program: String
    /// What follows the options: `[FILE…]`.
    package var operands: Bilingual?
    package var summary: Bilingual
    package var commands: [(name: String, summary: Bilingual)] = []
    package var options: [Option]

    package init(
        _ program: String, operands: Bilingual? = nil, summary: Bilingual,
        commands: [(name: String, summary: Bilingual)] = [],
        options: [Option]
    ) {
        self.program = program
        self.operands = operands
        self.summary = summary
        self.commands = commands
        self.options = options
    }

    package func text(in language: Language) -> String {
        let usage = Bilingual(vi: "Cách dùng", en: "Usage")
        let commandsTitle = Bilingual(vi: "Lệnh", en: "Commands")
        let optionsTitle = Bilingual(vi: "Tùy chọn", en: "Options")
        let command = commands.isEmpty ? nil : Bilingual(vi: "LỆNH", en: "COMMAND")
        let synopsis = [
            program, command?[language], Bilingual(vi: "[TÙY-CHỌN…]", en: "[OPTION…]")[language], operands?[language],
        ].compactMap(\.self).joined(separator: " ")
        var lines = ["\(usage[language]): \(synopsis)", Self.sentence(summary[language])]
        if !commands.isEmpty {
            lines += ["", "\(commandsTitle[language]):"] + Self.table(commands.map { ($0.name, $0.summary[language]) })
        }
        lines += ["", "\(optionsTitle[language]):"]
        lines += Self.table(
            options.map { option in
                let short = option.short.map { "-\($0), " } ?? "    "
                return (
                    short + "--\(option.name)" + (option.value.map { " \($0[language])" } ?? ""), option.help[language]
                )
            })
        return lines.joined(separator: "\n")
    }

    private static func sentence(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
    }

    private static func table(_ rows: [(String, String)]) -> [String] {
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { "  " + $0.0 + String(repeating: " ", count: width - $0.0.count + 2) + $0.1 }
    }
}
