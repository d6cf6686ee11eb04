import DocumentFormats

/// The lists of a Word document (numbering.xml) and how far each has counted.
struct WordNumbering {
    private struct Level {
        var form = NumberForm.decimal
        /// `%1.` and the like.
        var text = ""
        var start = 1
    }

    private struct List {
        var levels: [Int: Level] = [:]
        /// Lists of the same definition count on together.
        var definition = ""
    }

    private var definitions: [String: [Int: Level]] = [:]
    private var lists: [String: List] = [:]
    private var counts: [String: [Int: Int]] = [:]
    private static let mostLevels = 9

    init() {}

    init(_ part: [UInt8], limits: DocumentLimits) throws(ExtractionFault) {
        let xml = try XMLPull(part, prefixes: WordDocument.prefixes, limits: limits)
        var definition = ""
        var list: String?
        var level = 0
        while let event = try xml.next() {
            guard case .start(let name) = event else {
                if case .end("w:num") = event { list = nil }
                continue
            }
            let value = xml.attributes()
            switch name {
            case "w:abstractNum": definition = value["w:abstractNumId"] ?? ""
            case "w:num": list = value["w:numId"]
            case "w:abstractNumId":
                guard let list, let definition = value["w:val"] else { continue }
                lists[list] = List(levels: definitions[definition] ?? [:], definition: definition)
            case "w:lvl", "w:lvlOverride": level = value["w:ilvl"].flatMap { Int($0) } ?? 0
            case "w:startOverride":
                guard let list, let start = value["w:val"].flatMap({ Int($0) }) else { continue }
                lists[list]?.levels[level, default: Level()].start = start
                lists[list]?.definition = "\(definition) \(list)"
            case "w:start": change(list, definition, level) { $0.start = value["w:val"].flatMap { Int($0) } ?? 1 }
            case "w:numFmt": change(list, definition, level) { $0.form = Self.form(value["w:val"] ?? "") }
            case "w:lvlText": change(list, definition, level) { $0.text = value["w:val"] ?? "" }
            default: continue
            }
        }
    }

    private mutating func change(_ list: String?, _ definition: String, _ level: Int, _ change: (inout Level) -> Void) {
        guard (0..<Self.mostLevels).contains(level) else { return }
        if let list {
            if lists[list] != nil { change(&lists[list, default: List()].levels[level, default: Level()]) }
        } else {
            change(&definitions[definition, default: [:]][level, default: Level()])
        }
    }

    private static func form(_ name: String) -> NumberForm {
        switch name {
        case "lowerLetter": .lowerLetter
        case "upperLetter": .upperLetter
        case "lowerRoman": .lowerRoman
        case "upperRoman": .upperRoman
        case "bullet": .bullet
        case "none": .none
        default: .decimal
        }
    }

    /// Counts one on in a list and answers what stands before the paragraph, with a blank at its end; empty without a list.
    mutating func next(_ list: String, _ level: Int) -> String {
        guard let found = lists[list], let own = found.levels[level] else { return "" }
        var counts = counts[found.definition] ?? [:]
        counts[level] = counts[level].map { $0 &+ 1 } ?? own.start
        for deeper in counts.keys where deeper > level { counts[deeper] = nil }
        self.counts[found.definition] = counts
        if own.form == .bullet { return "- " }
        var label = own.text
        for place in 0...level {
            let at = found.levels[place] ?? own
            label = label.replacing("%\(place + 1)", with: at.form.text(counts[place] ?? at.start))
        }
        return label.isEmpty ? "" : label + " "
    }
}
