package import PlanCore

/// One option of a command, as getopt_long(3) reads it: `--name VALUE`, `--name=VALUE`, `-n VALUE`; a name may be cut short
/// as long as it stays unambiguous.
package struct Option: Sendable {
    package var name: String
    package var short: Character?
    /// What stands for its value in the help; nil when it takes none.
    package var value: Bilingual?
    package var help: Bilingual

    package init(_ name: String, short: Character? = nil, value: Bilingual? = nil, help: Bilingual) {
        self.name = name
        self.short = short
        self.value = value
        self.help = help
    }
}

/// The program was called wrongly.
package struct UsageError: Error, Hashable, Sendable {
    package var message: Bilingual
    package init(vi: String, en: String) { self.message = Bilingual(vi: vi, en: en) }
}

/// What stood on the command line, read by a list of options.
package struct Arguments: Sendable {
    private var values: [String: [String]] = [:]
    package private(set) var operands: [String] = []

    /// - Throws: `UsageError` for an unknown or ambiguous option, a missing value, a value that is not taken.
    package init(_ words: [String], options: [Option]) throws(UsageError) {
        var words = words[...]
        while let word = words.popFirst() {
            if word == "--" {
                operands += words
                return
            }
            if word.hasPrefix("--") {
                let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let option = try Self.find(String(parts[0]), in: options)
                try take(option, inline: parts.count > 1 ? String(parts[1]) : nil, spelled: "--\(option.name)", &words)
            } else if word.hasPrefix("-"), word.count > 1 {
                try takeShort(word, options, &words)
            } else {
                operands.append(word)
            }
        }
    }

    package func has(_ name: String) -> Bool { values[name] != nil }
    /// The last value given.
    package func value(_ name: String) -> String? { values[name]?.last }
    package func values(_ name: String) -> [String] { values[name] ?? [] }

    private mutating func takeShort(
        _ word: String, _ options: [Option], _ words: inout ArraySlice<String>
    ) throws(UsageError) {
        var letters = word.dropFirst()
        while let letter = letters.popFirst() {
            guard let option = options.first(where: { $0.short == letter }) else {
                throw UsageError(vi: "không có tùy chọn '-\(letter)'", en: "unknown option '-\(letter)'")
            }
            let rest = option.value == nil || letters.isEmpty ? nil : String(letters)
            try take(option, inline: rest, spelled: "-\(letter)", &words)
            if rest != nil { return }
        }
    }

    private mutating func take(
        _ option: Option, inline: String?, spelled: String, _ words: inout ArraySlice<String>
    ) throws(UsageError) {
        guard option.value != nil else {
            if inline != nil {
                throw UsageError(vi: "'\(spelled)' không nhận giá trị", en: "option '\(spelled)' takes no value")
            }
            values[option.name, default: []].append("")
            return
        }
        guard let value = inline ?? words.popFirst() else {
            throw UsageError(vi: "'\(spelled)' thiếu giá trị", en: "option '\(spelled)' needs a value")
        }
        values[option.name, default: []].append(value)
    }

    private static func find(_ name: String, in options: [Option]) throws(UsageError) -> Option {
        if let exact = options.first(where: { $0.name == name }) { return exact }
        let matching = options.filter { $0.name.hasPrefix(name) && !name.isEmpty }
        if matching.count > 1 {
            let names = matching.map { "--\($0.name)" }.joined(separator: ", ")
            throw UsageError(
                vi: "'--\(name)' có thể là \(names)", en: "option '--\(name)' is ambiguous (\(names))")
        }
        guard let only = matching.first else {
            throw UsageError(vi: "không có tùy chọn '--\(name)'", en: "unknown option '--\(name)'")
        }
        return only
    }
}
