/// What the bench was asked for.
struct Options {
    var extent = Workplace.Extent.usual
    /// Where the report goes as JSON.
    var json: String?
    /// Groups of rows to measure; all when empty.
    var only: [String] = []
    var programs = ".build/release"
    /// Where the measurements' folders are made: the file system that is measured.
    var folder = ".build/bench"

    static let usage = """
        usage: Bench [--small | --all] [--only GROUP]… [--json FILE] [--programs FOLDER] [--folder FOLDER]

          --small      a little of everything, within a minute; its figures say nothing
          --all        what takes many minutes too
          --only       this group of rows alone: \(rowGroups.map { $0.name }.joined(separator: ", "))
          --json       write the report there too
          --programs   where hanchotd is (.build/release)
          --folder     where to measure (.build/bench); what is in it afterwards is removed
        """

    /// - Throws: words that say nothing.
    init(_ words: [String]) throws {
        var rest = words[...]
        while let word = rest.popFirst() {
            switch word {
            case "--small": extent = .small
            case "--all": extent = .all
            case "--json": json = try Self.value(of: word, &rest)
            case "--only": only.append(try Self.value(of: word, &rest))
            case "--programs": programs = try Self.value(of: word, &rest)
            case "--folder": folder = try Self.value(of: word, &rest)
            default: throw Trouble("unknown '\(word)'")
            }
        }
        for name in only where !rowGroups.contains(where: { $0.name == name }) {
            throw Trouble("unknown group '\(name)'")
        }
    }

    private static func value(of word: String, _ rest: inout ArraySlice<String>) throws -> String {
        guard let value = rest.popFirst(), !value.isEmpty else { throw Trouble("'\(word)' lacks its value") }
        return value
    }
}
